"""The parts of what was found that give somebody away alone: in names, handles and e-mails."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ambition.desk.covering.finds import Kind, folded
from ambition.desk.covering.people import is_listed, kept_names
from ambition.desk.covering.words import AMBIGUOUS, NO_HANDLE, NO_MAILBOX, NO_OWNER, ORDINARY, PARTICLES

_BETWEEN = re.compile(r"[^a-z]+")
_WORD = re.compile(r"(?m)(?:(?<=\s)|^)[a-z]{3,}(?=[\s,;:.!?)]*(?:\s|$))")
_REPOSITORY = re.compile(
    r"(?i)\b(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)[/:]([\w.-]{1,60})/([\w-]{1,99})"
)
_TWO_NAMES = re.compile(r"[a-z]+[._-][a-z]+")
_SHORTEST = 3
_SHORTEST_IN_HANDLE = 4


def project_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the folded words by which the project is called: in its title, and as a repository."""
    names: set[str] = set()
    for text in texts:
        title = next((line for line in text.splitlines() if line.startswith("#")), "")
        names.update(folded(title).replace("#", " ").split())
        names.update(
            repo.lower() for owner, repo in _REPOSITORY.findall(text) if owner.lower() != repo.lower()
        )
    return frozenset(names)


def running_words(texts: Iterable[str]) -> frozenset[str]:
    """Return what stands in running text in lower case: more likely a word than somebody's name."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def name_parts(key: str, kind: Kind, ours: frozenset[str], running: frozenset[str]) -> list[str]:
    """Return the parts of something known, folded, that are covered alone too.

    Ordinary words are none, nor are ``ours``, words of the project's own. ``running``: words that stand in
    running text; of a person only a listed first name is covered although it is such a word too.
    """
    if kind == "person":
        known = _names(_BETWEEN.split(key), _SHORTEST)
        return [part for part in known if part not in running or part in kept_names().first]
    ours |= running
    if kind not in ("owner", "handle", "e-mail"):
        return []
    bearer = re.split(r"[@ \[(]", key.lstrip("@"))[0]
    parts = [part for part in _names(_BETWEEN.split(bearer), _SHORTEST_IN_HANDLE) if part not in ours]
    # "rukmini.bhattarai@" is two names, "rukmini-jain" if one of them is listed; "open-data-lab" is none.
    listed = [part for part in parts if is_listed(part, kept_names())]
    is_person = kind == "e-mail" and len(parts) > 1
    names = parts if is_person or (listed and _TWO_NAMES.fullmatch(bearer)) else listed
    return [*_bearers(bearer, kind, ours), *(part for part in names if part != bearer)]


def _bearers(bearer: str, kind: Kind, ours: frozenset[str]) -> list[str]:
    """Return the handle, or the box of the e-mail address, unless it is common or the project's own."""
    least = _SHORTEST_IN_HANDLE if kind == "e-mail" else _SHORTEST
    is_common = bearer in NO_MAILBOX | NO_OWNER | NO_HANDLE | ORDINARY | AMBIGUOUS | ours
    return [] if is_common or len(bearer) < least else [bearer]


def _names(parts: list[str], shortest: int) -> list[str]:
    return [
        part
        for part in parts
        if len(part) >= shortest and part not in AMBIGUOUS | ORDINARY and part not in PARTICLES
    ]
