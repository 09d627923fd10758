"""What the rules look at: every part of a rubric that has a sound form, with its place in the files.

A part with a broken form is left out here and its fault told by the form check, so one run tells the
faults of both; the ids of broken parts still count as known, so that nobody is told of a missing goal that
stands there with a slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from ambition.rubric.schema import (
    Criterion,
    Goal,
    HireabilityRules,
    Question,
    Scale,
    StrengthValues,
    Trust,
    WeekStep,
)
from ambition.rubric.slips import Path

PartT = TypeVar("PartT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Placed(Generic[PartT]):
    """A sound part and its path in the merged tables."""

    path: Path
    part: PartT


@dataclass(frozen=True, slots=True)
class Parts:
    """The sound parts by kind, and the ids that the files name, sound or not, by array."""

    goals: tuple[Placed[Goal], ...]
    scales: tuple[Placed[Scale], ...]
    questions: tuple[Placed[Question], ...]
    criteria: tuple[Placed[Criterion], ...]
    week_steps: tuple[Placed[WeekStep], ...]
    hireability: tuple[Placed[HireabilityRules], ...]
    strength: tuple[Placed[StrengthValues], ...]
    trust: tuple[Placed[Trust], ...]
    words: Mapping[str, tuple[str, ...]]
    ids: Mapping[str, tuple[tuple[Path, str], ...]]

    def known(self, array: str) -> tuple[str, ...]:
        """The ids in one array (``goals``, ``scales`` with the niche, ``questions``, ``criteria``)."""
        return tuple(dict.fromkeys(found for _, found in self.ids[array]))

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ids of scales, niche and goals."""
        return tuple(dict.fromkeys(self.known("scales") + self.known("goals")))


def sound_parts(data: Mapping[str, Any]) -> Parts:
    """The parts of the merged tables whose form is sound; lists must be tuples already."""
    words = data.get("words", {})
    return Parts(
        goals=_array(data, "goals", Goal),
        scales=_array(data, "scales", Scale) + _single(data, "niche", Scale),
        questions=_array(data, "questions", Question),
        criteria=_array(data, "criteria", Criterion),
        week_steps=_array(data, "week_steps", WeekStep),
        hireability=_single(data, "hireability", HireabilityRules),
        strength=_single(data, "strength", StrengthValues),
        trust=_single(data, "trust", Trust),
        words={name: _texts(value) for name, value in words.items()} if isinstance(words, dict) else {},
        ids=_ids(data),
    )


def _array(data: Mapping[str, Any], key: str, model: type[PartT]) -> tuple[Placed[PartT], ...]:
    items = data.get(key, ())
    if not isinstance(items, tuple):
        return ()
    return tuple(p for i, item in enumerate(items) for p in _placed((key, i), item, model))


def _single(data: Mapping[str, Any], key: str, model: type[PartT]) -> tuple[Placed[PartT], ...]:
    return tuple(_placed((key,), data[key], model)) if key in data else ()


def _placed(path: Path, item: Any, model: type[PartT]) -> list[Placed[PartT]]:
    try:
        return [Placed(path, model.model_validate(item))]
    except ValidationError:
        return []


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, tuple) else ()


def _ids(data: Mapping[str, Any]) -> dict[str, tuple[tuple[Path, str], ...]]:
    found: dict[str, tuple[tuple[Path, str], ...]] = {}
    for key in ("goals", "scales", "questions", "criteria"):
        items = data.get(key, ())
        places: list[tuple[Path, Any]] = [
            ((key, i), item) for i, item in enumerate(items if isinstance(items, tuple) else ())
        ]
        if key == "scales":
            places.append((("niche",), data.get("niche")))
        found[key] = tuple(
            (path, item["id"])
            for path, item in places
            if isinstance(item, dict) and isinstance(item.get("id"), str)
        )
    return found
