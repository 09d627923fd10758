"""What a desk holds, all frozen: candidates, their projects, what people did, settings.

Times are ISO 8601 strings that the caller's clock gave; identifiers (``c7``, ``p12``) are handed out once
and never again, so that the log can name what was deleted. Scores are tenths of a point, as in the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from ambition.desk.log import Entry
from ambition.model import Answer, Fact, Judgement, Misread, RubricRef

FORBID = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a project stands on one ledger, as a table shows it (tenths; coverage in permille)."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    id: str
    shown: int
    low: int
    high: int
    claimed: int | None
    credited: int
    coverage: int
    level_quarters: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a table needs of a review, and the hashes that tell whether making it again gives the same."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    rubric: RubricRef
    tool: str
    input_sha256: str
    review_sha256: str
    goal: str | None
    goal_rank: int | None
    goal_title: str
    goal_claimed: str | None
    at_the_top: bool
    top_proof: str
    scales: tuple[Standing, ...]
    niche: Standing | None
    band: str
    band_title: str
    score: int | None
    headline: str
    claimed_not_shown: tuple[str, ...]
    coverage: int
    partial: bool
    words: int


@dataclass(frozen=True, slots=True)
class Project:
    """One description on the desk with what was answered, fetched and judged about it.

    ``series`` is the same for versions of one project, ``dated`` tells them apart. ``imported`` marks a
    packet: its ``claimed_review`` hash is shown and never believed, and its facts stay ``unverified``
    until they are fetched again. ``same_as`` names projects of others with the same or nearly the same text.
    ``covered_name`` is its name as a blind table shows it, kept so that a table needs no text read again;
    ``identities`` are hashes of the names and addresses that are covered in it, to tell who may be who.
    """

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    id: str
    name: str
    source: str
    text: str
    link: str = ""
    series: str = ""
    dated: str = ""
    answers: tuple[Answer, ...] = ()
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    misread: tuple[Misread, ...] = ()
    imported: bool = False
    claimed_review: str = ""
    unverified: bool = False
    same_as: tuple[str, ...] = ()
    summary: Summary | None = None
    covered_name: str = ""
    identities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One reviewer's own mark (level 0-4) on one ledger, with the quote it rests on."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    reviewer: str
    ledger: str
    level: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that belong to a log entry: the entry holds their salted hash, this holds the words.

    ``quote`` is what was judged, ``text`` the reason.
    """

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    entry: int
    salt: str
    text: str
    quote: str = ""

    @property
    def words(self) -> str:
        """What the entry's hash was made of."""
        return "\n".join(part for part in (self.quote, self.text) if part)


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote down beside an interview question.

    ``asks`` is the question as it was asked: it stands beside the words once the kit no longer asks it.
    """

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    question: str
    text: str
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, in free words; the program never fills it."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    text: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate: the user's own reference (may be empty), a number, projects, what people did.

    ``folder`` is the folder they came in, which tells later versions; it may be a name and is never shown.
    ``placed`` is the band a person moved the candidate to; the review's own band stays visible beside it.
    """

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    id: str
    number: int
    reference: str = ""
    projects: tuple[Project, ...] = ()
    marks: tuple[Mark, ...] = ()
    saved_by: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    said: tuple[Said, ...] = ()
    decision: Decision | None = None
    placed: str = ""
    revealed: bool = False
    folder: str = ""

    @property
    def label(self) -> str:
        """The user's own reference, else "Candidate 07", so in every file; faces say it in their language."""
        return self.reference or f"Candidate {self.number:02d}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk is used. ``order`` is chosen by the user (candidate ids); empty means order of arrival.

    ``delete_on`` is the date (ISO) after which the desk asks to delete what it holds, ``contact`` whom the
    people concerned write to.
    """

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    blind: bool = True
    rate_first: bool = False
    order: tuple[str, ...] = ()
    delete_on: str = ""
    questions_link: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that one file holds."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID

    title: str = ""
    settings: Settings = Settings()
    candidates: tuple[Candidate, ...] = ()
    log: tuple[Entry, ...] = ()
    next_number: int = 1
    next_project: int = 1


Order = Literal["arrival", "chosen"]
