"""Steps are filled from the bottom: points are dealt out, step by step, until a step is full."""

from __future__ import annotations

from collections.abc import Iterable

from ambition.scoring.tables import Worth


def deal(steps: tuple[int, ...], held: Iterable[tuple[str, Worth]]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Points by criterion, and the fill of each step; both add up to the same score, in tenths.

    A criterion of level L fills the steps 1 to L. The strongest are served first, so an exchange of order
    in the text changes nothing; taking one criterion away lowers the sum by its points at most.
    """
    queue = sorted(held, key=lambda item: (-item[1].value, item[1].level, item[0]))
    points = dict.fromkeys((criterion for criterion, _ in queue), 0)
    fills = []
    for number, step in enumerate(steps):
        left = step
        for criterion, worth in queue:
            if not left:
                break
            taken = min(left, worth.by_step[number])
            points[criterion] += taken
            left -= taken
        fills.append(step - left)
    return points, tuple(fills)


def fill(steps: tuple[int, ...], worths: Iterable[Worth]) -> tuple[int, ...]:
    """The fill of each step alone."""
    sums = [0] * len(steps)
    for worth in worths:
        for number, points in enumerate(worth.by_step):
            sums[number] += points
    return tuple(min(step, total) for step, total in zip(steps, sums, strict=True))
