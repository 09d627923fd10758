"""What moved between two reviews, and by which evidence."""

from __future__ import annotations

from functools import cache

from ambition.changes import Changes, changes
from ambition.description import describe
from ambition.examples import example
from ambition.model import Answer, Review, Submission
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric

TEXT = example("no-shows").text


@cache
def rubric() -> LoadedRubric:
    return load_rubric("product-ambition")


def reviewed(text: str, *answers: Answer) -> Review:
    return review(rubric(), Submission(describe(text, "README.md"), answers))


def moved(before: Review, after: Review) -> Changes:
    return changes(before, after)


def test_the_same_review_moves_nothing() -> None:
    """Nothing moved, nothing came, nothing went."""
    assert moved(reviewed(TEXT), reviewed(TEXT)).is_nothing


def test_an_answer_moves_claims_only() -> None:
    """The description shows what it showed before."""
    between = moved(reviewed(TEXT), reviewed(TEXT, Answer("difference", level=4)))
    assert between.has_claims_only
    assert not between.came and not between.went


def test_moving_a_section_brings_and_takes_no_evidence() -> None:
    """A quote is known again wherever it stands."""
    head, *sections = TEXT.split("\n## ")
    turned = "\n## ".join([head, *reversed(sections)])
    between = moved(reviewed(TEXT), reviewed(turned))
    assert not between.came and not between.went


def test_what_was_deleted_went_and_comes_back() -> None:
    """Evidence that went one way comes the other way."""
    start = TEXT.index("## What it costs")
    end = TEXT.index("## Does it work?")
    less = TEXT[:start] + TEXT[end:]
    there, back = moved(reviewed(TEXT), reviewed(less)), moved(reviewed(less), reviewed(TEXT))
    assert any("39" in evidence.quote for evidence in there.went)
    assert there.went == back.came
    assert all(move.shown <= 0 for move in there.moves)
