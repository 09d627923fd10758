"""Going downhill with a step per number that adapts itself; the same numbers every time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ambition.fitting.evidence import Table

ROUNDS = 600
PACE = 0.02
#: The last fifth of the way is averaged, for steps that fill make the ground uneven.
AVERAGED_FROM = 0.8
_KEPT, _KEPT_SQUARES, _LEAST = 0.9, 0.99, 1e-4


def descend(
    start: Table, slope: Callable[[Table], Table], bound: Callable[[Table], Table], rounds: int = ROUNDS
) -> Table:
    """Walk from ``start`` against ``slope``, kept within ``bound``."""
    here = bound(start)
    mean, squares, total = np.zeros_like(here), np.zeros_like(here), np.zeros_like(here)
    averaged = 0
    for count in range(1, rounds + 1):
        down = slope(here)
        mean = _KEPT * mean + (1 - _KEPT) * down
        squares = _KEPT_SQUARES * squares + (1 - _KEPT_SQUARES) * down * down
        pace = PACE * (1 - 0.9 * (count - 1) / rounds)
        size = np.sqrt(squares / (1 - _KEPT_SQUARES**count)) + _LEAST
        here = bound(here - pace * mean / (1 - _KEPT**count) / size)
        if count > AVERAGED_FROM * rounds:
            total, averaged = total + here, averaged + 1
    return np.asarray(total / averaged, dtype=float)
