"""One file that holds a desk: bytes to open and to save.

JSON rather than SQLite: what is deleted is gone (a database keeps deleted text in free pages), there is no
side file that a copy could miss, a browser can hand the bytes over as they are, anybody can read it, and 300
candidates load in a fraction of a second. The price, rewriting the whole file at each save, is a few
megabytes; in return the old file stays whole until the new one is complete on the disk.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ambition.desk.values import Desk
from ambition.errors import DeskError

FORMAT = "ambition-desk"
VERSION = 1
LARGEST_BYTES = 200_000_000

_DESK: TypeAdapter[Desk] = TypeAdapter(Desk)


class NewerFileError(DeskError):
    """A desk saved by a newer version of the program: it is left exactly as it is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk read from a file; ``changed_outside`` when its checksum says that others edited it."""

    desk: Desk
    changed_outside: bool


def to_bytes(desk: Desk) -> bytes:
    """Return the desk as the bytes of its file; the same desk gives the same bytes."""
    body = _DESK.dump_json(desk)
    head = json.dumps({"format": FORMAT, "version": VERSION, "sha256": hashlib.sha256(body).hexdigest()})
    return head[:-1].encode() + b', "desk": ' + body + b"}\n"


def from_bytes(data: bytes, name: str = "the file") -> Opened:
    """Read a desk.

    Raises:
        DeskError: broken, of another kind, or made by a newer version; the bytes are left as they are.
    """
    head = _envelope(data, name)
    try:
        desk = _DESK.validate_json(json.dumps(head.get("desk")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the desk"
        raise DeskError(
            f"{name} is broken at {where}: {first['msg']}. It was left as it is; open an earlier copy of it."
        ) from error
    changed = hashlib.sha256(_DESK.dump_json(desk)).hexdigest() != head.get("sha256")
    return Opened(desk, changed)


def _envelope(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > LARGEST_BYTES:
        raise DeskError(f"{name} is larger than {LARGEST_BYTES // 1_000_000} MB: no saved desk is.")
    try:
        head = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DeskError(
            f"{name} is broken or no saved desk: it stops making sense as JSON. It was left as it is; "
            "open an earlier copy of it."
        ) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise DeskError(f"{name} is no saved desk. Packets and descriptions are added to a desk, not opened.")
    version = head.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerFileError(
            f"{name} was saved by a newer version of this program (file version {version}, this program "
            f"reads up to {VERSION}). It was left as it is; update the program to open it."
        )
    if version != VERSION:
        raise DeskError(f"{name} has file version {version!r}; this program reads version {VERSION}.")
    return head
