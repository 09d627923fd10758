"""Rubrics made ready to read with."""

from __future__ import annotations

import gc

from ambition.reading.compiled import matchers_for
from tests.reading_rubric import rubric_of


def test_a_rubric_made_ready_is_spared_by_the_collector() -> None:
    """What stays as long as the program runs is not gone through again whenever Python collects."""
    gc.unfreeze()
    matchers_for(rubric_of({"spared": [{"kind": "phrase", "any": ("spared by the collector",)}]}))
    assert gc.get_freeze_count() > 0
