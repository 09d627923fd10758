"""The interview kit: specific, ordered, without repeats, and always about something that has happened."""

from __future__ import annotations

from itertools import pairwise

import pytest
from desk_room import BAKERS, CLINICS, TITANIC, room, rubric

from ambition.desk.kit import MOST, Kit, as_markdown, kit
from ambition.desk.quotes import grip_of
from ambition.desk.values import Misread, Project
from ambition.model import Answer, Fact


def kit_of(text: str, *answers: Answer, **fields: object) -> Kit:
    project = Project("p1", "README.md", "text", text, answers=answers, **fields)  # type: ignore[arg-type]
    return kit(project, room().review(project), rubric())


PAID = Answer("pay", level=4)


@pytest.mark.parametrize(
    "text", [CLINICS, BAKERS, TITANIC, "", "A short text.", "Nur Deutsch, ganz ohne Englisch."]
)
def test_there_are_at_most_eight_questions(text: str) -> None:
    """An hour holds no more."""
    assert len(kit_of(text, PAID).questions) <= MOST


@pytest.mark.parametrize("text", [CLINICS, BAKERS, TITANIC])
def test_nothing_is_asked_twice(text: str) -> None:
    """No two questions share a criterion, a quote or their words."""
    questions = kit_of(text, PAID, Answer("validation", level=4)).questions
    for part in ("asks", "id"):
        values = [getattr(each, part) for each in questions]
        assert len(set(values)) == len(values)
    criteria = [each.criterion for each in questions if each.criterion]
    assert len(set(criteria)) == len(criteria)
    spans = sorted(
        (each.start, each.end) for each in questions if each.start is not None and each.end is not None
    )
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("text", [CLINICS, BAKERS, TITANIC])
def test_every_question_says_why_and_how_answers_sound(text: str) -> None:
    """Whoever asks knows what a good and a weak answer sound like, also without knowing the field."""
    for each in kit_of(text, PAID).questions:
        assert each.asks.strip()
        assert each.because.strip()
        assert each.good.strip()
        assert each.weak.strip()
        assert each.good != each.weak
        assert "{" not in each.asks + each.because + each.good + each.weak


def test_a_claim_that_nothing_shows_is_asked_about_in_its_own_words() -> None:
    """The option that the person chose stands in the question."""
    option = next(o.text for o in rubric().question("pay").options if o.level == 4)
    claimed = [each for each in kit_of(TITANIC, PAID).questions if each.kind == "claimed"]
    assert claimed
    assert option.rstrip(".") in claimed[0].asks
    assert claimed[0] == kit_of(TITANIC, PAID).questions[0]


def test_a_quote_is_in_the_text_at_its_place() -> None:
    """A question about a sentence points at it."""
    for each in kit_of(CLINICS, PAID).questions:
        if each.start is not None and each.end is not None:
            assert CLINICS[each.start : each.end] == each.quote


def test_payers_are_asked_after_by_the_one_that_left() -> None:
    """The question takes up the number and the people in the quote."""
    asks = [each.asks for each in kit_of(CLINICS).questions]
    assert any("the last of these seven dental clinics that left" in ask for ask in asks), asks


@pytest.mark.parametrize(
    ("quote", "handle", "things"),
    [
        ("Seven dental clinics pay 90 euros a month.", "payers", "seven dental clinics"),
        ("14 bakers tried it for six weeks", "count", "14 bakers"),
        ("Two of them still use it every evening", "count", "two"),
        ("We charge €9 per month", "money", ""),
        ("39 € a month", "money", ""),
        ("AUC of 0.84 on last year's cases", "measure", ""),
        ("A forest with 200 trees reaches an accuracy of 0.8", "measure", ""),
        ("running since March 2024", "time", ""),
        ("“I would not go back to the list”, says the receptionist", "said", ""),
        ("The data set has 7,043 paying customers in its rows", "plain", ""),
        ("It was a lot of work", "plain", ""),
    ],
)
def test_a_quote_is_taken_by_what_can_be_asked_about(quote: str, handle: str, things: str) -> None:
    """Counted people, a price, a figure, a time, somebody's words; never the data's customers."""
    grip = grip_of(quote)
    assert (grip.handle, grip.things) == (handle, things)


def test_a_fork_is_asked_about_and_not_held_against_anybody() -> None:
    """A fact that raises the question whose work it is becomes a question."""
    questions = kit_of(CLINICS, facts=(Fact("fork", True, "A fork of someone/else"),)).questions
    assert [each.kind for each in questions].count("authorship") == 1


def test_the_same_text_from_two_people_is_asked_about() -> None:
    """Who wrote what is a question, nobody is accused."""
    assert any(each.kind == "authorship" for each in kit_of(CLINICS, same_as=("p9",)).questions)


def test_what_the_candidate_calls_misread_is_asked_about() -> None:
    """The candidate's objection reaches the interview."""
    misread = (Misread("It is free.", "It was free until May."),)
    questions = kit_of(BAKERS, misread=misread).questions
    assert any(each.kind == "misread" and "It is free" in each.asks for each in questions)


def test_the_same_review_gives_the_same_kit() -> None:
    """No chance in it, so notes find their question again."""
    assert kit_of(CLINICS, PAID) == kit_of(CLINICS, PAID)


def test_what_hangs_most_on_the_answer_comes_first() -> None:
    """The order is that of the points at stake."""
    stakes = [each.at_stake for each in kit_of(CLINICS, PAID).questions]
    assert stakes == sorted(stakes, reverse=True)


def test_the_printed_kit_has_room_for_notes() -> None:
    """Notes written already stand in it, the others have a line."""
    made = kit_of(CLINICS, PAID)
    text = as_markdown(made, "A-17", [(made.questions[0].id, "left in June, price")])
    assert "Notes: left in June, price" in text
    assert text.count("Notes: ____") == len(made.questions) - 1
    assert text.count("Sounds good") == len(made.questions)
