"""What to do next: one action for this week, what to write down, and what to do in the world."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from ambition.model import NextStep
from ambition.scoring import Scored, Standing
from ambition.scoring.tables import Opening

MOST_OF_A_KIND = 5
MOST_ON_A_LEDGER = 2
#: From this height (tenths) on a niche is narrow enough for other steps to come first.
NARROW = 500


class _Open(NamedTuple):
    """A criterion that would still add something, in the order in which such are told: what is claimed
    first, then a wide niche's, then by what it would add over all ledgers (``less`` is minus that)."""

    unclaimed: bool
    elsewhere: bool
    less: int
    criterion: str
    ledger: str


class _Window(NamedTuple):
    """Which levels of a ledger may be true and unwritten, and which come next."""

    is_claimed: bool
    is_wide_niche: bool
    written_up_to: int
    done_up_to: int
    next_up_to: int


def next_steps(scored: Scored) -> tuple[NextStep, ...]:
    """The week's action, then what to write down if it is true already, then what to do if it is not.

    Where a project is above all week's steps of the rubric, the best of what to do is the week's.
    """
    write, act = _open_criteria(scored)
    criterion = scored.tables.loaded.criterion
    todo = list(_first(act, "do this", lambda name: criterion(name).do))
    week = list(_this_week(scored)) or [replace(step, kind="this week") for step in _best(todo)]
    return (
        *week,
        *_first(write, "write it down", lambda name: criterion(name).write),
        *(step for step in todo if step.criterion not in {one.criterion for one in week}),
    )


def _best(steps: list[NextStep]) -> list[NextStep]:
    return sorted(steps, key=lambda step: -step.points)[:1]


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


def _open_criteria(scored: Scored) -> tuple[list[_Open], list[_Open]]:
    """Criteria that are not held, or by a bare word only, and would still add something: those that may be
    true already (what the text denies is not), and those that come next."""
    rooms = {ledger: _room(s) for ledger, s in scored.standings.items() if any(s.room)}
    windows = {ledger: _window(standing) for ledger, standing in scored.standings.items()}
    proven = scored.holdings.proven
    denied = scored.holdings.judged.difference(proven)
    write: list[_Open] = []
    act: list[_Open] = []
    for name, openings in scored.tables.openings:
        held = proven.get(name)
        if held is not None and held.grade != "bare":
            continue
        ledger, level, gain = _gain(openings, rooms, held is not None)
        if not gain:
            continue
        window = windows[ledger]
        if level <= window.written_up_to and name not in denied:
            write.append(_Open(not window.is_claimed, not window.is_wide_niche, -gain, name, ledger))
        if window.done_up_to < level <= window.next_up_to:
            act.append(_Open(True, not window.is_wide_niche, -gain, name, ledger))
    return sorted(write), sorted(act)


#: What the steps of a ledger still have room for, and the least of them where the lowest step has it.
_Room = tuple[tuple[int, ...], int]


def _room(standing: Standing) -> _Room:
    room = standing.room
    return room, room[0] if room[0] == min(room) else -1


def _gain(openings: tuple[Opening, ...], rooms: Mapping[str, _Room], is_bare: bool) -> tuple[str, int, int]:
    """The ledger that gains most, the level there, and the gain over all ledgers in tenths."""
    best, level, most, total = "", 0, 0, 0
    # Taken apart at once: this runs for every criterion on every ledger.
    for ledger, its_level, concrete, bare, divisor, whole, most_on_a_step in openings:
        if ledger not in rooms:
            continue
        room, least = rooms[ledger]
        gain = whole if most_on_a_step <= least else sum(map(min, concrete, room))
        if is_bare:
            gain = max(0, gain - sum(bare))
        gain //= divisor
        total += gain
        if gain > most:
            best, level, most = ledger, its_level, gain
    return best, level, total


def _window(standing: Standing) -> _Window:
    """Claimed levels may be true and unwritten; without a claim, what is near to what is shown."""
    kind = standing.table.kind
    reached = standing.score.proven * 4 // 1000 if kind != "goal" else 1
    near = reached + 2
    is_wide = kind == "niche" and _height(standing) < NARROW
    if not standing.claims:
        return _Window(False, is_wide, near, 0, near)
    claimed = max(claim.level for claim in standing.claims)
    return _Window(True, is_wide, claimed, claimed, max(claimed + 2, near))


def _first(
    items: list[_Open], kind: Literal["write it down", "do this"], words: Callable[[str], str]
) -> Iterator[NextStep]:
    """The best few that have words, two on a ledger at most."""
    taken: dict[str, int] = {}
    for item in items:
        if sum(taken.values()) >= MOST_OF_A_KIND:
            return
        says = words(item.criterion)
        if says and taken.get(item.ledger, 0) < MOST_ON_A_LEDGER:
            taken[item.ledger] = taken.get(item.ledger, 0) + 1
            yield NextStep(kind, item.ledger, item.criterion, says, -item.less)
