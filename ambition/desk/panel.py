"""A panel: each reviewer saves a file of marks, the desk lays them side by side.

A panel file is JSON: who marked, with which rubric, and for each candidate and ledger a level with its
quote; with each candidate goes a hash of the text, so that marks find the same text under another name.
Files of marked texts (one JSON object a line: ``id``, ``raters``, ``quotes``) are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ambition.desk.agreement import LedgerAgreement, agreement
from ambition.desk.choosing import best
from ambition.desk.sameness import text_key
from ambition.desk.values import Desk, Mark
from ambition.errors import DeskError
from ambition.model import RubricRef

FORMAT = "ambition-panel"
VERSION = 1
#: So many levels apart, two reviewers have read something else: a third is asked.
FAR_APART_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Given:
    """One mark as given: who, on what, which ledger, which level, on which quote."""

    rater: str
    thing: str
    ledger: str
    level: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two marks far apart on one ledger of one candidate; ``third`` names who else marked it, if anyone."""

    thing: str
    ledger: str
    lower: Given
    higher: Given
    levels_apart: int
    third: tuple[Given, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Everybody's marks, where they differ most (first), how far they agree, and notices.

    ``small`` names the ledgers that few have marked together.
    """

    given: tuple[Given, ...]
    differences: tuple[Difference, ...]
    agreement: tuple[LedgerAgreement, ...]
    notices: tuple[str, ...]
    small: tuple[str, ...]


def panel_file(desk: Desk, reviewer: str, rubric: RubricRef) -> str:
    """Return one reviewer's marks as the text of a panel file.

    Candidates stand there by their label, so it has the same names that the reviewers see.
    """
    marks = {
        candidate.label: {
            mark.ledger: {"level": mark.level, "quote": mark.quote}
            for mark in candidate.marks
            if mark.reviewer == reviewer
        }
        for candidate in desk.candidates
    }
    texts = {
        candidate.label: text_key(project.text)
        for candidate in desk.candidates
        if marks[candidate.label] and (project := best(candidate)) is not None
    }
    content = {
        "format": FORMAT,
        "version": VERSION,
        "reviewer": reviewer,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "marks": {label: given for label, given in marks.items() if given},
        "texts": texts,
    }
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def merge(files: Sequence[tuple[str, str]], desk: Desk | None = None) -> Panel:
    """Merge panel files and files of marked texts, given as (file name, text).

    Marks go by the text that was read: where the desk, or a file before, calls it otherwise, by that name.
    With a ``desk``, marks saved there by reviewers of whom there is no file are laid beside them.

    Raises:
        DeskError: a file that is neither, two files in which one reviewer marked one thing differently, or in
            which one name stands for two texts.
    """
    given: dict[tuple[str, str, str], Given] = {}
    rubrics: set[str] = set()
    called = _names_of_texts(desk)
    for name, text in files:
        marks, rubric, texts = read_marks(name, text)
        rubrics |= {rubric} - {""}
        names = _known_as(name, texts, called)
        for each in marks:
            mark = replace(each, thing=names.get(each.thing, each.thing))
            key = (mark.rater, mark.thing, mark.ledger)
            if given.setdefault(key, mark).level != mark.level:
                raise DeskError(
                    f"{name}: {mark.rater} marked {mark.ledger} of {mark.thing} with {mark.level}, and with "
                    f"{given[key].level} in another file. Keep one of the two files."
                )
    notices = (
        ("The files were made with different rubrics: levels may not mean the same.",)
        if len(rubrics) > 1
        else ()
    )
    raters = {mark.rater for mark in given.values()}
    saved = [mark for mark in marks_of(desk) if mark.rater not in raters] if desk else []
    return from_marks([*saved, *given.values()], notices)


def _names_of_texts(desk: Desk | None) -> dict[str, str]:
    """What each text is called on the desk, by its hash."""
    candidates = desk.candidates if desk else ()
    return {text_key(project.text): one.label for one in candidates for project in one.projects}


def _known_as(name: str, texts: Mapping[str, str], called: dict[str, str]) -> dict[str, str]:
    """What the candidates of a file are called here; new texts are added to ``called``."""
    here: dict[str, str] = {}
    for label, key in texts.items():
        if key not in called and label in called.values():
            raise DeskError(
                f"{name}: {label} is another text here than elsewhere. Let everybody mark on one saved desk."
            )
        here[label] = called.setdefault(key, label)
    return here


def from_marks(marks: Iterable[Given], notices: tuple[str, ...] = ()) -> Panel:
    """Lay marks side by side: differences, most disputed first, and agreement by ledger."""
    given = tuple(marks)
    ledgers = tuple(dict.fromkeys(mark.ledger for mark in given))
    figures = tuple(agreement(ledger, _by_rater(given, ledger)) for ledger in ledgers)
    small = tuple(
        f"Small n: two or more marked {figure.ledger} on {figure.n} only; a few more may move it far."
        for figure in figures
        if figure.small
    )
    return Panel(given, _differences(given), figures, notices, small)


def marks_of(desk: Desk) -> tuple[Given, ...]:
    """Return every saved mark on the desk; marks of reviewers who have not saved yet stay out."""
    return tuple(
        Given(mark.reviewer, candidate.label, mark.ledger, mark.level, mark.quote)
        for candidate in desk.candidates
        for mark in candidate.marks
        if mark.reviewer in candidate.saved_by
    )


def to_desk_marks(panel: Panel, label: str) -> tuple[Mark, ...]:
    """Return the panel's marks on one candidate as the desk keeps them."""
    return tuple(Mark(g.rater, g.ledger, g.level, g.quote) for g in panel.given if g.thing == label)


def read_marks(name: str, text: str) -> tuple[tuple[Given, ...], str, Mapping[str, str]]:
    """Read one file's marks, the rubric's hash and each text's (empty where the file names none).

    Raises:
        DeskError: the file is neither a panel file nor marked texts.
    """
    try:
        content = json.loads(text)
    except ValueError:
        return tuple(_labels(name, text)), "", {}
    if isinstance(content, dict) and content.get("format") == FORMAT:
        rubric = str((content.get("rubric") or {}).get("sha256", ""))
        texts = _mapping(content.get("texts") or {}, name, "texts")
        return tuple(_panel_marks(name, content)), rubric, {label: str(key) for label, key in texts.items()}
    if isinstance(content, dict) and "raters" in content:
        return tuple(_labels(name, text)), "", {}
    raise DeskError(f'{name} is no panel file: its "format" must be "{FORMAT}".')


def _panel_marks(name: str, content: Mapping[str, Any]) -> Iterable[Given]:
    if content.get("version") != VERSION:
        raise DeskError(
            f"{name} has panel version {content.get('version')!r}; this program reads version {VERSION}."
        )
    reviewer, marks = content.get("reviewer"), content.get("marks")
    if not isinstance(reviewer, str) or not reviewer or not isinstance(marks, dict):
        raise DeskError(
            f'{name} needs "reviewer" (a name or initials) and "marks" (by candidate and ledger).'
        )
    for thing, ledgers in marks.items():
        for ledger, mark in _mapping(ledgers, name, thing).items():
            fields = _mapping(mark, name, f"{thing}, {ledger}")
            yield Given(
                reviewer,
                thing,
                ledger,
                _level(fields.get("level"), name, thing, ledger),
                str(fields.get("quote", "")),
            )


def _labels(name: str, text: str) -> Iterable[Given]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DeskError(
                f"{name}, line {number}: neither a panel file nor one JSON object a line."
            ) from error
        where = f"line {number}"
        fields = _mapping(row, name, where)
        thing = str(fields.get("id", "")) or where
        quotes = _mapping(fields.get("quotes") or {}, name, where)
        for rater, marks in _mapping(fields.get("raters"), name, where).items():
            said = _mapping(quotes.get(rater) or {}, name, where)
            for ledger, level in _mapping(marks, name, where).items():
                yield Given(
                    rater, thing, ledger, _level(level, name, thing, ledger), str(said.get(ledger) or "")
                )


def _mapping(value: object, name: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise DeskError(f"{name}, {where}: expected a table of names and values.")
    return value


def _level(value: object, name: str, thing: str, ledger: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 9:
        raise DeskError(f"{name}: {ledger} of {thing} is {value!r}; write a whole number from 0 to 4.")
    return value


def _by_rater(given: Sequence[Given], ledger: str) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for mark in given:
        if mark.ledger == ledger:
            table.setdefault(mark.rater, {})[mark.thing] = mark.level
    return table


def _differences(given: Sequence[Given]) -> tuple[Difference, ...]:
    together: dict[tuple[str, str], list[Given]] = {}
    for mark in given:
        together.setdefault((mark.thing, mark.ledger), []).append(mark)
    found = [
        _difference(thing, ledger, marks)
        for (thing, ledger), marks in together.items()
        if max(m.level for m in marks) - min(m.level for m in marks) >= FAR_APART_LEVELS
    ]
    return tuple(sorted(found, key=lambda each: (-each.levels_apart, each.thing, each.ledger)))


def _difference(thing: str, ledger: str, marks: Sequence[Given]) -> Difference:
    ordered = sorted(marks, key=lambda mark: (mark.level, mark.rater))
    lower, higher = ordered[0], ordered[-1]
    apart = higher.level - lower.level
    says = f"{thing}, {ledger}: {lower.rater} says {lower.level}, {higher.rater} says {higher.level}. " + (
        "Read both quotes, then ask a third reader."
        if len(ordered) == 2
        else "Talk it over with both quotes."
    )
    return Difference(thing, ledger, lower, higher, apart, tuple(ordered[1:-1]), says)
