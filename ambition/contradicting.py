"""Where an answer claims what the description denies; it moves no score and is told as a doubt."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ambition.model import Answer, Description
from ambition.rubric.schema import Rubric

_FILE = Path(__file__).with_name("contradicting.toml")
_UNSPOKEN = frozenset({"code", "output"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An answer to ``question`` on ``ledger``, and the sentence of the description that denies it."""

    question: str
    ledger: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Denial:
    """Words that leave no more than a level (0-4) of a ledger standing."""

    ledger: str
    leaves: int
    words: re.Pattern[str]


def contradictions(
    rubric: Rubric, description: Description, answers: Iterable[Answer]
) -> tuple[Contradiction, ...]:
    """The first sentence that denies each answer with a level, in the order of the rubric's questions.

    Only an English description is read; what it says of former times denies nothing.
    """
    if description.language != "english":
        return ()
    levels = {answer.question: answer.level for answer in answers if answer.level}
    found = []
    for question in rubric.questions:
        level, ledger = levels.get(question.id), question.ledger
        if level is None or ledger is None:
            continue
        quote = _denying(description, ledger, level)
        if quote:
            found.append(Contradiction(question.id, ledger, quote))
    return tuple(found)


def _denying(description: Description, ledger: str, level: int) -> str:
    denials, former = _denials()
    patterns = [denial.words for denial in denials if denial.ledger == ledger and denial.leaves < level]
    for sentence in description.sentences if patterns else ():
        said = sentence.plain
        denies = sentence.place not in _UNSPOKEN and any(pattern.search(said) for pattern in patterns)
        if denies and not former.search(said):
            return said
    return ""


@cache
def _denials() -> tuple[tuple[_Denial, ...], re.Pattern[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    denials = tuple(
        _Denial(row["ledger"], row["leaves"], re.compile(words, re.IGNORECASE))
        for row in table["denial"]
        for words in row["words"]
    )
    return denials, re.compile(table["former"], re.IGNORECASE)
