"""What is about this project and done, and what is not: whole tables of sentences, and the finer points."""

from __future__ import annotations

import pytest

from ambition.description import describe
from ambition.reading import read
from tests.guard_tables import Case, accuracy, is_right, load, outcome
from tests.reading_rubric import RUBRIC

#: Tables by name, with the least share (per cent) that must come out right.
TABLES = {"guards_development": 100, "guards_first_round": 99, "guards_second_round": 97}


@pytest.mark.parametrize("case", load("guards_development"), ids=lambda case: case.text[:50])
def test_a_sentence_counts_or_not_as_a_reader_would_say(case: Case) -> None:
    """The outcome is the expected one."""
    assert is_right(case, outcome(case))


@pytest.mark.parametrize(("name", "least"), TABLES.items())
def test_nearly_all_of_a_table_comes_out_right(name: str, least: int) -> None:
    """The share of right outcomes holds its mark."""
    right, count, wrong = accuracy(name)
    assert right * 100 >= count * least, wrong


def test_a_dismissed_finding_says_why_in_a_sentence() -> None:
    """Each reason is written for the person, and the quote is there."""
    for name in TABLES:
        for case in load(name):
            for finding in read(describe(case.document, "x.md"), RUBRIC).findings:
                assert bool(finding.why) is (finding.dismissal is not None)
                assert not finding.why or finding.why.endswith(".")


@pytest.mark.parametrize(
    "pair", [("12 clinics pay us.", "nothing here"), ("## Roadmap\n\n- sell it", "12 clinics pay us.")]
)
def test_guards_are_local(pair: tuple[str, str]) -> None:
    """A paragraph elsewhere changes nothing in what is found in a sentence."""
    sentence = "Our 40 students use it."
    alone = _said(sentence)
    for other in pair:
        assert alone <= _said(f"# One\n\n{sentence}\n\n# Two\n\n{other}\n")
        assert alone <= _said(f"# Two\n\n{other}\n\n# One\n\n{sentence}\n")


def _said(text: str) -> set[tuple[str, str, str | None, str]]:
    found = read(describe(text, "x.md"), RUBRIC).findings
    return {(f.criterion, f.strength, f.dismissal, f.quote) for f in found}


def test_saying_it_again_adds_nothing() -> None:
    """A text said three times gives the findings of one."""
    text = "12 clinics pay us. We plan to publish it. Trusted by dentists.\n\n"
    once = [(f.criterion, f.strength, f.dismissal) for f in read(describe(text, "x.md"), RUBRIC).findings]
    again = [
        (f.criterion, f.strength, f.dismissal) for f in read(describe(text * 3, "x.md"), RUBRIC).findings
    ]
    assert again == once
