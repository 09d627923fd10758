"""Small changes to a desk, each a new desk: one candidate or project in place of the old one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import DeskError


def candidate_of(desk: Desk, name: str) -> Candidate:
    """Return the candidate with this id; DeskError where there is none."""
    found = next((one for one in desk.candidates if one.id == name), None)
    if found is None:
        raise DeskError(f"There is no candidate {name} on this desk any more.")
    return found


def owner_of_project(desk: Desk, project: str) -> tuple[Candidate, Project]:
    """Return the project with this id and whose it is; DeskError where there is none."""
    for one in desk.candidates:
        for each in one.projects:
            if each.id == project:
                return one, each
    raise DeskError(f"There is no project {project} on this desk any more.")


def with_candidate(desk: Desk, candidate: Candidate) -> Desk:
    """Return the desk with this candidate in place of the one with the same id, or at the end."""
    if all(one.id != candidate.id for one in desk.candidates):
        return replace(desk, candidates=(*desk.candidates, candidate))
    return replace(
        desk, candidates=tuple(candidate if one.id == candidate.id else one for one in desk.candidates)
    )


def replace_project(desk: Desk, project: Project) -> Desk:
    """Return the desk with this project in place of the one with the same id."""
    owner, _ = owner_of_project(desk, project.id)
    projects = tuple(project if each.id == project.id else each for each in owner.projects)
    return with_candidate(desk, replace(owner, projects=projects))


def map_projects(desk: Desk, change: Callable[[Project], Project]) -> Desk:
    """Return the desk with every project changed."""
    return replace(
        desk,
        candidates=tuple(
            replace(one, projects=tuple(change(each) for each in one.projects)) for one in desk.candidates
        ),
    )
