"""What a printed report says, in order, as plain tables: one outline for the web page and the PDF."""

from __future__ import annotations

from typing import Any

from ambition.model import Evidence, LedgerScore, NextStep, Reason, Review, Rung
from ambition.report import telling
from ambition.report.markdown import STEP_TITLES
from ambition.report.telling import clean, number
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_QUOTE_CHARACTERS = 300


def outline(review: Review, rubric: LoadedRubric) -> dict[str, Any]:
    """The whole report; every text is on one line and free of characters that nobody sees."""
    scores = (*review.scales, *((review.niche,) if review.niche else ()))
    return {
        "title": clean(review.description.name) or "Review",
        "rubric": clean(rubric.rubric.title),
        "judged": review.judged,
        "card": _card(review),
        "goal": clean(telling.goal_title(rubric, review.goal.reached)) if review.judged else "",
        "aims": [clean(line) for line in telling.aims(review, rubric)],
        "ladder": [_rung(rung, review, rubric) for rung in reversed(review.goal.ladder)],
        "numbers": [_numbers(score, review, rubric) for score in scores],
        "covered": telling.covered(number(review.coverage)),
        "ledgers": [_ledger(score, rubric) for score in scores] if review.judged else [],
        "not_counted": [{"quote": _quote(n.quote), "why": clean(n.why)} for n in review.not_counted],
        "misread": [{"quote": _quote(m.quote), "says": clean(m.says)} for m in review.misread],
        "misread_title": telling.MISREAD,
        "steps": [part for kind in STEP_TITLES if (part := _steps(kind, review.next_steps))["lines"]],
        "questions": _questions(review),
        "unsure": _unsure(review),
        "footer": clean(telling.footer(review)),
    }


def _quote(text: str) -> str:
    return f"“{clean(shortened(text, _QUOTE_CHARACTERS))}”"


def _card(review: Review) -> dict[str, Any]:
    card = review.hireability
    if card is None:
        return {}
    return {
        "band": clean(card.band_title),
        "headline": clean(card.headline),
        "reasons": [_reason(reason) for reason in card.reasons],
        "claims": [clean(line) for line in card.claimed_not_shown],
        "doubts": [clean(line) for line in card.doubts],
        "falls": clean(card.if_claims_fall),
        "closing": clean(card.closing),
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {"says": clean(reason.says), "quote": _quote(reason.quote) if reason.quote else ""}


def _unsure(review: Review) -> list[str]:
    lines = (*review.unsure, *(notice.message for notice in review.warnings))
    return [clean(line) for line in dict.fromkeys(lines)]


def _rung(rung: Rung, review: Review, rubric: LoadedRubric) -> dict[str, Any]:
    return {
        "title": clean(rung.title),
        "means": clean(rubric.goal(rung.id).means),
        "reached": rung.id == review.goal.reached,
        "falls": clean(telling.falls(rung, rubric)),
        "conditions": [clean(telling.condition(condition)) for condition in rung.conditions],
    }


def _numbers(score: LedgerScore, review: Review, rubric: LoadedRubric) -> dict[str, str]:
    scale, judged = rubric.scale(score.id), review.judged
    return {
        "title": clean(scale.title),
        "left": clean(scale.left),
        "right": clean(scale.right),
        "shown": number(score.shown) if judged else "–",
        "claimed": number(score.claimed),
        "open": f"{number(score.low)} to {number(score.high)}" if judged else "–",
        "level": telling.level(score.level_quarters) if judged else "–",
    }


def _ledger(score: LedgerScore, rubric: LoadedRubric) -> dict[str, Any]:
    scale = rubric.scale(score.id)
    items, more = telling.carrying(score)
    return {
        "title": clean(scale.title),
        "shown": number(score.shown),
        "stands": clean(scale.levels[min(4, score.level_quarters // 4)].means),
        "lines": [_line(item, rubric) for item in items],
        "more": more,
    }


def _line(item: Evidence, rubric: LoadedRubric) -> dict[str, Any]:
    return {
        "quote": _quote(item.quote) if item.quote else "",
        "says": clean(telling.meaning(item, rubric)),
        "level": str(item.level),
        "strength": telling.provenance(item),
        "points": number(item.points),
    }


def _steps(kind: str, steps: tuple[NextStep, ...]) -> dict[str, Any]:
    lines = [clean(telling.step(step)) for step in steps if step.kind == kind]
    return {"title": STEP_TITLES[kind], "lines": lines}


def _questions(review: Review) -> list[dict[str, str]]:
    asked = review.hireability.questions if review.hireability else ()
    return [
        {"asks": clean(q.asks), "because": clean(q.because), "good": clean(q.good), "weak": clean(q.weak)}
        for q in asked
    ]
