"""GitHub's door: a client from the environment, and projects from links. Imports the HTTP client.

``load_link`` fetches one project, ``Batch`` a list of them, ``list_repositories`` what a person or
organisation has to choose from, ``readme_at`` the README as it stood on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from ambition.sources import problems
from ambition.sources.client import PUBLIC_API, GitHubClient
from ambition.sources.history import readme_at, readme_versions
from ambition.sources.links import OwnerLink, RepositoryLink, parse_link
from ambition.sources.loaded import Loaded
from ambition.sources.many import Batch, Fetched, Progress, Stage, fetch_many
from ambition.sources.owners import RepositoryChoice, list_repositories
from ambition.sources.project import Project

__all__ = [
    "Batch",
    "Fetched",
    "GitHubClient",
    "Progress",
    "RepositoryChoice",
    "cache_folder",
    "client_from",
    "fetch_many",
    "fetch_one",
    "list_repositories",
    "load_link",
    "readme_at",
    "readme_versions",
]

LISTED: Final = 20


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Where one's own machine keeps answers about public repositories between runs, or None.

    ``AMBITION_HOME``'s folder ``cache`` if that is set, else the user's own cache folder.
    """
    home = environment.get("AMBITION_HOME", "")
    if home:
        return Path(home) / "cache"
    user = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    if not user and environment.get("HOME"):
        user = str(Path(environment["HOME"]) / ".cache")
    return Path(user) / "ambition" if user else None


def client_from(
    environment: Mapping[str, str], token: str | None = None, cache_folder: Path | None = None
) -> GitHubClient:
    """A client as the environment asks for: AMBITION_GITHUB_API for the address, GITHUB_TOKEN for the token.

    ``token`` (from Streamlit's secrets, say) goes before the environment's. Faces pass ``os.environ``.
    """
    api = environment.get("AMBITION_GITHUB_API", "").strip() or PUBLIC_API
    chosen = token if token is not None else environment.get("GITHUB_TOKEN", "")
    return GitHubClient(api, chosen, cache_folder)


def load_link(text: str, client: GitHubClient, day: date | None = None) -> Loaded:
    """A project from a link to GitHub: README, record and as many further facts as its calls allow."""
    link = parse_link(text, client.link_host)
    if isinstance(link, OwnerLink):
        raise problems.LinkError(_choose(link, client))
    return fetch_one(link, client) if day is None else readme_at(link, day, client)


def fetch_one(
    link: RepositoryLink,
    client: GitHubClient,
    stop: Callable[[], None] = lambda: None,
    at: Callable[[Stage], None] = lambda _: None,
) -> Loaded:
    """Everything that one project's calls allow; a limit or a stop after the README leaves facts unknown.

    ``at`` hears which step begins; ``stop`` is called before each request and may raise CancelledError.
    Raises SourceError where there is no README to review.
    """
    project = Project(link, client, stop)
    try:
        at("readme")
        project.fetch_readme()
        at("record")
        project.fetch_record()
        at("further")
        project.fetch_further()
    except (problems.RateLimitedError, problems.CancelledError):
        if not project.has_readme:
            raise
    return project.loaded()


def _choose(link: OwnerLink, client: GitHubClient) -> str:
    choices = list_repositories(link, client)
    named = ", ".join(choice.slug for choice in choices[:LISTED])
    more = f" and {len(choices) - LISTED} more" if len(choices) > LISTED else ""
    return f"{link.owner} is a person or an organisation: choose one of their repositories: {named}{more}."
