"""How long a desk keeps what it holds: after its date it asks to delete; nothing goes by itself."""

from __future__ import annotations

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


def notice(desk: Desk, contact: str, language: str = "en") -> str:
    """Return the notice to candidates, ready to copy."""
    words = texts(language).fair_use
    return fill(words["notice"], date=_date(desk, language), contact=contact or "…").strip()


def must_not_be_used_for(language: str = "en") -> str:
    """Return what the program must not be used for."""
    return texts(language).fair_use["must_not"].strip()


def retention(desk: Desk, language: str = "en") -> str:
    """Return how long the desk keeps things and what deleting leaves."""
    return fill(texts(language).fair_use["retention"], date=_date(desk, language)).strip()


def _date(desk: Desk, language: str) -> str:
    return desk.settings.delete_on or texts(language).fair_use["no_date"]
