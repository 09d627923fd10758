"""What to do next: one action for this week, what to write down, and what to do in the world."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ambition.model import NextStep
from ambition.scoring import Scored, Standing

MOST_OF_A_KIND = 5
MOST_ON_A_LEDGER = 2
#: A goal's own ledger counts a quarter: it opens one door, a scale is walked along.
_SHARE_OF_A_GOAL = 4


@dataclass(frozen=True, slots=True)
class _Open:
    """A criterion that would still add something: the ledger it adds most to, and how much in all."""

    criterion: str
    ledger: str
    level: int
    gain: int


def next_steps(scored: Scored) -> tuple[NextStep, ...]:
    """The week's action, then what to write down if it is true already, then what to do if it is not."""
    open_criteria = sorted(_open_criteria(scored), key=lambda o: (-o.gain, o.criterion))
    write = _first(scored, [o for o in open_criteria if _may_be_true(scored, o)], "write it down")
    act = _first(scored, [o for o in open_criteria if _is_next(scored, o)], "do this")
    return (*_this_week(scored), *write, *act)


def _this_week(scored: Scored) -> Iterator[NextStep]:
    """The niche's step comes first, for it moves everything else; then those in the rubric's order."""
    rubric = scored.tables.loaded.rubric
    standings = scored.standings
    steps = [s for s in rubric.week_steps if s.ledger in standings and _height(standings[s.ledger]) < s.below]
    steps.sort(key=lambda step: standings[step.ledger].table.kind != "niche")
    for step in steps[:1]:
        gain = step.below - _height(standings[step.ledger])
        yield NextStep("this week", step.ledger, "", step.says, gain, step.proof)


def _height(standing: Standing) -> int:
    """What is proven or claimed, whichever is higher: nobody is sent to do what they say they have done."""
    return max(standing.score.proven, standing.score.claimed or 0)


def _open_criteria(scored: Scored) -> Iterator[_Open]:
    for name, ledgers in scored.tables.speaks_for.items():
        held = scored.holdings.proven.get(name)
        if held is not None and held.grade != "bare":
            continue
        best, most, total = "", 0, 0
        for ledger in ledgers:
            standing = scored.standings[ledger]
            worths = standing.table.worths[name]
            gain = sum(map(min, worths["concrete"].by_step, standing.room))
            if held is not None:
                gain = max(0, gain - sum(worths["bare"].by_step))
            if standing.table.kind == "goal":
                gain //= _SHARE_OF_A_GOAL
            total += gain
            if gain > most:
                best, most = ledger, gain
        if best:
            yield _Open(name, best, scored.standings[best].table.levels[name], total)


def _may_be_true(scored: Scored, item: _Open) -> bool:
    """Claimed and not shown; or, where nothing was answered, near what is shown."""
    standing = scored.standings[item.ledger]
    if standing.claims:
        return item.level <= max(claim.level for claim in standing.claims)
    return item.level <= _reached(standing) + 2


def _is_next(scored: Scored, item: _Open) -> bool:
    """Not claimed, and within two levels of where the project stands."""
    standing = scored.standings[item.ledger]
    if not standing.claims:
        return item.level <= _reached(standing) + 2
    claimed = max(claim.level for claim in standing.claims)
    return claimed < item.level <= max(claimed, _reached(standing)) + 2


def _reached(standing: Standing) -> int:
    return standing.score.proven * 4 // 1000 if standing.table.kind != "goal" else 1


def _first(
    scored: Scored, items: list[_Open], kind: Literal["write it down", "do this"]
) -> Iterator[NextStep]:
    """The best few: what is claimed first, then the niche's, then by what they would add."""

    def order(item: _Open) -> tuple[bool, bool, int, str]:
        standing = scored.standings[item.ledger]
        claimed = kind == "write it down" and bool(standing.claims)
        return not claimed, standing.table.kind != "niche", -item.gain, item.criterion

    taken: dict[str, int] = {}
    for item in sorted(items, key=order):
        criterion = scored.tables.loaded.criterion(item.criterion)
        says = criterion.write if kind == "write it down" else criterion.do
        if not says or taken.get(item.ledger, 0) >= MOST_ON_A_LEDGER or sum(taken.values()) >= MOST_OF_A_KIND:
            continue
        taken[item.ledger] = taken.get(item.ledger, 0) + 1
        yield NextStep(kind, item.ledger, item.criterion, says, item.gain)
