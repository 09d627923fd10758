"""The panel: where reviewers differ and how far they agree."""

from __future__ import annotations

import importlib.util
import itertools
import json
import math
import random
from pathlib import Path

import pytest

from ambition.cli.panel import as_text
from ambition.desk import agreement, panel
from ambition.desk.log import Stamp
from ambition.desk.values import Candidate, Desk, Mark, Project
from ambition.errors import DeskError
from ambition.model import RubricRef

SHARED = Path(__file__).resolve().parents[2] / "shared"
RUBRIC = RubricRef("product-ambition", "1.0.0", "ab")
STAMP = Stamp("CT", "2024-05-01T09:00:00Z", "0.1.0", RUBRIC, "salt")


def file_of(reviewer: str, **levels: int) -> tuple[str, str]:
    marks = {
        "A-17": {
            ledger: {"level": level, "quote": f"{reviewer} read this"} for ledger, level in levels.items()
        }
    }
    return f"{reviewer}.json", json.dumps(
        {"format": "ambition-panel", "version": 1, "reviewer": reviewer, "marks": marks}
    )


def test_two_levels_apart_is_listed_with_both_quotes_and_asks_for_a_third() -> None:
    """Two reviewers two levels apart are named with what each of them read."""
    found = panel.merge([file_of("CT", pay=1), file_of("RO", pay=3)]).differences
    assert [(each.ledger, each.levels_apart) for each in found] == [("pay", 2)]
    assert found[0].lower.quote == "CT read this"
    assert found[0].higher.quote == "RO read this"
    assert "ask a third" in found[0].says


def test_one_level_apart_is_no_difference() -> None:
    """Neighbouring levels are how careful readers differ; nobody is bothered with them."""
    assert panel.merge([file_of("CT", pay=2), file_of("RO", pay=3)]).differences == ()


def test_the_most_disputed_comes_first() -> None:
    """Differences stand in falling order of the levels between them."""
    found = panel.merge([file_of("CT", difference=1, pay=0), file_of("RO", difference=3, pay=4)]).differences
    assert [each.ledger for each in found] == ["pay", "difference"]


def test_a_third_reader_stands_between_the_two() -> None:
    """With a third mark nobody is asked for another one."""
    found = panel.merge([file_of("CT", pay=0), file_of("RO", pay=4), file_of("MB", pay=2)]).differences
    assert [mark.rater for mark in found[0].third] == ["MB"]
    assert "ask a third" not in found[0].says


def test_the_same_reviewer_with_two_opinions_is_refused() -> None:
    """Two files in which one reviewer contradicts themselves cannot be merged silently."""
    with pytest.raises(DeskError, match="Keep one of the two"):
        panel.merge([file_of("CT", pay=0), file_of("CT", pay=4)])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "not json", '{"format": "ambition-panel", "version": 2}', '{"raters": 3}']
)
def test_a_file_of_another_kind_is_refused_with_a_sentence(text: str) -> None:
    """Whatever is no panel file raises the desk's own error, or holds no mark."""
    try:
        assert panel.merge([("x.json", text)]).given == ()
    except DeskError as error:
        assert "x.json" in str(error)


@pytest.mark.parametrize("level", [-1, 10, True, "3", None, 2.5])
def test_a_level_that_is_none_is_refused(level: object) -> None:
    """A mark is a whole number."""
    content = {
        "format": "ambition-panel",
        "version": 1,
        "reviewer": "CT",
        "marks": {"A": {"pay": {"level": level}}},
    }
    with pytest.raises(DeskError, match="whole number"):
        panel.merge([("x.json", json.dumps(content))])


def test_a_desk_gives_a_panel_file_that_merges_back() -> None:
    """What one reviewer marked on a desk comes back from their file."""
    candidate = Candidate("c1", 1, "A-17", marks=(Mark("CT", "pay", 3, "pays us"), Mark("RO", "pay", 1)))
    text = panel.panel_file(Desk(candidates=(candidate,)), "CT", RUBRIC)
    assert panel.to_desk_marks(panel.merge([("ct.json", text)]), "A-17") == (Mark("CT", "pay", 3, "pays us"),)


def _desk(*texts: str, marks: tuple[Mark, ...] = (), saved: tuple[str, ...] = ()) -> Desk:
    candidates = [
        Candidate(f"c{n}", n, projects=(Project(f"p{n}", "a.md", "text", text),), marks=marks, saved_by=saved)
        for n, text in enumerate(texts, start=1)
    ]
    return Desk(candidates=tuple(candidates))


def test_marks_find_the_same_text_under_another_name() -> None:
    """A reviewer whose desk has the candidates in another order marks the same people."""
    theirs = _desk("bakers", "clinics", marks=(Mark("RO", "pay", 3),))
    file = ("ro.json", panel.panel_file(theirs, "RO", RUBRIC))
    given = panel.merge([file], _desk("clinics", "bakers")).given
    assert {mark.thing for mark in given} == {"Candidate 01", "Candidate 02"}
    alone = ("ro.json", panel.panel_file(_desk("clinics", marks=(Mark("RO", "pay", 3),)), "RO", RUBRIC))
    (mark,) = panel.merge([alone], _desk("bakers", "clinics")).given
    assert mark.thing == "Candidate 02"


def test_one_name_for_two_texts_is_refused() -> None:
    """Marks on two texts are no disagreement about one."""
    marks = (Mark("RO", "pay", 3),)
    file = ("ro.json", panel.panel_file(_desk("titanic", marks=marks), "RO", RUBRIC))
    with pytest.raises(DeskError, match="another text here than elsewhere"):
        panel.merge([file], _desk("clinics"))


def test_marks_saved_on_the_desk_lie_beside_the_files_of_the_others() -> None:
    """Nobody has to save a file for themselves; a reviewer's own file has the word where there is one."""
    desk = _desk("clinics", marks=(Mark("CT", "pay", 1, "free"),), saved=("CT",))
    theirs = _desk("clinics", marks=(Mark("RO", "pay", 4, "39 euros"),))
    made = panel.merge([("ro.json", panel.panel_file(theirs, "RO", RUBRIC))], desk)
    (found,) = made.differences
    assert (found.lower.quote, found.higher.quote, found.levels_apart) == ("free", "39 euros", 3)
    again = panel.merge([("ct.json", panel.panel_file(desk, "CT", RUBRIC))], desk)
    assert len(again.given) == 1


def test_marks_not_yet_saved_stay_with_their_reviewer() -> None:
    """The desk's panel shows only reviewers who have saved their marks."""
    candidate = Candidate("c1", 1, marks=(Mark("CT", "pay", 3), Mark("RO", "pay", 1)), saved_by=("CT",))
    assert [mark.rater for mark in panel.marks_of(Desk(candidates=(candidate,)))] == ["CT"]


def test_kappa_is_one_for_equal_marks_and_nothing_without_variation() -> None:
    """Perfect agreement is 1; where nobody varies the figure does not exist."""
    assert agreement.kappa([0, 1, 4], [0, 1, 4]) == 1
    assert agreement.kappa([2, 2], [2, 2]) is None
    assert agreement.kappa([], []) is None
    assert agreement.alpha([[1, 1], [1, 1]]) is None


def test_kappa_by_hand() -> None:
    """Marks (0,1), (1,1), (2,0): observed 1+0+4, expected by the margins 13/3, so 1 - 5 / (13 / 3)."""
    expected = sum((a - b) ** 2 for a, b in itertools.product([0, 1, 2], [1, 1, 0])) / 3
    assert agreement.kappa([0, 1, 2], [1, 1, 0]) == pytest.approx(1 - 5 / expected)


def test_small_n_is_called_small() -> None:
    """Below thirty things marked by both, the figures carry a warning."""
    merged = panel.merge([file_of("CT", pay=1), file_of("RO", pay=3)])
    assert merged.agreement[0].small
    assert any(notice.startswith("Small n") for notice in merged.small)
    assert "small n" in as_text(merged)


def test_the_same_marks_give_the_same_intervals() -> None:
    """Intervals come from a fixed seed."""
    chance = random.Random(1)
    marks = {rater: {str(n): chance.randrange(5) for n in range(40)} for rater in "AB"}
    first, second = agreement.agreement("pay", marks), agreement.agreement("pay", marks)
    assert first == second
    assert first.interval_95 is not None
    assert first.alpha is not None
    assert first.interval_95.low < first.alpha < first.interval_95.high


def test_missing_marks_are_left_out_not_counted_as_zero() -> None:
    """Who has not marked a thing does not disagree about it."""
    marks = {"A": {"1": 0, "2": 4, "3": 2}, "B": {"1": 0, "2": 4}, "C": {"2": 4, "3": 2}}
    found = agreement.agreement("pay", marks)
    assert found.alpha == pytest.approx(1.0)
    assert [pair.n for pair in found.pairs] == [2, 2, 1]


@pytest.mark.skipif(
    not (SHARED / "corpus/labels.jsonl").exists(), reason="marked texts are not beside the project"
)
def test_the_raters_kappas_are_those_of_the_reference_tool() -> None:
    """For each pair of raters and each mark the kappa equals the reference implementation's."""
    pytest.importorskip("numpy")
    spec = importlib.util.spec_from_file_location("reference_agreement", SHARED / "tools/agreement.py")
    assert spec is not None and spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    text = (SHARED / "corpus/labels.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    merged = panel.merge([("labels.jsonl", text)])
    assert {figure.ledger for figure in merged.agreement} == set(reference.MARKS)
    for figure in merged.agreement:
        low, high = reference.MARKS[figure.ledger]
        assert len(figure.pairs) == 3
        for pair in figure.pairs:
            columns = [[row["raters"][rater][figure.ledger] for row in rows] for rater in pair.raters]
            assert pair.kappa is not None
            assert math.isclose(
                pair.kappa, float(reference.qwk(*columns, low, high)), rel_tol=0, abs_tol=1e-12
            )
