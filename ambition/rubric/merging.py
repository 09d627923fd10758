"""The files of a rubric become one table, and every part remembers which file it came from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ambition.errors import RubricFault

_DEEPEST = 20
_MOST_VALUES = 50_000
_MOST_DOTS = 60
_RUN = re.compile(r"[\w.\- \t]+")


@dataclass(slots=True)
class Merged:
    """The union of the files; ``origin`` names the file by key, or by key and place in the array."""

    data: dict[str, Any]
    main: str
    origin: dict[tuple[str | int, ...], str] = field(default_factory=dict)

    def file_of(self, *path: str | int) -> str:
        """The file in which this path stands; the main file for what is missing."""
        return self.origin.get(path[:2]) or self.origin.get(path[:1]) or self.main


def merge(texts: Mapping[str, str]) -> tuple[Merged, list[RubricFault], bool]:
    """Join the files in the order of their paths.

    Arrays of tables and ``[words]`` grow, other keys stand once. Returns the tables, the faults, and whether
    a file could not be read at all.
    """
    merged = Merged({}, main="rubric.toml" if "rubric.toml" in texts else min(texts))
    faults: list[RubricFault] = []
    tables: dict[str, dict[str, Any]] = {}
    for file in sorted(texts):
        try:
            tables[file] = _shallow(tomllib.loads(_without_long_keys(texts[file])))
        except tomllib.TOMLDecodeError as error:
            faults.append(RubricFault(file, "the file", f"a slip in the TOML: {error}", "it as TOML"))
        except (ValueError, RecursionError):
            faults.append(
                RubricFault(file, "the file", "TOML too deep or too full to read", "a smaller file")
            )
    for file, table in tables.items():
        for key, value in table.items():
            faults += _add(merged, file, key, value)
    return merged, faults, len(tables) < len(texts)


def _without_long_keys(text: str) -> str:
    """The same text; ValueError for a key of very many parts, on which the parser takes forever."""
    if any(run.group().count(".") > _MOST_DOTS for run in _RUN.finditer(text)):
        raise ValueError("a key of too many parts")
    return text


def _shallow(table: dict[str, Any]) -> dict[str, Any]:
    """The same table; ValueError where it is deeper or holds more than any rubric can."""
    layer: list[Any] = [table]
    count = 0
    for _ in range(_DEEPEST):
        layer = [inner for value in layer for inner in (value.values() if isinstance(value, dict) else value)]
        count += len(layer)
        if count > _MOST_VALUES:
            break
        layer = [value for value in layer if isinstance(value, dict | list)]
        if not layer:
            return table
    raise ValueError("nested too deep, or too many values")


def _add(merged: Merged, file: str, key: str, value: Any) -> list[RubricFault]:
    data, origin = merged.data, merged.origin
    if key not in data:
        data[key] = _copy(value)
        origin[(key,)] = file
        parts: list[str | int] = list(range(len(value))) if _is_array_of_tables(value) else []
        if key == "words" and isinstance(value, dict):
            parts = list(value)
        for part in parts:
            origin[(key, part)] = file
        return []
    present = data[key]
    if _is_array_of_tables(value) and _is_array_of_tables(present):
        for item in value:
            origin[(key, len(present))] = file
            present.append(item)
        return []
    if key == "words" and isinstance(value, dict) and isinstance(present, dict):
        return _add_words(merged, file, value)
    first = origin[(key,)]
    return [RubricFault(file, key, f"a key that {first} has already", "it in one of the two files")]


def _add_words(merged: Merged, file: str, lists: Mapping[str, Any]) -> list[RubricFault]:
    faults = []
    for name, words in lists.items():
        if name in merged.data["words"]:
            first = merged.file_of("words", name)
            found = f"a list that {first} has already"
            faults.append(RubricFault(file, f"words.{name}", found, "the list once, or another name"))
        else:
            merged.data["words"][name] = words
            merged.origin[("words", name)] = file
    return faults


def _copy(value: Any) -> Any:
    """A copy one level deep, so that joining never changes what was parsed."""
    if isinstance(value, list):
        return list(value)
    return dict(value) if isinstance(value, dict) else value


def _is_array_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
