"""Where a project stands on one ledger: shown, claimed, credited, the open range, the points behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ambition.model import Credit, Evidence, LedgerScore, Strength
from ambition.rubric.schema import IntervalBand, Trust
from ambition.scoring.claims import Claim
from ambition.scoring.filling import deal, fill
from ambition.scoring.holding import Held, Holdings
from ambition.scoring.tables import FULL, LedgerTable, Worth, share

TOP = 1000
QUARTERS = 16
_STRONGEST_FIRST = {"checkable": 0, "concrete": 1, "bare": 2}


@dataclass(frozen=True, slots=True)
class Standing:
    """A ledger's score, and the tenths that each step still has room for."""

    table: LedgerTable
    score: LedgerScore
    room: tuple[int, ...]
    claims: tuple[Claim, ...]


def stand(
    table: LedgerTable,
    speakers: Mapping[str, tuple[str, ...]],
    holdings: Holdings,
    claims: tuple[Claim, ...],
    trust: Trust,
) -> Standing:
    """The score of one ledger. ``speakers`` lists by ledger the criteria with any finding."""
    named = speakers.get(table.id, ())
    worths = _worths(table, named, holdings.shown)
    points, shown = deal(table.steps, worths)
    proven = _proven(table, named, holdings, worths, shown)
    trusted = [_trusted(table.steps, number, claims, trust) for number in range(len(table.steps))]
    credits_given = _credits(shown, proven, trusted)
    surely = tuple(
        max(points, amount if because == "confirmed" else 0)
        for points, (amount, because) in zip(proven, trusted, strict=True)
    )
    low = sum(shown) + sum(credit.points for credit in credits_given)
    coverage = _coverage(table, named, holdings.judged, bool(claims))
    score = LedgerScore(
        id=table.id,
        shown=sum(shown),
        claimed=sum(table.steps[: max(c.level for c in claims)]) if claims else None,
        credited=low,
        low=low,
        high=low + share(TOP - low, FULL - coverage),
        coverage=coverage,
        level_quarters=(2 * sum(shown) * QUARTERS + TOP) // (2 * TOP),
        interval_80=_interval(table.bands, sum(shown)),
        evidence=_evidence(table, named, holdings, points, claims),
        proven=sum(surely),
        credits=credits_given,
    )
    room = tuple(step - points for step, points in zip(table.steps, surely, strict=True))
    return Standing(table, score, room, claims)


def _worths(table: LedgerTable, named: tuple[str, ...], held: Mapping[str, Held]) -> list[tuple[str, Worth]]:
    return [(c, table.worths[c][held[c].grade]) for c in named if c in held]


def _proven(
    table: LedgerTable,
    named: tuple[str, ...],
    holdings: Holdings,
    worths: list[tuple[str, Worth]],
    shown: tuple[int, ...],
) -> tuple[int, ...]:
    """The fill with the proofs' texts read beside the description."""
    with_proofs = _worths(table, named, holdings.proven)
    return shown if with_proofs == worths else fill(table.steps, (worth for _, worth in with_proofs))


def _trusted(
    steps: tuple[int, ...], number: int, claims: tuple[Claim, ...], trust: Trust
) -> tuple[int, Literal["claim", "claim with proof", "confirmed"]]:
    """What the claims lend to a step, and which of them does."""
    best: tuple[int, Literal["claim", "claim with proof", "confirmed"]] = (0, "claim")
    for claim in claims:
        if claim.level > number:
            amount = share(steps[number], claim.trust(trust))
            if amount > best[0] or (amount == best[0] and claim.backing == "confirmed"):
                best = (amount, claim.backing)
    return best


def _credits(
    shown: tuple[int, ...],
    proven: tuple[int, ...],
    trusted: list[tuple[int, Literal["claim", "claim with proof", "confirmed"]]],
) -> tuple[Credit, ...]:
    found = []
    for number, (amount, because) in enumerate(trusted):
        if proven[number] > shown[number]:
            found.append(Credit(number + 1, proven[number] - shown[number], "proof read"))
        if amount > proven[number]:
            found.append(Credit(number + 1, amount - proven[number], because))
    return tuple(found)


def _coverage(table: LedgerTable, named: tuple[str, ...], judged: frozenset[str], answered: bool) -> int:
    if answered:
        return FULL
    if not table.total_weight:
        return 0
    return sum(table.weights[c] for c in named if c in judged) * FULL // table.total_weight


def _interval(bands: tuple[IntervalBand, ...], shown: int) -> tuple[int, int]:
    for band in bands:
        if shown <= band.shown_up_to:
            return max(0, shown - band.minus), min(TOP, shown + band.plus)
    return 0, TOP


def _evidence(
    table: LedgerTable,
    named: tuple[str, ...],
    holdings: Holdings,
    points: Mapping[str, int],
    claims: tuple[Claim, ...],
) -> tuple[Evidence, ...]:
    """The quotes by points, then what only proofs show, then the answers."""
    shown = [_item(table, c, holdings.shown[c], points[c]) for c in named if c in holdings.shown]
    shown.sort(key=lambda e: (-e.points, -e.level, _STRONGEST_FIRST[e.strength], e.id))
    proofs = [
        _item(table, c, holdings.proven[c], 0)
        for c in named
        if c in holdings.proven and holdings.proven[c] is not holdings.shown.get(c)
    ]
    proofs = [item for item in proofs if item.source == "answer"]
    proofs.sort(key=lambda e: (-e.level, e.id))
    return (*shown, *proofs, *_answers(table, claims))


def _item(table: LedgerTable, criterion: str, held: Held, points: int) -> Evidence:
    finding = held.finding
    said = finding.source == "answer"
    return Evidence(
        f"{table.id}.proof.{criterion}" if said else f"{table.id}.{criterion}",
        table.id,
        criterion,
        finding.kind,
        finding.strength,
        finding.source,
        None if said else finding.start,
        None if said else finding.end,
        finding.quote,
        table.worths[criterion][held.grade].level,
        points,
        held.grade == "confirmed",
        finding.question,
    )


def _answers(table: LedgerTable, claims: tuple[Claim, ...]) -> tuple[Evidence, ...]:
    """One item an answer; each carries the steps that it claims beyond those before it."""
    items = []
    reached = 0
    for number, claim in enumerate(claims):
        again = any(c.question == claim.question for c in claims[:number])
        if again and claim.level <= reached:
            continue
        strength: Strength = (
            "bare" if claim.backing == "claim" else "checkable" if claim.has_link else "concrete"
        )
        items.append(
            Evidence(
                id=f"{table.id}.answer.{claim.question}" + (f".{claim.level}" if again else ""),
                ledger=table.id,
                criterion=claim.question,
                kind=claim.kind,
                strength=strength,
                source="answer",
                start=None,
                end=None,
                quote=claim.words,
                level=claim.level,
                points=sum(table.steps[reached : claim.level]),
                confirmed=claim.backing == "confirmed",
                question=claim.question,
            )
        )
        reached = max(reached, claim.level)
    return tuple(items)
