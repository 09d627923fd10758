"""What to do next: the week's one action, what is true and unwritten, and what is not yet true."""

from __future__ import annotations

from typing import Any

from small_rubrics import criterion, finding, small_rubric
from test_scoring import scored

from ambition.model import Answer, Finding, NextStep
from ambition.next_steps import next_steps
from ambition.rubric.loading import LoadedRubric


def steps(kind: str, *found: Finding, **given: Any) -> list[NextStep]:
    """The next steps of a kind after these findings."""
    return [step for step in next_steps(scored(*found, **given)) if step.kind == kind]


def with_words(**changed: Any) -> LoadedRubric:
    """The small rubric, with something to write and to do for each of its criteria."""
    speaks = {
        "price": (("pay", 4, 700), ("sell", 1, 1000)),
        "users": (("pay", 2, 1000), ("solve", 1, 600)),
        "posts": (("voice", 2, 600),),
        "group": (("niche", 2, 200),),
        "place": (("niche", 2, 1000),),
        "trade": (("niche", 3, 100),),
    }
    return small_rubric(
        criteria=tuple(
            criterion(name, *levels) | {"write": f"Write the {name}.", "do": f"Get {name}."}
            for name, levels in speaks.items()
        ),
        **changed,
    )


def test_the_week_begins_with_a_niche_that_is_not_named() -> None:
    """It moves everything else; where it is named, the next of the rubric's steps follows."""
    assert [step.says for step in steps("this week")] == ["Name the group."]
    assert [step.says for step in steps("this week", finding("group"))] == ["Ask one person for money."]


def test_nobody_is_sent_to_do_what_they_say_they_have_done() -> None:
    """A claim is enough to pass over a step."""
    answers = (Answer("niche", level=4), Answer("pay", level=1))
    assert [step.says for step in steps("this week", answers=answers)] == ["Ask one person for money."]


def test_a_project_above_all_steps_still_gets_one_for_the_week() -> None:
    """The best of what is to do; it does not stand in the list a second time."""
    rubric = with_words(week_steps=())
    week = steps("this week", finding("users"), rubric=rubric)
    todo = steps("do this", finding("users"), rubric=rubric)
    assert len(week) == 1 and week[0].says.startswith("Get ")
    assert todo and week[0].criterion not in {step.criterion for step in todo}
    assert week[0].points >= max(step.points for step in todo)


def test_what_the_text_denies_is_not_offered_as_already_true() -> None:
    """Whoever says that there are no posts is not told to link them; without the denial they are."""
    rubric = with_words()
    denied = finding("posts", dismissal="denied", why="says that it is not so")
    assert "posts" in {step.criterion for step in steps("write it down", rubric=rubric)}
    assert "posts" not in {step.criterion for step in steps("write it down", denied, rubric=rubric)}


def test_a_wide_niche_is_written_down_before_what_is_worth_more() -> None:
    """From half of the way up a niche is narrow enough, and the points decide."""
    rubric = with_words()
    assert steps("write it down", rubric=rubric)[0].ledger == "niche"
    narrow = steps("write it down", finding("place"), rubric=rubric)
    assert narrow[0].ledger == "pay" and "niche" in {step.ledger for step in narrow}
