"""What is printed from a rubric: the answers file to fill in and the reference page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ambition.answers import read_answers
from ambition.model import Answer
from ambition.rubric.answers_form import answers_form
from ambition.rubric.loading import list_rubrics, load_rubric
from ambition.rubric.reference import reference

SOUND = load_rubric(Path(__file__).parent / "data" / "rubrics" / "sound")


def uncommented(form: str) -> str:
    """The form with every line to fill in filled in as it is offered."""
    starts = ("# [", "# level", "# choice", "# text", "# numbers", "# links", "# proof")
    return "\n".join(
        line.removeprefix("# ") if line.startswith(starts) else line for line in form.splitlines()
    )


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_the_untouched_form_answers_nothing(rubric_id: str) -> None:
    """A form that nobody filled in is valid and empty."""
    rubric = load_rubric(rubric_id)
    assert tomllib.loads(answers_form(rubric)) == {}
    assert read_answers(answers_form(rubric), "form.toml", rubric) == ()


def test_the_form_asks_every_question_with_its_options() -> None:
    """Questions and options stand in it as they stand in the rubric."""
    form = answers_form(SOUND)
    for question in SOUND.rubric.questions:
        assert question.asks in form
        assert all(option.text in form for option in question.options)
        assert all(field.asks in form for field in question.fields)


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_every_line_of_the_form_is_right_once_uncommented(rubric_id: str) -> None:
    """Taking away the marks is all that it takes."""
    rubric = load_rubric(rubric_id)
    assert read_answers(uncommented(answers_form(rubric)), "form.toml", rubric)


def test_the_offered_lines_mean_what_they_say() -> None:
    """Level 0, the first choice and zero numbers are answers; an empty text is none."""
    answers = {a.question: a for a in read_answers(uncommented(answers_form(SOUND)), "form.toml", SOUND)}
    assert answers["taste"] == Answer("taste", level=0)
    assert answers["aim"] == Answer("aim", choice="money")
    assert answers["sales"] == Answer("sales", numbers={"baked": 0, "sold": 0})
    assert "recipe" not in answers


def test_the_reference_names_every_part() -> None:
    """Goals, scales, criteria, questions and bands are all on the page."""
    page = reference(SOUND)
    rubric = SOUND.rubric
    named = [*rubric.goals, *SOUND.scales_and_niche, *rubric.hireability.bands] if rubric.hireability else []
    assert named
    assert all(part.title in page for part in named)
    assert all(f"### {criterion.id}\n" in page for criterion in rubric.criteria)
    assert all(question.asks in page for question in rubric.questions)
    assert SOUND.sha256 in page


def test_the_reference_links_lead_somewhere() -> None:
    """Every link goes to a heading of the page."""
    page = reference(SOUND)
    targets = [part.split(")", 1)[0] for part in page.split("](#")[1:]]
    assert targets
    assert all(f"### {target}\n" in page for target in targets)


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_every_bundled_rubric_has_a_reference(rubric_id: str) -> None:
    """The page can be made from each."""
    assert reference(load_rubric(rubric_id)).startswith("# ")
