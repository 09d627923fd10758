"""The words that the phrases of a rubric ask for: where they stand in a sentence, and what they open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeVar

from ambition.reading.entities import hints, is_figure
from ambition.reading.names import MAY_HIDE, hidden
from ambition.reading.patterns import Pattern
from ambition.reading.sieve import Sieve
from ambition.reading.words import Words, parts_of

_CACHED = 60_000
_CACHED_TOGETHER = 8_000
_LONGEST_CACHED = 40

T = TypeVar("T")


class _Piece(NamedTuple):
    """What stands between two blanks: its keys, how many words it holds, where the known ones stand, which
    have capitals (as bits), whether one may be a name that is a word as well, and whether one is a figure."""

    keys: tuple[str, ...]
    size: int
    places: tuple[tuple[int, tuple[str, ...]], ...]
    capitals: int
    may_hide: bool
    has_figure: bool


class _Pieces(dict[str, T]):
    """What is known of the pieces met so far; others are read when asked for and kept unless long."""

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read

    def __missing__(self, piece: str) -> T:
        read = self._read(piece)
        if len(piece) <= _LONGEST_CACHED:
            if len(self) >= _CACHED:
                self.clear()
            self[piece] = read
        return read


class Vocabulary:
    """The keys that phrases ask for; gives sentences their masks, and the ways into phrases that are open."""

    def __init__(self, patterns: Iterable[Pattern], sieve: Sieve) -> None:
        keys = {key for pattern in patterns for key in pattern.keys()}  # noqa: SIM118
        self._exact = frozenset(key for key in keys if not key.endswith("*"))
        self._beginnings = frozenset(key[:-1] for key in keys if key.endswith("*"))
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._known: dict[str, tuple[str, ...]] = {}
        self._meshes = sieve.meshes()
        self._pieces = _Pieces(self._piece)
        self._met = _Pieces(self._met_by)
        self._met_together: dict[tuple[str, ...], int] = {}

    def ways(self, plain: str) -> int:
        """The ways into phrases that a text opens, at a glance: whatever the order of its words."""
        met = map(self._met.__getitem__, plain.split())
        return self._meshes.open(reduce(or_, filter(None, met), self._meshes.free))

    def sentence(self, plain: str, ways: int | None = None) -> Words:
        """The words of a sentence with their masks."""
        words = Words(plain)
        words.ways = self.ways(plain) if ways is None else ways
        masks = words.masks
        at = capitals = 0
        may_hide = has_figure = False
        pieces = map(self._pieces.__getitem__, plain.split())
        for _, size, places, its_capitals, its_may_hide, its_figure in pieces:
            for place, keys in places:
                bit = 1 << (at + place)
                for key in keys:
                    masks[key] = masks.get(key, 0) | bit
            if its_capitals:
                capitals |= its_capitals << at
                may_hide = may_hide or its_may_hide
            if its_figure:
                has_figure = True
            at += size
        words.count = at
        words.standing = frozenset(masks)
        words.may_count = has_figure
        words.may_name = capitals > 1
        words.may_carry_on = bool(capitals & (capitals << 1 | capitals << 2 | capitals << 3))
        if may_hide:
            for index in hidden(words):
                for key in self._keys_of(words.norms[index]):
                    masks[key] &= ~(1 << index)
        return words

    def _piece(self, piece: str) -> _Piece:
        parts = parts_of(piece)
        places = [(place, self._keys_of(part[2])) for place, part in enumerate(parts)]
        keys = dict.fromkeys(key for _, found in places for key in found)
        keys.update(dict.fromkeys(hints(piece, parts)))
        may_hide = any(part[4] and part[2] in MAY_HIDE for part in parts)
        capitals = sum(1 << place for place, part in enumerate(parts) if part[4])
        has_figure = any(is_figure(part[2], part[3]) for part in parts)
        known = tuple(place for place in places if place[1])
        return _Piece(tuple(keys), len(parts), known, capitals, may_hide, has_figure)

    def _met_by(self, piece: str) -> int:
        """The needs that a piece meets; pieces of the same keys share one integer."""
        keys = self._pieces[piece].keys
        met = self._met_together.get(keys)
        if met is None:
            if len(self._met_together) >= _CACHED_TOGETHER:
                self._met_together.clear()
            by_key = self._meshes.by_key
            met = self._met_together[keys] = reduce(or_, (by_key.get(key, 0) for key in keys), 0)
        return met

    def _keys_of(self, norm: str) -> tuple[str, ...]:
        keys = [norm] if norm in self._exact else []
        for length in self._lengths:
            if length > len(norm):
                break
            if norm[:length] in self._beginnings:
                keys.append(norm[:length] + "*")
        if len(self._known) >= _CACHED:
            self._known.clear()
        found = self._known[norm] = tuple(keys)
        return found
