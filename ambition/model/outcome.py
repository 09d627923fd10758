"""What a review says: scores, goals, hireability, questions and the next step.

Scores are integers in tenths of a point (0 to 1000), so sums are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ambition.model.evidence import Credit, Evidence, NotCounted
from ambition.model.submission import Answer, Description, Fact, Judgement, Misread, Notice


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """Where a project stands on a scale, the niche or a goal's own ledger; scores in tenths, 0 to 1000.

    ``claimed`` is None where nothing was answered; ``coverage`` in permille; ``level_quarters`` is *shown* in
    quarters of a level (0-16), rounded half up; ``interval_80`` the measured error of the reading.
    ``proven`` is *shown* plus what the proofs' texts show and what reviewers confirmed: goals stand on it.
    The points of ``evidence`` from description and facts add up to *shown*, those from answers to *claimed*,
    and *shown* plus the points of ``credits`` is *credited*. Where a review is not ``judged``, only
    ``claimed`` means anything.
    """

    id: str
    shown: int
    claimed: int | None
    credited: int
    low: int
    high: int
    coverage: int
    level_quarters: int
    interval_80: tuple[int, int]
    evidence: tuple[Evidence, ...] = ()
    proven: int = 0
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """One condition of a goal: met, not met, or unknown, with the ids of the evidence it rests on."""

    id: str
    says: str
    state: Literal["met", "not met", "unknown"]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One goal of the ladder, from the bottom (rank 1): whether it is reached, and by what."""

    id: str
    rank: int
    title: str
    reached: bool
    falls_back_to: str | None
    conditions: tuple[ConditionResult, ...]
    ledger: LedgerScore | None = None


@dataclass(frozen=True, slots=True)
class GoalResult:
    """The goal reached (on what is shown plus proven), claimed (by the answers alone) and aimed at."""

    reached: str | None
    rank: int | None
    claimed: str | None
    aimed: str | None
    ladder: tuple[Rung, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of the hireability card, with the quote it rests on."""

    says: str
    quote: str
    start: int | None
    end: int | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question to ask, why, and how a good and a weak answer would sound."""

    asks: str
    because: str
    good: str
    weak: str
    ledger: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the hireability sum: the ledger it reads and the points (tenths) it adds."""

    ledger: str
    points: int


@dataclass(frozen=True, slots=True)
class Hireability:
    """Priority to talk to, about one project: never a verdict on a person.

    ``score`` (tenths) is None where the description could not be judged; ``enough`` is False where there is
    too little to tell; ``closing`` is the line that every card ends with.
    """

    score: int | None
    band: str
    band_title: str
    headline: str
    reasons: tuple[Reason, ...]
    claimed_not_shown: tuple[str, ...]
    doubts: tuple[str, ...]
    questions: tuple[InterviewQuestion, ...]
    if_claims_fall: str
    terms: tuple[Term, ...]
    enough: bool = True
    closing: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do next; ``kind`` says whether it is true already and only unwritten.

    ``points`` (tenths) is what it may bring over all ledgers; ``proof`` what the week's action leaves behind.
    """

    kind: Literal["this week", "write it down", "do this"]
    ledger: str
    criterion: str
    says: str
    points: int
    proof: str = ""


@dataclass(frozen=True, slots=True)
class RubricRef:
    """Which rubric a review was made with."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Review:
    """What comes out: scores with their evidence, the goal, whom to talk to and what to ask.

    ``judged`` is False for a description that is empty or not in English: then there are no numbers to
    show but what was claimed, and ``goal.rank`` is None. ``coverage`` is in permille over scales and niche;
    ``words`` counts the words that a reader of the rendered page sees.
    """

    rubric: RubricRef
    description: Description
    input_sha256: str
    goal: GoalResult
    scales: tuple[LedgerScore, ...]
    niche: LedgerScore | None
    hireability: Hireability | None
    next_steps: tuple[NextStep, ...]
    evidence: tuple[Evidence, ...]
    not_counted: tuple[NotCounted, ...]
    coverage: int
    partial: bool
    unsure: tuple[str, ...]
    warnings: tuple[Notice, ...]
    facts: tuple[Fact, ...] = ()
    judged: bool = True
    words: int = 0
    answers: tuple[Answer, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    misread: tuple[Misread, ...] = ()
