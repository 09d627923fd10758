"""The whole fit: read, cross-validate, fit, say, and write if asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ambition.errors import InputError
from ambition.fitting import figures
from ambition.fitting.card import whole
from ambition.fitting.design import PERMILLE
from ambition.fitting.evidence import Table, evidence_of
from ambition.fitting.folds import REPEATS, unseen_fits, unseen_marks
from ambition.fitting.intervals import bands_of, coverage
from ambition.fitting.marks import Marked, load_marks
from ambition.fitting.model import Rules, Sample, Weights, fit_ledgers, fit_terms, marks_of, rules_of
from ambition.fitting.stretch import factors_of, stretched
from ambition.fitting.weights import Pull
from ambition.fitting.writing import write_numbers
from ambition.rubric.files import BUNDLED, list_rubrics
from ambition.rubric.loading import load_rubric
from ambition.rubric.schema import IntervalBand

GRAIN = 5


@dataclass(frozen=True, slots=True)
class Fit:
    """What a fit found: figures on unseen texts and on its own, the numbers, and the files written."""

    unseen: list[figures.Row]
    own: list[figures.Row]
    coverage: dict[str, float]
    weights: dict[tuple[str, str], int]
    terms: list[int]
    bands: dict[str, list[IntervalBand]]
    written: list[Path]


def fit_rubric(
    rubric: str | Path,
    texts: Path,
    labels: Path,
    *,
    write: bool = False,
    say: Callable[[str], object] = lambda _: None,
    repeats: int = REPEATS,
    pull: Pull | None = None,
) -> Fit:
    """Fit a rubric's weights to marked texts; ``say`` gets the tables, before anything is written.

    The numbers in the files are where the fit starts and what it is held to, so a criterion that few texts
    show keeps about the weight that its author gave it.
    """
    loaded, held = load_rubric(rubric), pull or Pull()
    marked = load_marks(texts, labels)
    rules = rules_of(loaded, frozenset(marked.medians))
    if not rules.levels and not rules.goals:
        raise InputError(f"{labels}: found no mark of this rubric's scales or goals; name marks by their ids")
    sample = _sample(marked, evidence_of(marked.paths, loaded))
    medians = sample.medians
    fits = unseen_fits(rules, sample, held, repeats)
    factors = factors_of(rules, sample, fits)
    reached = [[(on, out, stretched(rules, found, factors)) for on, out, found in run] for run in fits]
    runs = unseen_marks(rules, sample, held, reached)
    bands = {name: bands_of(runs, name, medians[name]) for name in rules.levels}
    covered = {n: float(np.mean([coverage(bands[n], run, n, medians[n]) for run in runs])) for n in bands}
    unseen = figures.rows(runs, marked)
    say(figures.table(f"cross-validated on {len(marked)} texts", unseen, covered))
    ledgers = stretched(rules, fit_ledgers(rules, sample, held), factors)
    fitted = _in_whole_numbers(Weights(ledgers, fit_terms(rules, sample, ledgers, held)))
    own = figures.rows([marks_of(rules, sample.evidence, fitted)], marked)
    say(figures.table("on the texts it was fitted on", own))
    # What no text shows keeps its author's weight.
    shown = np.asarray((sample.evidence > 0).any(axis=0))
    numbers = _weights(rules, fitted, shown)
    terms = whole(fitted.terms) if rules.terms else []
    written = write_numbers(_place(rubric), numbers, terms, bands) if write else []
    return Fit(unseen, own, covered, numbers, terms, bands, written)


def _sample(marked: Marked, evidence: Table) -> Sample:
    return Sample(
        groups=marked.groups,
        evidence=evidence,
        medians={m: np.array(v) for m, v in marked.medians.items()},
        means={m: np.array(v) for m, v in marked.means.items()},
    )


def _place(rubric: str | Path) -> Path:
    """Where the files of a rubric lie."""
    return BUNDLED / rubric if isinstance(rubric, str) and rubric in list_rubrics() else Path(rubric)


def _in_whole_numbers(weights: Weights) -> Weights:
    """The weights as they will stand in the files."""
    ledgers = {name: _rounded(values) / PERMILLE for name, values in weights.ledgers.items()}
    terms = np.array(whole(weights.terms), dtype=float) / PERMILLE if len(weights.terms) else weights.terms
    return Weights(ledgers, terms)


def _rounded(values: Table) -> Table:
    return np.asarray(np.rint(values * PERMILLE / GRAIN) * GRAIN, dtype=float)


def _weights(rules: Rules, fitted: Weights, shown: NDArray[np.bool_]) -> dict[tuple[str, str], int]:
    found = {}
    for name, design in {**rules.levels, **rules.goals}.items():
        for criterion, column, value in zip(design.names, design.columns, fitted.ledgers[name], strict=True):
            if shown[column]:
                found[(criterion, name)] = round(value * PERMILLE)
    return found
