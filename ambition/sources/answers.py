"""Tolerant reading of JSON answers: a field that is missing, null or of another type is simply not known.

GitHub's description of its API lets many fields be null or absent, and a server set by the user may leave
out more. Nothing here raises for an odd answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

LONGEST_TEXT: Final = 1000
LARGEST_NUMBER: Final = 10**12

Answer = Mapping[str, Any]


def decoded(body: bytes) -> Any:
    """The JSON value of a body, or None where it is no JSON in UTF-8."""
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def table(value: Any) -> Answer:
    """The value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[Answer] | None:
    """The objects in a JSON array, or None where it is no array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else None


def text(answer: Answer, key: str) -> str:
    """A text on one line, cut to a sensible length; empty where there is none."""
    value = answer.get(key)
    return " ".join(value.split())[:LONGEST_TEXT] if isinstance(value, str) else ""


def number(answer: Answer, key: str) -> int | None:
    """A count from zero up, or None."""
    value = answer.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= LARGEST_NUMBER else None


def flag(answer: Answer, key: str) -> bool | None:
    """True, False, or None where the answer says neither."""
    value = answer.get(key)
    return value if isinstance(value, bool) else None


def day(answer: Answer, key: str) -> date | None:
    """The day of a time stamp such as ``2024-05-01T12:00:00Z``, or None."""
    try:
        return date.fromisoformat(text(answer, key)[:10])
    except ValueError:
        return None


def login(answer: Answer, key: str) -> str:
    """The account's name below ``key`` (owner, user, author), which may be null."""
    return text(table(answer.get(key)), "login")


def is_bot(account: Answer) -> bool:
    """Whether an account is a program."""
    return text(account, "type") == "Bot" or text(account, "login").endswith("[bot]")
