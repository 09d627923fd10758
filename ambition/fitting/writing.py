"""Fitted numbers go back into the rubric's files; comments and layout stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from ambition.errors import InputError
from ambition.rubric.schema import IntervalBand


def write_numbers(
    folder: Path,
    weights: Mapping[tuple[str, str], int],
    terms: list[int],
    bands: Mapping[str, list[IntervalBand]],
) -> list[Path]:
    """Write weights by (criterion, ledger), the card's terms in order, and bands by scale.

    Gives the files that changed. InputError where the rubric is not a folder of files or one file.
    """
    if folder.is_dir():
        files = sorted(folder.rglob("*.toml"))
    elif folder.suffix == ".toml" and folder.is_file():
        files = [folder]
    else:
        raise InputError(f"{folder}: found no files to write to; give the rubric's folder or .toml file")
    changed = []
    for file in files:
        old = file.read_text(encoding="utf-8")
        document = tomlkit.parse(old)
        for criterion in document.get("criteria", []):
            _weights(criterion, weights)
        if terms and "hireability" in document:
            for term, weight in zip(document["hireability"].get("terms", []), terms, strict=True):
                _set(term, "weight", weight)
        for scale in [*document.get("scales", []), *([document["niche"]] if "niche" in document else [])]:
            if scale["id"] in bands:
                scale["interval_80"] = _bands(bands[scale["id"]])
        new = tomlkit.dumps(document)
        if new != old:
            file.write_text(new, encoding="utf-8")
            changed.append(file)
    return changed


def _weights(criterion: Any, weights: Mapping[tuple[str, str], int]) -> None:
    for speaks in criterion["speaks_for"]:
        key = (str(criterion["id"]), str(speaks["ledger"]))
        if key in weights:
            _set(speaks, "weight", weights[key])


def _set(table: Any, key: str, value: int) -> None:
    """An untouched number keeps its place and its comment."""
    if table[key] != value:
        table[key] = value


def _bands(bands: list[IntervalBand]) -> Any:
    array = tomlkit.array()
    array.multiline(True)
    for band in bands:
        table = tomlkit.inline_table()
        table.update({"shown_up_to": band.shown_up_to, "minus": band.minus, "plus": band.plus})
        array.append(table)
    return array
