"""The ladder of goals: which conditions hold on what is proven, and what the answers alone would reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ambition.model import ConditionResult, GoalResult, Rung
from ambition.rubric.schema import Bar, Condition, Goal
from ambition.scoring.ledger import Standing


class Said(NamedTuple):
    """What the answers say about goals: which is aimed at, claimed or ruled out, and if any was given."""

    aim: str | None
    goals: frozenset[str]
    ruled_out: frozenset[str]
    is_something: bool


def ladder(
    goals: tuple[Goal, ...], standings: Mapping[str, Standing], said: Said, judged: bool
) -> GoalResult:
    """The goal reached, claimed and aimed at; nothing is reached where nothing could be judged."""
    proven = {ledger: standing.score.proven for ledger, standing in standings.items()}
    claimed = {ledger: standing.score.claimed or 0 for ledger, standing in standings.items()}
    reached = highest(goals, proven) if judged else None
    rungs = tuple(_rung(goal, goals, (standings, said), judged) for goal in goals)
    return GoalResult(
        reached=reached.id if reached else None,
        rank=reached.rank if reached else None,
        claimed=_claimed(goals, claimed, said) if said.is_something else None,
        aimed=said.aim,
        ladder=rungs,
        doubts=tuple(c.doubt for c in reached.expects if c.doubt and not _met(c, proven)) if reached else (),
    )


def _claimed(goals: tuple[Goal, ...], heights: Mapping[str, int], said: Said) -> str:
    """The highest goal by the heights claimed, or that an answer stands for by itself.

    Answers cannot fill a goal's own ledger; so the rubric lets an answer name the goal that it stands for.
    """
    named = [goal for goal in goals if goal.id in said.goals]
    return max([highest(goals, heights), *named], key=lambda goal: goal.rank).id


def highest(goals: tuple[Goal, ...], heights: Mapping[str, int]) -> Goal:
    """The highest goal whose conditions hold at these heights; the lowest goal is everybody's."""
    holding = [goal for goal in goals if all(_met(c, heights) for c in goal.conditions)]
    return max(holding, key=lambda goal: goal.rank, default=goals[0])


def bars_of(goal: Goal) -> tuple[Bar, ...]:
    """All bars of a goal's conditions."""
    return tuple(bar for condition in goal.conditions for bar in condition.any)


def ledgers_of(bar: Bar) -> tuple[str, ...]:
    """The ledgers that a bar is held against."""
    return bar.weakest_of or ((bar.ledger,) if bar.ledger else ())


def _rung(
    goal: Goal, goals: tuple[Goal, ...], known: tuple[Mapping[str, Standing], Said], judged: bool
) -> Rung:
    standings, said = known
    is_open = goal.id not in said.ruled_out
    conditions = tuple(_condition(c, standings, is_open) for c in goal.conditions)
    held = all(c.state == "met" for c in conditions) or goal is goals[0]
    return Rung(
        goal.id,
        goal.rank,
        goal.title,
        held and judged,
        goal.falls_back_to,
        conditions,
        standings[goal.id].score,
    )


def _condition(condition: Condition, standings: Mapping[str, Standing], is_open: bool) -> ConditionResult:
    """Met on what is proven; unknown while nothing judged or answered so far keeps its bars out of reach."""
    scores = {ledger: standing.score for ledger, standing in standings.items()}
    proven = {ledger: score.proven for ledger, score in scores.items()}
    met = [bar for bar in condition.any if _height(bar, proven) >= bar.at_least]
    if met:
        return ConditionResult(condition.id, condition.says, "met", _evidence(met, standings))
    highest_possible = {ledger: score.high for ledger, score in scores.items()}
    unknown = is_open and _met(condition, highest_possible)
    evidence = _evidence(condition.any, standings)
    return ConditionResult(condition.id, condition.says, "unknown" if unknown else "not met", evidence)


def _met(condition: Condition, heights: Mapping[str, int]) -> bool:
    return any(_height(bar, heights) >= bar.at_least for bar in condition.any)


def _height(bar: Bar, heights: Mapping[str, int]) -> int:
    return min((heights[ledger] for ledger in ledgers_of(bar)), default=0)


def _evidence(bars: tuple[Bar, ...] | list[Bar], standings: Mapping[str, Standing]) -> tuple[str, ...]:
    """The evidence on the bars' ledgers that carries something there."""
    ledgers = dict.fromkeys(ledger for bar in bars for ledger in ledgers_of(bar))
    return tuple(
        item.id
        for ledger in ledgers
        for item in standings[ledger].score.evidence
        if (item.points and item.source != "answer") or item.confirmed or ".proof." in item.id
    )
