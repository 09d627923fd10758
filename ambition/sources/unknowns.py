"""The ids of facts by the question that answers them, and the words for one that nobody answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ambition.model import Fact

REPOSITORY_FACTS: Final = (
    *("description", "topics", "homepage", "live-demo", "license", "stars", "forks", "created", "pushed"),
    *("archived", "fork", "template-copy"),
)
TREE_FACTS: Final = ("has-tests", "has-ci", "has-docs", "has-deployment", "has-notebooks", "sponsors-set-up")
RELEASE_FACTS: Final = ("releases", "release-days-span")
CONTRIBUTOR_FACTS: Final = ("outside-contributors", "owner-share-percent")
ISSUE_FACTS: Final = ("issues-by-others",)
#: What an unknown fact would have told, for a list of what is missing.
NAMES: Final = {
    "description": "its own line about itself",
    "topics": "topics",
    "homepage": "home page",
    "live-demo": "live demo",
    "license": "licence",
    "stars": "stars",
    "forks": "forks",
    "created": "day of creation",
    "pushed": "day of the last push",
    "archived": "whether it is archived",
    "fork": "whether it is a fork",
    "template-copy": "whether it copies a template",
    "has-tests": "tests",
    "has-ci": "automatic checks",
    "has-docs": "documentation",
    "has-deployment": "deployment files",
    "has-notebooks": "notebooks",
    "sponsors-set-up": "sponsors",
    "releases": "releases",
    "release-days-span": "time between releases",
    "outside-contributors": "contributors",
    "owner-share-percent": "the owner's share of the commits",
    "issues-by-others": "issues by others",
}


def unknown(ids: Iterable[str], where: str) -> tuple[Fact, ...]:
    """The facts with these ids, none of them known; ``where`` is the address to look at instead."""
    return tuple(Fact(fact, None, NAMES[fact], where) for fact in ids)
