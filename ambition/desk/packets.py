"""Packets that candidates saved themselves: their text and answers count, what else they say does not.

A packet is a saved project (``ambition/packet.py``), which may also hold ``facts``, quotes marked as
``misread`` and the hash of the review that the candidate saw (``review``: {``sha256``}). None of it is
believed: the review is made anew, and facts stay unverified until they are fetched again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ambition.desk.values import Misread
from ambition.model import Fact
from ambition.packet import SCHEMA, Packet, read_packet, to_packet_json

_MOST_FACTS, _MOST_MISREAD, _LONGEST = 100, 50, 2000


@dataclass(frozen=True, slots=True)
class Imported:
    """A packet as read: the project, unverified facts, the hash it claims, quotes marked as misread."""

    packet: Packet
    facts: tuple[Fact, ...]
    claimed_review: str
    misread: tuple[Misread, ...]


def is_packet(data: bytes) -> bool:
    """Say whether these bytes look like a saved project."""
    return SCHEMA.encode() in data[:2000]


def read_imported(data: bytes) -> Imported:
    """Read a packet; InputError says what is wrong with it."""
    packet = read_packet(data)
    table = json.loads(data)
    review = table.get("review")
    claimed = review.get("sha256", "") if isinstance(review, dict) else ""
    return Imported(
        packet,
        tuple(fact for fact in map(_fact, _rows(table, "facts", _MOST_FACTS)) if fact is not None),
        claimed if isinstance(claimed, str) and len(claimed) <= 64 else "",
        tuple(
            Misread(str(row.get("quote", ""))[:_LONGEST], str(row.get("says", ""))[:_LONGEST])
            for row in _rows(table, "misread", _MOST_MISREAD)
        ),
    )


def to_shared_json(packet: Packet, review_sha256: str = "", misread: Iterable[Misread] = ()) -> str:
    """Return a packet to hand in: the project, the hash of the review seen, and quotes marked as misread."""
    table = json.loads(to_packet_json(packet))
    if review_sha256:
        table["review"] = {"sha256": review_sha256}
    marked = [{"quote": each.quote, "says": each.says} for each in misread]
    if marked:
        table["misread"] = marked
    return json.dumps(table, ensure_ascii=False, indent=1)


def _rows(table: dict[str, Any], key: str, most: int) -> list[dict[str, Any]]:
    rows = table.get(key)
    return [row for row in rows[:most] if isinstance(row, dict)] if isinstance(rows, list) else []


def _fact(row: dict[str, Any]) -> Fact | None:
    name, value = row.get("id"), row.get("value")
    if not isinstance(name, str) or not isinstance(value, int | str | bool | None):
        return None
    return Fact(name[:60], value, str(row.get("says", ""))[:_LONGEST], str(row.get("where", ""))[:_LONGEST])
