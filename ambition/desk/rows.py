"""The table: a row a candidate, with what to sort, filter and search by; the faces only draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from ambition.desk.choosing import best
from ambition.desk.covering.finds import folded
from ambition.desk.grouping import in_order, may_see, standing
from ambition.desk.persons import perhaps_the_same
from ambition.desk.texts import called
from ambition.desk.values import Candidate, Desk, Project, Standing
from ambition.model import RubricRef
from ambition.rubric.loading import LoadedRubric

SortKey = Literal["order", "label", "group", "goal", "claims"]
Flag = Literal["partial", "stale", "unverified", "undecided", "claims", "same", "perhaps"]
FLAGS: tuple[Flag, ...] = get_args(Flag)


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate in the table, told by their best project.

    ``hidden`` says that this reviewer rates first: then goal, scales and group are empty. ``stale`` says that
    the review was made with another rubric or version of the program; one click makes it again.
    ``claims_not_shown`` counts them. ``group_rank`` is 0 for those of whom too little is known, and highest
    for those to talk to first. ``perhaps`` names those who
    may be the same person. ``headline`` is the sentence that the group rests on. ``search`` holds the
    names that a search looks in.
    """

    candidate: str
    label: str
    order: int
    project: str
    project_name: str
    projects: int
    group: str
    group_title: str
    group_rank: int
    moved_from: str
    goal: str
    goal_rank: int
    scales: tuple[Standing, ...]
    claims_not_shown: int
    partial: bool
    stale: bool
    unverified: bool
    imported: bool
    same_as: tuple[str, ...]
    perhaps: tuple[str, ...]
    decided: bool
    headline: str
    hidden: bool
    search: str


def rows(
    desk: Desk,
    rubric: LoadedRubric,
    tool: str,
    who: str = "",
    shown_name: Callable[[Project], str] | None = None,
    *,
    language: str = "en",
) -> tuple[Row, ...]:
    """Return all rows in the desk's order. ``who`` is the reviewer that looks (for rate first).

    ``shown_name`` covers a project's name where the desk is blind, ``language`` is that of labels.
    """
    placed = {
        member.candidate: (group.id, group.title, rank, member.moved_from)
        for rank, group in enumerate(reversed(standing(desk, rubric, who)))
        for member in group.members
    }
    by_id = {one.id: called(one.label, language) for one in desk.candidates}
    labels = {project.id: by_id[one.id] for one in desk.candidates for project in one.projects}
    perhaps = perhaps_the_same(desk)
    name = shown_name or (lambda project: project.name)
    return tuple(
        _row(
            order,
            one,
            rubric.ref,
            tool=tool,
            placed=placed.get(one.id, ("", "", 0, "")),
            label=by_id[one.id],
            labels=labels,
            perhaps=tuple(by_id[name] for name in perhaps.get(one.id, ())),
            hidden=not may_see(desk, one, who),
            name=name,
        )
        for order, one in enumerate(in_order(desk))
    )


def is_stale(project: Project, rubric: RubricRef, tool: str) -> bool:
    """Say whether the review kept was made with another rubric or another version of the program."""
    return project.summary is None or project.summary.rubric != rubric or project.summary.tool != tool


def sort_rows(found: Iterable[Row], key: SortKey | str, descending: bool = False) -> tuple[Row, ...]:
    """Sort by a column or a scale's id; equal rows keep their order, hidden ones stay last."""
    kept = list(found)
    seen = sorted(
        (row for row in kept if not row.hidden), key=lambda row: _height(row, key), reverse=descending
    )
    return (*seen, *(row for row in kept if row.hidden))


def places(found: Iterable[Row], key: SortKey | str) -> dict[str, int | None]:
    """Return each candidate's place in a column, from 0; equal rows share one, hidden ones have none."""
    kept = tuple(found)
    heights = sorted({_height(row, key) for row in kept if not row.hidden})
    return {row.candidate: None if row.hidden else heights.index(_height(row, key)) for row in kept}


def flags_of(row: Row) -> frozenset[Flag]:
    """Return what holds for a row that one may want to see alone."""
    holds: dict[Flag, bool] = {
        "partial": row.partial,
        "stale": row.stale,
        "unverified": row.unverified,
        "undecided": not row.decided,
        "claims": row.claims_not_shown > 0,
        "same": bool(row.same_as),
        "perhaps": bool(row.perhaps),
    }
    return frozenset(flag for flag, is_so in holds.items() if is_so)


def _row(
    order: int,
    one: Candidate,
    rubric: RubricRef,
    *,
    tool: str,
    placed: tuple[str, str, int, str],
    label: str,
    labels: dict[str, str],
    perhaps: tuple[str, ...],
    hidden: bool,
    name: Callable[[Project], str],
) -> Row:
    project = best(one)
    summary = project.summary if project else None
    shown = summary if summary and not hidden else None
    group, title, rank, moved_from = placed
    names = [name(each) for each in one.projects]
    return Row(
        candidate=one.id,
        label=label,
        order=order,
        project=project.id if project else "",
        project_name=name(project) if project else "",
        projects=len(one.projects),
        group=group,
        group_title=title,
        group_rank=rank,
        moved_from=moved_from,
        goal=shown.goal_title if shown else "",
        goal_rank=(shown.goal_rank or 0) if shown else 0,
        scales=shown.scales if shown else (),
        claims_not_shown=len(shown.claimed_not_shown) if shown else 0,
        partial=bool(summary and summary.partial),
        stale=project is not None and is_stale(project, rubric, tool),
        unverified=bool(project and project.unverified),
        imported=bool(project and project.imported),
        same_as=tuple(labels[each] for p in one.projects for each in p.same_as if each in labels),
        perhaps=perhaps,
        decided=one.decision is not None,
        headline=shown.headline if shown else "",
        hidden=hidden,
        search=" ".join([label, *names]),
    )


def _height(row: Row, key: str) -> tuple[int, str]:
    if key == "label":
        return (0, folded(row.label))
    numbers = {
        "order": row.order,
        "group": row.group_rank,
        "goal": row.goal_rank,
        "claims": row.claims_not_shown,
    }
    if key in numbers:
        return (numbers[key], "")
    return (next((scale.shown for scale in row.scales if scale.id == key), -1), "")
