"""The card: one sum over what is credited, its band, reasons, doubts and questions."""

from __future__ import annotations

from typing import Any

import pytest
from small_rubrics import criterion, finding, small_rubric
from test_scoring import scored

from ambition.hireability import hireability
from ambition.model import Answer, Fact, Hireability
from ambition.scoring import Scored


def card(result: Scored, words: int = 100, facts: tuple[Fact, ...] = ()) -> Hireability:
    """The card of some scores."""
    found = hireability(result, words, facts)
    assert found is not None
    return found


PRODUCT = (finding("price"), finding("users", quote="40 users", start=9))


def test_the_score_is_the_sum_of_its_terms() -> None:
    """Pay 850 at weight 600, voice 175 of 500 at weight 300, nothing on the niche."""
    result = card(scored(*PRODUCT, finding("talks", "bare")))
    assert [(term.ledger, term.points) for term in result.terms] == [
        ("pay", 510),
        ("voice", 52),
        ("niche", 0),
    ]
    assert result.score == 562


def test_a_term_rises_between_its_two_heights() -> None:
    """Nothing up to ``above``, all from ``up_to`` on, a straight line between."""
    rules = small_rubric().rubric.model_dump()["hireability"]
    rubric = small_rubric(
        hireability=rules | {"terms": ({"ledger": "pay", "above": 400, "up_to": 800, "weight": 100},)}
    )
    found = [(), (finding("friends"),), (finding("users"),), (finding("price"),), PRODUCT]
    assert [card(scored(*f, rubric=rubric)).score for f in found] == [0, 0, 25, 75, 100]


def test_the_band_comes_from_the_score_and_the_headline_from_the_goal() -> None:
    """The same band says other words for another goal."""
    result = card(scored(*PRODUCT, finding("posts")))
    assert (result.band, result.band_title, result.headline) == ("first", "Talk to first", "Sold.")
    assert card(scored(finding("users"))).headline == "Little."


@pytest.mark.parametrize(("words", "enough"), [(4, False), (5, True)])
def test_a_few_words_are_not_enough_to_tell(words: int, enough: bool) -> None:
    """The rubric asks for five words at least; the reasons are still given."""
    result = card(scored(*PRODUCT), words)
    assert result.enough is enough
    assert (result.band == "none") is not enough
    assert result.reasons


def test_answers_are_enough_without_many_words() -> None:
    """People whose work is not public can answer the questions instead."""
    answers = tuple(Answer(name, level=1) for name in ("pay", "voice"))
    assert card(scored(answers=answers), words=0).enough


def test_nothing_judged_is_not_enough_to_tell() -> None:
    """Long prose in which nothing speaks for the rubric tells nothing."""
    assert card(scored()).band == "none"


def test_a_description_that_cannot_be_judged_has_no_score() -> None:
    """Neither a number nor its terms."""
    result = card(scored(*PRODUCT, judged=False))
    assert (result.score, result.terms, result.enough) == (None, (), False)


def test_another_language_is_not_blamed_on_the_text() -> None:
    """Nobody read it: that is said instead of "too little". A text without words stays too little."""
    result = scored(*PRODUCT, judged=False)
    rules = result.tables.loaded.rubric.hireability
    assert rules is not None
    said = [card(result, words).headline for words in (300, 0)]
    assert said == [rules.unread, rules.not_enough.headlines["*"]]


def test_reasons_come_from_different_ledgers_first() -> None:
    """Each with its quote; a bare word is the last that is quoted."""
    result = card(
        scored(*PRODUCT, finding("posts", quote="my post"), finding("friends", "bare", quote="loved"))
    )
    assert [r.quote for r in result.reasons] == ["40 users", "my post", "price"]
    assert result.reasons[0].says == "It has users."


def test_what_is_claimed_and_not_shown_is_said_beside_what_is_shown() -> None:
    """One sentence a ledger, in the words of the answer."""
    result = card(scored(finding("users"), answers=(Answer("pay", level=4), Answer("voice", level=0))))
    assert result.claimed_not_shown == (
        "Pay: “pay is at 4” is claimed; the description shows “pay at level 2”.",
    )


def test_a_bare_word_and_a_fork_are_doubts() -> None:
    """Doubts name what was said, and take nothing away."""
    fork = Fact("fork", True, "A fork of someone/else")
    plain = scored(finding("users", "bare", quote="loved by all users"))
    result = card(plain, facts=(fork, Fact("archived", False, "Not archived")))
    assert result.doubts == (
        "A fork of someone/else: which part is the author's own?",
        "“loved by all users” is said without a number, a name or a date.",
    )
    assert result.score == card(plain).score


@pytest.mark.parametrize(("share", "doubted"), [(24, True), (25, False), (None, False)])
def test_a_tiny_share_of_the_commits_is_a_doubt(share: Any, doubted: bool) -> None:
    """An unknown share is none."""
    fact = Fact("owner-share-percent", share, f"ana made {share} % of 900 commits")
    assert bool(card(scored(*PRODUCT), facts=(fact,)).doubts[1:]) is doubted


def test_questions_begin_with_what_is_claimed_and_not_shown() -> None:
    """Then quotes that cannot be checked, then what is unknown; each says why it is asked."""
    result = card(scored(finding("users", quote="40 users"), answers=(Answer("pay", level=4),)))
    asked = [(q.asks, q.ledger) for q in result.questions]
    assert asked[:2] == [("Tell me about price.", "pay"), ("Tell me about users.", "pay")]
    assert [ledger for _, ledger in asked[2:]] == ["voice", "niche"]
    assert result.questions[0].because == "Claimed: “pay is at 4”. The description does not show it."
    assert result.questions[1].because == "“40 users” is said, with nothing given to check it by."


def test_a_checkable_quote_is_no_question() -> None:
    """Whoever reads the card can follow the link."""
    asked = [q.asks for q in card(scored(finding("users", "checkable"))).questions]
    assert "Tell me about users." not in asked


def test_there_are_never_more_than_eight_questions() -> None:
    """However much there is to ask, and three on a ledger at most."""
    criteria = tuple(
        criterion(f"c{n}", (ledger, 1, 100)) for n, ledger in enumerate(["pay", "voice", "niche", "sell"] * 6)
    )
    many = small_rubric(criteria=criteria)
    asked = card(scored(*(finding(c["id"]) for c in criteria), rubric=many)).questions
    assert len(asked) == 8
    assert max(sum(q.ledger == other.ledger for other in asked) for q in asked) == 3


def test_if_the_claims_fall_the_goal_below_is_left() -> None:
    """Without what carries the goal it falls back, and the band with it."""
    result = card(scored(*PRODUCT, finding("posts"), finding("talks"), finding("group")))
    assert result.if_claims_fall == "If the claims fall: the goal is “Solve” and the advice “Talk to first”."
    claimed = card(scored(finding("friends"), answers=(Answer("pay", level=4),)))
    falls = "If the claims fall: the goal is “Learn” and the advice “Little to go on”."
    assert claimed.if_claims_fall == falls
    assert card(scored(finding("friends"))).if_claims_fall == ""


def test_every_card_ends_with_the_rubric_s_closing_line() -> None:
    """One project's text, not the person."""
    assert card(scored()).closing == "One text, not the person."


def test_a_rubric_without_a_card_has_none() -> None:
    """Hireability is the rubric's affair."""
    assert hireability(scored(rubric=small_rubric(hireability=None)), 100, ()) is None
