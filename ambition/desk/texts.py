"""The desk's texts, from ``texts.toml`` and its translations: messages, fair use, how answers sound."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FIELD = re.compile(r"\{([a-z_]+)\}")
_NUMBERED = re.compile(r"\bCandidate (\d{2,})\b")
_FILES = {"en": "texts.toml", "de": "texts.de.toml"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The tables of one file of texts, each from a name to a text with ``{fields}``."""

    words: Mapping[str, str]
    message: Mapping[str, str]
    fair_use: Mapping[str, str]
    explanation: Mapping[str, str]
    kit: Mapping[str, str]
    paper: Mapping[str, str]
    compare: Mapping[str, str]
    cohort: Mapping[str, str]
    themes: Mapping[str, str]


@cache
def texts(language: str = "en") -> Texts:
    """Return the texts in this language, in English where there is no translation; they are read once."""
    return Texts(**_read(_FILES.get(language, _FILES["en"])))


def called(text: str, language: str) -> str:
    """Return a text in which "Candidate 07", as a desk's own values have it, is said in this language."""
    named = texts(language).words["candidate"]
    return _NUMBERED.sub(lambda found: fill(named, number=found[1]), text)


def called_anywhere(label: str) -> frozenset[str]:
    """Return what a candidate of this label is called in any language, in small letters."""
    return frozenset(called(label, language).casefold() for language in _FILES)


@cache
def quote_words() -> Mapping[str, str]:
    """Return the words by which a quote in English tells people, units and plans apart."""
    return _read("quotes.toml")


@cache
def themes() -> Mapping[str, str]:
    """Return, by criterion, the theme under which it says the same as others."""
    return {criterion: name for name, those in _read("themes.toml").items() for criterion in those.split()}


def fill(template: str, **fields: str) -> str:
    """Put the fields into the template; braces in what a field holds stay as they are."""
    return _FIELD.sub(lambda found: fields.get(found.group(1), found.group()), template)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("ambition.desk").joinpath(name).read_text(encoding="utf-8"))
