"""What the reports for people have in common: numbers, titles and quotes made safe to print."""

from __future__ import annotations

import unicodedata

from ambition.model import ConditionResult, Evidence, LedgerScore, NextStep, Review, Rung
from ambition.rubric.loading import LoadedRubric

UNJUDGED = "no numbers"
SOURCES = {"description": "description", "fact": "repository", "answer": "answer"}
MISREAD = "Misread, says the author; it changes no score"
STATES = {"met": "yes", "not met": "no", "unknown": "not known"}
CREDITS = {
    "proof read": "shown by a proof beside an answer",
    "claim": "claimed, taken on trust",
    "claim with proof": "claimed, with a proof beside it",
    "confirmed": "claimed, confirmed by a reviewer",
}
#: Characters that turn the direction of text or hide in it; a quote must not restyle what stands around it.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200d\u200c")


def clean(text: str) -> str:
    """Text on one line, without control characters and without characters that nobody sees."""
    line = "".join(" " if c.isspace() else c for c in text)
    seen = (c for c in line if c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(seen).split())


def number(tenths: int | None) -> str:
    """Tenths as points, the decimal only where there is one; a dash for nothing."""
    if tenths is None:
        return "–"
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def carrying(score: LedgerScore) -> tuple[tuple[Evidence, ...], str]:
    """The evidence that carries points or stands beside an answer, and a sentence on the rest, if any."""
    items = tuple(item for item in score.evidence if item.points or ".proof." in item.id)
    more = len(score.evidence) - len(items)
    if not more:
        return items, ""
    rest = "One more quote adds" if more == 1 else f"{more} more quotes add"
    return items, f"{rest} no points here: what is spoken for is full already."


def level(quarters: int) -> str:
    """Quarters of a level as a number: 2.25."""
    return f"{quarters / 4:g}"


def goal_title(rubric: LoadedRubric, goal: str | None) -> str:
    """A goal's title, or a dash."""
    return rubric.goal(goal).title if goal else "–"


def verdict(review: Review, rubric: LoadedRubric) -> str:
    """The first line of every report: the goal and the band."""
    if not review.judged:
        return review.unsure[0] if review.unsure else UNJUDGED
    goal = goal_title(rubric, review.goal.reached)
    return f"{goal} · {review.hireability.band_title}" if review.hireability else goal


def aims(review: Review, rubric: LoadedRubric) -> list[str]:
    """Goal claimed and goal aimed at, where they were said."""
    said = []
    if review.goal.claimed:
        said.append(f"By the answers alone: {goal_title(rubric, review.goal.claimed)}.")
    if review.goal.aimed:
        said.append(f"Aimed at: {goal_title(rubric, review.goal.aimed)}.")
    return said


def falls(rung: Rung, rubric: LoadedRubric) -> str:
    """What a goal degrades into."""
    return f"falls back to {goal_title(rubric, rung.falls_back_to)}" if rung.falls_back_to else ""


def condition(result: ConditionResult) -> str:
    """A condition with its answer."""
    return f"{_capital(result.says).rstrip('.')}: {STATES[result.state]}"


def step(item: NextStep) -> str:
    """A next step, with what it leaves behind as its proof."""
    return (
        f"{item.says} Proof: {item.proof[:1].lower()}{item.proof[1:].rstrip('.')}."
        if item.proof
        else item.says
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def meaning(item: Evidence, rubric: LoadedRubric) -> str:
    """What an item of evidence stands for, in words."""
    if item.source == "answer" and item.kind in ("level", "choice", "numbers", "text", "links"):
        return "Answered:"
    return rubric.criterion(item.criterion).says


def provenance(item: Evidence) -> str:
    """Strength and source of an item, as a reader wants them: concrete, checkable …"""
    words: list[str] = [item.strength if item.source != "answer" else "claimed"]
    if item.source == "fact":
        words.append("from the repository")
    if item.source == "answer" and ".proof." in item.id:
        words = ["from a proof beside an answer"]
    if item.confirmed:
        words.append("confirmed")
    return ", ".join(words)


def covered(percent: str) -> str:
    """What the coverage counts."""
    return (
        f"Text and answers speak of {percent} % of what the rubric asks; an answer counts for its whole "
        "scale here, proven or not."
    )


def footer(review: Review) -> str:
    """What the review was made with, so that anyone can make it again."""
    rubric = review.rubric
    return f"Rubric {rubric.id} {rubric.version} ({rubric.sha256[:12]}), text {review.input_sha256[:12]}."
