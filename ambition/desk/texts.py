"""The desk's texts, all from ``texts.toml``: messages, fair use, how answers sound."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The tables of ``texts.toml``, each from a name to a text with ``{fields}``."""

    words: Mapping[str, str]
    message: Mapping[str, str]
    fair_use: Mapping[str, str]
    explanation: Mapping[str, str]
    kit: Mapping[str, str]
    compare: Mapping[str, str]
    cohort: Mapping[str, str]
    quotes: Mapping[str, str]


@cache
def texts() -> Texts:
    """Return the texts; they are read once."""
    return Texts(**tomllib.loads(files("ambition.desk").joinpath("texts.toml").read_text(encoding="utf-8")))


def fill(template: str, **fields: str) -> str:
    """Put the fields into the template; braces in what a field holds stay as they are."""
    return _FIELD.sub(lambda found: fields.get(found.group(1), found.group()), template)
