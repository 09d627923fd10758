"""The words of English that the reader goes by, from ``english.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class English:
    """The tables of ``english.toml``: lists of words and phrases by table and name."""

    tables: Mapping[str, Mapping[str, Any]]

    def words(self, table: str, name: str) -> frozenset[str]:
        """A list of single words."""
        return frozenset(" ".join(self.tables[table][name]).split())

    def phrases(self, table: str, name: str) -> tuple[str, ...]:
        """A list of phrases in the phrase language."""
        return tuple(self.tables[table].get(name, ()))

    def says(self, table: str) -> str:
        """The sentence that explains a dismissal."""
        return str(self.tables[table]["why"])

    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """The named lists that the phrases of this file may use."""
        return {name: tuple(entries) for name, entries in self.tables["lists"].items()}


def _load() -> English:
    with Path(__file__).with_name("english.toml").open("rb") as file:
        return English(tomllib.load(file))


ENGLISH = _load()
