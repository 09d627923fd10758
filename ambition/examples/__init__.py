"""Four finished example projects: a description, answers, and a line that says what it shows.

Each lives in a folder of its own: ``description.md``, ``answers.toml`` as the command line takes it with
``--answers``, and ``about.toml`` with its title.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ambition.model import Answer

_FOLDER = Path(__file__).parent
#: In the order of the page: the first is what a visitor sees.
EXAMPLE_IDS = ("no-shows", "street-trees", "churn-demo", "titanic")


@dataclass(frozen=True, slots=True)
class Example:
    """A project to look at: its title, one line about it, the file's name, its text and answers."""

    id: str
    title: str
    summary: str
    name: str
    text: str
    answers: tuple[Answer, ...]


@cache
def example(example_id: str) -> Example:
    """The example with this id; KeyError where there is none."""
    if example_id not in EXAMPLE_IDS:
        raise KeyError(example_id)
    folder = _FOLDER / example_id
    told, said = (_table(folder / name) for name in ("about.toml", "answers.toml"))
    answers = tuple(_answer(question, value) for question, value in said.items() if question != "rubric")
    text = (folder / "description.md").read_text(encoding="utf-8")
    return Example(example_id, told["title"], told["summary"], told["name"], text, answers)


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _answer(question: str, value: Mapping[str, Any]) -> Answer:
    return Answer(
        question=question,
        level=value.get("level"),
        choice=value.get("choice"),
        text=value.get("text", ""),
        numbers=value.get("numbers", {}),
        links=tuple(value.get("links", ())),
        proof=value.get("proof", ""),
    )
