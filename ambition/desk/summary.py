"""A review boiled down to what a table row needs, with the hash of the whole."""

from __future__ import annotations

import hashlib

from ambition.desk.values import Standing, Summary
from ambition.model import LedgerScore, Review
from ambition.report.json import to_json
from ambition.report.telling import clean
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened


def summarise(review: Review, rubric: LoadedRubric, tool: str) -> Summary:
    """Return the summary of a review made with this rubric by this version of the program."""
    goal, hireability = review.goal, review.hireability
    top = rubric.rubric.goals[-1]
    return Summary(
        rubric=review.rubric,
        tool=tool,
        input_sha256=review.input_sha256,
        review_sha256=hashlib.sha256(to_json(review).encode()).hexdigest(),
        goal=goal.reached,
        goal_rank=goal.rank,
        goal_title=rubric.goal(goal.reached).title if goal.reached else "",
        goal_claimed=goal.claimed,
        at_the_top=goal.reached == top.id and len(rubric.rubric.goals) > 1,
        top_proof=_proof(review, top.id),
        scales=tuple(_standing(score) for score in review.scales),
        niche=_standing(review.niche) if review.niche else None,
        band=hireability.band if hireability else "",
        band_title=hireability.band_title if hireability else "",
        score=hireability.score if hireability else None,
        headline=hireability.headline if hireability else "",
        claimed_not_shown=hireability.claimed_not_shown if hireability else (),
        coverage=review.coverage,
        partial=review.partial,
        words=review.words,
    )


def _standing(score: LedgerScore) -> Standing:
    return Standing(
        score.id,
        score.shown,
        score.low,
        score.high,
        score.claimed,
        score.credited,
        score.coverage,
        score.level_quarters,
    )


def _proof(review: Review, goal: str) -> str:
    """Return the first quote that the goal's conditions rest on, or nothing."""
    quotes = {item.id: item.quote for item in review.evidence}
    return next(
        (
            spoken
            for rung in review.goal.ladder
            if rung.id == goal and rung.reached
            for condition in rung.conditions
            for name in condition.evidence
            if (spoken := clean(shortened(quotes.get(name, ""))))
        ),
        "",
    )
