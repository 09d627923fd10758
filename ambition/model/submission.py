"""What goes into a review: description, answers, fetched facts, judgements.

Offsets are Unicode code points into ``Description.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["markdown", "restructuredtext", "notebook", "plain"]
Place = Literal["heading", "prose", "item", "cell", "quote", "code", "output"]
Language = Literal["english", "other", "empty"]


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
