"""What a sound form does not tell: gaps, sums, orders, references and missing cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from ambition.rubric.form import MOST_FAULTS
from ambition.rubric.parts import Parts
from ambition.rubric.protected import trait_in_criterion
from ambition.rubric.question_rules import question_slips
from ambition.rubric.schema import Bar, Condition, Criterion, Goal, Scale
from ambition.rubric.signs import LinkSign
from ambition.rubric.slips import Path, Slip, doubled, unknown
from ambition.rubric.word_lists import word_list_slips


def all_slips(parts: Parts) -> list[Slip]:
    """Every breach of a rule that spans several values, in the order of the rules."""
    rules: tuple[Callable[[Parts], Iterator[Slip]], ...] = (
        _doubles,
        _scale_slips,
        _goal_slips,
        _criterion_slips,
        question_slips,
        _number_slips,
        _hireability_slips,
        _week_slips,
        word_list_slips,
    )
    return list(islice((slip for rule in rules for slip in rule(parts)), MOST_FAULTS))


def _doubles(parts: Parts) -> Iterator[Slip]:
    ledgers = parts.ids["scales"] + parts.ids["goals"]
    for places in (ledgers, parts.ids["criteria"], parts.ids["questions"]):
        yield from doubled((((*path, "id"), name) for path, name in places))


def _scale_slips(parts: Parts) -> Iterator[Slip]:
    for placed in parts.scales:
        yield from _levels(placed.path, placed.part)
        yield from _intervals(placed.path, placed.part)


def _levels(path: Path, scale: Scale) -> Iterator[Slip]:
    found = [level.level for level in scale.levels]
    if found != [0, 1, 2, 3, 4]:
        levels = f"the levels {', '.join(map(str, found))}" if found else "no level"
        yield Slip((*path, "levels"), levels, "the levels 0, 1, 2, 3, 4, each once, in this order")
    if sum(scale.steps) != 1000:
        yield Slip((*path, "steps"), f"steps that add up to {sum(scale.steps)}", "four that add up to 1000")


def _intervals(path: Path, scale: Scale) -> Iterator[Slip]:
    ends = [band.shown_up_to for band in scale.interval_80]
    if not ends or ends[-1] != 1000 or any(a >= b for a, b in pairwise(ends)):
        found = f"bands up to {', '.join(map(str, ends))}" if ends else "no band"
        yield Slip((*path, "interval_80"), found, "bands with rising shown_up_to, the last 1000")


def _goal_slips(parts: Parts) -> Iterator[Slip]:
    ranked = {placed.part.rank: placed.part.id for placed in parts.goals}
    ranks = sorted(placed.part.rank for placed in parts.goals)
    complete = len(parts.goals) == len(parts.ids["goals"])
    if complete and ranks != list(range(1, len(ranks) + 1)):
        yield Slip(("goals",), f"the ranks {', '.join(map(str, ranks))}", "the ranks 1, 2, 3 …, each once")
    for placed in parts.goals:
        yield from _ladder(placed.path, placed.part, ranked)
        named = [
            (f"{key}", i, c) for key in ("conditions", "expects") for i, c in _conditions(placed.part, key)
        ]
        yield from doubled(((*placed.path, key, i, "id"), c.id) for key, i, c in named)
        for key, i, condition in named:
            yield from _condition((*placed.path, key, i), condition, parts.ledgers)
            if key == "expects" and not condition.doubt:
                yield Slip((*placed.path, key, i, "doubt"), "nothing", "the doubt to name when it is not met")


def _conditions(goal: Goal, key: str) -> Iterator[tuple[int, Condition]]:
    yield from enumerate(goal.conditions if key == "conditions" else goal.expects)


def _ladder(path: Path, goal: Goal, ranked: dict[int, str]) -> Iterator[Slip]:
    below = ranked.get(goal.rank - 1)
    found = f'"{goal.falls_back_to}"' if goal.falls_back_to else "nothing"
    if goal.rank == 1 and goal.falls_back_to:
        yield Slip((*path, "falls_back_to"), found, "nothing, for the lowest goal has none below it")
    if goal.rank == 1 and goal.conditions:
        yield Slip(
            (*path, "conditions"), "conditions", "none, so that every description reaches the lowest goal"
        )
    if goal.rank > 1 and below is not None and goal.falls_back_to != below:
        yield Slip((*path, "falls_back_to"), found, f'"{below}", the goal one rank below')


def _condition(path: Path, condition: Condition, ledgers: tuple[str, ...]) -> Iterator[Slip]:
    if not condition.any:
        yield Slip((*path, "any"), "an empty list", "at least one bar, such as { ledger = …, at_least = … }")
    for i, bar in enumerate(condition.any):
        yield from _bar((*path, "any", i), bar, ledgers)


def _bar(path: Path, bar: Bar, ledgers: tuple[str, ...]) -> Iterator[Slip]:
    if (bar.ledger is None) == (not bar.weakest_of):
        found = "both ledger and weakest_of" if bar.ledger else "neither ledger nor weakest_of"
        yield Slip(path, found, "one of the two")
    if bar.ledger:
        yield from unknown((*path, "ledger"), bar.ledger, ledgers)
    for i, ledger in enumerate(bar.weakest_of):
        yield from unknown((*path, "weakest_of", i), ledger, ledgers)


def _criterion_slips(parts: Parts) -> Iterator[Slip]:
    goals = parts.known("goals")
    for placed in parts.criteria:
        path, criterion = placed.path, placed.part
        yield from doubled(
            ((*path, "speaks_for", i, "ledger"), s.ledger) for i, s in enumerate(criterion.speaks_for)
        )
        for i, speaks in enumerate(criterion.speaks_for):
            yield from unknown((*path, "speaks_for", i, "ledger"), speaks.ledger, parts.ledgers)
            if speaks.ledger in goals and speaks.level != 1:
                yield Slip(
                    (*path, "speaks_for", i, "level"),
                    str(speaks.level),
                    "1, for a goal's ledger has one step",
                )
        for i, sign in enumerate(criterion.signs):
            if isinstance(sign, LinkSign) and not sign.text and not sign.target:
                yield Slip((*path, "signs", i), "neither text nor target", "at least one of the two")
        yield from _cases(path, criterion)
        yield from trait_in_criterion(path, criterion)


def _cases(path: Path, criterion: Criterion) -> Iterator[Slip]:
    expected = {case.expect for case in criterion.cases}
    if "shown" not in expected:
        yield Slip((*path, "cases"), "no case that is shown", 'a case with expect = "shown"')
    if not expected & {"look-alike", "absent"}:
        yield Slip(
            (*path, "cases"),
            "no case that must not count",
            'a case with expect = "look-alike" (or "absent")',
        )


def _number_slips(parts: Parts) -> Iterator[Slip]:
    for placed in parts.strength:
        s = placed.part
        if not s.bare <= s.concrete <= s.checkable:
            found = f"{s.bare}, {s.concrete}, {s.checkable}"
            yield Slip(
                placed.path, found, "bare, concrete, checkable in rising order, or evidence would cost points"
            )
    for trust in parts.trust:
        t = trust.part
        if not t.without_proof <= t.with_proof <= t.confirmed:
            found = f"{t.without_proof}, {t.with_proof}, {t.confirmed}"
            yield Slip(trust.path, found, "without_proof, with_proof, confirmed in rising order")


def _hireability_slips(parts: Parts) -> Iterator[Slip]:
    for placed in parts.hireability:
        rules, path = placed.part, placed.path
        for i, term in enumerate(rules.terms):
            yield from unknown((*path, "terms", i, "ledger"), term.ledger, parts.ledgers)
            if term.up_to <= term.above:
                yield Slip((*path, "terms", i, "up_to"), str(term.up_to), f"more than above ({term.above})")
        total = sum(term.weight for term in rules.terms)
        if total != 1000:
            yield Slip((*path, "terms"), f"weights that add up to {total}", "weights that add up to 1000")
        heights = [band.at_least for band in rules.bands]
        if not heights or heights[-1] != 0 or any(a <= b for a, b in pairwise(heights)):
            found = f"bands from {', '.join(map(str, heights))}" if heights else "no band"
            yield Slip((*path, "bands"), found, "bands with falling at_least, the last 0")
        yield from doubled(((*path, "bands", i, "id"), band.id) for i, band in enumerate(rules.bands))
        yield from _headlines(parts, path)


def _headlines(parts: Parts, path: Path) -> Iterator[Slip]:
    rules = parts.hireability[0].part
    goals = parts.known("goals")
    places: list[tuple[Path, dict[str, str]]] = [
        ((*path, "bands", i, "headlines"), band.headlines) for i, band in enumerate(rules.bands)
    ]
    places.append(((*path, "not_enough", "headlines"), rules.not_enough.headlines))
    for place, headlines in places:
        for name in headlines:
            if name != "*":
                yield from unknown((*place, name), name, (*goals, "*"))
        missing = [goal for goal in goals if goal not in headlines]
        if missing and "*" not in headlines:
            yield Slip(
                place, f"no headline for {', '.join(missing)}", 'one for each, or "*" for any other goal'
            )


def _week_slips(parts: Parts) -> Iterator[Slip]:
    for placed in parts.week_steps:
        yield from unknown((*placed.path, "ledger"), placed.part.ledger, parts.ledgers)
