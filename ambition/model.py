"""The nouns that flow through the program: description, finding, evidence, score, review.

All are frozen. Scores are integers in tenths of a point (0 to 1000), so sums are exact; offsets are
Unicode code points into ``Description.text``, and ``text[start:end] == quote`` holds for every quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["markdown", "restructuredtext", "notebook", "plain"]
Place = Literal["heading", "prose", "item", "cell", "quote", "code", "output"]
Language = Literal["english", "other", "empty"]
Strength = Literal["bare", "concrete", "checkable"]
Source = Literal["description", "fact", "answer"]

#: Why something was considered and did not count; the reader's closed list.
Dismissal = Literal[
    "planned",  # a plan, a road map, a wish
    "denied",  # said not to be so
    "hypothetical",  # could, would, if
    "asked",  # asked for, not given
    "data",  # about the people or things in a data set
    "others",  # about another project, company or person
    "licence",  # the text of an open-source licence
    "template",  # a left-over of a template
    "own-report",  # this tool's own badge or report
    "instruction",  # an order to the reader
    "boast",  # praise without a number, name, date or link
    "rejected",  # rejected by a reviewer, with a reason
]


@dataclass(frozen=True, slots=True)
class Link:
    """A visible link: its span, the text a reader sees and the address it leads to."""

    start: int
    end: int
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its span, its alt text, its address, and whether it is a badge."""

    start: int
    end: int
    alt: str
    target: str
    is_badge: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One visible sentence, list item, table row, heading or code line.

    ``start``/``end`` span it in the description as given (markup included); ``plain`` is what a reader of
    the rendered page sees of it, on one line; ``section`` holds the headings above it, outermost first;
    ``block`` numbers the paragraph, list item, table or code block it stands in; ``is_header`` marks the
    first row of a table that has one. ``plain`` is empty where pictures stand alone.
    """

    start: int
    end: int
    plain: str
    place: Place
    section: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    block: int = 0
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning about the description: a code, a sentence for the user, and where it applies."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """The text about a project and what a reader of its rendered page sees of it."""

    name: str
    text: str
    format: Format
    language: Language
    sentences: tuple[Sentence, ...]
    notices: tuple[Notice, ...] = ()
    source: str = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something fetched about a repository; ``value`` is None when it could not be fetched.

    ``says`` is the fact in words ("12 releases, the last on 2024-05-01"), ``where`` the address at which
    anyone can check it.
    """

    id: str
    value: int | str | bool | None
    says: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said to one question.

    ``level`` for level questions (0-4), ``choice`` an option's id, ``text`` free words, ``numbers`` by
    field id, ``links`` as typed; ``proof`` the text typed beside a claim.
    """

    question: str
    level: int | None = None
    choice: str | None = None
    text: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer did with the evidence, with the reason.

    ``confirm`` and ``reject`` name a criterion (and the quote, to tell which finding); ``confirm`` with an
    empty quote confirms the answer of ``ledger``; ``add`` brings a quote from the description for a
    criterion.
    """

    action: Literal["confirm", "reject", "add"]
    ledger: str
    criterion: str
    quote: str
    reason: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Misread:
    """A quote that the author says was misread, in the author's words; it changes no score."""

    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class Submission:
    """All that goes into a review: description, answers, fetched facts, reviewers' judgements.

    ``misread`` goes through it unread, to stand beside the quotes.
    """

    description: Description
    answers: tuple[Answer, ...] = ()
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    misread: tuple[Misread, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One sign of a criterion, found; ``dismissal`` is None where it counts, else why it does not."""

    criterion: str
    kind: str
    strength: Strength
    source: Source
    start: int | None
    end: int | None
    quote: str
    dismissal: Dismissal | None = None
    why: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding that counts, on one ledger: its level and the points (tenths) that it carries there."""

    id: str
    ledger: str
    criterion: str
    kind: str
    strength: Strength
    source: Source
    start: int | None
    end: int | None
    quote: str
    level: int
    points: int
    confirmed: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """What the answers add to *credited* beyond *shown*, on one step (1-4), in tenths.

    ``because`` says by what: the text of a proof, read like the description; a claim taken on trust,
    without or with a proof beside it; or a claim that a reviewer confirmed.
    """

    step: int
    points: int
    because: Literal["proof read", "claim", "claim with proof", "confirmed"]


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A quote that was considered and did not count, and why, in a sentence."""

    quote: str
    start: int | None
    end: int | None
    criterion: str
    dismissal: Dismissal
    why: str


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
