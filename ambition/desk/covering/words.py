"""Words that decide whether a capitalised word is a name, from ``words.toml`` beside this file."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(files("ambition.desk.covering").joinpath("words.toml").read_text(encoding="utf-8"))

PARTICLES = tuple(_LISTS["particles"].split())
AMBIGUOUS = frozenset(_LISTS["ambiguous"].split())
ORDINARY = frozenset(_LISTS["ordinary"].split())
NO_OWNER = frozenset(_LISTS["no_owner"].split())
NO_HANDLE = frozenset(_LISTS["no_handle"].split())
