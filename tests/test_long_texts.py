"""Texts made to be slow are read to their end and give a review like any other."""

from __future__ import annotations

import pytest

from ambition.description import describe
from ambition.model import Submission
from ambition.review import review
from ambition.rubric.loading import load_rubric

SIZE = 200_000
#: Honest English in front, so that the text is read and not put aside as empty.
OPENING = "# Choir diary\n\nThis is the diary that we use to plan the songs of our choir for the year.\n\n"
UNITS = (
    "*",
    "[",
    "<",
    "<!--",
    '<a href="',
    "# a\n",
    "> > > ",
    "- a\n",
    "- 12 users\n",
    "word ",
    "A",
    "a ",
    "1 ",
    "price $9 ",
    "Anna Price ",
    "12 users pay us $9 a month and ",
    "12 users pay us $9 a month.\n\n",
    "we, users, pay, not, (so, ",
    "`pip install x` ",
    "[we have users](https://stripe.com/x) ",
    '"users pay" ',
    "|a|a",
    ". ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_made_to_be_slow_gives_a_review(unit: str) -> None:
    """It ends, and what comes out is a review of that text with scores within their bounds."""
    text = OPENING + unit * (SIZE // len(unit))
    rubric = load_rubric("product-ambition")
    result = review(rubric, Submission(describe(text, "README.md")))
    assert result.description.text == text
    assert all(0 <= scale.low <= scale.shown <= scale.high <= 1000 for scale in result.scales)


def test_repeating_a_claim_without_end_earns_what_saying_it_once_earns() -> None:
    """A sentence said four thousand times is one sentence."""
    rubric = load_rubric("product-ambition")
    claim = "The 12 choirs that use it pay us $9 for each month.\n\n"
    once = review(rubric, Submission(describe(OPENING + claim, "README.md")))
    often = review(rubric, Submission(describe(OPENING + claim * (SIZE // len(claim)), "README.md")))
    assert [scale.shown for scale in often.scales] == [scale.shown for scale in once.scales]
