"""The texts of the page, by key, in one language; numbers in its manner."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ambition.rubric.schema import Rubric
from ambition.rubric.translating import translated
from ambition.ui.sentences import said

_FOLDER = Path(__file__).parent / "texts"
#: The languages of the page, in the order offered, by their own names.
LANGUAGES = {"en": "English", "de": "Deutsch"}


class Words:
    """The page's texts in one language, and the rubric's where it brings a translation.

    ``words("project.title")`` gives a text, ``words("kept.on", file="a.md")`` fills its gaps; a key that
    a language lacks is taken from English, one that English lacks is a KeyError.
    """

    def __init__(self, language: str, rubric: Rubric | None = None) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._texts = _texts("en") | _texts(self.language)
        self._said = translated(rubric, self.language) if rubric else {}

    def __call__(self, key: str, **values: object) -> str:
        return self._texts[key].format(**values) if values else self._texts[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """A text that depends on a number: ``key.one`` for one, else ``key.many`` with ``{n}``."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=number, **values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self._texts

    def say(self, text: str) -> str:
        """A text of the rubric, or a sentence of a review or an error, in the language of the page."""
        known = self._said.get(text)
        return known if known is not None else said(text, self.language, self.say)

    @property
    def said(self) -> Mapping[str, str]:
        """All texts of the rubric that have a translation."""
        return self._said

    def points(self, tenths: int) -> str:
        """A score in points with at most one decimal, in the manner of the language."""
        whole, tenth = divmod(tenths, 10)
        return f"{whole}{self._texts['number.decimal']}{tenth}" if tenth else f"{whole}"

    def signed(self, tenths: int) -> str:
        """A change of a score in points, with its sign."""
        return ("+" if tenths > 0 else "−" if tenths < 0 else "±") + self.points(abs(tenths))

    def level(self, quarters: int) -> str:
        """A level in quarters: ``2½``."""
        whole, part = divmod(quarters, 4)
        fraction = ("", "¼", "½", "¾")[part]
        return fraction if fraction and not whole else f"{whole}{fraction}"

    def percent(self, permille: int) -> str:
        """A share in whole per cent."""
        return f"{(permille + 5) // 10}\N{NO-BREAK SPACE}%"


@cache
def _texts(language: str) -> dict[str, str]:
    tables = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return dict(flat(tables))


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a table with its key, the keys of tables inside joined by dots."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
