"""Answers files: TOML or JSON, read strictly against a rubric's questions, and written again.

A file holds one table per answered question, named by its id, and may name its rubric::

    rubric = "product-ambition"

    [pay]
    level = 3
    proof = "https://example.org/first-invoice"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from ambition.errors import InputError
from ambition.model import Answer
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Question
from ambition.rubric.slips import instead_of

MOST_BYTES = 200_000
MOST_TEXT = 2000
MOST_LINKS = 10
MOST_NUMBER = 1_000_000_000


class _WrongError(Exception):
    """One thing wrong: the field, what was found and what to write."""

    def __init__(self, field: str, found: str, write: str) -> None:
        super().__init__(f"{field}: found {found}; write {write}")


def read_answers(data: bytes | str, name: str, rubric: LoadedRubric) -> tuple[Answer, ...]:
    """The answers in a file, in the order of the rubric's questions; InputError says what to mend.

    ``name`` is the file's name for errors; one that ends in ``.json`` (or a text that begins with ``{``) is
    JSON, anything else TOML.
    """
    try:
        table = _parse(data, name)
        return answers_from_table(table, name, rubric)
    except _WrongError as wrong:
        raise InputError(f"{name}: {wrong}") from None


def answers_from_table(table: Mapping[str, Any], name: str, rubric: LoadedRubric) -> tuple[Answer, ...]:
    """The answers in a parsed file; InputError names the first thing wrong and how many more there are."""
    questions = {question.id: question for question in rubric.rubric.questions}
    wrongs: list[_WrongError] = []
    answers: dict[str, Answer] = {}
    for key, value in table.items():
        try:
            if key == "rubric" and not isinstance(value, dict):
                _same_rubric(value, rubric)
            elif key in questions:
                answers[key] = _answer(questions[key], value)
            else:
                raise _WrongError(_bare(key), "no such question", instead_of(key, tuple(questions)))
        except _WrongError as wrong:
            wrongs.append(wrong)
    if wrongs:
        more = f" (and {len(wrongs) - 1} more)" if len(wrongs) > 1 else ""
        raise InputError(f"{name}: {wrongs[0]}{more}")
    given = (answers[q] for q in questions if q in answers)
    return tuple(answer for answer in given if answer != Answer(answer.question))


def answers_to_json(answers: Iterable[Answer], rubric: LoadedRubric) -> str:
    """The answers as a JSON file that ``read_answers`` reads back."""
    table = {"rubric": rubric.rubric.id, **{a.question: _table(a) for a in answers}}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def answers_to_toml(answers: Iterable[Answer], rubric: LoadedRubric) -> str:
    """The answers as a TOML file that ``read_answers`` reads back."""
    lines = [f"rubric = {_toml(rubric.rubric.id)}"]
    for answer in answers:
        lines += ["", f"[{answer.question}]"]
        lines += [f"{key} = {_toml(value)}" for key, value in _table(answer).items()]
    return "\n".join(lines) + "\n"


def _parse(data: bytes | str, name: str) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise _WrongError("the file", "more than 200 KB", "answers only")
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise _WrongError("the file", "bytes that are not UTF-8", "a text file saved as UTF-8") from None
    is_json = name.lower().endswith(".json") or text.lstrip()[:1] == "{"
    try:
        table = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "JSON" if is_json else "TOML"
        where = (
            str(error) if isinstance(error, tomllib.TOMLDecodeError | json.JSONDecodeError) else "unreadable"
        )
        raise _WrongError("the file", f"a slip in the {kind}: {where}", f"it as {kind}") from None
    if not isinstance(table, dict):
        raise _WrongError("the file", "no table of answers", "one table per question")
    return table


def _same_rubric(value: object, rubric: LoadedRubric) -> None:
    if value != rubric.rubric.id:
        raise _WrongError(
            "rubric", _short(value), f'"{rubric.rubric.id}", or choose the rubric it was answered for'
        )


def _answer(question: Question, value: Any) -> Answer:
    if not isinstance(value, dict):
        raise _WrongError(
            question.id, _short(value), f"a table: [{question.id}] and below it {question.kind} = …"
        )
    allowed = tuple(dict.fromkeys((question.kind, *(("proof", "links") if question.proof else ()))))
    for key in value:
        if key not in allowed:
            raise _WrongError(f"{question.id}.{_bare(key)}", "an unknown key", instead_of(key, allowed))
    if value and question.kind not in value:
        raise _WrongError(
            question.id, f"{', '.join(value)} without {question.kind}", f"{question.kind} = … too"
        )
    return Answer(
        question=question.id,
        level=_level(question, value.get("level")),
        choice=_choice(question, value.get("choice")),
        text=_text(f"{question.id}.text", value.get("text", "")),
        numbers=_numbers(question, value.get("numbers", {})),
        links=_links(question, value.get("links", [])),
        proof=_text(f"{question.id}.proof", value.get("proof", "")),
    )


def _level(question: Question, value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise _WrongError(f"{question.id}.level", _short(value), "a whole number from 0 to 4")
    return value


def _choice(question: Question, value: object) -> str | None:
    if value is None:
        return None
    options = tuple(option.id for option in question.options)
    if not isinstance(value, str) or value not in options:
        raise _WrongError(f"{question.id}.choice", _short(value), f"one of {', '.join(options)}")
    return value


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(field, _short(value), 'a text in quotes ("...")')
    if len(value) > MOST_TEXT:
        raise _WrongError(field, f"{len(value)} characters", f"at most {MOST_TEXT}")
    if any(0xD800 <= ord(c) <= 0xDFFF for c in value):
        raise _WrongError(field, "half a character (a lone surrogate)", "whole characters")
    return value.strip()


def _numbers(question: Question, value: object) -> dict[str, int]:
    field = f"{question.id}.numbers"
    fields = tuple(number.id for number in question.fields)
    if not isinstance(value, dict):
        raise _WrongError(
            field, _short(value), f"a table: numbers = {{ {fields[0] if fields else '…'} = 3 }}"
        )
    for key, number in value.items():
        if key not in fields:
            raise _WrongError(f"{field}.{_bare(key)}", "an unknown key", instead_of(key, fields))
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_NUMBER:
            raise _WrongError(f"{field}.{key}", _short(number), "a whole number from 0 to 1,000,000,000")
    return {key: value[key] for key in fields if key in value}


def _links(question: Question, value: object) -> tuple[str, ...]:
    field = f"{question.id}.links"
    if not isinstance(value, list):
        raise _WrongError(field, _short(value), 'a list: ["https://..."]')
    if len(value) > MOST_LINKS:
        raise _WrongError(field, f"{len(value)} links", f"at most {MOST_LINKS}")
    texts = [_text(f"{field}[{i}]", link) for i, link in enumerate(value, 1)]
    return tuple(text for text in texts if text)


def _table(answer: Answer) -> dict[str, Any]:
    """The keys that an answer fills."""
    table: dict[str, Any] = {}
    for key in ("level", "choice", "text", "numbers", "links", "proof"):
        value = getattr(answer, key)
        if value is not None and value not in ("", (), {}):
            table[key] = dict(value) if key == "numbers" else list(value) if key == "links" else value
    return table


def _toml(value: Any) -> str:
    """A value as TOML; JSON's escapes of strings are TOML's too, but for one character."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _short(value: object) -> str:
    text = "".join(c if c.isprintable() else " " for c in str(value)[:60])
    return f'"{text}"' if isinstance(value, str) else text


def _bare(key: str) -> str:
    return _short(key).strip('"')
