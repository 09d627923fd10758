"""``python -m ambition desk verify FILE``: make every review of a saved desk again and compare."""

from __future__ import annotations

import argparse
from pathlib import Path

from ambition.cli import streams
from ambition.cli.choices import Commands, add_rubric
from ambition.desk import store
from ambition.desk.room import Room
from ambition.desk.verifying import Verified, verify
from ambition.errors import DeskError
from ambition.rubric.loading import load_rubric

SOUND, NOT_SOUND = 0, 1


def add_to(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("desk", help="check a saved desk")
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    check = acts.add_parser("verify", help="make every review again and compare")
    check.add_argument("file", metavar="FILE", help="a saved desk")
    add_rubric(check)
    check.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Verify the desk; returns 0 where every review comes out as kept and the record is whole, else 1.

    Raises:
        DeskError: the file cannot be read or is no desk.
    """
    opened = store.from_bytes(_bytes(arguments.file), arguments.file)
    room = Room(load_rubric(arguments.rubric))
    found = verify(opened.desk, room)
    print(as_text(found, len(opened.desk.log), opened.changed_outside))
    return SOUND if found.is_sound and not opened.changed_outside else NOT_SOUND


def as_text(found: Verified, entries: int, changed_outside: bool) -> str:
    """Return the result as lines: a project each, then the record."""
    lines = [f"{each.state:<13} {each.label}, {each.project}: {each.says}" for each in found.checks]
    same = sum(each.state == "same" for each in found.checks)
    lines.append(f"{same} of {len(found.checks)} reviews come out as kept")
    lines += list(found.record) or [f"the record is whole ({entries} entries)"]
    if changed_outside:
        lines.append("the file was edited outside the program: its checksum does not fit its content")
    return "\n".join(map(streams.one_line, lines))


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise DeskError(
            f"{name} cannot be read: {error.strerror}; write the name of a saved desk."
        ) from error
