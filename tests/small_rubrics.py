"""A small rubric made by hand, and findings and answers to go with it."""

from __future__ import annotations

from typing import Any

from ambition.model import Description, Finding, Sentence, Strength
from ambition.rubric.loading import LoadedRubric, fingerprint
from ambition.rubric.schema import Rubric

STEPS = (250, 250, 250, 250)


def scale(scale_id: str, position: int, **more: Any) -> dict[str, Any]:
    """A scale with five plain levels."""
    levels = tuple({"level": n, "means": f"{scale_id} at level {n}."} for n in range(5))
    bands = (
        {"shown_up_to": 400, "minus": 100, "plus": 300},
        {"shown_up_to": 1000, "minus": 200, "plus": 200},
    )
    base = {"id": scale_id, "position": position, "title": scale_id.title(), "left": "low", "right": "high"}
    return base | {"steps": STEPS, "levels": levels, "interval_80": bands} | more


def criterion(criterion_id: str, *speaks: tuple[str, int, int], **more: Any) -> dict[str, Any]:
    """A criterion that speaks for (ledger, level, weight)."""
    words = {
        "asks": f"Is there {criterion_id}?",
        "why": "It counts.",
        "says": f"It has {criterion_id}.",
        "write": f"Write down {criterion_id}.",
        "do": f"Go and get {criterion_id}.",
        "probe": f"Tell me about {criterion_id}.",
    }
    tables = tuple({"ledger": ledger, "level": level, "weight": weight} for ledger, level, weight in speaks)
    signs = ({"kind": "phrase", "any": (criterion_id,)},)
    return {"id": criterion_id, "speaks_for": tables, "signs": signs, "cases": ()} | words | more


def level_question(ledger: str, position: int) -> dict[str, Any]:
    """A question whose five answers stand for the five levels of a ledger."""
    options = tuple({"id": f"level-{n}", "text": f"{ledger} is at {n}", "level": n} for n in range(5))
    return {
        "id": ledger,
        "position": position,
        "kind": "level",
        "asks": "Which?",
        "ledger": ledger,
        "options": options,
    }


def small_rubric(**changes: Any) -> LoadedRubric:
    """Two scales, a niche, three goals, some questions and a card; ``changes`` replace whole keys."""
    data: dict[str, Any] = {
        "id": "small",
        "version": "1.0.0",
        "title": "Small",
        "source": "made up",
        "strength": {"bare": 500, "concrete": 1000, "checkable": 1000, "bare_highest_level": 1},
        "trust": {"without_proof": 300, "with_proof": 600, "confirmed": 1000},
        "goals": (
            {"id": "learn", "rank": 1, "title": "Learn", "means": "Practice."},
            {
                "id": "solve",
                "rank": 2,
                "title": "Solve",
                "means": "It helps.",
                "falls_back_to": "learn",
                "conditions": (
                    {
                        "id": "used",
                        "says": "Somebody uses it.",
                        "any": ({"ledger": "pay", "at_least": 400}, {"ledger": "solve", "at_least": 500}),
                    },
                ),
            },
            {
                "id": "sell",
                "rank": 3,
                "title": "Sell",
                "means": "It is sold.",
                "falls_back_to": "solve",
                "conditions": (
                    {"id": "paid", "says": "Somebody pays.", "any": ({"ledger": "pay", "at_least": 800},)},
                ),
                "expects": (
                    {
                        "id": "heard",
                        "says": "People know it.",
                        "any": ({"ledger": "voice", "at_least": 500},),
                        "doubt": "Who knows of it is not said.",
                    },
                ),
            },
        ),
        "scales": (scale("pay", 1), scale("voice", 2)),
        "niche": scale("niche", 1),
        "questions": (
            {
                "id": "aim",
                "position": 1,
                "kind": "choice",
                "asks": "How far?",
                "sets_aim": True,
                "options": (
                    {"id": "sell-it", "text": "Sell it", "goal": "sell"},
                    {"id": "open", "text": "Undecided"},
                ),
            },
            level_question("pay", 2),
            {
                "id": "payers",
                "position": 3,
                "kind": "numbers",
                "asks": "Payers?",
                "fields": ({"id": "payers", "asks": "Payers"}, {"id": "asked", "asks": "Asked"}),
                "raises": (
                    {"ledger": "pay", "level": 4, "when": ({"field": "payers", "at_least": 1},)},
                    {
                        "ledger": "voice",
                        "level": 2,
                        "when": (
                            {"field": "asked", "at_least": 30},
                            {"field": "payers", "share_of": "asked", "at_least_percent": 40},
                        ),
                    },
                ),
            },
            level_question("voice", 4),
            level_question("niche", 5),
        ),
        "criteria": (
            criterion("price", ("pay", 4, 700), ("sell", 1, 1000)),
            criterion("users", ("pay", 2, 1000), ("solve", 1, 600)),
            criterion("friends", ("pay", 1, 400)),
            criterion("posts", ("voice", 2, 600)),
            criterion("talks", ("voice", 3, 700)),
            criterion("group", ("niche", 3, 1000), ("voice", 1, 200)),
        ),
        "hireability": {
            "terms": (
                {"ledger": "pay", "weight": 600},
                {"ledger": "voice", "weight": 300, "up_to": 500},
                {"ledger": "niche", "weight": 100},
            ),
            "bands": (
                {"id": "little", "title": "Little to go on", "at_least": 0, "headlines": {"*": "Little."}},
                {
                    "id": "first",
                    "title": "Talk to first",
                    "at_least": 600,
                    "headlines": {"sell": "Sold.", "*": "Good."},
                },
            ),
            "not_enough": {
                "id": "none",
                "title": "Not enough to tell",
                "at_least": 0,
                "headlines": {"*": "Too little."},
            },
            "least_coverage": 100,
            "least_words": 5,
            "closing": "One text, not the person.",
            "unread": "Nobody read it.",
        },
        "week_steps": (
            {"ledger": "pay", "below": 500, "says": "Ask one person for money.", "proof": "A receipt."},
            {"ledger": "niche", "below": 500, "says": "Name the group.", "proof": "A name."},
        ),
    }
    rubric = Rubric.model_validate(data | changes)
    return LoadedRubric(rubric, fingerprint(rubric))


def finding(criterion_id: str, strength: Strength = "concrete", **more: Any) -> Finding:
    """A finding in the description; its quote is the criterion's id unless said otherwise."""
    base: dict[str, Any] = {
        "kind": "phrase",
        "source": "description",
        "start": 0,
        "end": len(criterion_id),
        "quote": criterion_id,
    }
    return Finding(criterion_id, strength=strength, **(base | more))


def plain_description(text: str = "It has a price and users and friends and posts.") -> Description:
    """One English sentence as a description."""
    return Description("d.txt", text, "plain", "english", (Sentence(0, len(text), text, "prose"),))
