"""Words that decide whether a capitalised word is a name, from ``words.toml`` beside this file."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(files("ambition.desk.covering").joinpath("words.toml").read_text(encoding="utf-8"))


def _phrases(name: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in _LISTS[name].split(","))


PARTICLES = tuple(_LISTS["particles"].split())
AMBIGUOUS = frozenset(_LISTS["ambiguous"].split())
ORDINARY = frozenset(_LISTS["ordinary"].split())
NO_OWNER = frozenset(_LISTS["no_owner"].split())
NO_HANDLE = frozenset(_LISTS["no_handle"].split())
NO_MAILBOX = frozenset(_LISTS["no_mailbox"].split())
TOOLS = frozenset(_LISTS["tools"].split())
PLACES = frozenset(_phrases("places"))
LABELS = _phrases("labels")
SAID_OF_ONESELF = _phrases("said_of_oneself")
ROLES = _phrases("roles")
INSTITUTIONS = _phrases("institutions")
