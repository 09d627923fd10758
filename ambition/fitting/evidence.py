"""What the reader finds in each text, as a table of numbers: a row a text, a column a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ambition.description import describe
from ambition.reading import read
from ambition.rubric.loading import LoadedRubric

Table = NDArray[np.float64]
BARE, FULL = 0.5, 1.0


def evidence_of(paths: Sequence[Path], rubric: LoadedRubric) -> Table:
    """1 where a criterion is shown with something concrete, 0.5 where only in bare words, else 0."""
    columns = {criterion.id: at for at, criterion in enumerate(rubric.rubric.criteria)}
    table = np.zeros((len(paths), len(columns)))
    for row, path in enumerate(paths):
        description = describe(path.read_bytes(), path.name)
        for finding in read(description, rubric).findings:
            if finding.dismissal is None:
                at = columns[finding.criterion]
                table[row, at] = max(table[row, at], BARE if finding.strength == "bare" else FULL)
    return table
