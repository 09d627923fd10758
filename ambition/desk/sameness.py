"""Whether two projects are the same one: by link, by text, or by nearly the same text."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

from ambition.desk.values import Project
from ambition.errors import SourceError
from ambition.sources.links import RepositoryLink, parse_link

#: Texts that share so large a part of their five-word strings are the same text with small changes.
NEARLY_THE_SAME = 0.8
_WORDS_IN_A_STRING = 5
_KEPT = 200
#: Below so many strings two texts are too short to call them nearly the same.
_LEAST = 20


def series_of(link: str, host: str = "github.com") -> str:
    """Return one form for all ways to write a repository's link; empty where there is none."""
    try:
        parsed = parse_link(link, host)
    except SourceError:
        return link.strip().lower()
    return "/".join(parsed.key).rstrip("/") if isinstance(parsed, RepositoryLink) else parsed.owner.lower()


def owner_of(link: str, host: str = "github.com") -> str:
    """Return the owner in a repository's link; empty where there is none."""
    try:
        return parse_link(link, host).owner
    except SourceError:
        return ""


def text_key(text: str) -> str:
    """Return a hash that is the same for texts that differ in white space and case only."""
    return hashlib.sha256(" ".join(text.lower().split()).encode("utf-8", "surrogatepass")).hexdigest()


def sketch(text: str) -> frozenset[int]:
    """Return a small sample of the text's five-word strings, the same for the same text."""
    words = text.lower().split()
    strings = (
        " ".join(words[i : i + _WORDS_IN_A_STRING]) for i in range(len(words) - _WORDS_IN_A_STRING + 1)
    )
    return frozenset(sorted({zlib.crc32(each.encode("utf-8", "surrogatepass")) for each in strings})[:_KEPT])


def likeness(first: frozenset[int], second: frozenset[int]) -> float:
    """Return about which share of their strings two texts have in common (0 to 1)."""
    if min(len(first), len(second)) < _LEAST:
        return 0.0
    lowest = set(sorted(first | second)[:_KEPT])
    return len(first & second & lowest) / len(lowest)


class Known:
    """The texts on a desk, prepared so that a new one is compared with all of them quickly."""

    def __init__(self, projects: Iterable[Project]) -> None:
        self._sketches: dict[str, frozenset[int]] = {}
        self._keys: dict[str, str] = {}
        for project in projects:
            self.add(project)

    def add(self, project: Project) -> None:
        """Remember one more text."""
        self._sketches[project.id] = sketch(project.text)
        self._keys[project.id] = text_key(project.text)

    def like(self, text: str) -> tuple[str, ...]:
        """Return the ids of projects with the same or nearly the same text."""
        key, drawn = text_key(text), sketch(text)
        return tuple(
            name
            for name, other in self._sketches.items()
            if self._keys[name] == key or likeness(drawn, other) >= NEARLY_THE_SAME
        )
