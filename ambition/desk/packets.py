"""Packets that candidates saved themselves: their text and answers count, what else they say does not.

A packet is a saved project (``ambition/packet.py``), which may also hold ``facts`` and the hash of the
review that the candidate saw (``review``: {``sha256``}). None of it is
believed: the review is made anew, and facts stay unverified until they are fetched again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ambition.model import Fact
from ambition.packet import SCHEMA, Packet, read_fact, read_packet, rows_of

_MOST_FACTS = 100


@dataclass(frozen=True, slots=True)
class Imported:
    """A packet as read: the project, unverified facts, and the hash of the review that it claims."""

    packet: Packet
    facts: tuple[Fact, ...]
    claimed_review: str


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
        tuple(fact for fact in map(read_fact, rows_of(table, "facts", _MOST_FACTS)) if fact is not None),
        claimed if isinstance(claimed, str) and len(claimed) <= 64 else "",
    )
