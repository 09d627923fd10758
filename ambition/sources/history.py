"""The README of a project as it stood on a day: for "what moved since March?", on GitHub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ambition.model import Notice
from ambition.sources import problems
from ambition.sources.client import GitHubClient
from ambition.sources.links import RepositoryLink
from ambition.sources.loaded import Loaded
from ambition.sources.project import Project


def readme_at(
    link: RepositoryLink, day: date, client: GitHubClient, stop: Callable[[], None] = lambda: None
) -> Loaded:
    """The README as it stood at the end of ``day`` (UTC), as GitHub would have chosen it then.

    Costs two calls (with a token three); ``stop`` is called before each and may raise CancelledError. Facts
    belong to today, so there are none. Raises SourceError where there was no project or no README yet.
    """
    project = Project(link, client, stop)
    commit, written = project.commit_until(day)
    if not commit:
        raise problems.NoReadmeError(
            f"{link}: there was nothing yet on {day.isoformat()}: choose a later day than the first commit."
        )
    then = Project(RepositoryLink(link.owner, link.name, commit, link.path, link.is_file), client, stop)
    loaded = _loaded(then, link, day)
    says = f"The README as it stood on {day.isoformat()}, at the commit of {written}."
    return Loaded(
        loaded.data,
        loaded.name,
        f"{loaded.source}/tree/{commit}",
        notices=(Notice("earlier-version", says), *_kept(loaded.notices)),
        title=loaded.title,
    )


def _loaded(then: Project, link: RepositoryLink, day: date) -> Loaded:
    try:
        then.fetch_readme()
        return then.loaded()
    except problems.NoReadmeError:
        raise problems.NoReadmeError(
            f"{link}: there was no README yet on {day.isoformat()}: choose a later day."
        ) from None


def _kept(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Without the advice on how to get facts: an earlier version has none."""
    return tuple(notice for notice in notices if notice.code != "no-token")


def readme_versions(link: RepositoryLink, days: Sequence[date], client: GitHubClient) -> tuple[Loaded, ...]:
    """The README on each of the days, the earliest first."""
    return tuple(readme_at(link, day, client) for day in sorted(set(days)))
