"""All that is fitted, together: ledgers, goals and the card, from one table of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambition.fitting.card import card_mark, fit_card
from ambition.fitting.design import PERMILLE, Design, design_of
from ambition.fitting.evidence import Table
from ambition.fitting.weights import TOP, Pull, fit_goal, fit_levels
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Goal, TermWeight

#: The lowest goal that has conditions.
LOWEST_FITTED = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts as numbers: their groups, evidence, and the raters' medians and means by mark."""

    groups: tuple[str, ...]
    evidence: Table
    medians: Mapping[str, Table]
    means: Mapping[str, Table]

    def part(self, which: NDArray[np.intp]) -> Sample:
        """Some of the texts."""
        return Sample(
            groups=tuple(self.groups[i] for i in which),
            evidence=self.evidence[which],
            medians={m: v[which] for m, v in self.medians.items()},
            means={m: v[which] for m, v in self.means.items()},
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What of a rubric is fitted: the designs of its marked ledgers and goals, bars and terms."""

    levels: Mapping[str, Design]
    goals: Mapping[str, Design]
    #: Ledgers that the card reads and nobody marked: their weights stay as they are.
    others: Mapping[str, Design]
    bars: Mapping[str, float]
    ranks: Mapping[str, int]
    terms: tuple[TermWeight, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights by ledger (1 fills a step), and of the card's terms."""

    ledgers: Mapping[str, Table]
    terms: Table


def rules_of(rubric: LoadedRubric, marks: frozenset[str]) -> Rules:
    """The part of a rubric for which there are marks."""
    goals = {goal.id: bar for goal in rubric.rubric.goals if (bar := _own_bar(goal)) is not None}
    wanted = goals if "goal" in marks else {}
    card = rubric.rubric.hireability
    terms = card.terms if card and "hire" in marks else ()
    levels = {s.id: design_of(rubric, s.id) for s in rubric.scales_and_niche if s.id in marks}
    read = {term.ledger for term in terms} - set(levels) - set(wanted)
    return Rules(
        levels=levels,
        goals={goal: design_of(rubric, goal) for goal in wanted},
        others={name: design_of(rubric, name) for name in sorted(read)},
        bars=wanted,
        ranks={goal.id: goal.rank for goal in rubric.rubric.goals},
        terms=terms,
    )


def _own_bar(goal: Goal) -> float | None:
    """The height of a goal's own ledger that its conditions ask for, 0 to 1."""
    bars = [bar.at_least for c in goal.conditions for bar in c.any if bar.ledger == goal.id]
    return bars[0] / PERMILLE if bars else None


def fit_ledgers(rules: Rules, sample: Sample, pull: Pull) -> dict[str, Table]:
    """The weights of every scale and goal."""
    evidence, medians, means = sample.evidence, sample.medians, sample.means
    ledgers = {
        name: fit_levels(design, evidence, medians[name], means[name], pull)
        for name, design in rules.levels.items()
    }
    for name, design in rules.goals.items():
        judged = judged_for(rules.ranks[name], medians["goal"])
        reached = (medians["goal"][judged] >= rules.ranks[name]).astype(float)
        ledgers[name] = fit_goal(design, evidence[judged], reached, rules.bars[name], pull)
    return ledgers


def judged_for(rank: int, goals: Table) -> NDArray[np.bool_]:
    """The texts that tell of a goal: of the lowest rung those below it, for those above carry their own."""
    return goals < rank + 1 if rank == LOWEST_FITTED else np.ones(len(goals), dtype=bool)


def fit_terms(rules: Rules, sample: Sample, ledgers: Mapping[str, Table], pull: Pull) -> Table:
    """The weights of the card's terms, given those of the ledgers."""
    if not rules.terms:
        return np.zeros(0)
    heights = heights_of(rules, sample.evidence, ledgers)
    return fit_card(rules.terms, heights, sample.medians["hire"], sample.means["hire"], pull)


def heights_of(rules: Rules, evidence: Table, ledgers: Mapping[str, Table]) -> dict[str, Table]:
    """The score of every ledger that matters, 0 to 1, by text."""
    designs = {**rules.levels, **rules.goals, **rules.others}
    return {
        name: design.shown(design.parts(evidence), ledgers.get(name, design.weights))
        for name, design in designs.items()
    }


def marks_of(rules: Rules, evidence: Table, weights: Weights) -> dict[str, Table]:
    """The marks that the rubric would give with these weights."""
    heights = heights_of(rules, evidence, weights.ledgers)
    marks = {name: TOP * heights[name] for name in rules.levels}
    if rules.goals:
        rank = np.ones(len(evidence))
        for name in sorted(rules.goals, key=lambda goal: rules.ranks[goal]):
            rank = np.where(heights[name] >= rules.bars[name], rules.ranks[name], rank)
        marks["goal"] = rank
    if rules.terms:
        marks["hire"] = card_mark(rules.terms, weights.terms, heights)
    return marks
