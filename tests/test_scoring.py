"""Scores come out as the rules say, on a rubric small enough to work out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from small_rubrics import criterion, finding, plain_description, small_rubric

from ambition.model import Answer, Finding, Judgement
from ambition.rubric.loading import LoadedRubric
from ambition.scoring import Scored, score, tables_of
from ambition.scoring.judging import judge

RUBRIC = small_rubric()


def scored(*findings: Finding, rubric: LoadedRubric = RUBRIC, judged: bool = True, **given: Any) -> Scored:
    """The scores of some findings, answers and judgements."""
    tables = tables_of(rubric)
    judgements = judge(tables, plain_description(), findings, given.get("judgements", ()))
    return score(tables, judgements, given.get("answers", ()), judged)


def ledger(result: Scored, name: str = "pay") -> Any:
    """The score on one ledger."""
    return result.standings[name].score


def test_a_criterion_fills_its_level_and_those_below() -> None:
    """Level 2 at full weight fills two steps of four."""
    assert ledger(scored(finding("users"))).shown == 500


def test_the_fourth_level_carries_the_three_below() -> None:
    """Weight .7 at level 4 is worth .7 of every step."""
    assert ledger(scored(finding("price"))).shown == 700


def test_a_full_step_takes_no_more() -> None:
    """Two criteria that overfill a step share it; their points still add up."""
    pay = ledger(scored(finding("price"), finding("users")))
    assert pay.shown == 250 + 250 + 175 + 175
    assert [(e.criterion, e.points) for e in pay.evidence] == [("users", 500), ("price", 350)]


def test_bare_evidence_is_worth_half_and_speaks_for_the_first_level_only() -> None:
    """A bare sign of a fourth level stays on the first step."""
    pay = ledger(scored(finding("price", "bare")))
    assert (pay.shown, pay.evidence[0].level) == (88, 1)


def test_the_strongest_finding_speaks_for_a_criterion() -> None:
    """A link beside an adjective: the link is quoted."""
    pay = ledger(
        scored(finding("users", "bare", quote="loved"), finding("users", "checkable", quote="link", start=9))
    )
    assert [(e.quote, e.strength, e.points) for e in pay.evidence] == [("link", "checkable", 500)]


def test_of_equals_the_first_in_the_text_is_quoted() -> None:
    """The order in which findings come in decides nothing."""
    late, early = finding("users", quote="late", start=50), finding("users", quote="early", start=3)
    assert ledger(scored(late, early)).evidence[0].quote == "early"


def test_a_dismissed_finding_earns_nothing_and_is_told() -> None:
    """A plan is listed as not counted, once, with its reason."""
    plan = finding("users", dismissal="planned", why="A plan.")
    result = scored(plan, plan)
    assert ledger(result).shown == 0
    assert [(n.quote, n.dismissal, n.why) for n in result.not_counted] == [("users", "planned", "A plan.")]


@pytest.mark.parametrize(
    ("dismissal", "coverage"), [("denied", 476), ("planned", 476), ("data", 0), ("others", 0)]
)
def test_what_was_denied_was_judged(dismissal: Any, coverage: int) -> None:
    """A denial covers its criterion (1000 of 2100); the data set's customers tell nothing."""
    assert ledger(scored(finding("users", dismissal=dismissal))).coverage == coverage


def test_nothing_found_leaves_the_range_open() -> None:
    """Silence: low is 0 and high the top."""
    pay = ledger(scored())
    assert (pay.low, pay.high, pay.coverage, pay.claimed) == (0, 1000, 0, None)


def test_silence_and_an_honest_zero_have_the_same_low() -> None:
    """The zero closes the range; it does not lower it."""
    silent = ledger(scored(finding("friends")))
    honest = ledger(scored(finding("friends"), answers=(Answer("pay", level=0),)))
    assert silent.low == honest.low == honest.high == 100
    assert silent.high > 100
    assert honest.claimed == 0


def test_an_answer_claims_the_steps_up_to_its_level() -> None:
    """Level 3 is 75 points claimed, a third of it credited on trust, none shown."""
    pay = ledger(scored(answers=(Answer("pay", level=3),)))
    assert (pay.claimed, pay.shown, pay.credited, pay.proven) == (750, 0, 225, 0)
    assert [(c.step, c.points, c.because) for c in pay.credits] == [
        (1, 75, "claim"),
        (2, 75, "claim"),
        (3, 75, "claim"),
    ]


def test_an_option_answers_as_its_level_does() -> None:
    """A choice by its id stands for the option's level."""
    assert ledger(scored(answers=(Answer("pay", choice="level-3"),))).claimed == 750


def test_a_proof_lends_more_than_a_word() -> None:
    """A name, number or link beside the claim raises trust from .3 to .6; an assurance does not."""
    for proof, credited in (("trust me, really", 150), ("see example.org/7", 300), ("it was Maria", 300)):
        assert ledger(scored(answers=(Answer("pay", level=2, proof=proof),))).credited == credited


def test_a_confirmed_answer_counts_in_full_and_is_proven() -> None:
    """A reviewer who confirms the answer makes it as good as shown, but never shown."""
    confirm = Judgement("confirm", "pay", "", "", "I saw the receipts")
    pay = ledger(scored(answers=(Answer("pay", level=4),), judgements=(confirm,)))
    assert (pay.credited, pay.proven, pay.shown) == (1000, 1000, 0)


def test_typed_numbers_raise_what_is_claimed() -> None:
    """One payer is the fourth level; the evidence of both answers adds up to it."""
    answers = (Answer("pay", level=1), Answer("payers", numbers={"payers": 7}))
    pay = ledger(scored(answers=answers))
    assert pay.claimed == 1000
    assert [(e.quote, e.points) for e in pay.evidence] == [("pay is at 1", 250), ("Payers: 7", 750)]


@pytest.mark.parametrize(("asked", "payers", "claimed"), [(30, 12, 500), (29, 29, None), (30, 11, None)])
def test_a_share_counts_from_enough_people_asked(asked: int, payers: int, claimed: int | None) -> None:
    """Forty per cent of at least thirty."""
    answers = (Answer("payers", numbers={"asked": asked, "payers": payers}),)
    assert ledger(scored(answers=answers), "voice").claimed == claimed


def test_what_a_proof_says_counts_in_credited_as_much_as_in_the_text() -> None:
    """Moving a sentence from the proof to the README gains nothing in credited."""
    proof = finding("price", source="answer", start=None, end=None, question="pay")
    answers = (Answer("pay", level=1),)
    beside, inside = scored(proof, answers=answers), scored(finding("price"), answers=answers)
    assert ledger(beside).credited == ledger(inside).credited == 700 + 0
    assert (ledger(beside).shown, ledger(inside).shown) == (0, 700)
    assert [c.because for c in ledger(beside).credits] == ["proof read"] * 4
    assert beside.goal.rank == inside.goal.rank


def test_the_level_is_shown_in_quarters_rounded_half_up() -> None:
    """88 tenths are 1.4 quarters, 100 are 1.6."""
    assert ledger(scored(finding("price", "bare"))).level_quarters == 1
    assert ledger(scored(finding("friends"))).level_quarters == 2


def test_the_interval_comes_from_the_band_that_shown_falls_in() -> None:
    """100 lies in the first band, 700 in the second; both stay within 0 and 1000."""
    assert ledger(scored(finding("friends"))).interval_80 == (0, 400)
    assert ledger(scored(finding("price"))).interval_80 == (500, 900)


def test_the_highest_goal_whose_conditions_hold_is_reached() -> None:
    """A price alone reaches no 80 points; with users it does; each rung tells its own conditions."""
    assert scored(finding("friends")).goal.reached == "learn"
    assert scored(finding("users")).goal.reached == "solve"
    both = scored(finding("price"), finding("users")).goal
    assert (both.reached, both.rank) == ("sell", 3)
    assert [rung.reached for rung in both.ladder] == [True, True, True]
    assert both.ladder[2].conditions[0].evidence == ("pay.users", "pay.price")


def test_two_that_overfill_a_step_share_it() -> None:
    """The stronger is served first, the weaker takes what is left."""
    pay = ledger(scored(finding("users"), finding("friends"), finding("price", "bare")))
    assert [(e.criterion, e.points) for e in pay.evidence] == [("users", 500), ("friends", 0), ("price", 0)]
    pay = ledger(scored(finding("price"), finding("friends")))
    assert [(e.criterion, e.points) for e in pay.evidence] == [("price", 700), ("friends", 75)]


def test_the_weakest_of_several_ledgers_can_decide() -> None:
    """A bar on the weakest is reached when all reach it."""
    goals = small_rubric().rubric.model_dump()["goals"]
    weakest = {"ledger": None, "weakest_of": ("pay", "voice"), "at_least": 300}
    both = goals[1] | {"conditions": ({"id": "both", "says": "Both.", "any": (weakest,)},)}
    rubric = small_rubric(goals=(goals[0], both, goals[2]))
    assert scored(finding("users"), rubric=rubric).goal.reached == "learn"
    assert scored(finding("users"), finding("posts"), rubric=rubric).goal.reached == "solve"


def test_a_goal_reached_without_what_it_leads_one_to_expect_is_doubted() -> None:
    """A product that nobody writes about is still a product, with that doubt named."""
    silent = (finding("price"), finding("users"))
    assert scored(*silent).goal.doubts == ("Who knows of it is not said.",)
    assert scored(*silent, finding("posts"), finding("talks")).goal.doubts == ()


def test_a_condition_is_unknown_until_it_was_judged() -> None:
    """Silence leaves it open, an honest low answer settles it unless another bar is open."""
    closed = small_rubric(
        criteria=(criterion("friends", ("pay", 1, 400)), criterion("posts", ("voice", 2, 600)))
    )
    states = [scored(rubric=closed).goal.ladder[2].conditions[0].state]
    answered = scored(rubric=closed, answers=(Answer("pay", level=1),))
    states.append(answered.goal.ladder[2].conditions[0].state)
    assert states == ["unknown", "not met"]


def test_the_goal_claimed_comes_from_the_answers_alone() -> None:
    """Claimed and reached stay apart; without answers nothing is claimed."""
    assert scored(finding("price"), finding("users")).goal.claimed is None
    goal = scored(answers=(Answer("pay", level=4),)).goal
    assert (goal.claimed, goal.reached) == ("sell", "learn")


def test_the_goal_aimed_at_is_what_the_person_says() -> None:
    """An option without a goal is no aim."""
    assert scored(answers=(Answer("aim", choice="sell-it"),)).goal.aimed == "sell"
    assert scored(answers=(Answer("aim", choice="open"),)).goal.aimed is None


def test_a_description_that_cannot_be_judged_reaches_nothing() -> None:
    """Not even the lowest goal; what was claimed is kept."""
    result = scored(finding("users"), judged=False, answers=(Answer("pay", level=4),))
    assert (result.goal.reached, result.goal.rank, result.goal.claimed) == (None, None, "sell")
    assert ledger(result).shown == 0


def test_an_answer_to_no_question_is_left_out_with_a_word() -> None:
    """Unknown questions and answers that nobody offered do not stop a review."""
    result = scored(
        answers=(Answer("shoe-size", level=4), Answer("pay", level=9), Answer("voice", choice="x"))
    )
    assert [n.code for n in result.notices] == ["unknown-question", "unknown-answer", "unknown-answer"]
    assert ledger(result).claimed is None


def test_a_reviewer_confirms_a_bare_quote_in_full() -> None:
    """Confirmed, it speaks for its own level again and is marked so."""
    confirm = Judgement("confirm", "pay", "price", "loved", "they showed me", "Ana")
    pay = ledger(scored(finding("price", "bare", quote="loved"), judgements=(confirm,)))
    assert (pay.shown, pay.evidence[0].confirmed) == (700, True)


def test_a_reviewer_rejects_a_quote_with_a_reason() -> None:
    """The next best quote takes its place; the rejected one is listed with the reason."""
    quotes = (finding("price", quote="a"), finding("price", "bare", quote="b", start=7))
    result = scored(*quotes, judgements=(Judgement("reject", "pay", "price", "a", "another project", "Ana"),))
    assert ledger(result).shown == 88
    assert [(n.dismissal, n.why) for n in result.not_counted] == [
        ("rejected", "Rejected by Ana: another project")
    ]


def test_of_two_judgements_on_a_quote_the_later_stands() -> None:
    """A change of mind needs no deletion."""
    reject = Judgement("reject", "pay", "price", "price", "no")
    confirm = Judgement("confirm", "pay", "price", "price", "yes")
    assert ledger(scored(finding("price"), judgements=(confirm, reject))).shown == 0
    assert ledger(scored(finding("price"), judgements=(reject, confirm))).shown == 700


def test_a_reviewer_adds_a_quote_that_stands_in_the_text() -> None:
    """It counts in full; a quote from elsewhere changes nothing and says so."""
    add = Judgement("add", "pay", "users", "users and friends", "clear enough", "Ana")
    pay = ledger(scored(judgements=(add,)))
    assert (pay.shown, pay.evidence[0].start) == (500, 19)
    lost = scored(judgements=(Judgement("add", "pay", "users", "not in there", "", "Ana"),))
    assert ledger(lost).shown == 0
    assert [n.code for n in lost.notices] == ["judgement-lost"]


def test_a_fact_counts_as_shown() -> None:
    """A fetched fact stands beside the description, without a place in it."""
    pay = ledger(scored(finding("users", "checkable", source="fact", start=None, end=None)))
    assert (pay.shown, pay.evidence[0].source) == (500, "fact")


def test_an_answer_may_name_the_goal_it_stands_for() -> None:
    """Answers cannot fill a goal's own ledger; a level stands for the goals of those below.

    An honest lower answer rules the goal out, though its own ledger stays open.
    """
    questions = list(small_rubric().rubric.model_dump()["questions"])
    options = tuple(o | {"goal": "solve"} if o["level"] == 2 else o for o in questions[1]["options"])
    rubric = small_rubric(questions=(questions[0], questions[1] | {"options": options}, *questions[2:]))
    claimed = [scored(answers=(Answer("pay", level=n),), rubric=rubric).goal.claimed for n in (1, 2, 3, 4)]
    assert claimed == ["learn", "solve", "solve", "sell"]
    silent, low = scored(rubric=rubric), scored(answers=(Answer("pay", level=1),), rubric=rubric)
    states = [result.goal.ladder[1].conditions[0].state for result in (silent, low)]
    assert states == ["unknown", "not met"]
