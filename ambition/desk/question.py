"""One question of the interview kit, with an id that lasts as long as what it asks about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Kind = Literal["claimed", "leaned on", "doubted", "authorship", "misread", "unknown", "planned", "practice"]


@dataclass(frozen=True, slots=True)
class KitQuestion:
    """One question, why it is asked, how a good and a weak answer sound, and what to ask after it.

    ``id`` stays the same while what it asks about does, in every language, so that notes stay with it;
    ``start`` and ``end`` are the quote's place in the description, ``at_stake`` the points (tenths) that hang
    on the answer. ``core`` is what it asks apart from the quote, ``after`` what it asks after it (both in the
    texts' first language, so that every language asks the same) and ``topic`` what it is about: of each only
    one question is asked.
    """

    id: str
    kind: Kind
    asks: str
    because: str
    good: str
    weak: str
    then: str
    ledger: str
    criterion: str
    quote: str
    start: int | None
    end: int | None
    at_stake: int
    core: str
    topic: str = ""
    after: str = ""


def question(
    kind: Kind,
    asks: str,
    because: str,
    good: str,
    weak: str,
    *,
    at_stake: int,
    then: str = "",
    ledger: str = "",
    criterion: str = "",
    quote: str = "",
    span: tuple[int | None, int | None] = (None, None),
    core: str = "",
    topic: str = "",
    after: str = "",
) -> KitQuestion:
    """Make a question with an id of its own: from its kind, ledger, criterion, and quote or else topic."""
    key = "\n".join((kind, ledger, criterion, quote or topic))
    return KitQuestion(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        kind=kind,
        asks=" ".join(asks.split()),
        because=" ".join(because.split()),
        good=good,
        weak=weak,
        then=then,
        ledger=ledger,
        criterion=criterion,
        quote=quote,
        start=span[0],
        end=span[1],
        at_stake=at_stake,
        core=core or asks,
        topic=topic,
        after=after,
    )
