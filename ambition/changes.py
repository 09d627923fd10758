"""What moved between two reviews, and by which evidence: pure, for page, desk and reports."""

from __future__ import annotations

from dataclasses import dataclass

from ambition.model import Evidence, LedgerScore, Review


@dataclass(frozen=True, slots=True)
class Move:
    """How far one ledger moved, in tenths; ``claimed_*`` is None where nothing was answered."""

    ledger: str
    shown_before: int
    shown_after: int
    claimed_before: int | None
    claimed_after: int | None

    @property
    def shown(self) -> int:
        """The change of *shown*, in tenths."""
        return self.shown_after - self.shown_before

    @property
    def claimed(self) -> int:
        """The change of *claimed*, in tenths; no answer counts as none claimed."""
        return (self.claimed_after or 0) - (self.claimed_before or 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What lies between two reviews: moves by ledger, goals, bands, and the evidence that came and went."""

    moves: tuple[Move, ...]
    goal_before: str | None
    goal_after: str | None
    band_before: str
    band_after: str
    came: tuple[Evidence, ...]
    went: tuple[Evidence, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the two reviews say the same."""
        moved = any(m.shown or m.claimed_before != m.claimed_after for m in self.moves)
        same = self.goal_before == self.goal_after and self.band_before == self.band_after
        return same and not (moved or self.came or self.went)

    @property
    def has_claims_only(self) -> bool:
        """Whether answers moved while the description shows what it showed before."""
        claimed = any(m.claimed_before != m.claimed_after for m in self.moves)
        return claimed and not any(m.shown for m in self.moves)


def changes(before: Review, after: Review) -> Changes:
    """What moved from ``before`` to ``after``, two reviews with one rubric."""
    then = {score.id: score for score in _scores(before)}
    moves = tuple(_move(then.get(score.id), score) for score in _scores(after))
    return Changes(
        moves,
        before.goal.reached,
        after.goal.reached,
        before.hireability.band_title if before.hireability else "",
        after.hireability.band_title if after.hireability else "",
        came=_missing(after, before),
        went=_missing(before, after),
    )


def _scores(review: Review) -> tuple[LedgerScore, ...]:
    return (*review.scales, *((review.niche,) if review.niche else ()))


def _move(before: LedgerScore | None, after: LedgerScore) -> Move:
    shown, claimed = (before.shown, before.claimed) if before else (0, None)
    return Move(after.id, shown, after.shown, claimed, after.claimed)


def _missing(here: Review, there: Review) -> tuple[Evidence, ...]:
    """Evidence from the text that stands in the one and not in the other, wherever it stands there.

    Of two equal quotes the first in the text carries a criterion, so an exchange of sections may exchange
    the quote: a sentence that both descriptions hold neither came nor went while its criterion is held.
    """
    known = {_key(evidence) for evidence in there.evidence}
    held = {(evidence.ledger, evidence.criterion) for evidence in there.evidence}
    text = _folded(there.description.text)
    found = {}
    for evidence in reversed(here.evidence):
        key = _key(evidence)
        exchanged = (evidence.ledger, evidence.criterion) in held and key[2] in text
        if evidence.source != "answer" and key not in known and not exchanged:
            found[key] = evidence
    return tuple(found[key] for key in sorted(found))


def _key(evidence: Evidence) -> tuple[str, str, str]:
    return evidence.ledger, evidence.criterion, _folded(evidence.quote)


def _folded(text: str) -> str:
    return " ".join(text.split())
