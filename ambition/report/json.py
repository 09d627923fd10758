"""A review as JSON: the same bytes for the same review, on any machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ambition.model import GoalResult, Hireability, LedgerScore, Review, Rung
from ambition.report.document import SCHEMA, ReviewDocument


def to_json(review: Review, *, indent: int | None = None) -> str:
    """The document of a review as text, on one line unless indented; no line feed at the end."""
    return json.dumps(content(review), ensure_ascii=False, indent=indent)


def document(review: Review) -> ReviewDocument:
    """The document of a review, checked against its form."""
    return ReviewDocument.model_validate(content(review))


def points(tenths: int) -> float:
    """Tenths as points with one decimal."""
    return tenths / 10


def content(review: Review) -> dict[str, Any]:
    """The document of a review as plain tables, as its form in ``document.py`` has them."""
    judged = review.judged
    return {
        "schema": SCHEMA,
        "rubric": _fields(review.rubric),
        "input": {
            "name": review.description.name,
            "sha256": review.input_sha256,
            "source": review.description.source,
            "words": review.words,
        },
        "judged": judged,
        "partial": review.partial,
        "goal": _goal(review.goal, judged),
        "scales": {score.id: _ledger(score, judged) for score in review.scales},
        "niche": _ledger(review.niche, judged) if review.niche else None,
        "hireability": _hireability(review.hireability) if review.hireability else None,
        "next_steps": [_on_ledger(step) for step in review.next_steps],
        "evidence": [_on_ledger(item) for item in review.evidence],
        "not_counted": [_fields(item) for item in review.not_counted],
        "coverage": points(review.coverage) if judged else None,
        "unsure": review.unsure,
        "warnings": [_fields(notice) for notice in review.warnings],
        "facts": [_fields(fact) for fact in review.facts],
        "answers": [_fields(answer) for answer in review.answers],
        "misread": [_fields(item) for item in review.misread],
    }


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a frozen value by name; mappings in the order of their keys."""
    found = {name: getattr(value, name) for name in value.__slots__}
    return {k: dict(sorted(v.items())) if isinstance(v, Mapping) else v for k, v in found.items()}


def _on_ledger(value: Any) -> dict[str, Any]:
    """The fields of a frozen value, its ledger called scale and its tenths as points."""
    found = {"scale" if name == "ledger" else name: field for name, field in _fields(value).items()}
    if "points" in found:
        found["points"] = points(found["points"])
    return found


def _goal(goal: GoalResult, judged: bool) -> dict[str, Any]:
    ladder = [_rung(rung, judged) for rung in goal.ladder]
    return _fields(goal) | {"ladder": ladder}


def _rung(rung: Rung, judged: bool) -> dict[str, Any]:
    found = _fields(rung)
    ledger = found.pop("ledger")
    shown = points(ledger.shown) if judged and ledger else None
    return found | {"shown": shown, "conditions": [_fields(c) for c in rung.conditions]}


def _ledger(score: LedgerScore, judged: bool) -> dict[str, Any]:
    """Everything but what was claimed is null where nothing could be judged."""
    low, high = score.interval_80
    numbers: dict[str, Any] = {
        "shown": points(score.shown),
        "credited": points(score.credited),
        "low": points(score.low),
        "high": points(score.high),
        "coverage": points(score.coverage),
        "level": score.level_quarters / 4,
        "interval_80": (points(low), points(high)),
    }
    credits_given = [_on_ledger(credit) for credit in score.credits]
    return {
        **(numbers if judged else dict.fromkeys(numbers)),
        "claimed": None if score.claimed is None else points(score.claimed),
        "credits": credits_given if judged else [],
    }


def _hireability(card: Hireability) -> dict[str, Any]:
    return _fields(card) | {
        "score": None if card.score is None else points(card.score),
        "reasons": [_fields(reason) for reason in card.reasons],
        "questions": [_on_ledger(question) for question in card.questions],
        "terms": [_on_ledger(term) for term in card.terms],
    }
