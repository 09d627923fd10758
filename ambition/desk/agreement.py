"""How far raters agree: quadratic weighted kappa a pair, Krippendorff's alpha for all, with intervals.

Pure numbers, no candidates: a table of marks in, frozen figures out. The intervals are percentile bootstrap
intervals over the things marked, from a fixed seed, so the same marks give the same figures.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

#: Below so many things marked by both, figures of agreement say little; they are then called small.
SMALL_N = 30
_RESAMPLES = 500
_SEED = 20240229

Rows = Sequence[Sequence[int | None]]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Quadratic weighted kappa between two raters on one ledger; None where neither mark varies."""

    ledger: str
    raters: tuple[str, str]
    n: int
    kappa: float | None
    interval_95: Interval | None
    small: bool


@dataclass(frozen=True, slots=True)
class LedgerAgreement:
    """Krippendorff's alpha (ordinal) of all raters on one ledger, and each pair's kappa.

    ``n`` counts the things that two raters or more have marked; ``mean_kappa`` is the mean over the pairs.
    """

    ledger: str
    n: int
    alpha: float | None
    interval_95: Interval | None
    mean_kappa: float | None
    pairs: tuple[PairAgreement, ...]
    small: bool


def kappa(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return the quadratic weighted kappa of two raters' marks, or None where it is not defined.

    Marks that nobody gave add nothing to either sum, so the range of the scale does not matter.
    """
    if not first:
        return None
    observed = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) * len(first)
    expected = sum((a - b) ** 2 * n * m for a, n in _counts(first) for b, m in _counts(second))
    return 1 - observed / expected if expected else None


def alpha(rows: Rows) -> float | None:
    """Return Krippendorff's alpha (ordinal) of rows of marks, a row a thing and a column a rater."""
    used = [row for row in rows if sum(mark is not None for mark in row) > 1]
    if len({mark for row in used for mark in row if mark is not None}) < 2:
        return None
    # Loaded here: numpy would double the time that the command line needs to start.
    import krippendorff  # noqa: PLC0415

    columns = [
        [math.nan if mark is None else float(mark) for mark in column] for column in zip(*used, strict=True)
    ]
    return float(krippendorff.alpha(columns, level_of_measurement="ordinal"))


def agreement(ledger: str, marks: Mapping[str, Mapping[str, int]]) -> LedgerAgreement:
    """Return the figures of one ledger from marks by rater and thing."""
    raters = sorted(marks)
    things = sorted({thing for given in marks.values() for thing in given})
    rows = [[marks[rater].get(thing) for rater in raters] for thing in things]
    used = [row for row in rows if sum(mark is not None for mark in row) > 1]
    pairs = tuple(
        _pair(ledger, (raters[i], raters[j]), marks)
        for i in range(len(raters))
        for j in range(i + 1, len(raters))
    )
    known = [pair.kappa for pair in pairs if pair.kappa is not None]
    return LedgerAgreement(
        ledger=ledger,
        n=len(used),
        alpha=alpha(used),
        interval_95=_bootstrap(used, alpha),
        mean_kappa=sum(known) / len(known) if known else None,
        pairs=pairs,
        small=len(used) < SMALL_N,
    )


def _pair(ledger: str, raters: tuple[str, str], marks: Mapping[str, Mapping[str, int]]) -> PairAgreement:
    first, second = (marks[rater] for rater in raters)
    rows = [(first[thing], second[thing]) for thing in sorted(first.keys() & second.keys())]

    def of(sample: Sequence[tuple[int, int]]) -> float | None:
        return kappa([a for a, _ in sample], [b for _, b in sample])

    return PairAgreement(ledger, raters, len(rows), of(rows), _bootstrap(rows, of), len(rows) < SMALL_N)


def _bootstrap(rows: Sequence[Row], figure: Callable[[Sequence[Row]], float | None]) -> Interval | None:
    if len(rows) < 3:
        return None
    chance = random.Random(_SEED)
    found = sorted(
        value
        for value in (figure(chance.choices(rows, k=len(rows))) for _ in range(_RESAMPLES))
        if value is not None
    )
    if len(found) < _RESAMPLES // 2:
        return None
    cut = len(found) // 40
    return Interval(found[cut], found[-1 - cut])


def _counts(marks: Sequence[int]) -> list[tuple[int, int]]:
    return [(mark, marks.count(mark)) for mark in sorted(set(marks))]
