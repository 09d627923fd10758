"""The measured error of a reading: how far unseen marks lie from the score, in bands of the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ambition.fitting.evidence import Table
from ambition.rubric.schema import IntervalBand

#: A score up to here is little, some, or much (tenths of a point).
BANDS = (250, 500, 750, 1000)
#: An interval that covers so many of the marks out of a hundred.
COVERED = 80
LEVEL = 250
_FEWEST = 12
_GRAIN = 5
#: No reading is surer than this, even where all marks met it.
LEAST = 60


def bands_of(runs: Sequence[Mapping[str, Table]], mark: str, wanted: Table) -> list[IntervalBand]:
    """The bands of one scale; where texts are few, those of all bands stand in."""
    shown = np.concatenate([np.rint(run[mark] * LEVEL) for run in runs])
    away = np.tile(wanted, len(runs)) * LEVEL - shown
    found = []
    below = -1
    for top in BANDS:
        inside = away[(shown > below) & (shown <= top)]
        if len(inside) < _FEWEST * len(runs):
            middle = (max(below, 0) + top) / 2
            inside = away[np.argsort(np.abs(shown - middle), kind="stable")[: _FEWEST * len(runs)]]
        found.append(_band(top, inside))
        below = top
    return found


def _band(top: int, away: Table) -> IntervalBand:
    """The narrowest interval around the score that covers enough of the marks."""
    need = int(np.ceil(len(away) * COVERED / 100))
    best: tuple[int, int] | None = None
    for minus in range(LEAST, 501, _GRAIN):
        above = np.sort(away[away >= -minus])
        if len(above) < need:
            continue
        plus = max(LEAST, int(-(-max(float(above[need - 1]), 0.0) // _GRAIN) * _GRAIN))
        # A lopsided interval of the same width says more than it knows.
        if best is None or _width(minus, plus) < _width(*best):
            best = (minus, plus)
    minus, plus = best or (500, 500)
    return IntervalBand(shown_up_to=top, minus=min(minus, 1000), plus=min(plus, 1000))


def _width(minus: int, plus: int) -> tuple[int, int, int]:
    return minus + plus, abs(minus - plus), minus


def coverage(bands: Sequence[IntervalBand], run: Mapping[str, Table], mark: str, wanted: Table) -> float:
    """The share of marks that lie within their interval."""
    inside = 0
    for value, mark_given in zip(run[mark] * LEVEL, wanted * LEVEL, strict=True):
        score = int(np.rint(value))
        band = next(b for b in bands if score <= b.shown_up_to)
        inside += score - band.minus <= mark_given <= score + band.plus
    return inside / max(len(wanted), 1)
