"""Who a candidate is called, and whose projects stand together: done by a person, on record, and undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ambition.desk.changing import candidate_of, owner_of_project, with_candidate
from ambition.desk.log import Entry, append
from ambition.desk.room import Room
from ambition.desk.texts import called_anywhere
from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import DeskError


def rename(desk: Desk, candidate: str, reference: str) -> Desk:
    """Give a candidate a reference of one's own; an empty one brings back "Candidate 07".

    Raises DeskError where another candidate is called so already.
    """
    found = replace(candidate_of(desk, candidate), reference=reference.strip())
    taken = called_anywhere(found.label)
    if any(taken & called_anywhere(one.label) for one in desk.candidates if one.id != candidate):
        raise DeskError(f"Another candidate is called {found.label} already.")
    return with_candidate(desk, found)


def stand_together(desk: Desk, first: str, second: str, room: Room, who: str) -> Desk:
    """Put the projects of the second candidate with those of the first, with all that people wrote on both.

    Where both hold something of one kind (a mark on one scale, a note, a decision) the first's stands.
    """
    one, other = candidate_of(desk, first), candidate_of(desk, second)
    if one.id == other.id:
        raise DeskError("A candidate stands with themselves already.")
    marked = {(each.reviewer, each.ledger) for each in one.marks}
    noted = {each.question for each in one.notes}
    joined = replace(
        one,
        projects=(*_without(one, other), *_without(other, one)),
        marks=(*one.marks, *(each for each in other.marks if (each.reviewer, each.ledger) not in marked)),
        saved_by=_saved(desk, one, other),
        notes=(*one.notes, *(each for each in other.notes if each.question not in noted)),
        said=(*one.said, *other.said),
        decision=one.decision or other.decision,
        placed=one.placed or other.placed,
        revealed=one.revealed and other.revealed,
        folder=one.folder or other.folder,
    )
    kept = tuple(each for each in desk.candidates if each.id != second)
    order = tuple(name for name in desk.settings.order if name != second)
    desk = replace(desk, candidates=kept, settings=replace(desk.settings, order=order))
    log = append(desk.log, room.stamp(who), "stood together", first, detail=second)
    return replace(with_candidate(desk, joined), log=log)


def stand_apart(desk: Desk, project: str, room: Room, who: str) -> Desk:
    """Let a project stand alone again, as a candidate with a new number; DeskError for the only one."""
    owner, found = owner_of_project(desk, project)
    if len(owner.projects) < 2:
        raise DeskError(f"{owner.label} has one project only.")
    rest = replace(owner, projects=tuple(each for each in owner.projects if each.id != project))
    alone = Candidate(f"c{desk.next_number}", desk.next_number, projects=(found,), revealed=owner.revealed)
    desk = replace(with_candidate(with_candidate(desk, rest), alone), next_number=desk.next_number + 1)
    log = append(desk.log, room.stamp(who), "stood apart", alone.id, detail=project)
    return replace(desk, log=log)


def stands_with(log: Iterable[Entry]) -> Mapping[str, str]:
    """Return, for each candidate that was put with another, the id of the one it stands with now."""
    found: dict[str, str] = {}
    for entry in log:
        if entry.action == "stood together":
            moved = {name for name, now in found.items() if now == entry.detail} | {entry.detail}
            found.update(dict.fromkeys(moved, entry.subject))
    return found


def _without(one: Candidate, other: Candidate) -> tuple[Project, ...]:
    theirs = {project.id for project in other.projects}
    return tuple(
        replace(each, same_as=tuple(name for name in each.same_as if name not in theirs))
        for each in one.projects
    )


def _saved(desk: Desk, one: Candidate, other: Candidate) -> tuple[str, ...]:
    """Who has saved marks; where reviewers rate first only who has rated both may see both."""
    both = tuple(dict.fromkeys((*one.saved_by, *other.saved_by)))
    if not desk.settings.rate_first:
        return both
    return tuple(who for who in both if who in one.saved_by and who in other.saved_by)
