"""Saying it again, listing the rubric's words, boasting and padding gain nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.gaming import (
    BOASTS,
    EMPTY,
    all_texts,
    appended,
    codes,
    evidence_again,
    filled,
    gain,
    numbers,
    own_texts,
    phrase_words,
    reviewed,
    rubric_words,
)

#: Tenths of a point at which the first of four levels is full.
FIRST_LEVEL = 250
SCALES = ("pay", "difference", "validation", "voice")


def test_a_text_appended_to_itself_gains_nothing() -> None:
    """Each text there is."""
    for text in all_texts():
        assert gain(reviewed(text), reviewed(appended(text, text))) == {}


def test_evidence_said_fifty_times_gains_no_more_than_said_once() -> None:
    """The quoted sentences of each text of our own, in a row below it."""
    for text in own_texts():
        assert gain(reviewed(evidence_again(text, 1)), reviewed(evidence_again(text, 50))) == {}


@pytest.mark.parametrize("words", [rubric_words, phrase_words, lambda: BOASTS], ids=["says", "own", "boasts"])
def test_words_without_a_fact_reach_the_first_level_at_most(words: Callable[[], str]) -> None:
    """The rubric's own questions, sayings and phrases, and a paragraph of boasts; all are warned of."""
    found = reviewed(appended(EMPTY, words()))
    reached = numbers(found)
    assert max(reached[scale] for scale in SCALES) <= FIRST_LEVEL
    assert reached["goal"] == numbers(reviewed(EMPTY))["goal"]
    assert "stuffing" in codes(found)


def test_a_list_of_the_rubrics_words_earns_nothing() -> None:
    """So many claims in one list without a fact are words."""
    assert gain(reviewed(EMPTY), reviewed(appended(EMPTY, rubric_words()))) == {}


def test_a_text_twice_as_long_with_nothing_said_scores_no_higher() -> None:
    """Prose without a fact below each text there is."""
    for text in all_texts():
        longer = filled(text)
        assert len(longer) >= 2 * len(text)
        assert gain(reviewed(text), reviewed(longer)) == {}


def test_words_in_a_row_are_bare() -> None:
    """What makes no sentence is worth half at most, whatever the words; a small word makes one of it."""
    row = "nurses dentists teachers clinics special niche work trade"
    assert {item.strength for item in reviewed(row).evidence} == {"bare"}
    assert "concrete" in {
        item.strength for item in reviewed("for nurses who work nights at clinics").evidence
    }
