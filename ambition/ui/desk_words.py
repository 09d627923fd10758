"""The desk's texts: the page's own, and those of the desk from files of their own beside them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from ambition.desk.texts import called
from ambition.rubric.schema import Rubric
from ambition.ui.words import Words, flat

_FOLDER = Path(__file__).parent / "texts"


class DeskWords(Words):
    """The page's texts and the desk's, in one language; what a language lacks is taken from English."""

    def __init__(self, language: str, rubric: Rubric | None = None) -> None:
        super().__init__(language, rubric)
        self._texts = {**self._texts, **desk_texts("en"), **desk_texts(self.language)}

    def called(self, label: str) -> str:
        """What a candidate is called: the user's own reference, or "Candidate 07" in this language."""
        return called(label, self.language)

    def say(self, text: str) -> str:
        """A sentence as the page says it, with candidates called as this language calls them."""
        return self.called(super().say(text))


@cache
def desk_texts(language: str) -> dict[str, str]:
    """All texts of the desk in one language, by their keys."""
    tables = tomllib.loads((_FOLDER / f"desk.{language}.toml").read_text(encoding="utf-8"))
    return dict(flat(tables))
