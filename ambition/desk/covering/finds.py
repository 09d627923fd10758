"""A place in a text where somebody could be recognised, and how several of them are put in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "person",
    "school",
    "place",
    "employer",
    "e-mail",
    "phone",
    "handle",
    "owner",
    "identifier",
    "picture",
    "address",
    "file",
]

_LETTERS = dict(zip("łŁøØđĐıħŦŧßæÆœŒþÞðÐ’‘–—©", "lLoOdDihTtsaAoOtTdD''--\a", strict=True))


@dataclass(frozen=True, slots=True)
class Find:
    """A span to cover. Where spans overlap the one that starts first wins, then the longer one."""

    start: int
    end: int
    kind: Kind


def in_order(finds: Iterable[Find]) -> tuple[Find, ...]:
    """Return the finds by position without overlaps; one that begins inside another makes that one longer."""
    kept: list[Find] = []
    for find in sorted(finds, key=lambda each: (each.start, -each.end)):
        if kept and find.start < kept[-1].end:
            if find.end > kept[-1].end:
                kept[-1] = Find(kept[-1].start, find.end, kept[-1].kind)
        else:
            kept.append(find)
    return tuple(kept)


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """Return the text in ASCII, a character for a character, so that spans stay true and case is kept.

    Accents fall away; letters of other scripts become ``X`` or ``x``, the copyright sign a bell, others
    ``~``. Patterns over ASCII stay small; over all the letters of Unicode they outgrow a matcher's memory.
    """
    if text.isascii():
        return text
    others = {ord(character): _base(character) for character in set(text) if not character.isascii()}
    return text.translate(others)


def folded(text: str) -> str:
    """Return the text in ASCII and lower case, a character for a character."""
    return plain(text).lower()


def _base(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        return base
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return " " if character.isspace() else "~"
