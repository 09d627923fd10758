"""Cross-validation: everything is fitted again without the texts that it is then tried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ambition.fitting.evidence import Table
from ambition.fitting.model import Rules, Sample, Weights, fit_ledgers, fit_terms, marks_of
from ambition.fitting.weights import Pull

FOLDS, REPEATS = 5, 4
SEED = 20240229

Which = NDArray[np.intp]
Ledgers = dict[str, Table]
Marks = dict[str, Table]
T = TypeVar("T")
Folds = list[tuple[Which, Which, T]]


def splits(groups: Sequence[str], repeat: int) -> Iterator[tuple[Which, Which]]:
    """Texts to fit on and texts to try on, each group spread evenly; the same for the same repeat."""
    chance = np.random.default_rng(SEED + repeat)
    fold = np.zeros(len(groups), dtype=int)
    dealt = 0
    for group in sorted(set(groups)):
        members = np.array([i for i, g in enumerate(groups) if g == group])
        chance.shuffle(members)
        fold[members] = (np.arange(len(members)) + dealt) % FOLDS
        dealt += len(members)
    for number in range(FOLDS):
        yield np.flatnonzero(fold != number), np.flatnonzero(fold == number)


def unseen_fits(rules: Rules, sample: Sample, pull: Pull, repeats: int = REPEATS) -> list[Folds[Ledgers]]:
    """For each repeat and fold the texts fitted on, the texts left out, and the weights of the ledgers."""
    return [
        [(on, out, fit_ledgers(rules, sample.part(on), pull)) for on, out in splits(sample.groups, repeat)]
        for repeat in range(repeats)
    ]


def unseen_marks(rules: Rules, sample: Sample, pull: Pull, fits: Sequence[Folds[Ledgers]]) -> list[Marks]:
    """For each repeat the mark of every text by a fit that has not seen it; the card is fitted last."""
    results = []
    for folds in fits:
        marks: dict[str, Table] = {}
        for fitted_on, tried_on, ledgers in folds:
            terms = fit_terms(rules, sample.part(fitted_on), ledgers, pull)
            found = marks_of(rules, sample.evidence[tried_on], Weights(ledgers, terms))
            for mark, values in found.items():
                marks.setdefault(mark, np.zeros(len(sample.groups)))[tried_on] = values
        results.append(marks)
    return results
