"""What a reviewer can confirm or reject: each quote once, with every reading of it that the review makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ambition.model import Evidence, Judgement, Review


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a quote is read as: its criterion, and the ledgers on which it speaks."""

    criterion: str
    ledgers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote of the description, fact or answer; ``evidence`` are the ids, the heaviest first.

    ``is_answer`` where the candidate answered it; ``points`` (tenths) is what hangs on all of it.
    """

    evidence: tuple[str, ...]
    quote: str
    is_answer: bool
    readings: tuple[Reading, ...]
    points: int
    confirmed: bool


def quotes_to_judge(review: Review) -> tuple[Quote, ...]:
    """Return each quote that carries points once, the heaviest first, with all that it is read as."""
    found: dict[tuple[str, ...], list[Evidence]] = {}
    for item in review.evidence:
        is_answer = item.source == "answer"
        key = ("answer", item.ledger, item.quote) if is_answer else (item.quote,)
        found.setdefault(key, []).append(item)
    quotes = [_quote(items) for items in found.values() if any(item.points for item in items)]
    return tuple(sorted(quotes, key=lambda each: (-each.points, each.evidence)))


def judgements(quote: Quote, criteria: Iterable[str], *, confirm: bool, reason: str) -> tuple[Judgement, ...]:
    """Return the judgements on these readings of the quote; confirming an answer names no quote."""
    meant = frozenset(criteria)
    text = "" if quote.is_answer and confirm else quote.quote
    return tuple(
        Judgement("confirm" if confirm else "reject", each.ledgers[0], each.criterion, text, reason)
        for each in quote.readings
        if each.criterion in meant
    )


def acts(made: Sequence[Judgement]) -> tuple[tuple[Judgement, ...], ...]:
    """Return judgements grouped by the act that made them: one quote, one reason, one reviewer."""
    by = groupby(made, key=lambda each: (each.action, each.quote, each.reason, each.reviewer))
    return tuple(tuple(group) for _, group in by)


def _quote(items: Sequence[Evidence]) -> Quote:
    ordered = sorted(items, key=lambda item: (-item.points, item.id))
    ledgers: dict[str, list[str]] = {}
    for item in ordered:
        ledgers.setdefault(item.criterion, []).append(item.ledger)
    return Quote(
        evidence=tuple(item.id for item in ordered),
        quote=ordered[0].quote,
        is_answer=ordered[0].source == "answer",
        readings=tuple(Reading(name, tuple(dict.fromkeys(those))) for name, those in ledgers.items()),
        points=sum(item.points for item in ordered),
        confirmed=all(item.confirmed for item in ordered),
    )
