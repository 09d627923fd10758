"""The short token of a link: levels, choices, numbers and the repository, never a text.

``1.<rubric>~<version>.<levels>.<choices>.<numbers>.<project>``: one character a level question (``_`` for
not answered), one a choice question, numbers in base 36 joined by ``-``, and ``e:<example>`` or
``g:<owner>/<name>:<first 8 of the description's SHA-256>`` for what it is about, the name followed by
``/tree/<branch>/<path>`` or ``/blob/...`` for a part of a repository. Every part is checked by its own closed
alphabet before anything is made of it.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from ambition.errors import InputError
from ambition.model import Answer
from ambition.rubric.schema import Question, Rubric

_DIGITS = string.digits + string.ascii_lowercase
_NAME = frozenset(string.ascii_letters + string.digits + "-_.")
_IDENTIFIER = frozenset(string.ascii_lowercase + string.digits + "-")
_MOST_CHARACTERS, _MOST_NUMBER = 600, 1_000_000_000
_MOST_PARTS, _LONGEST_ADDRESS = 12, 300
_BROKEN = "This link is incomplete or was changed on its way; nothing was restored from it."


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link holds: the rubric it was made with, the answers in its order, and the project."""

    rubric: str
    version: str
    levels: str
    choices: str
    numbers: tuple[int | None, ...]
    example: str = ""
    repository: str = ""
    digest: str = ""


def to_token(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    *,
    example: str = "",
    repository: str = "",
    digest: str = "",
) -> str:
    """The token of these answers to this rubric's questions."""
    levels = "".join(_digit(_answer(answers, q).level) for q in _of(rubric, "level"))
    choices = "".join(_digit(_index(q, _answer(answers, q).choice)) for q in _of(rubric, "choice"))
    typed = (_answer(answers, q).numbers.get(field.id) for q in rubric.questions for field in q.fields)
    numbers = "-".join("" if value is None else _base36(value) for value in typed)
    project = f"e:{example}" if example else f"g:{repository}:{digest}" if repository else ""
    head = f"{rubric.id}~{rubric.version.replace('.', '-')}"
    return f"1.{head}.{levels}.{choices}.{numbers}.{project}"


def from_token(token: str) -> Shared:
    """What a token holds; InputError for anything that ``to_token`` would not have written."""
    parts = token.split(".", 5)
    if len(token) > _MOST_CHARACTERS or len(parts) != 6 or parts[0] != "1":
        raise InputError(_BROKEN)
    _, head, levels, choices, numbers, project = parts
    rubric, tilde, version = head.partition("~")
    sound = tilde and _within(rubric, _IDENTIFIER) and _within(version, frozenset(string.digits + "-"))
    if not sound or not rubric or set(levels) - set("_01234") or set(choices) - set("_" + _DIGITS):
        raise InputError(_BROKEN)
    example, repository, digest = _project(project)
    typed = tuple(_number(part) for part in numbers.split("-")) if numbers else ()
    return Shared(rubric, version.replace("-", "."), levels, choices, typed, example, repository, digest)


def answers_of(shared: Shared, rubric: Rubric) -> dict[str, Answer]:
    """The answers that a link holds, for this rubric; InputError where its questions do not fit."""
    fields = [(q.id, field.id) for q in rubric.questions for field in q.fields]
    levels, choices = _of(rubric, "level"), _of(rubric, "choice")
    counts = (len(shared.levels), len(shared.choices), len(shared.numbers) or len(fields))
    if counts != (len(levels), len(choices), len(fields)):
        raise InputError("This link was made with another version of the questions; its answers do not fit.")
    found: dict[str, Answer] = {}
    for question, mark in zip(levels, shared.levels, strict=True):
        if mark != "_":
            found[question.id] = Answer(question.id, level=int(mark))
    for question, mark in zip(choices, shared.choices, strict=True):
        if mark != "_":
            found[question.id] = Answer(question.id, choice=_option(question, mark))
    typed: dict[str, dict[str, int]] = {}
    for (question_id, field_id), value in zip(fields, shared.numbers, strict=False):
        if value is not None:
            typed.setdefault(question_id, {})[field_id] = value
    return found | {question: Answer(question, numbers=numbers) for question, numbers in typed.items()}


def _of(rubric: Rubric, kind: str) -> list[Question]:
    return [question for question in rubric.questions if question.kind == kind]


def _answer(answers: Mapping[str, Answer], question: Question) -> Answer:
    return answers.get(question.id, Answer(question.id))


def _index(question: Question, choice: str | None) -> int | None:
    ids = [option.id for option in question.options]
    return ids.index(choice) if choice in ids else None


def _option(question: Question, mark: str) -> str:
    index = _DIGITS.index(mark)
    if index >= len(question.options):
        raise InputError(_BROKEN)
    return question.options[index].id


def _digit(value: int | None) -> str:
    return "_" if value is None else _DIGITS[value]


def _base36(value: int) -> str:
    digits = ""
    while value:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def _number(text: str) -> int | None:
    if not text:
        return None
    if len(text) > 6 or set(text) - set(_DIGITS) or int(text, 36) > _MOST_NUMBER:
        raise InputError(_BROKEN)
    return int(text, 36)


def _within(text: str, alphabet: frozenset[str]) -> bool:
    return len(text) <= 100 and not set(text) - alphabet


def _project(text: str) -> tuple[str, str, str]:
    kind, _, rest = text.partition(":")
    if not text:
        return "", "", ""
    if kind == "e" and rest and _within(rest, _IDENTIFIER):
        return rest, "", ""
    repository, _, digest = rest.partition(":")
    sound = kind == "g" and is_address(repository)
    if not sound or len(digest) > 8 or set(digest) - set("0123456789abcdef"):
        raise InputError(_BROKEN)
    return "", repository, digest


def is_address(repository: str) -> bool:
    """Whether a link may hold this: ``owner/name``, or a branch, folder or file below it."""
    parts = repository.split("/")
    plain = all(part.strip(".") and _within(part, _NAME) for part in parts)
    inside = len(parts) == 2 or (4 <= len(parts) <= _MOST_PARTS and parts[2] in {"tree", "blob"})
    return plain and inside and len(repository) <= _LONGEST_ADDRESS
