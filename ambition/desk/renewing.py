"""Making reviews again: of what is stale, and of what was imported without facts that anybody could check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ambition.desk.adding import lacks_facts
from ambition.desk.changing import replace_project
from ambition.desk.items import Item
from ambition.desk.log import append
from ambition.desk.room import Room
from ambition.desk.rows import is_stale
from ambition.desk.showing import with_covers
from ambition.desk.values import Desk
from ambition.errors import AmbitionError


def review_again(
    desk: Desk,
    room: Room,
    who: str = "",
    *,
    all_of_them: bool = False,
    progress: Callable[[int, int], None] = lambda _, __: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Desk:
    """Review every stale project again (or all); each goes on record with the hash of its text.

    A project whose text cannot be read any more keeps the review it had. Stopped half-way,
    the rest stays stale.
    """
    stamp = room.stamp(who)
    due = [
        (one.id, project)
        for one in desk.candidates
        for project in one.projects
        if all_of_them or is_stale(project, room.rubric.ref, room.tool)
    ]
    for done, (owner, project) in enumerate(due, start=1):
        if cancelled():
            break
        try:
            summary = room.summary(project)
        except AmbitionError:
            continue
        desk = replace_project(desk, with_covers(replace(project, summary=summary)))
        log = append(desk.log, stamp, "reviewed", owner, input_sha256=summary.input_sha256, detail=project.id)
        desk = replace(desk, log=log)
        progress(done, len(due))
    return desk


def links_to_fetch_again(desk: Desk) -> tuple[Item, ...]:
    """Return the links of which facts are missing or unverified, as items: added again, facts are fetched."""
    return tuple(
        Item(project.link, one.label, link=project.link)
        for one in desk.candidates
        for project in one.projects
        if lacks_facts(project) and project.link
    )
