"""Texts of a rubric by their path, so that a translation can name them and a dead one is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ambition.rubric.fields import Table
from ambition.rubric.schema import Rubric, WeekStep
from ambition.rubric.slips import Slip, instead_of

_NO_TEXTS = frozenset(("translations", "words", "signs", "cases", "speaks_for"))
_NO_TEXT = frozenset(("id", "version", "kind", "ledger", "falls_back_to", "goal", "field", "share_of"))


def texts_by_path(rubric: Rubric) -> dict[str, str]:
    """Every text that a reader sees: ``goals.sell.title``, ``scales.pay.levels.2.means``, ``niche.left``."""
    return dict(_texts("", rubric))


def translated(rubric: Rubric, language: str) -> Mapping[str, str]:
    """The rubric's texts in another language, by their own wording; empty where it brings no translation."""
    tables = [each.texts for each in rubric.translations if each.language == language]
    if not tables:
        return {}
    own = texts_by_path(rubric)
    return {own[path]: text for table in tables for path, text in table.items() if path in own}


def translation_slips(rubric: Rubric) -> Iterator[Slip]:
    """A slip for every translated text whose path leads to no text, and for a language given twice."""
    known = tuple(texts_by_path(rubric))
    known_paths = frozenset(known)
    seen: set[str] = set()
    for i, translation in enumerate(rubric.translations):
        if translation.language in seen:
            yield Slip(("translations", i), f'the language "{translation.language}" twice', "it once")
        seen.add(translation.language)
        for path in translation.texts:
            if path not in known_paths:
                near = [one for one in known if one.split(".")[0] == path.split(".", maxsplit=1)[0]]
                write = instead_of(path, near) if len(near) < 200 else "the path of a text in the rubric"
                yield Slip(("translations", i, "texts"), f'"{path}", which leads to no text', write)


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value:
        yield path, value
    elif isinstance(value, Table):
        for name in type(value).model_fields:
            if name not in _NO_TEXTS | _NO_TEXT:
                yield from _texts(_joined(path, name), getattr(value, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(_joined(path, _name(item, number)), item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(_joined(path, name), item)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name(item: Any, number: int) -> str:
    if isinstance(item, WeekStep):
        return f"{item.ledger}-below-{item.below}"
    for key in ("id", "level", "ledger"):
        if hasattr(item, key) and getattr(item, key) is not None:
            return str(getattr(item, key))
    return str(number)
