"""Weights of one ledger that bring its score to the marks.

The model is the scoring formula itself: steps that fill up, no weight below 0. The loss is ordinal, with
the borders where a score is rounded to a level, because that is how agreement is measured. Every weight is
held to its value in the file, the more so the fewer texts it is seen in, while one factor a level moves all
weights of that level together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ambition.fitting.descent import descend
from ambition.fitting.design import Design
from ambition.fitting.evidence import Table

BORDERS = np.array([0.5, 1.5, 2.5, 3.5])
TOP = 4
#: The most that one criterion may weigh, 1 filling a step. For a goal little more than a usual bar, so that
#: two claims in bare words, which count half, do not reach it.
HIGHEST, GOAL_HIGHEST = 1.0, 0.55


@dataclass(frozen=True, slots=True)
class Pull:
    """How strongly a fit is held: to the file's weights, at the borders, by the distance, by the factors."""

    to_file: float = 0.15
    rare: float = 4.0
    steepness: float = 2.5
    distance: float = 0.5
    factor: float = 0.02
    #: Part of the slope that a full step lets through, so that weights can come down again.
    leak: float = 0.15
    goal_to_file: float = 0.2
    goal_steepness: float = 4.0
    hire_to_file: float = 0.15


def fit_levels(design: Design, evidence: Table, medians: Table, means: Table, pull: Pull) -> Table:
    """The weights that bring the ledger nearest to levels 0-4."""
    parts = design.parts(evidence)
    above = np.where(medians[:, None] > BORDERS, 1.0, -1.0)

    def by_text(weights: Table) -> Table:
        level = TOP * design.shown(parts, weights)
        away = above * (level[:, None] - BORDERS) * pull.steepness
        return np.asarray((-above / (1 + np.exp(away))).sum(1) + 2 * pull.distance * (level - means))

    def slope(weights: Table) -> Table:
        is_open = (parts @ weights < 1).astype(float)
        through = is_open + pull.leak * (1 - is_open)
        share = TOP * design.steps[:, None] * through * by_text(weights) / len(medians)
        return np.asarray(np.einsum("kn,knm->m", share, parts), dtype=float)

    return _walk(design, evidence, slope, pull, (pull.to_file, HIGHEST))


def fit_goal(design: Design, evidence: Table, reached: Table, bar: float, pull: Pull) -> Table:
    """The weights that put the texts that reach a goal above its bar, and the others below."""
    parts = design.parts(evidence)[0]
    side = np.where(reached > 0, 1.0, -1.0)
    share = max(float(reached.mean()), 0.05)
    fair = np.where(reached > 0, 0.5 / share, 0.5 / max(1 - share, 0.05)) / len(reached)

    def slope(weights: Table) -> Table:
        height = parts @ weights
        away = side * (height - bar) * pull.goal_steepness
        return np.asarray(parts.T @ (-side * pull.goal_steepness / (1 + np.exp(away)) * fair), dtype=float)

    return _walk(design, evidence, slope, pull, (pull.goal_to_file, GOAL_HIGHEST))


def _walk(
    design: Design, evidence: Table, slope: Callable[[Table], Table], pull: Pull, held: tuple[float, float]
) -> Table:
    """Weights are the file's times a factor a level, plus a difference of their own; ``held``: how strongly
    to the file, and by the highest weight.
    """
    to_file, highest = held
    count, file = len(design.weights), design.weights
    if not count:
        return file
    seen = (evidence[:, design.columns] > 0).sum(0)
    hold = 2 * to_file * (1 + pull.rare / np.maximum(seen, 1))
    levels = np.eye(TOP)[design.levels - 1]

    def weights_at(here: Table) -> Table:
        moved = file * np.exp(levels @ here[count:]) + here[:count]
        return np.asarray(np.clip(moved, 0, highest), dtype=float)

    def down(here: Table) -> Table:
        own = slope(weights_at(here))
        factors = levels.T @ (own * file * np.exp(levels @ here[count:])) + pull.factor * here[count:]
        return np.concatenate([own + hold * here[:count], factors])

    def bound(here: Table) -> Table:
        factors = np.clip(here[count:], -1.6, 1.2)
        scaled = file * np.exp(levels @ factors)
        return np.concatenate([np.clip(here[:count], -scaled, highest), factors])

    found = weights_at(descend(np.zeros(count + TOP), down, bound))
    return np.where(seen > 0, found, file)
