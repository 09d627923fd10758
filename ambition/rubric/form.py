"""The form check: merged tables become the model, and every breach becomes a fault in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ambition.errors import RubricFault
from ambition.rubric.merging import Merged
from ambition.rubric.schema import Criterion, Rubric
from ambition.rubric.slips import Path, Slip, instead_of

#: What an item of an array calls itself, tried in this order.
_NAMES = ("id", "language", "ledger", "field")
#: A file made of faults alone must not take minutes to describe.
MOST_FAULTS = 300
#: What is found where a key is missing.
NOTHING = "nothing"
_KINDS_OF_VALUE = {
    "string_type": 'a text in quotes ("...")',
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}
_LIMITS = {
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} character",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "literal_error": "one of {expected}",
}
_NAME_FORM = "small letters, digits and single hyphens, a letter first (public-price)"
_PATTERNS = {
    r"^\d+\.\d+\.\d+$": "three numbers with points, such as 1.0.0",
    r"^[a-z]{2}$": "two small letters, such as de",
}


def to_model(merged: Merged, data: Any) -> tuple[Rubric | None, list[RubricFault]]:
    """The model of the frozen tables, or None and every breach of its form."""
    try:
        return Rubric.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_FAULTS]
        faults = [_fault(merged, data, detail) for detail in details if not _is_echo(detail)]
        return None, list(dict.fromkeys(faults))


def to_fault(merged: Merged, data: Any, slip: Slip) -> RubricFault:
    """The slip with the file it stands in and its path in words."""
    return RubricFault(merged.file_of(*slip.path), path_in_words(data, slip.path), slip.found, slip.write)


def frozen(value: Any) -> Any:
    """Lists as tuples, all the way down: strict models take nothing else."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


def path_in_words(data: Any, path: Path) -> str:
    """``criteria[public-price].signs[2].any``: items by their id or level, else counted from 1."""
    words = ""
    for part in path:
        inner = _inside(data, part)
        if isinstance(part, int):
            words += f"[{_item_name(inner, part)}]"
        else:
            words += f".{part}" if words else part
        data = inner
    return words or "the rubric"


def _item_name(item: Any, index: int) -> str:
    if isinstance(item, dict):
        for name in _NAMES:
            if isinstance(item.get(name), str):
                return str(item[name])
        if isinstance(item.get("level"), int):
            return f"level {item['level']}"
    return str(index + 1)


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(str(part))
    if isinstance(data, tuple | list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _without_tags(data: Any, loc: Path) -> Path:
    """The path as the file has it: pydantic adds the kind of a sign to it."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, dict) and part not in data and data.get("kind") == part:
            continue
        path.append(part)
        data = _inside(data, part)
    return tuple(path)


def _fault(merged: Merged, data: Any, detail: ErrorDetails) -> RubricFault:
    path = _without_tags(data, detail["loc"])
    kind = detail["type"]
    if kind.startswith("union_tag"):
        path = (*path, "kind")
    found, write = _in_words(kind, detail, path)
    return RubricFault(merged.file_of(*path), path_in_words(data, path), found, write)


def _is_echo(detail: ErrorDetails) -> bool:
    """A list is called too short where its items were bad: those have faults of their own."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _in_words(kind: str, detail: ErrorDetails, path: Path) -> tuple[str, str]:
    """What was found, and what to write instead."""
    kinds = ", ".join(sorted(get_kinds()))
    match kind:
        case "missing":
            words = NOTHING, f"the key {path[-1]}"
        case "extra_forbidden":
            words = "an unknown key", instead_of(str(path[-1]), _keys_at(path[:-1], detail["loc"]))
        case "union_tag_invalid":
            words = f'the kind "{shorten(detail["ctx"]["tag"])}"', f"one of {kinds}"
        case "union_tag_not_found":
            words = NOTHING, f"the key kind, one of {kinds}"
        case _:
            words = say(detail["input"]), _wanted(kind, detail)
    return words


def _wanted(kind: str, detail: ErrorDetails) -> str:
    context: dict[str, Any] = dict(detail.get("ctx", {}))
    if kind in _KINDS_OF_VALUE:
        return _KINDS_OF_VALUE[kind]
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], _NAME_FORM)
    if kind in _LIMITS:
        return _LIMITS[kind].format(**context)
    return detail["msg"].lower()


def _keys_at(path: Path, loc: Path) -> tuple[str, ...]:
    """The keys of the table at ``path`` of the form; the kinds of signs are told apart by ``loc``."""
    found: list[type[BaseModel]] = [Rubric]
    for part in path:
        if isinstance(part, int):
            continue
        annotations = [m.model_fields[part].annotation for m in found if part in m.model_fields]
        found = [model for annotation in annotations for model in _models_in(annotation)]
    by_kind = [m for m in found if "kind" in m.model_fields and _kind_of(m) in loc]
    return tuple(key for model in (by_kind or found)[:1] for key in model.model_fields)


def get_kinds() -> dict[str, type[BaseModel]]:
    """The closed list of kinds of signs, each with its form."""
    return {_kind_of(model): model for model in _models_in(Criterion.model_fields["signs"].annotation)}


def _kind_of(model: type[BaseModel]) -> str:
    names = get_args(model.model_fields["kind"].annotation)
    return str(names[0]) if len(names) == 1 else ""


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def say(value: Any) -> str:
    """A value as found in a file, short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{shorten(value)}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, tuple | list):
        return f"a list of {len(value)}" if value else "an empty list"
    return shorten(str(value))


def shorten(text: str) -> str:
    """One line of at most 60 characters, without control characters."""
    line = "".join(c if c.isprintable() else " " for c in str(text)[:200]).strip()
    return line if len(line) <= 60 else f"{line[:57]}..."
