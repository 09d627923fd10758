"""How long a desk keeps what it holds: after its date it asks to delete; nothing goes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ambition.desk.log import append
from ambition.desk.room import Room
from ambition.desk.texts import fill, texts
from ambition.desk.values import Desk
from ambition.errors import DeskError


def keep_until(desk: Desk, day: str, room: Room, who: str) -> Desk:
    """Set the date (ISO, YYYY-MM-DD) after which the desk asks to delete; an empty one takes it away."""
    if day and (len(day) != 10 or day[4] != "-" or day[7] != "-" or not day.replace("-", "").isdigit()):
        raise DeskError(f"{day!r} is no date; write it as 2025-12-31.")
    log = append(desk.log, room.stamp(who), "set the date to delete", "desk", detail=day)
    return replace(desk, settings=replace(desk.settings, delete_on=day), log=log)


def is_due(desk: Desk, today: str) -> bool:
    """Say whether the date has passed and there is something to delete; ``today`` is an ISO date."""
    return bool(desk.settings.delete_on) and today > desk.settings.delete_on and bool(desk.candidates)


def notice(desk: Desk, language: str = "en") -> str:
    """Return the notice to candidates, ready to copy; what is not set is not left open in it."""
    words = texts(language).fair_use
    return fill(
        words["notice"],
        kept=_kept(desk, words, "notice"),
        write=write_to(desk.settings.contact, words),
    ).strip()


def must_not_be_used_for(language: str = "en") -> str:
    """Return what the program must not be used for."""
    return texts(language).fair_use["must_not"].strip()


def retention(desk: Desk, language: str = "en") -> str:
    """Return how long the desk keeps things and what deleting leaves."""
    words = texts(language).fair_use
    return fill(words["retention"], kept=_kept(desk, words, "desk")).strip()


def write_to(contact: str, words: Mapping[str, str]) -> str:
    """Return how to reach a person: by the address given, else by answering to what was sent."""
    return fill(words["write"], contact=contact) if contact else words["write_back"]


def _kept(desk: Desk, words: Mapping[str, str], name: str) -> str:
    day = desk.settings.delete_on
    return fill(words[f"{name}_until"], date=day) if day else words[f"{name}_while"]
