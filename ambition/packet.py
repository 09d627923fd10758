"""A project as one JSON file: its description and answers, to save, to send and to open again.

A packet is never believed: whoever opens it makes the review anew from the text and the answers inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ambition.errors import InputError
from ambition.model import Answer, Description, Fact, Misread, RubricRef, Submission

SCHEMA = "ambition/project/1"
MOST_BYTES = 3_000_000
_MOST_ANSWERS, _MOST_TEXT, _MOST_LINKS, _MOST_NUMBER = 200, 20_000, 20, 1_000_000_000
_MOST_MISREAD, _LONGEST = 50, 2000


@dataclass(frozen=True, slots=True)
class Packet:
    """What a saved project holds; ``rubric`` says which rubric it was last reviewed with.

    ``misread`` are the quotes that its author says were misread.
    """

    name: str
    text: str
    source: str
    answers: tuple[Answer, ...]
    rubric: RubricRef
    misread: tuple[Misread, ...] = ()


def packet_of(submission: Submission, rubric: RubricRef) -> Packet:
    """The packet of a submission."""
    described: Description = submission.description
    return Packet(
        described.name, described.text, described.source, submission.answers, rubric, submission.misread
    )


def to_packet_json(packet: Packet) -> str:
    """A packet as JSON, the same bytes for the same packet."""
    table = {
        "schema": SCHEMA,
        "rubric": {
            "id": packet.rubric.id,
            "version": packet.rubric.version,
            "sha256": packet.rubric.sha256,
        },
        "description": {"name": packet.name, "source": packet.source, "text": packet.text},
        "answers": [answer_table(answer) for answer in packet.answers],
    }
    if packet.misread:
        table["misread"] = misread_tables(packet.misread)
    return json.dumps(table, ensure_ascii=False, indent=1)


def answer_table(answer: Answer) -> dict[str, Any]:
    """An answer as a JSON table without what was not said."""
    table = {
        "question": answer.question,
        "level": answer.level,
        "choice": answer.choice,
        "text": answer.text,
        "numbers": dict(answer.numbers),
        "links": list(answer.links),
        "proof": answer.proof,
    }
    return {key: value for key, value in table.items() if value not in (None, "", {}, [])}


def misread_tables(misread: Iterable[Misread]) -> list[dict[str, str]]:
    """Quotes called misread as JSON tables."""
    return [{"quote": each.quote, "says": each.says} for each in misread]


def read_packet(data: bytes | str) -> Packet:
    """A packet from a saved file; InputError says what is wrong with it."""
    table = _object(_parsed(data), "the file")
    if table.get("schema") != SCHEMA:
        raise InputError(
            f"This is not a saved project: its schema is {table.get('schema')!r}, not {SCHEMA!r}."
        )
    described = _object(table.get("description"), "description")
    rubric = _object(table.get("rubric", {}), "rubric")
    answers = table.get("answers", [])
    if not isinstance(answers, list) or len(answers) > _MOST_ANSWERS:
        raise InputError(f"The saved project's answers are not a list of at most {_MOST_ANSWERS}.")
    return Packet(
        name=_text(described, "name", 300),
        text=_text(described, "text", MOST_BYTES),
        source=_text(described, "source", 300) or "text",
        answers=tuple(read_answer(_object(answer, "an answer")) for answer in answers),
        rubric=RubricRef(*(_text(rubric, key, 100) for key in ("id", "version", "sha256"))),
        misread=read_misread(table),
    )


def read_misread(table: Mapping[str, Any], key: str = "misread") -> tuple[Misread, ...]:
    """The quotes called misread in a saved project or draft; rows that are none are left out."""
    rows = [(row.get("quote", ""), row.get("says", "")) for row in rows_of(table, key, _MOST_MISREAD)]
    return tuple(Misread(str(quote)[:_LONGEST], str(says)[:_LONGEST]) for quote, says in rows)


def read_fact(row: Mapping[str, Any]) -> Fact | None:
    """A fact from its table, which is never believed on the desk; None where it is none."""
    name, value = row.get("id"), row.get("value")
    if not isinstance(name, str) or not isinstance(value, int | str | bool | None):
        return None
    return Fact(name[:60], value, str(row.get("says", ""))[:_LONGEST], str(row.get("where", ""))[:_LONGEST])


def rows_of(table: Mapping[str, Any], key: str, most: int) -> list[dict[str, Any]]:
    """The tables in a list of a saved file, at most so many; none where there is no such list."""
    rows = table.get(key)
    return [row for row in rows[:most] if isinstance(row, dict)] if isinstance(rows, list) else []


def read_answer(table: Mapping[str, Any]) -> Answer:
    """An answer from its table; InputError where a field has the wrong form."""
    level = table.get("level")
    if level is not None and (type(level) is not int or not 0 <= level <= 4):
        raise InputError(f"The saved project has a level of {level!r}; a level is 0, 1, 2, 3 or 4.")
    choice = table.get("choice")
    if choice is not None and not isinstance(choice, str):
        raise InputError("The saved project has a choice that is not a text.")
    return Answer(
        question=_text(table, "question", 100),
        level=level,
        choice=choice,
        text=_text(table, "text", _MOST_TEXT),
        numbers=_numbers(table.get("numbers", {})),
        links=_links(table.get("links", [])),
        proof=_text(table, "proof", _MOST_TEXT),
    )


def _parsed(data: bytes | str) -> Any:
    if len(data) > MOST_BYTES:
        raise InputError("The saved project is larger than 3 MB.")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError("This file is not a saved project: it is not valid JSON.") from error


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"The saved project is damaged: {what} is not a table.")
    return value


def _text(table: Mapping[str, Any], key: str, most: int) -> str:
    value = table.get(key, "")
    if not isinstance(value, str) or len(value) > most:
        raise InputError(f"The saved project is damaged: {key} is not a text of at most {most} characters.")
    return value


def _numbers(value: Any) -> dict[str, int]:
    sound = isinstance(value, dict) and len(value) <= _MOST_LINKS
    if not sound or any(type(n) is not int or not 0 <= n <= _MOST_NUMBER for n in value.values()):
        raise InputError("The saved project has numbers that are not whole numbers from 0 to 1,000,000,000.")
    return dict(value)


def _links(value: Any) -> tuple[str, ...]:
    sound = isinstance(value, list) and len(value) <= _MOST_LINKS
    if not sound or any(not isinstance(link, str) or len(link) > 2000 for link in value):
        raise InputError("The saved project's links are not a list of at most 20 short texts.")
    return tuple(value)
