"""How the desk speaks to people: a table of its own texts and the rubric's, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ambition.desk.texts import fill, texts
from ambition.rubric.schema import Rubric
from ambition.rubric.translating import translated


@dataclass(frozen=True, slots=True)
class Speech:
    """``speech("money", quote=…)`` fills a text of the table, ``speech.say`` translates one of the rubric."""

    own: Mapping[str, str]
    said: Mapping[str, str]

    def __call__(self, key: str, /, **fields: str) -> str:
        return fill(self.own[key], **fields)

    def figure(self, number: str) -> str:
        """Return a number with the decimal sign of the language."""
        return number.replace(".", self.own["decimal"])

    def say(self, text: str) -> str:
        """Return a text of the rubric, translated where the rubric brings the translation."""
        return self.said.get(text, text)


def speech(rubric: Rubric, language: str, table: Literal["kit", "paper", "explanation"]) -> Speech:
    """Return a table's texts in this language, in English where there is no translation."""
    return Speech(getattr(texts(language), table), translated(rubric, language))
