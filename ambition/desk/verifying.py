"""Making every review of a desk again, to see whether it comes out as it was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ambition.desk.log import commitment, first_break
from ambition.desk.room import Room
from ambition.desk.values import Candidate, Desk, Project, Summary
from ambition.errors import AmbitionError

State = Literal["same", "other input", "other review", "other rubric", "not reviewed", "unreadable"]


@dataclass(frozen=True, slots=True)
class Check:
    """One project checked: what came out, in a sentence."""

    candidate: str
    label: str
    project: str
    state: State
    says: str


@dataclass(frozen=True, slots=True)
class Verified:
    """All checks, and what is wrong with the record (nothing where it is whole)."""

    checks: tuple[Check, ...]
    record: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every review comes out as kept and the record is whole."""
        return not self.record and all(each.state == "same" for each in self.checks)


def verify(desk: Desk, room: Room, progress: Callable[[int, int], None] = lambda _, __: None) -> Verified:
    """Review every project again and compare hashes; nothing on the desk is changed."""
    found = [(one, project) for one in desk.candidates for project in one.projects]
    checks = []
    for done, (one, project) in enumerate(found, start=1):
        state, says = _checked(project, room)
        checks.append(Check(one.id, one.label, project.id, state, says))
        progress(done, len(found))
    return Verified(tuple(checks), tuple(_record(desk)))


def _checked(project: Project, room: Room) -> tuple[State, str]:
    kept = project.summary
    if kept is None:
        return "not reviewed", "no review was kept"
    if kept.rubric != room.rubric.ref:
        made_with = f"{kept.rubric.id} {kept.rubric.version} ({kept.rubric.sha256[:12]})"
        return "other rubric", f"made with rubric {made_with}"
    try:
        return _compared(kept, room.summary(project), room)
    except AmbitionError as error:
        return "unreadable", str(error)


def _compared(kept: Summary, made: Summary, room: Room) -> tuple[State, str]:
    if made.input_sha256 != kept.input_sha256:
        return "other input", "the text is not the one that was reviewed"
    if made.review_sha256 != kept.review_sha256:
        by = "" if kept.tool == room.tool else f" (kept by version {kept.tool}, this is {room.tool})"
        return "other review", f"the review comes out differently{by}"
    if made != kept:
        return "other review", "the table row kept is not what the review says"
    return "same", "the review comes out as kept"


def _record(desk: Desk) -> Iterator[str]:
    broken = first_break(desk.log)
    if broken is not None:
        yield f"The record was changed at entry {broken}: it does not follow from the entries before it."
    for one in desk.candidates:
        yield from _words(desk, one)


def _words(desk: Desk, one: Candidate) -> Iterator[str]:
    for said in one.said:
        entry = desk.log[said.entry - 1] if 0 < said.entry <= len(desk.log) else None
        if entry is None or entry.reason_sha256 != commitment(said.salt, said.words):
            yield f"The words of entry {said.entry} ({one.label}) are not those that went on record."
