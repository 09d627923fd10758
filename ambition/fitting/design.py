"""One ledger as arithmetic: which criteria speak for it, at which level, and what each adds to each step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambition.fitting.evidence import BARE, Table
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Goal

PERMILLE = 1000


@dataclass(frozen=True, slots=True)
class Design:
    """The criteria of a ledger: column, level, weight in the file (1 fills a step); shares of the steps."""

    ledger: str
    names: tuple[str, ...]
    columns: NDArray[np.intp]
    levels: NDArray[np.intp]
    weights: Table
    steps: Table
    bare: float
    bare_highest: int

    def parts(self, evidence: Table) -> Table:
        """What each criterion adds to each step per unit of weight: steps x texts x criteria."""
        shown = evidence[:, self.columns]
        is_bare = shown == BARE
        rows = []
        for step in range(len(self.steps)):
            full = np.where(self.levels > step, 1.0, 0.0)
            half = self.bare * np.where(np.minimum(self.levels, self.bare_highest) > step, 1.0, 0.0)
            rows.append(np.where(is_bare, half, np.where(shown > 0, full, 0.0)))
        return np.stack(rows)

    def shown(self, parts: Table, weights: Table) -> Table:
        """The score of each text, 0 to 1."""
        filled = np.minimum(1.0, parts @ weights)
        return np.asarray(self.steps @ filled, dtype=float)


def design_of(rubric: LoadedRubric, ledger: str) -> Design:
    """The design of a scale, the niche or a goal's own ledger."""
    order = {criterion.id: at for at, criterion in enumerate(rubric.rubric.criteria)}
    pairs = rubric.criteria_of(ledger)
    where = rubric.ledger(ledger)
    steps = (PERMILLE,) if isinstance(where, Goal) else where.steps
    strength = rubric.rubric.strength
    return Design(
        ledger=ledger,
        names=tuple(criterion.id for criterion, _ in pairs),
        columns=np.array([order[criterion.id] for criterion, _ in pairs], dtype=np.intp),
        levels=np.array([speaks.level for _, speaks in pairs], dtype=np.intp),
        weights=np.array([speaks.weight / PERMILLE for _, speaks in pairs], dtype=float),
        steps=np.array(steps, dtype=float) / PERMILLE,
        bare=strength.bare / PERMILLE,
        bare_highest=strength.bare_highest_level,
    )
