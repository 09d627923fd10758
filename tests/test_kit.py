"""The interview kit: specific, ordered, without repeats, and always about something that has happened."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise

import pytest
from desk_room import BAKERS, CLINICS, TITANIC, room, rubric

from ambition.desk.kit import MOST, Kit, as_markdown, kit
from ambition.desk.printing import kit_html
from ambition.desk.quotes import grip_of, is_plan
from ambition.desk.texts import texts
from ambition.desk.values import Note, Project
from ambition.model import Answer, Fact, Misread
from ambition.rubric.translating import translated


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
    assert any("Seven dental clinics pay" in ask and "the last to stop" in ask for ask in asks), asks


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
        ("2,310 appointments of the spring", "plain", ""),
        ("It runs on 3 servers and 12 sensors", "plain", ""),
        ('Put "my file" into the folder called "other file"', "plain", ""),
        ("Used by 20 people as their main client", "count", "20 people"),
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
    text = as_markdown(made, "A-17", [Note(made.questions[0].id, "left in June, price")])
    assert "Notes: left in June, price" in text
    assert text.count("Notes: ____") == len(made.questions) - 1
    assert text.count("Sounds good") == len(made.questions)


def test_what_is_not_written_is_asked_about_openly() -> None:
    """The question of a level takes nothing for given, such as a price that stands nowhere."""
    unknown = [each for each in kit_of(TITANIC).questions if each.kind == "unknown"]
    own = {level.probe for scale in rubric().scales_and_niche for level in scale.levels if level.probe}
    assert len(unknown) >= 3
    assert {each.asks for each in unknown} <= own


@pytest.mark.parametrize("scale", [scale.id for scale in rubric().scales_and_niche])
def test_every_level_of_the_bundled_rubric_can_be_asked_about(scale: str) -> None:
    """With what a good and a weak answer sounds like; level 0 needs no question."""
    for level in rubric().scale(scale).levels[1:]:
        assert level.probe.endswith("?") or "Tell me" in level.probe
        assert len(level.good.split()) > 5 and len(level.weak.split()) > 2


def test_a_misfit_of_the_reading_can_be_seen() -> None:
    """The reason says what a sentence is counted as, so that whoever asks can tell a misreading."""
    leaned = [each for each in kit_of(CLINICS).questions if each.kind == "leaned on"]
    for each in leaned:
        assert rubric().criterion(each.criterion).says in each.because or each.quote[:20] in each.because


def test_of_a_table_row_nobody_is_asked_word_by_word() -> None:
    """A row is no sentence: the question is about its level, and the row is the reason."""
    row = "| price | 39 euros a month | seven dental clinics pay today |"
    text = f"# Chairfill\n\nFor dental clinics.\n\n| what | how much | who |\n|---|---|---|\n{row}\n"
    assert not any("|" in each.asks for each in kit_of(text).questions)


@pytest.mark.parametrize("text", [CLINICS, BAKERS, TITANIC])
def test_no_question_is_worth_nothing_and_no_follow_up_is_told_twice(text: str) -> None:
    """An answer that would move nothing is not worth a minute of the hour."""
    questions = kit_of(text, PAID).questions
    assert all(each.at_stake >= 40 for each in questions)
    said = [each.core for each in questions] + [each.then for each in questions if each.then]
    assert len(set(said)) == len(said)


def test_a_plan_is_asked_about_only_where_the_quote_speaks_of_one() -> None:
    """What stands under a heading of plans is not always a plan."""
    assert is_plan("We plan to add a mobile app next year.")
    assert not is_plan("The dashboard has no automated tests.")


def test_notes_on_questions_that_are_gone_are_kept() -> None:
    """A confirmed sentence is asked about no more; what was written down stays, with the question."""
    gone = Note("0123456789ab", "they named the clinic", "Who left?")
    made = kit_of(CLINICS)
    for paper in (as_markdown(made, "A-17", [gone]), kit_html(made, "A-17", "p", [gone])):
        assert "Who left?" in paper
        assert "they named the clinic" in paper
        assert "Notes on questions asked earlier" in paper


def test_the_kit_speaks_german_and_asks_the_same() -> None:
    """Every question has its counterpart under the same id; quotes stay as written."""
    project = Project("p1", "README.md", "text", CLINICS, answers=(PAID, Answer("validation", level=4)))
    review = room().review(project)
    english, german = (kit(project, review, rubric(), language) for language in ("en", "de"))
    assert [each.id for each in english.questions] == [each.id for each in german.questions]
    for one, other in zip(english.questions, german.questions, strict=True):
        assert one.quote == other.quote
        for part in ("asks", "because", "good", "weak"):
            assert getattr(one, part) != getattr(other, part), part
        assert not one.then or one.then != other.then
    assert 'lang="de"' in kit_html(german, "A-17", "p", [], "de")
    assert "Klingt gut" in as_markdown(german, "A-17", language="de")


def test_every_text_of_the_bundled_rubrics_kit_is_translated() -> None:
    """Questions, answers' sounds and what a sentence counts as: none is left in English."""
    said = translated(rubric().rubric, "de")
    for each in rubric().rubric.criteria:
        assert all(text in said for text in (each.says, each.probe, each.good, each.weak) if text), each.id
    for scale in rubric().scales_and_niche:
        for level in scale.levels:
            assert all(text in said for text in (level.probe, level.good, level.weak) if text)


def test_the_desks_own_texts_have_the_same_gaps_in_german() -> None:
    """No key is missing, and every {gap} is filled in both."""
    english, german = asdict(texts("en")), asdict(texts("de"))
    assert {name: table.keys() for name, table in english.items()} == {
        name: table.keys() for name, table in german.items()
    }
    for name, table in english.items():
        for key, text in table.items():
            gaps = set(re.findall(r"\{([a-z_]+)\}", text))
            assert set(re.findall(r"\{([a-z_]+)\}", german[name][key])) <= gaps, key
