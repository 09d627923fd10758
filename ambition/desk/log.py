"""The record of what was done on a desk: append-only, chained by hashes, identifiers and hashes only.

A reason is a person's words and may name somebody, so the entry keeps only its salted hash; the words stand
beside the candidate and go when the candidate goes. Each entry hashes the one before it: a changed, dropped
or inserted entry breaks the chain from there on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import ClassVar, Literal

from pydantic import ConfigDict

from ambition.model import RubricRef

Action = Literal[
    "added",
    "reviewed",
    "fetched again",
    "opened a link",
    "revealed",
    "covered",
    "confirmed",
    "rejected",
    "added evidence",
    "noted as misread",
    "rated",
    "took back",
    "overrode",
    "decided",
    "merged a panel file",
    "set the date to delete",
    "exported",
    "stood together",
    "stood apart",
    "deleted",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when, by whom, what, to which candidate or project, with which tool and rubric.

    ``detail`` holds identifiers only (a criterion, a ledger, a format); ``sha256`` covers every other field.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    number: int
    at: str
    who: str
    action: Action
    subject: str
    tool: str
    rubric: RubricRef
    input_sha256: str = ""
    detail: str = ""
    reason_sha256: str = ""
    before_sha256: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts, when, with which tool and rubric, and a salt for the hash of the reason."""

    who: str
    at: str
    tool: str
    rubric: RubricRef
    salt: str


def append(
    log: Sequence[Entry],
    stamp: Stamp,
    action: Action,
    subject: str,
    *,
    input_sha256: str = "",
    detail: str = "",
    reason: str = "",
) -> tuple[Entry, ...]:
    """Return the log with one more entry, chained to the last one."""
    entry = Entry(
        number=len(log) + 1,
        at=stamp.at,
        who=stamp.who,
        action=action,
        subject=subject,
        tool=stamp.tool,
        rubric=stamp.rubric,
        input_sha256=input_sha256,
        detail=detail,
        reason_sha256=commitment(stamp.salt, reason) if reason else "",
        before_sha256=log[-1].sha256 if log else "",
    )
    return (*log, replace(entry, sha256=_hash(entry)))


def commitment(salt: str, text: str) -> str:
    """Return the SHA-256 of salt and text: it proves the text to who has both, and tells nothing else."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def first_break(log: Sequence[Entry]) -> int | None:
    """Return the number of the first entry that does not follow from those before it, or None."""
    before = ""
    for number, entry in enumerate(log, start=1):
        if entry.number != number or entry.before_sha256 != before or entry.sha256 != _hash(entry):
            return number
        before = entry.sha256
    return None


def _hash(entry: Entry) -> str:
    plain = asdict(replace(entry, sha256=""))
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
