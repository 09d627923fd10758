"""Answers that the description denies are told as doubts, and move no score."""

from __future__ import annotations

import pytest

from ambition.contradicting import contradictions
from ambition.description import describe
from ambition.model import Answer, Review, Submission
from ambition.review import review
from ambition.rubric.loading import load_rubric

RUBRIC = load_rubric("product-ambition")
TEXT = "# Bikes\n\nThis notebook predicts how many bikes are rented in an hour. {} The data are public.\n"


def quotes(sentence: str, question: str, level: int) -> list[str]:
    """What denies this answer in a text that holds this sentence."""
    found = contradictions(
        RUBRIC.rubric, describe(TEXT.format(sentence), "a.md"), [Answer(question, level=level)]
    )
    return [one.quote for one in found]


@pytest.mark.parametrize(
    ("sentence", "question", "level"),
    [
        ("Nobody uses this.", "pay", 4),
        ("So far no one has paid for it.", "pay", 3),
        ("It is free and it will stay free.", "pay", 4),
        ("I have not talked to a company yet.", "validation", 3),
    ],
)
def test_a_sentence_that_denies_an_answer_is_found(sentence: str, question: str, level: int) -> None:
    """Whole, as it stands in the text."""
    assert quotes(sentence, question, level) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "question", "level"),
    [
        ("Nobody uses this.", "pay", 0),
        ("Nobody has paid for it.", "pay", 2),
        ("Until May nobody has paid for it.", "pay", 4),
        ("Nobody uses the old list any more.", "pay", 4),
        ("Nobody uses this.", "voice", 4),
        ("\n\n```text\nNobody uses this.\n```\n\n", "pay", 4),
    ],
)
def test_what_agrees_or_speaks_of_other_things_denies_nothing(
    sentence: str, question: str, level: int
) -> None:
    """No more claimed than the text says, former times, another thing, another scale, a program's output."""
    assert quotes(sentence, question, level) == []


def test_a_text_that_is_not_english_denies_nothing() -> None:
    """It is not read, so an English sentence in it is held against no answer."""
    text = (
        "# Räder\n\nDieses Heft sagt voraus, wie viele Räder in einer Stunde gemietet werden, und die Daten "
        "dazu sind für alle frei. Ich habe es für mich geschrieben und lerne damit noch. Nobody uses this.\n"
    )
    described = describe(text, "a.md")
    assert described.language != "english"
    assert contradictions(RUBRIC.rubric, described, [Answer("pay", level=4)]) == ()


def test_a_denied_answer_is_a_doubt_and_moves_no_score() -> None:
    """The same scores as beside a text whose sentence says nothing of it."""

    def made(sentence: str) -> Review:
        return review(
            RUBRIC, Submission(describe(TEXT.format(sentence), "a.md"), (Answer("pay", level=4),), ())
        )

    denied, silent = made("Nobody uses this."), made("The sky is blue.")
    assert denied.hireability is not None and silent.hireability is not None
    assert "“Nobody uses this.”" in denied.hireability.doubts[0]
    assert not any("the answer claims more" in doubt for doubt in silent.hireability.doubts)
    assert [scale.credited for scale in denied.scales] == [scale.credited for scale in silent.scales]
