"""The terms of the hireability card: weights of straight lines over ledgers, none below 0, 1000 together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ambition.fitting.descent import descend
from ambition.fitting.evidence import Table
from ambition.fitting.weights import Pull
from ambition.rubric.schema import TermWeight

PERMILLE = 1000
LOWEST, SPAN = 1, 4
BORDERS = np.array([1.5, 2.5, 3.5, 4.5])
_ROUNDS = 1500


def lines(terms: Sequence[TermWeight], heights: Mapping[str, Table]) -> Table:
    """How far each text has come on each term, 0 to 1: texts x terms."""
    columns = []
    for term in terms:
        span = (term.up_to - term.above) / PERMILLE
        columns.append(np.clip((heights[term.ledger] - term.above / PERMILLE) / span, 0, 1))
    return np.stack(columns, axis=1)


def card_mark(terms: Sequence[TermWeight], weights: Table, heights: Mapping[str, Table]) -> Table:
    """The mark from 1 to 5 that the card gives."""
    return np.asarray(LOWEST + SPAN * np.minimum(1.0, lines(terms, heights) @ weights))


def fit_card(
    terms: Sequence[TermWeight], heights: Mapping[str, Table], medians: Table, means: Table, pull: Pull
) -> Table:
    """The weight of each term (1 is the whole sum); held to equal shares."""
    reach = lines(terms, heights)
    even = np.full(len(terms), 1 / len(terms))
    above = np.where(medians[:, None] > BORDERS, 1.0, -1.0)

    def slope(weights: Table) -> Table:
        mark = LOWEST + SPAN * reach @ weights
        away = above * (mark[:, None] - BORDERS) * pull.steepness
        by_text = (-above / (1 + np.exp(away))).sum(1) + 2 * pull.distance * (mark - means)
        return np.asarray(SPAN * reach.T @ by_text / len(medians) + 2 * pull.hire_to_file * (weights - even))

    def bound(weights: Table) -> Table:
        kept = np.maximum(0.0, weights)
        return np.asarray(kept / max(1.0, float(kept.sum())))

    return descend(even, slope, bound, _ROUNDS)


def whole(weights: Table) -> list[int]:
    """Weights as whole permille that add up to 1000; what is left over goes in proportion."""
    shares = weights / max(float(weights.sum()), 1e-9) * PERMILLE
    floors = np.floor(shares).astype(int)
    order = sorted(range(len(shares)), key=lambda i: (floors[i] - shares[i], i))
    for i in order[: PERMILLE - int(floors.sum())]:
        floors[i] += 1
    return [int(v) for v in floors]
