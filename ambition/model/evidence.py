"""What reading finds: signs of a criterion, what they carry, and what did not count.

Points are integers in tenths; ``text[start:end] == quote`` holds for every quote of the description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
