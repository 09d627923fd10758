"""Tables of sentences for the guards: what is read in each, and how many come out as a reader would say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ambition.description import describe
from ambition.reading import read
from tests.reading_rubric import RUBRIC

_FOLDER = Path(__file__).parent / "data" / "gaming"


@dataclass(frozen=True)
class Case:
    """A sentence, the headings above it, the criterion in question and what must come of it."""

    text: str
    criterion: str
    expect: str
    section: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The sentence under its headings."""
        titles = [f"{'#' * depth} {title}" for depth, title in enumerate(self.section, start=1)]
        return "\n\n".join((*titles, self.text)) + "\n"


def load(name: str) -> list[Case]:
    """The cases of a table."""
    table = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [Case(c["text"], c["criterion"], c["expect"], tuple(c.get("section", ()))) for c in table["cases"]]


def outcome(case: Case) -> str:
    """``counts``, the reason of the dismissal, or ``nothing`` where the criterion was not found."""
    found = [
        f for f in read(describe(case.document, "x.md"), RUBRIC).findings if f.criterion == case.criterion
    ]
    if not found:
        return "nothing"
    return "counts" if any(f.dismissal is None for f in found) else str(found[0].dismissal)


def is_right(case: Case, got: str) -> bool:
    """Whether the outcome is as a reader would say; which reason of several is a lesser matter."""
    allowed = case.expect.split("|")
    return got in allowed if got == "counts" or allowed == ["counts"] else True


def accuracy(name: str) -> tuple[int, int, list[tuple[Case, str]]]:
    """Right ones, all, and the wrong ones with what came of them."""
    outcomes = [(case, outcome(case)) for case in load(name)]
    wrong = [(case, got) for case, got in outcomes if not is_right(case, got)]
    return len(outcomes) - len(wrong), len(outcomes), wrong
