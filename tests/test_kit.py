"""The interview kit: specific, ordered, without repeats, and always about something that has happened."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise

import pytest
from desk_room import BAKERS, CLINICS, TITANIC, room, rubric

from ambition.desk.alike import alike
from ambition.desk.kit import MOST, Kit, as_markdown, kit
from ambition.desk.leaning import short_quote
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
    """The question takes up the number and the people in the quote, and asks about leaving once."""
    stays = CLINICS.replace(" One of them left in June.", "")
    assert any(
        "Seven dental clinics pay" in q.asks and "the last to stop" in q.asks for q in kit_of(stays).questions
    )
    asks = [each.asks for each in kit_of(CLINICS).questions]
    assert any("Seven dental clinics pay" in ask and "Take one of these seven" in ask for ask in asks), asks
    assert not any("the last to stop" in ask for ask in asks)


@pytest.mark.parametrize(
    ("quote", "handle", "things"),
    [
        ("Seven dental clinics pay 90 euros a month.", "payers", "seven dental clinics"),
        ("14 bakers tried it for six weeks", "count", "14 bakers"),
        ("Two of them still use it every evening", "count", "two"),
        ("We charge €9 per month", "money", ""),
        ("39 € a month", "money", ""),
        ("AUC of 0.84 on last year's cases", "score", ""),
        ("A forest with 200 trees reaches an accuracy of 0.8", "score", ""),
        ("running since March 2024", "time", ""),
        ("“I would not go back to the list”, says the receptionist", "said", ""),
        ("The data set has 7,043 paying customers in its rows", "plain", ""),
        ("It was a lot of work", "plain", ""),
        ("2,310 appointments of the spring", "plain", ""),
        ("It runs on 3 servers and 12 sensors", "plain", ""),
        ('Put "my file" into the folder called "other file"', "plain", ""),
        ("Used by 20 people as their main client", "count", "20 people"),
        ("320 weekly users on AMO", "crowd", "320 weekly users"),
        ("88 people paid, 214 EUR in all", "paid", "88 people"),
        ("Six studios left: two went back to paper", "left", "six studios"),
        ("I sat next to the kiln in eight studios for a day", "asked", "eight studios"),
        ("Thirty or more potters share one kiln", "plain", ""),
        ("It has 63 volunteers and a rota that was kept in Excel for 11 years", "before", ""),
        ("The songs are confused in 23 % of my recordings (checked by two ringers)", "score", ""),
        ("Fill went from 55 % to 81 % in 12 studios", "change", ""),
        ("worked off in 25 minutes instead of two hours", "change", ""),
        ("61 % finish level 5 and 8 % level 24", "share", ""),
        ("A price of 9 EUR: 31 of 402 visitors clicked, nobody has been charged yet", "unpaid", ""),
        ("We ran both side by side for six weeks", "time", ""),
        ("A plan for six weeks of practice", "plain", ""),
    ],
)
def test_a_quote_is_taken_by_what_can_be_asked_about(quote: str, handle: str, things: str) -> None:
    """Counted people, a price, a figure, a time, somebody's words; never the data's customers."""
    grip = grip_of(quote)
    assert (grip.handle, grip.things) == (handle, things)


def test_a_sum_that_nobody_gives_for_the_thing_is_no_price() -> None:
    """What the author pays, and how large a market is, are other people's money."""
    for quote in ("I switched to SMS (0.07 EUR each)", "It will disrupt the $50 billion market"):
        assert grip_of(quote, of_money=False).handle == "plain"


def test_a_sum_beside_a_data_set_is_asked_about_and_not_taken_for_income() -> None:
    """The data's customers pay nobody here: the question is whose they are."""
    near = "Telco customer churn with the IBM data set: 7,043 customers. "
    assert grip_of("Customers pay on average $64.76 a month.", near).handle == "whose"
    assert grip_of("Seven clinics pay 39 euros a month.", near).handle == "whose"
    text = f"# Churn\n\n{near}Customers pay on average $64.76 a month. I compare three models.\n"
    assert not any("Who paid" in each.asks or "to stop" in each.asks for each in kit_of(text).questions)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            "Who was the last to stop, and what did they say?",
            "Tell me about the last one who stopped paying.",
            True,
        ),
        (
            "What do they do in the hour before they use it?",
            "One thing in the hour before they open it?",
            True,
        ),
        ("How was this done before, who did it?", "Tell me about one time: the old way: who did it?", True),
        ("Who paid that last, and what for?", "Which check found a fault?", False),
        ("Which check found a fault you had sworn was right?", "Which fault did a check find?", True),
        ("How do you count them, and how many came back last week?", "How many came back last month?", True),
        ("", "", False),
    ],
)
def test_one_question_in_other_words_is_one_question(first: str, second: str, same: bool) -> None:
    """A follow-up that says again what was asked costs a minute and shows that nobody listens."""
    assert alike(first, second) is same


@pytest.mark.parametrize("text", [CLINICS, BAKERS, TITANIC])
def test_no_follow_up_asks_again_what_a_question_asks(text: str) -> None:
    """Neither in the same words nor in others."""
    questions = kit_of(text, PAID).questions
    asked = [each.core for each in questions] + [each.after for each in questions if each.after]
    for place, one in enumerate(asked):
        assert not any(alike(one, other) for other in asked[place + 1 :]), one


def test_who_tells_of_users_is_not_asked_whether_there_are_any() -> None:
    """The questions of the lowest level are for those who wrote nothing of it."""
    lowest = {level.probe for scale in rubric().scales_and_niche for level in scale.levels[:2]}
    used = "# Rota\n\nIn use every week since February. My colleague Dagny works off the list in minutes.\n"
    assert not {each.asks for each in kit_of(used).questions} & lowest
    assert {
        each.asks for each in kit_of("# Rota\n\nA rota. It has two pages and a menu.\n").questions
    } & lowest


def test_an_exercise_is_asked_what_was_tried_checked_and_made_elsewhere() -> None:
    """Whoever shows a first notebook is asked about it first, and about other work."""
    kinds = [each.kind for each in kit_of(TITANIC).questions]
    assert kinds.count("practice") == 3
    assert not any(each.kind == "practice" for each in kit_of(CLINICS).questions)


def test_of_a_text_that_is_not_read_it_is_not_said_that_it_says_little() -> None:
    """The reason is the language, and nobody is asked whether anybody uses it at all."""
    text = (
        "# Riego justo\n\nUna aplicación para repartir el agua de riego entre las parcelas. Antes las "
        "quejas eran treinta y cuatro al año, ahora son seis. La comunidad paga sesenta euros al mes. "
        "Los vecinos apuntan los turnos en el teléfono y el guarda los comprueba cada tarde en la acequia.\n"
    )
    questions = kit_of(text).questions
    assert questions
    assert all("says little" not in each.because and each.kind == "unknown" for each in questions)


def test_a_command_is_no_sentence_to_ask_about() -> None:
    """Nobody is read a line of installation aloud."""
    steps = "1. `git clone https://example.org/chat.git`\n2. `pip install -r requirements.txt`\n"
    text = f"# Chat\n\nChat with your PDF files.\n\n## Getting started\n{steps}3. `streamlit run app.py`\n"
    review = room().review(Project("p", "a.md", "text", text))
    assert any("pip install" in item.quote for item in review.evidence)
    assert not any("pip install" in each.asks + each.because for each in kit_of(text).questions)


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
        says = rubric().criterion(each.criterion).says.rstrip(".")
        assert says in each.because or each.quote[:20] in each.because


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
    assert not is_plan("The roadmap is at https://example.org/projects/1 and our forum beside it.")


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


def test_a_decision_is_asked_about_only_in_what_speaks_of_craft() -> None:
    """Where a sentence says for whom or where, nobody is asked what was tried and dropped in it."""
    text = "# Speech\n\nOffline Speech to Text for Desktop Linux. I wrote it because my laptop has 4 GB.\n"
    asked = kit_of(text).questions
    assert not any("Offline Speech" in each.asks and "Which decision" in each.asks for each in asked)
    assert any("my laptop" in each.asks and "What had happened just before" in each.asks for each in asked)


@pytest.mark.parametrize(
    ("quote", "asked"),
    [
        ('> "I would be lost without it", says a customer.', "‘I would be lost without it’, says a customer"),
        ("He said “never again” and left.", "He said ‘never again’ and left"),
        ('"I would not go back."', "I would not go back"),
        ('A 5" screen is enough.', 'A 5" screen is enough'),
    ],
)
def test_a_quote_within_a_quote_keeps_both_its_ends(quote: str, asked: str) -> None:
    """In a question, what somebody is quoted with begins where it ends."""
    assert short_quote(quote) == asked
