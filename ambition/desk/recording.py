"""The record as people read and file it: like things done in one go as one line, newest first, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambition.desk.exporting import safe_cell
from ambition.desk.log import Entry

_HEAD = (
    "number", "time", "who", "action", "subject", "detail", "tool", "rubric", "rubric version",
    "rubric sha256", "input sha256", "reason sha256", "before sha256", "sha256",
)  # fmt: skip
#: Done to many at once, and all alike.
_IN_BULK = frozenset({"added", "reviewed", "fetched again", "deleted", "merged a panel file", "exported"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the record: an entry, or several alike that follow each other within a minute."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The entry that the line is told by."""
        return self.entries[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom it was done to, each once: candidates' ids, or ``desk``."""
        return tuple(dict.fromkeys(entry.subject for entry in self.entries))


def deeds(log: Sequence[Entry], action: str = "", subject: str = "", who: str = "") -> tuple[Deed, ...]:
    """Return what the record holds, newest first; each filter that is not empty must fit."""
    fitting = (
        entry
        for entry in log
        if action in ("", entry.action) and subject in ("", entry.subject) and who in ("", entry.who)
    )
    found: list[list[Entry]] = []
    for entry in fitting:
        if found and _is_alike(found[-1][-1], entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    return tuple(Deed(tuple(each)) for each in reversed(found))


def record_csv(log: Iterable[Entry]) -> str:
    """Return the record as CSV (RFC 4180), oldest first: identifiers and hashes only, as it is kept."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for each in log:
        cells = (
            str(each.number), each.at, each.who, each.action, each.subject, each.detail, each.tool,
            each.rubric.id, each.rubric.version, each.rubric.sha256,
            each.input_sha256, each.reason_sha256, each.before_sha256, each.sha256,
        )  # fmt: skip
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def _is_alike(one: Entry, other: Entry) -> bool:
    """Say whether two entries make one line: done to many by one person in one minute, with no reason."""
    same = (one.action, one.who, one.at[:16], one.tool, one.rubric)
    is_same = same == (other.action, other.who, other.at[:16], other.tool, other.rubric)
    is_plain = not one.reason_sha256 and not other.reason_sha256
    same_form = one.action != "exported" or one.detail == other.detail
    return one.action in _IN_BULK and is_same and is_plain and same_form
