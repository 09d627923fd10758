"""How far a fit must reach out: on texts it has not seen a held fit spreads too little.

Each level's weights of a ledger get one factor, chosen on marks of cross-validation, where every text is
judged by a fit without it. Few numbers (four a scale, one a goal), so little is learned by heart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ambition.fitting.design import Design
from ambition.fitting.evidence import Table
from ambition.fitting.figures import kappa
from ambition.fitting.folds import Folds, Ledgers
from ambition.fitting.model import Rules, Sample, judged_for
from ambition.fitting.weights import GOAL_HIGHEST, HIGHEST, TOP

FACTORS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.6, 2.0, 2.5)
#: What a shift of the mean by one deviation costs, in kappa.
_SHIFT = 0.15
_ROUNDS = 3
_LEAST_GAIN = 1e-4

Factors = Mapping[str, Table]


def factors_of(rules: Rules, sample: Sample, runs: Sequence[Folds[Ledgers]]) -> Factors:
    """For every ledger four factors by level that bring unseen marks nearest; a goal's are all the same."""
    found: dict[str, Table] = {}
    for name, design in rules.levels.items():
        heights = _heights(name, design, sample, runs, HIGHEST)
        found[name] = _best_by_level(_mean_over(heights, partial(_worth, sample.medians[name])))
    for name, design in rules.goals.items():
        heights = _heights(name, design, sample, runs, GOAL_HIGHEST)
        judged = judged_for(rules.ranks[name], sample.medians["goal"])
        reached = (sample.medians["goal"] >= rules.ranks[name]).astype(float)[judged]
        of = _mean_over(heights, partial(_parted, judged, reached, rules.bars[name]))
        best = max(FACTORS, key=lambda factor: (round(of(np.full(TOP, factor)), 6), -abs(np.log(factor))))
        found[name] = np.full(TOP, best)
    return found


def stretched(rules: Rules, ledgers: Mapping[str, Table], factors: Factors) -> dict[str, Table]:
    """The weights of the ledgers times their factors, none above the highest."""
    return {
        name: _times(design, ledgers[name], factors[name], HIGHEST if name in rules.levels else GOAL_HIGHEST)
        for name, design in {**rules.levels, **rules.goals}.items()
    }


def _times(design: Design, weights: Table, factors: Table, highest: float) -> Table:
    return np.asarray(np.clip(weights * factors[design.levels - 1], 0, highest), dtype=float)


def _heights(
    name: str, design: Design, sample: Sample, runs: Sequence[Folds[Ledgers]], highest: float
) -> list[Callable[[Table], Table]]:
    """For each run a function from factors to the unseen score of every text."""
    ready = [
        [(tried, design.parts(sample.evidence[tried]), ledgers[name]) for _, tried, ledgers in run]
        for run in runs
    ]

    def height_of(run: int) -> Callable[[Table], Table]:
        def height(factors: Table) -> Table:
            found = np.zeros(len(sample.groups))
            for tried, parts, weights in ready[run]:
                found[tried] = design.shown(parts, _times(design, weights, factors, highest))
            return found

        return height

    return [height_of(run) for run in range(len(runs))]


def _mean_over(
    heights: Sequence[Callable[[Table], Table]], worth: Callable[[Table], float]
) -> Callable[[Table], float]:
    return lambda factors: float(np.mean([worth(height(factors)) for height in heights]))


def _parted(judged: NDArray[np.bool_], reached: Table, bar: float, heights: Table) -> float:
    """How well a bar parts the texts that reach a goal from the others, as kappa."""
    return kappa((heights[judged] >= bar).astype(float), reached, 0, 1)


def _worth(wanted: Table, heights: Table) -> float:
    """Kappa, less what a shifted mean costs."""
    marks = TOP * heights
    pooled = float(np.sqrt((marks.var() + wanted.var()) / 2)) or 1.0
    return kappa(marks, wanted, 0, TOP) - _SHIFT * abs(float(marks.mean() - wanted.mean())) / pooled


def _best_by_level(worth: Callable[[Table], float]) -> Table:
    """One factor after the other, then all together, until nothing is gained."""
    best = np.ones(TOP)
    reached = worth(best)
    for _ in range(_ROUNDS):
        for level in (*range(TOP), None):
            for factor in FACTORS:
                tried = best.copy()
                if level is None:
                    tried = best * factor
                else:
                    tried[level] = factor
                value = worth(tried)
                if value > reached + _LEAST_GAIN:
                    best, reached = tried, value
    return best
