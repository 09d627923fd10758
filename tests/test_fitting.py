"""Fitting: the scoring formula as arithmetic, held to the files, judged on texts it has not seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from ambition.errors import InputError
from ambition.fitting import fit_rubric
from ambition.fitting.card import whole
from ambition.fitting.design import design_of
from ambition.fitting.evidence import Table, evidence_of
from ambition.fitting.figures import kappa
from ambition.fitting.folds import splits
from ambition.fitting.intervals import bands_of, coverage
from ambition.fitting.marks import load_marks
from ambition.fitting.model import Sample, rules_of
from ambition.fitting.stretch import factors_of, stretched
from ambition.fitting.weights import Pull, fit_levels
from ambition.rubric.loading import load_rubric

BUNDLED = Path(__file__).resolve().parent.parent / "rubrics" / "product-ambition"
PLAIN = "# Notes\n\nMy solution to exercise {n}. The tree sorts {n} flowers.\n"
SOLD = "# Hourglass {n}\n\n## Pricing\n\nA seat costs ${n} a month. See https://hourglass.example/{n}.\n"


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Path, Path]:
    """Ten texts, half of them sold, with the marks that fit."""
    texts = tmp_path / "texts"
    texts.mkdir()
    rows = []
    for n in range(1, 11):
        sold = n % 2 == 0
        (texts / f"t{n:02}.md").write_text((SOLD if sold else PLAIN).format(n=n), encoding="utf-8")
        sheet = {"pay": 4 if sold else 0, "goal": 4 if sold else 1, "hire": 4 if sold else 1}
        rows.append(
            {"id": f"t{n:02}", "group": "sold" if sold else "plain", "raters": {"A": sheet, "B": sheet}}
        )
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return texts, labels


def test_figures_are_said_before_anything_is_written(marked: tuple[Path, Path], tmp_path: Path) -> None:
    """Without ``write`` the files keep every byte."""
    copy = tmp_path / "copy"
    shutil.copytree(BUNDLED, copy)
    before = {p: p.read_bytes() for p in copy.rglob("*.toml")}
    said: list[str] = []
    fit = fit_rubric(copy, *marked, say=said.append, repeats=1)
    assert "cross-validated on 10 texts" in said[0] and "kappa" in said[1]
    assert fit.written == []
    assert {p: p.read_bytes() for p in copy.rglob("*.toml")} == before


def test_written_numbers_load_again_and_comments_stay(marked: tuple[Path, Path], tmp_path: Path) -> None:
    """Weights are whole permille of 0 to 1000; the card's terms add up to 1000."""
    copy = tmp_path / "copy"
    shutil.copytree(BUNDLED, copy)
    comment = next(line for line in (copy / "rubric.toml").read_text().splitlines() if line.startswith("# "))
    fit = fit_rubric(copy, *marked, write=True, repeats=1)
    assert fit.written
    loaded = load_rubric(copy)
    for (criterion, ledger), weight in fit.weights.items():
        speaks = {s.ledger: s.weight for s in loaded.criterion(criterion).speaks_for}
        assert speaks[ledger] == weight and 0 <= weight <= 1000
    assert loaded.rubric.hireability is not None
    assert sum(term.weight for term in loaded.rubric.hireability.terms) == 1000
    assert comment in (copy / "rubric.toml").read_text()


def test_two_fits_give_the_same_numbers(marked: tuple[Path, Path]) -> None:
    """No chance without a fixed seed, no clock."""
    first, second = (fit_rubric("product-ambition", *marked, repeats=1) for _ in range(2))
    assert first.weights == second.weights and first.terms == second.terms and first.bands == second.bands


def test_a_criterion_that_no_text_shows_keeps_its_weight(marked: tuple[Path, Path]) -> None:
    """There is nothing to learn about it."""
    loaded = load_rubric("product-ambition")
    data = load_marks(*marked)
    evidence = evidence_of(data.paths, loaded)
    design = design_of(loaded, "pay")
    medians = np.array(data.medians["pay"])
    found = fit_levels(design, evidence, medians, medians, Pull())
    unseen = (evidence[:, design.columns] > 0).sum(0) == 0
    assert unseen.any()
    assert found[unseen] == pytest.approx(design.weights[unseen])


def test_no_weight_is_negative_whatever_the_marks_say(marked: tuple[Path, Path]) -> None:
    """Evidence never costs points, even if raters marked the sold ones down."""
    loaded = load_rubric("product-ambition")
    data = load_marks(*marked)
    evidence = evidence_of(data.paths, loaded)
    upside_down = 4 - np.array(data.medians["pay"])
    found = fit_levels(design_of(loaded, "pay"), evidence, upside_down, upside_down, Pull())
    assert (found >= 0).all()


def test_every_text_is_tried_once_by_a_fit_that_has_not_seen_it() -> None:
    """The folds part the texts, and each repeat parts them anew."""
    groups = ["a"] * 7 + ["b"] * 13
    tried = [set(t.tolist()) for _, t in splits(groups, 0)]
    assert sorted(i for fold in tried for i in fold) == list(range(20))
    assert all(not set(f.tolist()) & set(t.tolist()) for f, t in splits(groups, 0))
    assert tried != [set(t.tolist()) for _, t in splits(groups, 1)]


def test_kappa_is_one_for_the_same_marks_and_low_for_a_constant() -> None:
    """Quadratic weights: near misses cost little."""
    wanted = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    assert kappa(wanted, wanted, 0, 4) == 1
    assert kappa(np.full(5, 2.0), wanted, 0, 4) == 0
    assert kappa(wanted + np.array([1, 0, 0, 0, 0]), wanted, 0, 4) > 0.9


def test_bands_cover_four_marks_in_five() -> None:
    """On the residuals that they are measured on, and the last band ends at the top."""
    chance = np.random.default_rng(1)
    wanted = chance.integers(0, 5, 200).astype(float)
    run = {"pay": np.clip(wanted + chance.normal(0, 0.5, 200), 0, 4)}
    bands = bands_of([run], "pay", wanted)
    assert bands[-1].shown_up_to == 1000
    assert 0.78 <= coverage(bands, run, "pay", wanted) <= 0.92


def test_shares_become_whole_permille_that_add_up() -> None:
    """Thirds leave one over."""
    assert sum(whole(np.array([1.0, 1.0, 1.0]))) == 1000


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON"),
        ('{"id": "x"}', "no raters"),
        ('{"id": "x", "raters": {"A": {"pay": 1}}}', "two or more"),
    ],
)
def test_labels_that_cannot_be_used_are_told_in_a_sentence(tmp_path: Path, line: str, says: str) -> None:
    """The message names the file and what to write."""
    labels = tmp_path / "labels.jsonl"
    labels.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        load_marks(tmp_path, labels)


def test_a_timid_fit_is_stretched_to_the_spread_of_the_marks(marked: tuple[Path, Path]) -> None:
    """The factors bring marks of texts that the fit has not seen no further away, and stay in bounds."""
    loaded = load_rubric("product-ambition")
    data = load_marks(*marked)
    rules = rules_of(loaded, frozenset(data.medians))
    medians = {mark: np.array(values) for mark, values in data.medians.items()}
    sample = Sample(data.groups, evidence_of(data.paths, loaded), medians, medians)
    timid = {name: design.weights * 0.3 for name, design in {**rules.levels, **rules.goals}.items()}
    fits = [[(on, out, timid) for on, out in splits(data.groups, 0)]]
    reached = stretched(rules, timid, factors_of(rules, sample, fits))
    design = rules.levels["pay"]
    parts = design.parts(sample.evidence)

    def away(weights: Table) -> float:
        return float(np.abs(4 * design.shown(parts, weights) - medians["pay"]).mean())

    assert away(reached["pay"]) < away(timid["pay"])
    assert all((weights >= 0).all() and (weights <= 1).all() for weights in reached.values())
