"""Texts with marks: what raters said of them, as one table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from ambition.errors import InputError

#: Marks that are no ledger, with their lowest and highest value; every other mark is a level, 0 to 4.
OTHER_MARKS = {"goal": (1, 4), "hire": (1, 5)}
LEVELS = (0, 4)
ENDINGS = (".md", ".rst", ".ipynb", ".txt")


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked texts in the order of their ids: where each is, its group, and the raters' medians and means."""

    paths: tuple[Path, ...]
    groups: tuple[str, ...]
    hard: tuple[bool, ...]
    medians: dict[str, list[float]]
    means: dict[str, list[float]]

    def __len__(self) -> int:
        return len(self.paths)


def value_range(mark: str) -> tuple[int, int]:
    """The lowest and highest value of a mark."""
    return OTHER_MARKS.get(mark, LEVELS)


def load_marks(texts: Path, labels: Path) -> Marked:
    """Read the labels of texts in a folder.

    One JSON object a line: ``id``, ``raters``, and perhaps ``group`` and ``hard``. Only marks that every
    label has are kept. InputError says which line or text is wanting.
    """
    rows = sorted(_rows(labels), key=lambda row: str(row["id"]))
    if len(rows) < 2:
        raise InputError(f"{labels}: found {len(rows)} marked texts; give two or more, better fifty")
    marks = set.intersection(*(set(sheet) for row in rows for sheet in row["raters"].values()))
    sheets = [list(row["raters"].values()) for row in rows]
    return Marked(
        paths=tuple(_text(texts, str(row["id"])) for row in rows),
        groups=tuple(str(row.get("group", "")) for row in rows),
        hard=tuple(bool(row.get("hard")) for row in rows),
        medians={m: [float(median(s[m] for s in sheet)) for sheet in sheets] for m in sorted(marks)},
        means={m: [fmean(s[m] for s in sheet) for sheet in sheets] for m in sorted(marks)},
    )


def _rows(labels: Path) -> list[dict[str, Any]]:
    try:
        lines = labels.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        found = f"{labels}: found no labels to read ({error.strerror})"
        raise InputError(f"{found}; give a JSON Lines file") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            rows.append(_row(line, f"{labels}, line {number}"))
    return rows


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: found no JSON ({error.msg}); write one object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get("raters"), dict):
        raise InputError(f"{where}: found no raters; write {{'id': ..., 'raters': {{'A': {{'pay': 0}}}}}}")
    if "id" not in row or not row["raters"]:
        raise InputError(f"{where}: found no raters; write {{'id': ..., 'raters': {{'A': {{'pay': 0}}}}}}")
    return row


def _text(texts: Path, name: str) -> Path:
    for ending in ENDINGS:
        path = texts / f"{name}{ending}"
        if path.is_file():
            return path
    raise InputError(f"{texts}: found no text for the label {name}; add {name}.md")
