"""What scoring needs to know of a rubric, worked out once: the worth of every criterion on every step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import IntervalBand, StrengthValues

Grade = Literal["bare", "concrete", "checkable", "confirmed"]
Kind = Literal["scale", "niche", "goal"]
GRADES: tuple[Grade, ...] = ("bare", "concrete", "checkable", "confirmed")
FULL = 1000
#: Tables are kept for this many loaded rubrics; an uploaded one is let go when others come.
MOST_RUBRICS_KEPT = 16
#: A goal's own ledger counts a quarter among next steps: it opens one door, a scale is walked along.
SHARE_OF_A_GOAL = 4


@dataclass(frozen=True, slots=True)
class Worth:
    """What a criterion is worth on one ledger at one grade: its level, and tenths by step from the bottom."""

    value: int
    level: int
    by_step: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """One ledger: its steps in tenths, who speaks for it, and the worth of each by grade."""

    id: str
    kind: Kind
    title: str
    steps: tuple[int, ...]
    weights: Mapping[str, int]
    levels: Mapping[str, int]
    worths: Mapping[str, Mapping[Grade, Worth]]
    total_weight: int
    bands: tuple[IntervalBand, ...]

    @property
    def height(self) -> int:
        """All steps together, in tenths."""
        return sum(self.steps)


class Opening(NamedTuple):
    """What a criterion that is not there yet could bring to a ledger, in tenths by step."""

    ledger: str
    level: int
    concrete: tuple[int, ...]
    bare: tuple[int, ...]
    divisor: int
    total: int
    most_on_a_step: int


@dataclass(frozen=True, slots=True)
class Tables:
    """A rubric as scoring sees it: ledgers in order (scales, niche, goals), who speaks where, and what
    could still be asked or added."""

    loaded: LoadedRubric
    ledgers: Mapping[str, LedgerTable]
    speaks_for: Mapping[str, tuple[str, ...]]
    judged_ids: tuple[str, ...]
    grade_ranks: Mapping[Grade, int]
    openings: tuple[tuple[str, tuple[Opening, ...]], ...]
    probes: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=MOST_RUBRICS_KEPT)
def tables_of(loaded: LoadedRubric) -> Tables:
    """The tables of a rubric; the same ones every time for the same loaded rubric."""
    return _build(loaded)


def share(amount: int, permille: int) -> int:
    """That many thousandths of an amount, rounded half up."""
    return (2 * amount * permille + FULL) // (2 * FULL)


def _build(loaded: LoadedRubric) -> Tables:
    rubric = loaded.rubric
    ledgers: dict[str, LedgerTable] = {}
    for scale in rubric.scales:
        ledgers[scale.id] = _table(loaded, scale.id, "scale", scale.steps, scale.interval_80)
    if rubric.niche:
        niche = rubric.niche
        ledgers[niche.id] = _table(loaded, niche.id, "niche", niche.steps, niche.interval_80)
    for goal in rubric.goals:
        ledgers[goal.id] = _table(loaded, goal.id, "goal", (FULL,), ())
    speaks_for = {
        criterion.id: tuple(dict.fromkeys(s.ledger for s in criterion.speaks_for if s.weight))
        for criterion in rubric.criteria
    }
    judged = tuple(table.id for table in ledgers.values() if table.kind != "goal")
    values = _grade_values(rubric.strength)
    ranks = {grade: rank for rank, grade in enumerate(sorted(GRADES, key=lambda grade: values[grade]))}
    openings = tuple(
        (c.id, tuple(_opening(ledgers[ledger], c.id) for ledger in speaks_for[c.id]))
        for c in rubric.criteria
        if c.write or c.do
    )
    probes = {ledger: _probes(loaded, table) for ledger, table in ledgers.items()}
    return Tables(loaded, ledgers, speaks_for, judged, ranks, openings, probes)


def _probes(loaded: LoadedRubric, table: LedgerTable) -> tuple[str, ...]:
    """The ledger's criteria with a question to ask, the heaviest of the highest level first."""
    names = [name for name in table.weights if loaded.criterion(name).probe]
    return tuple(sorted(names, key=lambda name: (-table.weights[name] * table.levels[name], name)))


def _opening(table: LedgerTable, criterion: str) -> Opening:
    concrete = table.worths[criterion]["concrete"].by_step
    return Opening(
        ledger=table.id,
        level=table.levels[criterion],
        concrete=concrete,
        bare=table.worths[criterion]["bare"].by_step,
        divisor=SHARE_OF_A_GOAL if table.kind == "goal" else 1,
        total=sum(concrete),
        most_on_a_step=max(concrete),
    )


def _table(
    loaded: LoadedRubric, ledger: str, kind: Kind, steps: tuple[int, ...], bands: tuple[IntervalBand, ...]
) -> LedgerTable:
    strength = loaded.rubric.strength
    speakers = [(c, s) for c, s in loaded.criteria_of(ledger) if s.weight]
    weights = {c.id: s.weight for c, s in speakers}
    levels = {c.id: min(s.level, len(steps)) for c, s in speakers}
    values = _grade_values(strength)
    worths = {
        c: {g: _worth(steps, weights[c], _level(levels[c], g, strength), values[g]) for g in GRADES}
        for c in weights
    }
    title = loaded.ledger(ledger).title
    total = sum(weights.values())
    rising = tuple(sorted(bands, key=lambda band: band.shown_up_to))
    return LedgerTable(ledger, kind, title, steps, weights, levels, worths, total, rising)


def _grade_values(strength: StrengthValues) -> dict[Grade, int]:
    return {
        "bare": strength.bare,
        "concrete": strength.concrete,
        "checkable": strength.checkable,
        "confirmed": FULL,
    }


def _level(level: int, grade: Grade, strength: StrengthValues) -> int:
    return min(level, strength.bare_highest_level) if grade == "bare" else level


def _worth(steps: tuple[int, ...], weight: int, level: int, value: int) -> Worth:
    """Whole tenths by step: rounded once, here, so that everything dealt out afterwards is exact."""
    scaled = weight * value
    million = FULL * FULL
    by_step = tuple(
        (2 * step * scaled + million) // (2 * million) if number < level else 0
        for number, step in enumerate(steps)
    )
    return Worth(scaled if level else 0, level, by_step)
