"""Answers files are read strictly, and written so that they are read back the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambition.answers import answers_to_json, answers_to_toml, read_answers
from ambition.errors import InputError
from ambition.model import Answer
from ambition.rubric.loading import load_rubric

BAKERY = load_rubric(Path(__file__).parent / "data" / "rubrics" / "sound")
ALL = """\
rubric = "bakery"
[places]
links = ["https://example.org/a", " "]
[taste]
level = 3
proof = "Ask Mr Bun, 3 May"
links = ["https://example.org/queue"]
[aim]
choice = "money"
[sales]
numbers = { sold = 12, baked = 30 }
[recipe]
text = "flour\\nand water"
"""
READ = (
    Answer("aim", choice="money"),
    Answer("taste", level=3, proof="Ask Mr Bun, 3 May", links=("https://example.org/queue",)),
    Answer("sales", numbers={"baked": 30, "sold": 12}),
    Answer("recipe", text="flour\nand water"),
    Answer("places", links=("https://example.org/a",)),
)


def refusal(text: str | bytes, name: str = "mine.toml") -> str:
    """The sentence with which these answers are refused."""
    with pytest.raises(InputError) as caught:
        read_answers(text, name, BAKERY)
    return str(caught.value)


def test_every_kind_of_answer_is_read_in_the_order_of_the_questions() -> None:
    """Level, choice, numbers, text and links, with proof where it is asked for."""
    assert read_answers(ALL, "mine.toml", BAKERY) == READ


@pytest.mark.parametrize("ending", ["toml", "json"])
def test_what_is_written_is_read_back(ending: str) -> None:
    """Both forms hold all of it."""
    write = answers_to_toml if ending == "toml" else answers_to_json
    assert read_answers(write(READ, BAKERY), f"mine.{ending}", BAKERY) == READ


@given(
    text=st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=50),
    number=st.integers(0, 10**9),
)
def test_any_words_survive_the_round_trip(text: str, number: int) -> None:
    """Quotes, line ends and control characters are escaped, in TOML as in JSON."""
    given = [Answer("sales", numbers={"baked": number})]
    if text.strip():
        given.append(Answer("recipe", text=text.strip()))
    for write, name in ((answers_to_toml, "a.toml"), (answers_to_json, "a.json")):
        assert read_answers(write(given, BAKERY), name, BAKERY) == tuple(given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tast]\nlevel = 1", "tast: found no such question; write taste if that is meant"),
        ("taste = 3", "taste: found 3; write a table: [taste]"),
        ("[taste]\nlevel = 5", "taste.level: found 5; write a whole number from 0 to 4"),
        ("[taste]\nlevel = true", "taste.level: found True; write a whole number"),
        ('[taste]\nlevel = "3"', 'taste.level: found "3"; write a whole number'),
        ('[taste]\nproof = "x"', "taste: found proof without level; write level"),
        ("[taste]\nlevle = 1", "taste.levle: found an unknown key; write level if that is meant"),
        ('[aim]\nchoice = "fame"', 'aim.choice: found "fame"; write one of money, undecided'),
        ('[aim]\nchoice = "money"\nproof = "x"', "aim.proof: found an unknown key"),
        ("[sales]\nnumbers = 3", "sales.numbers: found 3; write a table: numbers = { baked = 3 }"),
        ("[sales]\nnumbers = { bakd = 3 }", "sales.numbers.bakd: found an unknown key; write baked"),
        ("[sales]\nnumbers = { baked = -1 }", "sales.numbers.baked: found -1; write a whole number from 0"),
        ("[sales]\nnumbers = { baked = 1000000001 }", "sales.numbers.baked: found 1000000001"),
        ("[sales]\nnumbers = { baked = 1.5 }", "sales.numbers.baked: found 1.5"),
        ("[recipe]\ntext = 3", "recipe.text: found 3; write a text in quotes"),
        (f'[recipe]\ntext = "{"a" * 2001}"', "recipe.text: found 2001 characters; write at most 2000"),
        ('[places]\nlinks = "x"', 'places.links: found "x"; write a list'),
        (f"[places]\nlinks = {['x'] * 11}", "places.links: found 11 links; write at most 10"),
        ('rubric = "butcher"', 'rubric: found "butcher"; write "bakery"'),
        ("taste = ", "the file: found a slip in the TOML"),
        ('{"taste":', "the file: found a slip in the JSON"),
    ],
)
def test_a_slip_names_file_question_found_and_what_to_write(text: str, said: str) -> None:
    """No answer is guessed at."""
    assert refusal(text).startswith(f"mine.toml: {said}")


def test_more_slips_are_counted() -> None:
    """One line, with how many more there are."""
    assert refusal("[a]\n[b]\n[taste]\nlevel = 9").endswith("(and 2 more)")


@pytest.mark.parametrize(
    "text",
    [b"\xff", "[1, 2]", "x" * 200_001, '{"a":' + "[" * 90_000, json.dumps({"recipe": {"text": "\ud800"}})],
)
def test_odd_files_are_refused_in_words(text: str | bytes) -> None:
    """Bytes that are no text, lists, too long, too deep, half characters."""
    assert refusal(text, "mine.json").startswith("mine.json: ")


def test_an_empty_answer_is_no_answer() -> None:
    """An empty table, an empty text and empty links say nothing."""
    assert read_answers('[taste]\n[recipe]\ntext = " "\n[places]\nlinks = []\n', "a.toml", BAKERY) == ()


def test_an_honest_zero_is_an_answer() -> None:
    """Level 0 is not silence."""
    assert read_answers("[taste]\nlevel = 0", "a.toml", BAKERY) == (Answer("taste", level=0),)
