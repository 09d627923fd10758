"""Links become projects: a public repository on GitHub, or the choice among a person's repositories."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from ambition.sources import Loaded, OwnerLink, RepositoryLink, parse_link
from ambition.sources.problems import CancelledError
from ambition.ui.state import Project
from ambition.ui.work import Work

if TYPE_CHECKING:
    from ambition.sources.github import GitHubClient
    from ambition.sources.many import Stage

#: The steps of fetching a repository, in their order.
_STEPS: tuple[Stage, ...] = ("readme", "record", "further")


@dataclass(frozen=True, slots=True)
class Choice:
    """A repository to choose: ``owner/name`` and what it says of itself."""

    slug: str
    says: str


def open_link(link: str, asked: GitHubClient, work: Work) -> Project | tuple[Choice, ...]:
    """A repository's README and facts, or the repositories of a person or organisation to choose from.

    ``work`` hears how far it is and may be stopped. SourceError says what to do where that fails.
    """
    from ambition.sources.github import fetch_one, list_repositories  # noqa: PLC0415 - slow, and seldom used

    parsed = parse_link(link, asked.link_host)
    if isinstance(parsed, OwnerLink):
        work.at("fetching.list", 0, 1)
        found = list_repositories(parsed, asked)
        return tuple(Choice(choice.slug, choice.description) for choice in found)

    def at(stage: Stage) -> None:
        work.at(f"fetching.{stage}", _STEPS.index(stage) + 1, len(_STEPS))

    return project_from(fetch_one(parsed, asked, _stop(work), at), _address(parsed))


def open_link_at(repository: str, day: date, asked: GitHubClient, work: Work) -> Project:
    """The README of a repository as it stood at the end of a day (UTC); SourceError says what to do."""
    from ambition.sources.github import readme_at  # noqa: PLC0415 - see above

    parsed = parse_link(link_to(repository, asked), asked.link_host)
    assert isinstance(parsed, RepositoryLink)
    return project_from(readme_at(parsed, day, asked, _stop(work)))


def project_from(loaded: Loaded, repository: str = "") -> Project:
    """What a source handed over, as a project of the page."""
    return Project(
        loaded.name, loaded.data, loaded.source, loaded.facts, loaded.notices, repository, loaded.title
    )


def link_to(repository: str, asked: GitHubClient) -> str:
    """The link to a repository, or to a part of it, from what ``Project.repository`` holds."""
    return f"https://{asked.link_host}/{repository}"


def _address(link: RepositoryLink) -> str:
    if not link.ref:
        return link.slug
    inside = "/".join(part for part in (link.ref, link.path) if part)
    return f"{link.slug}/{'blob' if link.is_file else 'tree'}/{inside}"


def _stop(work: Work) -> Callable[[], None]:
    def stop() -> None:
        if work.stopping.is_set():
            raise CancelledError("Stopped.")

    return stop


@st.cache_resource(show_spinner=False)
def client() -> GitHubClient:
    """One client for all visits: it holds public answers only, and keeps within GitHub's limits."""
    from ambition.sources.github import client_from  # noqa: PLC0415 - an HTTP client takes long to import

    return client_from(os.environ, _secret())


def has_token() -> bool:
    """Whether GitHub is asked with a token, which allows all facts; told without loading an HTTP client."""
    return bool(os.environ.get("GITHUB_TOKEN", "").strip() or _secret())


def _secret() -> str | None:
    """The token among Streamlit's secrets; None where there is no file of secrets or no token in it."""
    try:
        return str(st.secrets["GITHUB_TOKEN"])
    except (KeyError, FileNotFoundError):
        return None
