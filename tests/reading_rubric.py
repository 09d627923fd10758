"""A rubric of our own to hold the reading to: a criterion for each thing that guards must tell apart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Criterion, Goal, Level, Rubric, Scale, StrengthValues, Trust

WHO = (
    "customer*", "client*", "user", "users", "subscriber*", "people", "clinic*", "student*", "teacher*",
    "school*", "shop*", "compan*", "business*", "bank*", "hospital*", "patient*", "restaurant*", "team*",
    "farm*", "passenger*", "dentist*", "museum*", "volunteer*", "friend*", "colleague*", "nurse*",
    "developer*", "librar*", "freelancer*", "cafe*", "driver*", "researcher*", "club*", "tester*", "gym*",
    "bakery", "bakeries",
)  # fmt: skip

CRITERIA: dict[str, tuple[dict[str, Any], ...]] = {
    "payers": (
        {
            "kind": "phrase",
            "any": (
                "<number> ~ (pay|pays|paid|paying|bought|subscribed|subscribe)",
                "paying <who>",
                "<who> ~ (pay|pays|paid|bought|subscribe)",
                "(pay|pays|paid) <we>",
                "monthly recurring revenue",
            ),
        },
    ),
    "users": (
        {
            "kind": "phrase",
            "any": (
                "used (every day|daily|weekly)? by ~~ <who>",
                "<who> ~ (use|uses|used|run|runs|rely) ~ (it|this|the)",
                "<number> ~ <who>",
                "trusted by",
                "in daily use",
                "installed (by|at|in)",
            ),
        },
    ),
    "price": (
        {
            "kind": "phrase",
            "any": (
                "<price>",
                "(paid|pro|team|premium) (plan|plans|tier|version)",
                "subscription*",
                "pricing",
            ),
        },
    ),
    "interviews": (
        {
            "kind": "phrase",
            "any": (
                "(interviewed|interview|surveyed|survey|asked|visited) ~ <who>",
                "(talked|spoke) (to|with) ~ <who>",
                "interviews with",
            ),
        },
    ),
    "for-sale": (
        {"kind": "phrase", "any": ("commercial licen*", "licen* ~ (sold|for sale)", "sell* copies")},
    ),
    "sponsors": ({"kind": "phrase", "any": ("sponsor*", "donat*", "backer*")},),
    "releases": ({"kind": "phrase", "any": ("releas*", "publish*", "launch*")},),
    "missed": (
        {
            "kind": "phrase",
            "any": (
                "(live|work|imagine) ~ without (it|this)",
                "would be ~ disappointed",
                "would ~ recommend",
            ),
        },
    ),
    "measured": (
        {
            "kind": "phrase",
            "any": ("(accuracy|recall|precision|error|auc) ~~ (<percent>|<number>)", "beats ~ baseline"),
        },
    ),
    "tests": ({"kind": "phrase", "any": ("(unit|integration)? tests", "test suite")},),
    "dashboard": ({"kind": "phrase", "any": ("dashboard",)},),
    "first": (
        {"kind": "phrase", "any": ("(market|industry) leader", "the best ~ tool", "loved by everyone")},
    ),
    "hosted": ({"kind": "link", "target": ("*.example.app*", "*/pricing*")},),
    "writing": ({"kind": "phrase", "any": ("(blog|newsletter|podcast|article)",)},),
    "install": ({"kind": "code", "any": ("pip install", "docker run")},),
    "price-list": (
        {"kind": "heading", "any": ("pric*",)},
        {"kind": "table", "header": ("plan", "price"), "columns": 2},
    ),
    "screenshot": ({"kind": "image", "any": ()},),
    "watched": ({"kind": "badge", "target": ("img.shields.io/pypi/*",)},),
    "stars": ({"kind": "fact", "fact": "stars", "at_least": 50},),
}


def rubric_of(
    criteria: Mapping[str, Sequence[Mapping[str, Any]]], words: Mapping[str, Sequence[str]] | None = None
) -> LoadedRubric:
    """A loaded rubric with these criteria and the least of everything else."""
    levels = tuple(Level(level=number, means="Something.") for number in range(5))
    rubric = Rubric(
        id="for-reading",
        version="1.0.0",
        title="For reading",
        source="Our own",
        strength=StrengthValues(bare=500, concrete=1000, checkable=1000, bare_highest_level=1),
        trust=Trust(without_proof=0, with_proof=500, confirmed=1000),
        goals=(Goal(id="learn", rank=1, title="Learn", means="To learn."),),
        scales=(
            Scale(
                id="pay",
                position=1,
                title="Pay",
                left="They get paid.",
                right="They pay.",
                steps=(250, 250, 250, 250),
                levels=levels,
                interval_80=(),
            ),
        ),
        criteria=tuple(_criterion(name, signs) for name, signs in criteria.items()),
        words={name: tuple(entries) for name, entries in (words or {"who": WHO}).items()},
    )
    return LoadedRubric(rubric, hashlib.sha256(rubric.model_dump_json().encode()).hexdigest())


def _criterion(name: str, signs: Sequence[Mapping[str, Any]]) -> Criterion:
    return Criterion.model_validate(
        {
            "id": name,
            "asks": "Is it?",
            "why": "It counts.",
            "says": "It is.",
            "speaks_for": ({"ledger": "pay", "level": 1, "weight": 1000},),
            "signs": tuple(signs),
            "cases": (),
        }
    )


RUBRIC = rubric_of(CRITERIA)
