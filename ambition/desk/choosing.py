"""Which of a candidate's projects counts: of each one its latest version, and of those the best."""

from __future__ import annotations

from ambition.desk.values import Candidate, Project


def latest(candidate: Candidate) -> tuple[Project, ...]:
    """Return the latest version of each project, in the order in which they came."""
    last: dict[str, Project] = {}
    with_dates = {project.name for project in candidate.projects if project.dated}
    for project in candidate.projects:
        # A file of the same name is a later version only where dates tell so.
        key = project.series or (project.name if project.name in with_dates else project.id)
        if key not in last or project.dated >= last[key].dated:
            last[key] = project
    return tuple(project for project in candidate.projects if project in last.values())


def best(candidate: Candidate) -> Project | None:
    """Return the project that counts, or None where there is none; of equals the first that came."""
    return max(latest(candidate), key=_height, default=None)


def _height(project: Project) -> tuple[int, int, int]:
    summary = project.summary
    if summary is None:
        return (-1, 0, 0)
    score = -1 if summary.score is None else summary.score
    return (score, summary.goal_rank or 0, sum(scale.shown for scale in summary.scales))
