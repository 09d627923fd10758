"""What a visit keeps: drafts, links and saved projects, strictly read and never in part."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambition.errors import InputError
from ambition.examples import EXAMPLE_IDS, example
from ambition.model import Answer, RubricRef
from ambition.packet import Packet, read_packet, to_packet_json
from ambition.rubric.loading import load_rubric
from ambition.rubric.schema import Rubric
from ambition.ui.share_token import Shared, answers_of, from_token, to_token
from ambition.ui.state import PageState, from_draft, is_another_text, to_draft
from ambition.ui.words import LANGUAGES, Words, _texts

RUBRIC: Rubric = load_rubric("product-ambition").rubric
LEVELS = [question for question in RUBRIC.questions if question.kind == "level"]
CHOICES = [question for question in RUBRIC.questions if question.kind == "choice"]
NUMBERS = [(question, field) for question in RUBRIC.questions for field in question.fields]


@st.composite
def all_answers(draw: st.DrawFn) -> dict[str, Answer]:
    """Any answers that a link can hold."""
    found: dict[str, Answer] = {}
    for question in LEVELS:
        level = draw(st.none() | st.integers(0, 4))
        if level is not None:
            found[question.id] = Answer(question.id, level=level)
    for question in CHOICES:
        option = draw(st.none() | st.sampled_from([option.id for option in question.options]))
        if option is not None:
            found[question.id] = Answer(question.id, choice=option)
    typed: dict[str, dict[str, int]] = {}
    for question, field in NUMBERS:
        value = draw(st.none() | st.integers(0, 1_000_000_000))
        if value is not None:
            typed.setdefault(question.id, {})[field.id] = value
    return found | {name: Answer(name, numbers=numbers) for name, numbers in typed.items()}


@given(all_answers())
def test_a_link_brings_back_every_level_choice_and_number(answers: dict[str, Answer]) -> None:
    """What goes into a token comes out of it, and it stays short."""
    token = to_token(RUBRIC, answers, repository="ada/tide.tables", digest="0123abcd")
    shared = from_token(token)
    assert answers_of(shared, RUBRIC) == answers
    assert (shared.repository, shared.digest) == ("ada/tide.tables", "0123abcd")
    assert len(token) < 200


def test_a_link_holds_no_text() -> None:
    """Proofs, links and notes may name third parties: they never go into an address."""
    told = Answer("pay", level=4, text="Ms Moura", proof="Rita Moura pays", links=("https://secret.example",))
    token = to_token(RUBRIC, {"pay": told})
    assert not any(word in token for word in ("Moura", "Rita", "secret"))


@given(st.text(max_size=300))
def test_no_text_in_the_address_breaks_the_page(token: str) -> None:
    """Anything that is no token is refused in one way, and nothing of it is taken."""
    try:
        shared = from_token(token)
    except InputError:
        return
    assert isinstance(shared, Shared)


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token + "x" * 700,
        lambda token: token.replace("1.", "2.", 1),
        lambda token: token.replace("e:no-shows", "e:../../etc"),
        lambda token: token.replace("e:no-shows", "g:a/b/c:"),
        lambda token: token.replace("e:no-shows", "g:a/b:zzzzzzzz"),
        lambda token: token.replace("4", "9", 1),
    ],
)
def test_a_changed_link_is_refused(change: Any) -> None:
    """Every part has its own alphabet and length."""
    token = to_token(RUBRIC, {"pay": Answer("pay", level=4)}, example="no-shows")
    with pytest.raises(InputError):
        answers_of(from_token(change(token)), RUBRIC)


def test_a_link_for_other_questions_is_told_from_a_broken_one() -> None:
    """A token that fits another number of questions restores nothing, and says why."""
    other = load_rubric("ml-production").rubric
    with pytest.raises(InputError, match="another version"):
        answers_of(from_token(to_token(other, {})), RUBRIC)


def test_a_draft_comes_back_as_it_was_left() -> None:
    """Text, answers, proofs and the question at hand."""
    state = PageState(way="paste", pasted="# Tides\n", question=3)
    state.say("pay", level=2, proof="Ask Ms Moura")
    again = PageState()
    assert from_draft(again, to_draft(state), {})
    assert (again.way, again.pasted, again.question) == ("paste", "# Tides\n", 3)
    assert again.own_answers == state.own_answers


def test_what_was_being_typed_goes_before_the_draft() -> None:
    """Half a sentence that Streamlit never heard of is newer than what it last saved."""
    state = PageState(way="paste", pasted="# Ti")
    again = PageState()
    from_draft(again, to_draft(state), {"paste": "# Tides in half a sen"})
    assert again.pasted == "# Tides in half a sen"


def test_looking_at_examples_leaves_no_draft() -> None:
    """A visitor who typed nothing has nothing kept."""
    state = PageState()
    state.say("pay", level=1)
    assert to_draft(state) == ""


@pytest.mark.parametrize(
    "draft", ["{", "[]", '{"schema": "other"}', '{"schema":"ambition/draft/1","answers":[1]}']
)
def test_a_damaged_draft_is_told_and_not_taken(draft: str) -> None:
    """A draft that cannot be read whole is not read at all."""
    state = PageState()
    with pytest.raises(InputError):
        from_draft(state, draft, {})
    assert state.own_answers == {} and state.pasted == ""


def test_a_saved_project_opens_as_it_was() -> None:
    """Text and answers survive the file, byte for byte."""
    answers = (Answer("pay", level=3, proof="a link"), Answer("payers", numbers={"payers": 7}))
    packet = Packet(
        "tides.md", "# Tides\n\N{SNOWMAN}", "text", answers, RubricRef("product-ambition", "0.1.0", "ab")
    )
    saved = to_packet_json(packet)
    assert read_packet(saved.encode()) == packet
    assert to_packet_json(read_packet(saved)) == saved


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema": "ambition/project/9"}, "schema"),
        ({"description": []}, "description"),
        ({"answers": {}}, "list"),
        ({"answers": [{"question": "pay", "level": 7}]}, "level"),
        ({"answers": [{"question": "pay", "level": True}]}, "level"),
        ({"answers": [{"question": "pay", "numbers": {"a": -1}}]}, "numbers"),
        ({"answers": [{"question": "pay", "links": "x"}]}, "links"),
    ],
)
def test_a_damaged_project_says_what_is_wrong(change: dict[str, Any], says: str) -> None:
    """A saved file is never believed: each field has its form."""
    sound = {"schema": "ambition/project/1", "description": {"name": "a", "text": "b"}, "answers": []}
    with pytest.raises(InputError, match=says):
        read_packet(json.dumps(sound | change))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_saved_projects(data: bytes) -> None:
    """Whatever is uploaded, the answer is a project or one kind of error."""
    with pytest.raises(InputError):
        read_packet(data)


def test_every_text_of_the_page_is_there_in_every_language() -> None:
    """The same keys, with the same gaps to fill."""
    english = _texts("en")
    for language in LANGUAGES:
        texts = _texts(language)
        assert set(texts) == set(english)
        assert {key: _gaps(text) for key, text in texts.items()} == {
            key: _gaps(t) for key, t in english.items()
        }


def _gaps(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_numbers_follow_the_language_and_scores_do_not() -> None:
    """Half a point is written 0.5 or 0,5 and stays the same half."""
    assert (Words("en").points(625), Words("de").points(625)) == ("62.5", "62,5")
    assert (Words("en").points(620), Words("en").level(10), Words("en").signed(-25)) == ("62", "2½", "−2.5")


def test_another_project_is_told_from_another_version() -> None:
    """Examples share few words with one another, and half of a text shares all of its own."""
    texts = [example(each).text for each in EXAMPLE_IDS]
    assert all(is_another_text(first, second) for first, second in itertools.combinations(texts, 2))
    assert not any(is_another_text(text, text[: len(text) // 2]) for text in texts)
    assert not is_another_text("", texts[0])
