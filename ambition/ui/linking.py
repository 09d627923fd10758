"""Links become projects: a public repository on GitHub, or the choice among a person's repositories."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from ambition.errors import SourceError
from ambition.sources import OwnerLink, parse_link
from ambition.ui.state import Project

if TYPE_CHECKING:
    from ambition.sources.github import GitHubClient


@dataclass(frozen=True, slots=True)
class Choice:
    """A repository to choose: ``owner/name`` and what it says of itself."""

    slug: str
    says: str


def open_link(link: str) -> Project | tuple[Choice, ...]:
    """A repository's README and facts, or the repositories of a person or organisation to choose from.

    SourceError says what to do where that fails.
    """
    from ambition.sources.github import fetch_one, list_repositories  # noqa: PLC0415 - slow, and seldom used

    asked = client()
    parsed = parse_link(link, asked.link_host)
    if isinstance(parsed, OwnerLink):
        found = list_repositories(parsed, asked)
        return tuple(Choice(choice.slug, choice.description) for choice in found)
    loaded = fetch_one(parsed, asked)
    return Project(loaded.name, loaded.data, loaded.source, loaded.facts, loaded.notices, parsed.slug)


def open_repository(slug: str) -> Project:
    """The project of ``owner/name``; SourceError where that names no single repository."""
    found = open_link(slug)
    if not isinstance(found, Project):
        raise SourceError(f"{slug} names no repository: write owner/name.")
    return found


@st.cache_resource(show_spinner=False)
def client() -> GitHubClient:
    """One client for all visits: it holds public answers only, and keeps within GitHub's limits."""
    from ambition.sources.github import client_from  # noqa: PLC0415 - an HTTP client takes long to import

    return client_from(os.environ, _secret())


def _secret() -> str | None:
    """The token among Streamlit's secrets; None where there is no file of secrets or no token in it."""
    try:
        return str(st.secrets["GITHUB_TOKEN"])
    except (KeyError, FileNotFoundError):
        return None
