"""The JSON form of a review: which fields there are and what they mean.

Scores are points, 0 to 100, with one decimal, and null where nothing could be judged; ``level`` is 0 to 4
in quarters; ``coverage`` is per cent. ``start`` and ``end`` count Unicode code points of the text as given.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "ambition-review/1"
SCHEMA_FILE = Path(__file__).with_name("review.schema.json")
Points = Annotated[float, Field(ge=0, le=100)]
Source = Literal["description", "answer", "fact"]


class Part(BaseModel):
    """A part of the document: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)


class RubricPart(Part):
    """The rubric that the review was made with."""

    id: str
    version: str
    sha256: str


class InputPart(Part):
    """What was read: its name, the SHA-256 of its text in UTF-8, and where it came from."""

    name: str
    sha256: str
    source: str
    words: int


class ConditionPart(Part):
    """One condition of a goal, and the ids of the evidence it rests on."""

    id: str
    says: str
    state: Literal["met", "not met", "unknown"]
    evidence: tuple[str, ...]


class RungPart(Part):
    """One goal of the ladder; ``shown`` is the height of the goal's own ledger."""

    id: str
    rank: int
    title: str
    reached: bool
    falls_back_to: str | None
    shown: Points | None
    conditions: tuple[ConditionPart, ...]


class GoalPart(Part):
    """The goal reached by what is shown and proven, claimed by the answers alone, and aimed at."""

    reached: str | None
    rank: int | None
    claimed: str | None
    aimed: str | None
    doubts: tuple[str, ...]
    ladder: tuple[RungPart, ...]


class CreditPart(Part):
    """What the answers add to *credited* beyond *shown* on one step (1-4), and by what."""

    step: int
    points: Points
    because: Literal["proof read", "claim", "claim with proof", "confirmed"]


class LedgerPart(Part):
    """Where the project stands; ``low`` to ``high`` is what nobody could judge, ``interval_80`` the
    error of the reading.

    Evidence of the description and of facts adds up to ``shown``, that of answers to ``claimed``, and
    ``shown`` with ``credits`` to ``credited``.
    """

    shown: Points | None
    claimed: Points | None
    credited: Points | None
    low: Points | None
    high: Points | None
    coverage: Points | None
    level: Annotated[float, Field(ge=0, le=4, multiple_of=0.25)] | None
    interval_80: tuple[Points, Points] | None
    credits: tuple[CreditPart, ...]


class ReasonPart(Part):
    """A reason for the band, with the quote it rests on and the id of that evidence."""

    says: str
    quote: str
    start: int | None
    end: int | None
    evidence: str


class QuestionPart(Part):
    """A question for an interview: why it is asked, how a good and a weak answer sound, on which ledger."""

    asks: str
    because: str
    good: str
    weak: str
    scale: str


class TermPart(Part):
    """One term of the hireability sum."""

    scale: str
    points: Points


class HireabilityPart(Part):
    """Priority to talk to, about one project; ``terms`` add up to ``score``."""

    score: Points | None
    band: str
    band_title: str
    enough: bool
    headline: str
    reasons: tuple[ReasonPart, ...]
    claimed_not_shown: tuple[str, ...]
    doubts: tuple[str, ...]
    questions: tuple[QuestionPart, ...]
    if_claims_fall: str
    terms: tuple[TermPart, ...]
    closing: str


class StepPart(Part):
    """Something to do next, the points that it may bring over all ledgers, and the proof it leaves."""

    kind: Literal["this week", "write it down", "do this"]
    scale: str
    criterion: str
    says: str
    points: float
    proof: str


class EvidencePart(Part):
    """A quote, fact or answer that counts on one ledger (``scale``: a scale, the niche or a goal).

    ``question`` names the question that an answer, or the text of its proof, belongs to.
    """

    id: str
    scale: str
    criterion: str
    kind: str
    strength: Literal["bare", "concrete", "checkable"]
    source: Source
    start: int | None
    end: int | None
    quote: str
    level: int
    points: Points
    confirmed: bool
    question: str


class NotCountedPart(Part):
    """A quote that was considered and did not count, and why."""

    quote: str
    start: int | None
    end: int | None
    criterion: str
    dismissal: str
    why: str


class WarningPart(Part):
    """A warning about the description, an answer or a fact."""

    code: str
    message: str
    start: int | None
    end: int | None


class FactPart(Part):
    """A fetched fact; ``value`` is null where it could not be fetched."""

    id: str
    value: bool | int | str | None
    says: str
    where: str


class AnswerPart(Part):
    """What the person answered to one question: never a fact; free words are for people to read."""

    question: str
    level: int | None
    choice: str | None
    text: str
    numbers: dict[str, int]
    links: tuple[str, ...]
    proof: str


class MisreadPart(Part):
    """A quote that the author says was misread, in the author's words; it changes no score."""

    quote: str
    says: str


class ReviewDocument(Part):
    """A review, whole."""

    schema_: Literal["ambition-review/1"] = Field(alias="schema")
    rubric: RubricPart
    input: InputPart
    judged: bool
    partial: bool
    goal: GoalPart
    scales: dict[str, LedgerPart]
    niche: LedgerPart | None
    hireability: HireabilityPart | None
    next_steps: tuple[StepPart, ...]
    evidence: tuple[EvidencePart, ...]
    not_counted: tuple[NotCountedPart, ...]
    coverage: Points | None
    unsure: tuple[str, ...]
    warnings: tuple[WarningPart, ...]
    facts: tuple[FactPart, ...]
    answers: tuple[AnswerPart, ...]
    misread: tuple[MisreadPart, ...]


def schema() -> str:
    """The JSON Schema of a review's document, as text that ends with a line feed."""
    form = ReviewDocument.model_json_schema(mode="serialization")
    form = {"$schema": "https://json-schema.org/draft/2020-12/schema", **form}
    return json.dumps(form, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schema() -> None:
    """Write the schema to its place in the package; a test says when it is no longer current."""
    SCHEMA_FILE.write_text(schema(), encoding="utf-8", newline="\n")
