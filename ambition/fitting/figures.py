"""How far marks agree: quadratic weighted kappa, the shift of the mean, the error in levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambition.fitting.evidence import Table
from ambition.fitting.marks import Marked, value_range

#: Halves of the groups that are worth a column of their own, where those groups exist.
HALVES = {
    "learn+competent": ("learn", "competent"),
    "problem+product": ("problem", "product"),
    "small": ("small",),
}
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """One mark: kappa of all texts and by half, shift of the mean in deviations, mean errors in levels."""

    mark: str
    kappa: float
    halves: Mapping[str, float]
    shift: float
    error: float
    error_hard: float
    error_small: float
    error_rest: float


def kappa(given: Table, wanted: Table, lowest: int, highest: int) -> float:
    """Quadratic weighted kappa of rounded marks; 0 where nothing varies."""
    size = highest - lowest + 1
    first = np.clip(np.floor(given + 0.5).astype(int), lowest, highest) - lowest
    second = np.clip(np.floor(wanted + 0.5).astype(int), lowest, highest) - lowest
    seen = np.zeros((size, size))
    np.add.at(seen, (first, second), 1)
    distance = np.subtract.outer(np.arange(size), np.arange(size)) ** 2
    chance = np.outer(seen.sum(1), seen.sum(0)) / max(len(given), 1)
    total = float((distance * chance).sum())
    return 1 - float((distance * seen).sum()) / total if total else 0.0


def rows(runs: Sequence[Mapping[str, Table]], marked: Marked) -> list[Row]:
    """A row a mark, the mean over several runs."""
    groups = np.array(marked.groups)
    parts = {name: np.isin(groups, members) for name, members in HALVES.items()}
    parts["hard"] = np.array(marked.hard, dtype=bool)
    result = []
    for mark in runs[0]:
        wanted = np.array(marked.medians[mark])
        result.append(_mean(mark, [_one(mark, run[mark], wanted, parts) for run in runs]))
    return result


def _one(mark: str, given: Table, wanted: Table, parts: Mapping[str, Mask]) -> Row:
    low, high = value_range(mark)
    hard, small = parts["hard"], parts["small"]
    pooled = float(np.sqrt((given.var() + wanted.var()) / 2)) or 1.0
    away = np.abs(given - wanted)
    return Row(
        mark=mark,
        kappa=kappa(given, wanted, low, high),
        halves={
            n: kappa(given[s], wanted[s], low, high) for n, s in parts.items() if n in HALVES and s.any()
        },
        shift=float(given.mean() - wanted.mean()) / pooled,
        error=float(away.mean()),
        error_hard=_mean_of(away[hard]),
        error_small=_mean_of(away[small]),
        error_rest=_mean_of(away[~hard & ~small]),
    )


def _mean_of(values: Table) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _mean(mark: str, found: Sequence[Row]) -> Row:
    def over(field: str) -> float:
        return float(np.mean([getattr(row, field) for row in found]))

    return Row(
        mark=mark,
        kappa=over("kappa"),
        halves={n: float(np.mean([row.halves[n] for row in found])) for n in found[0].halves},
        shift=over("shift"),
        error=over("error"),
        error_hard=over("error_hard"),
        error_small=over("error_small"),
        error_rest=over("error_rest"),
    )


def table(title: str, found: Sequence[Row], coverage: Mapping[str, float] | None = None) -> str:
    """The rows as text in columns."""
    names = list(found[0].halves) if found else []
    head = ["mark", "kappa", *names, "shift", "error", "hard", "small", "rest"]
    lines = [[r.mark, *_cells(r, names)] for r in found]
    if coverage is not None:
        head.append("in 80 %")
        lines = [[*line, f"{coverage[line[0]]:.0%}" if line[0] in coverage else ""] for line in lines]
    widths = [max(len(row[i]) for row in [head, *lines]) for i in range(len(head))]
    text = [_line(row, widths) for row in [head, *lines]]
    mean = float(np.mean([r.kappa for r in found])) if found else float("nan")
    return "\n".join([title, *text, f"mean kappa {mean:.3f}"])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell to the left, figures to the right."""
    first, *others = [
        cell.rjust(w) if i else cell.ljust(w) for i, (cell, w) in enumerate(zip(cells, widths, strict=True))
    ]
    return " ".join([first, *others])


def _cells(row: Row, names: Sequence[str]) -> list[str]:
    errors = (row.error, row.error_hard, row.error_small, row.error_rest)
    return [
        f"{row.kappa:.2f}",
        *(f"{row.halves[name]:.2f}" for name in names),
        f"{row.shift:+.2f}",
        *("-" if np.isnan(e) else f"{e:.2f}" for e in errors),
    ]
