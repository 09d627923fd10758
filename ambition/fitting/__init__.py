"""``rubric fit``: the weights of a rubric from marked texts, by a small monotone model.

It needs numpy, which no other room loads.
"""

from __future__ import annotations

from ambition.fitting.run import Fit, fit_rubric

__all__ = ["Fit", "fit_rubric"]
