"""Where a project stands on one ledger: shown, claimed, credited, the open range, the points behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ambition.model import Credit, Evidence, LedgerScore, Strength
from ambition.rubric.schema import IntervalBand, Trust
from ambition.scoring.claims import Backing, Claim
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
    credits_given, surely = _credits(table.steps, shown, proven, claims, trust)
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
        evidence=_evidence(table, named, holdings, (worths, points), claims),
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
    if holdings.proven is holdings.shown:
        return shown
    with_proofs = _worths(table, named, holdings.proven)
    return shown if with_proofs == worths else fill(table.steps, (worth for _, worth in with_proofs))


def _credits(
    steps: tuple[int, ...],
    shown: tuple[int, ...],
    proven: tuple[int, ...],
    claims: tuple[Claim, ...],
    trust: Trust,
) -> tuple[tuple[Credit, ...], tuple[int, ...]]:
    """What proofs and claims add to the fill of each step, and the fill that is sure: proven or confirmed."""
    if not claims and proven == shown:
        return (), shown
    found = []
    surely = list(proven)
    for number, step in enumerate(steps):
        amount, because = _trusted(step, number, claims, trust)
        if proven[number] > shown[number]:
            found.append(Credit(number + 1, proven[number] - shown[number], "proof read"))
        if amount > proven[number]:
            found.append(Credit(number + 1, amount - proven[number], because))
            surely[number] = amount if because == "confirmed" else proven[number]
    return tuple(found), tuple(surely)


def _trusted(step: int, number: int, claims: tuple[Claim, ...], trust: Trust) -> tuple[int, Backing]:
    """What the claims lend to a step, and which of them does."""
    best: tuple[int, Backing] = (0, "claim")
    for claim in claims:
        if claim.level > number:
            amount = share(step, claim.trust(trust))
            if amount > best[0] or (amount == best[0] and claim.backing == "confirmed"):
                best = (amount, claim.backing)
    return best


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
    dealt: tuple[list[tuple[str, Worth]], Mapping[str, int]],
    claims: tuple[Claim, ...],
) -> tuple[Evidence, ...]:
    """The quotes by points, then what only proofs show, then the answers."""
    worths, points = dealt
    order = sorted(
        (-points[c], -worth.level, _STRONGEST_FIRST[holdings.shown[c].finding.strength], c)
        for c, worth in worths
    )
    shown = [_item(table.id, c, holdings.shown[c], -level, -less) for less, level, _, c in order]
    return (*shown, *_proofs(table, named, holdings), *_answers(table, claims))


def _proofs(table: LedgerTable, named: tuple[str, ...], holdings: Holdings) -> list[Evidence]:
    """What the proofs' texts show beyond the description; it counts in *credited*, not in *shown*."""
    if holdings.proven is holdings.shown:
        return []
    held = [(c, holdings.proven[c]) for c in named if c in holdings.proven]
    proofs = [
        _item(table.id, c, h, table.worths[c][h.grade].level, 0)
        for c, h in held
        if h.finding.source == "answer"
    ]
    return sorted(proofs, key=lambda e: (-e.level, e.id))


def _item(ledger: str, criterion: str, held: Held, level: int, points: int) -> Evidence:
    finding = held.finding
    said = finding.source == "answer"
    return Evidence(
        f"{ledger}.proof.{criterion}" if said else f"{ledger}.{criterion}",
        ledger,
        criterion,
        finding.kind,
        finding.strength,
        finding.source,
        None if said else finding.start,
        None if said else finding.end,
        finding.quote,
        level,
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
