"""What people do on a desk: confirm, reject, add, mark, place, decide, reveal, delete; each goes on record.

Nothing here, nor anywhere in the program, rejects a candidate: a decision is a person's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ambition.desk.changing import candidate_of, owner_of_project, replace_project, with_candidate
from ambition.desk.log import Action, Stamp, append
from ambition.desk.panel import Panel, to_desk_marks
from ambition.desk.room import Room
from ambition.desk.values import Candidate, Decision, Desk, Mark, Note, Project, Said
from ambition.errors import DeskError
from ambition.model import Judgement, Misread

_RECORDED: dict[str, Action] = {"confirm": "confirmed", "reject": "rejected", "add": "added evidence"}


def judge(desk: Desk, project: str, made: Sequence[Judgement], room: Room, who: str) -> Desk:
    """Confirm, reject or add one quote, with a reason, and review the project again with it.

    ``made`` holds a judgement for each reading of the quote that is meant; they go on record as one act.
    The program's own marks can be had beside it at any time: ``unjudged`` takes the judgements away.
    Raises DeskError without a name, a reason or a reading, or for a quote that is not in the text.
    """
    _named(who)
    owner, found = owner_of_project(desk, project)
    if not made:
        raise DeskError("Tick at least one reading of the quote.")
    first = made[0]
    if not first.reason.strip():
        raise DeskError("Write a reason: it stands beside the evidence for whoever reads this later.")
    if first.action == "add" and (not first.quote or first.quote not in found.text):
        raise DeskError("The quote is not in this description as it stands; copy it from there.")
    new = tuple(replace(each, reviewer=who) for each in made)
    judged = replace(found, judgements=(*found.judgements, *new))
    judged = replace(judged, summary=room.summary(judged))
    desk = replace_project(desk, judged)
    detail, action = _readings(project, made), _RECORDED[first.action]
    stamp = room.stamp(who)
    return _record(
        desk, owner.id, stamp, action, detail=detail, reason=first.reason, quote=first.quote, project=judged
    )


def withdraw(desk: Desk, project: str, made: Sequence[Judgement], room: Room, who: str) -> Desk:
    """Take back what was judged of one quote; the log keeps that it was made and taken back."""
    _named(who)
    owner, found = owner_of_project(desk, project)
    kept = tuple(each for each in found.judgements if each not in made)
    changed = replace(found, judgements=kept)
    changed = replace(changed, summary=room.summary(changed))
    desk = replace_project(desk, changed)
    detail, quote = _readings(project, made), made[0].quote if made else ""
    stamp = room.stamp(who)
    return _record(desk, owner.id, stamp, "took back", detail=detail, quote=quote, project=changed)


def unjudged(project: Project) -> Project:
    """Return the project without what reviewers did: its review is the program's own reading."""
    return replace(project, judgements=())


def note_misread(desk: Desk, project: str, misread: Misread, room: Room, who: str) -> Desk:
    """Keep that the candidate calls a quote misread; it is shown and changes no score."""
    owner, found = owner_of_project(desk, project)
    desk = replace_project(desk, replace(found, misread=(*found.misread, misread)))
    return _record(desk, owner.id, room.stamp(who), "noted as misread", detail=project, reason=misread.says)


def mark(desk: Desk, candidate: str, given: Mark) -> Desk:
    """Set one reviewer's own mark on one ledger; nobody else sees it before it is saved."""
    found = candidate_of(desk, candidate)
    if not 0 <= given.level <= 4 or not given.reviewer.strip():
        raise DeskError("A mark needs a reviewer and a level from 0 to 4.")
    others = tuple(m for m in found.marks if (m.reviewer, m.ledger) != (given.reviewer, given.ledger))
    return with_candidate(desk, replace(found, marks=(*others, given)))


def save_marks(desk: Desk, candidate: str, room: Room, who: str) -> Desk:
    """Save a reviewer's marks: from now on they and everybody else's can be seen side by side."""
    found = candidate_of(desk, candidate)
    if not any(m.reviewer == who for m in found.marks):
        raise DeskError("Set a mark on at least one scale before saving.")
    saved = tuple(dict.fromkeys((*found.saved_by, who)))
    return _record(with_candidate(desk, replace(found, saved_by=saved)), candidate, room.stamp(who), "rated")


def place(desk: Desk, candidate: str, band: str, reason: str, *, room: Room, who: str) -> Desk:
    """Put a candidate into another group than the review's; the review's own stays visible beside it."""
    _named(who)
    found = candidate_of(desk, candidate)
    if band and not reason.strip():
        raise DeskError("Write a reason for moving a candidate to another group.")
    desk = with_candidate(desk, replace(found, placed=band))
    return _record(
        desk, candidate, room.stamp(who), "overrode", detail=f"group {band or 'as reviewed'}", reason=reason
    )


def decide(desk: Desk, candidate: str, text: str, room: Room, who: str) -> Desk:
    """Keep what a person decided, in their own words; DeskError where nobody is named."""
    found = candidate_of(desk, candidate)
    if not who.strip():
        raise DeskError("A decision needs the name or initials of the person who took it.")
    stamp = room.stamp(who)
    decision = Decision(text, who, stamp.at) if text.strip() else None
    return _record(
        with_candidate(desk, replace(found, decision=decision)), candidate, stamp, "decided", reason=text
    )


def note(desk: Desk, candidate: str, written: Note) -> Desk:
    """Keep what was written beside an interview question; an empty text takes it away."""
    found = candidate_of(desk, candidate)
    others = tuple(each for each in found.notes if each.question != written.question)
    return with_candidate(desk, replace(found, notes=(*others, written) if written.text.strip() else others))


def reveal(desk: Desk, candidate: str, room: Room, who: str, reason: str = "") -> Desk:
    """Show who a candidate is: a deliberate act that goes on record; DeskError where nobody is named."""
    _named(who)
    found = replace(candidate_of(desk, candidate), revealed=True)
    return _record(with_candidate(desk, found), candidate, room.stamp(who), "revealed", reason=reason)


def cover(desk: Desk, candidate: str, room: Room, who: str) -> Desk:
    """Cover again who a candidate is; what was seen cannot be unseen, and the log says who saw it."""
    found = replace(candidate_of(desk, candidate), revealed=False)
    return _record(with_candidate(desk, found), candidate, room.stamp(who), "covered")


def open_link(desk: Desk, project: str, room: Room, who: str) -> tuple[Desk, str]:
    """Return the project's link and the desk on whose record it now is that somebody asked for it."""
    _named(who)
    owner, found = owner_of_project(desk, project)
    return _record(desk, owner.id, room.stamp(who), "opened a link", detail=project), found.link


def delete(desk: Desk, candidate: str, room: Room, who: str) -> Desk:
    """Delete a candidate with every text; the log keeps identifiers and hashes: a tombstone."""
    _named(who)
    candidate_of(desk, candidate)
    kept = tuple(one for one in desk.candidates if one.id != candidate)
    gone = {each.id for each in candidate_of(desk, candidate).projects}
    kept = tuple(_without(one, gone) for one in kept)
    order = tuple(name for name in desk.settings.order if name != candidate)
    desk = replace(desk, candidates=kept, settings=replace(desk.settings, order=order))
    return replace(desk, log=append(desk.log, room.stamp(who), "deleted", candidate))


def delete_all(desk: Desk, room: Room, who: str) -> Desk:
    """Delete every candidate, as a desk past its date asks for; a person does it, never the program."""
    for one in desk.candidates:
        desk = delete(desk, one.id, room, who)
    return desk


def set_blind(desk: Desk, on: bool, room: Room, who: str) -> Desk:
    """Cover or show everybody at once; both go on record."""
    if on == desk.settings.blind:
        return desk
    _named(who)
    log = append(desk.log, room.stamp(who), "covered" if on else "revealed", "desk")
    return replace(desk, settings=replace(desk.settings, blind=on), log=log)


def arrange(desk: Desk, order: tuple[str, ...]) -> Desk:
    """Put the candidates into an order of the user's own (ids); an empty one is the order of arrival."""
    known = {one.id for one in desk.candidates}
    kept = tuple(dict.fromkeys(name for name in order if name in known))
    return replace(desk, settings=replace(desk.settings, order=kept))


def take_marks(desk: Desk, panel: Panel, room: Room, who: str) -> Desk:
    """Take the marks of merged panel files, as saved, in place of their reviewers' older ones."""
    for one in desk.candidates:
        new = to_desk_marks(panel, one.label)
        if not new:
            continue
        replaced = {(each.reviewer, each.ledger) for each in new}
        kept = tuple(each for each in one.marks if (each.reviewer, each.ledger) not in replaced)
        saved = tuple(dict.fromkeys((*one.saved_by, *(each.reviewer for each in new))))
        desk = with_candidate(desk, replace(one, marks=(*kept, *new), saved_by=saved))
        desk = replace(desk, log=append(desk.log, room.stamp(who), "merged a panel file", one.id))
    return desk


def record_export(desk: Desk, form: str, room: Room, who: str) -> Desk:
    """Put on record that somebody took something out of the desk, and in which form."""
    return replace(desk, log=append(desk.log, room.stamp(who), "exported", "desk", detail=form))


def _without(candidate: Candidate, gone: set[str]) -> Candidate:
    projects = tuple(
        replace(each, same_as=tuple(name for name in each.same_as if name not in gone))
        for each in candidate.projects
    )
    return replace(candidate, projects=projects)


def _record(
    desk: Desk,
    candidate: str,
    stamp: Stamp,
    action: Action,
    *,
    detail: str = "",
    reason: str = "",
    quote: str = "",
    project: Project | None = None,
) -> Desk:
    input_sha256 = project.summary.input_sha256 if project and project.summary else ""
    said = Said(len(desk.log) + 1, stamp.salt, reason.strip(), quote)
    log = append(
        desk.log, stamp, action, candidate, input_sha256=input_sha256, detail=detail, reason=said.words
    )
    if said.words:
        found = candidate_of(desk, candidate)
        desk = with_candidate(desk, replace(found, said=(*found.said, said)))
    return replace(desk, log=log)


def _named(who: str) -> None:
    if not who.strip():
        raise DeskError("Write your name or initials first: this goes on record under that name.")


def _readings(project: str, made: Sequence[Judgement]) -> str:
    """The project and, for each reading, ledger and criterion: identifiers alone."""
    return " ".join([project, *(f"{each.ledger}/{each.criterion}" for each in made)])
