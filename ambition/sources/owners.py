"""A person's or an organisation's repositories to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ambition.sources import answers, problems
from ambition.sources.answers import Answer
from ambition.sources.client import GitHubClient
from ambition.sources.links import OwnerLink

MOST_REPOSITORIES: Final = 100


@dataclass(frozen=True, slots=True)
class RepositoryChoice:
    """A repository to choose: ``owner/name``, what it says of itself, the day of its last push if known."""

    slug: str
    description: str
    pushed: date | None


def list_repositories(owner: OwnerLink, client: GitHubClient) -> tuple[RepositoryChoice, ...]:
    """The public repositories of a person or organisation, the last pushed first, without forks.

    At most 100; costs one call. Raises SourceError where there is no such account or nothing to choose.
    """
    query = {"sort": "pushed", "direction": "desc", "per_page": str(MOST_REPOSITORIES), "type": "owner"}
    reply = client.get(f"/users/{owner.owner}/repos", query)
    listed = answers.tables(reply.value) if reply.status == 200 else None
    if listed is None:
        raise problems.MissingError(
            f"{owner.owner}: no person or organisation of this name is found: check the link, or link to a "
            "repository, owner/name."
        )
    choices = [_choice(answer) for answer in listed if not answers.flag(answer, "fork")]
    found = sorted((choice for choice in choices if choice.slug), key=_newest_first)
    if not found:
        raise problems.NoReadmeError(
            f"{owner.owner}: there are no public repositories of their own to choose from: link to "
            f"the one to review, or {problems.PASTE}."
        )
    return tuple(found)


def _choice(answer: Answer) -> RepositoryChoice:
    return RepositoryChoice(
        answers.text(answer, "full_name"),
        answers.text(answer, "description"),
        answers.day(answer, "pushed_at"),
    )


def _newest_first(choice: RepositoryChoice) -> tuple[int, str]:
    return (-choice.pushed.toordinal() if choice.pushed else 0, choice.slug)
