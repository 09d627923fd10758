"""All phrases of a rubric at once: which of them may stand in a sentence is looked up by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from ambition.reading.entities import hints
from ambition.reading.names import MAY_HIDE, hidden
from ambition.reading.patterns import Pattern
from ambition.reading.routes import Route, routes_of
from ambition.reading.words import Words, parts_of

_CACHED = 60_000
_LONGEST_CACHED = 40

_NOTHING: frozenset[str] = frozenset()
_KEYS = itemgetter(0)

T = TypeVar("T")


class _Piece(NamedTuple):
    """What stands between two blanks: its keys, how many words it holds, where the known ones stand, which
    have capitals (as bits), and whether one may be a name that is a word as well."""

    keys: tuple[str, ...]
    size: int
    places: tuple[tuple[int, tuple[str, ...]], ...]
    capitals: int
    may_hide: bool


class _Pieces(dict[str, _Piece]):
    """What is known of the pieces met so far; others are read when asked for and kept unless long."""

    def __init__(self, read: Callable[[str], _Piece]) -> None:
        self._read = read

    def __missing__(self, piece: str) -> _Piece:
        read = self._read(piece)
        if len(piece) <= _LONGEST_CACHED:
            if len(self) >= _CACHED:
                self.clear()
            self[piece] = read
        return read


class Vocabulary:
    """The keys that phrases ask for; gives sentences their masks."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        keys = {key for pattern in patterns for key in pattern.keys()}  # noqa: SIM118
        self._exact = frozenset(key for key in keys if not key.endswith("*"))
        self._beginnings = frozenset(key[:-1] for key in keys if key.endswith("*"))
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._known: dict[str, tuple[str, ...]] = {}
        self._pieces = _Pieces(self._piece)

    def standing(self, plain: str) -> frozenset[str]:
        """The keys that may stand in a text, at a glance: without their places."""
        return _NOTHING.union(*map(_KEYS, map(self._pieces.__getitem__, plain.split())))

    def sentence(self, plain: str, standing: frozenset[str] | None = None) -> Words:
        """The words of a sentence with their masks."""
        words = Words(plain)
        words.standing = self.standing(plain) if standing is None else standing
        masks = words.masks
        at = capitals = 0
        may_hide = False
        for found in map(self._pieces.__getitem__, plain.split()):
            for place, keys in found.places:
                bit = 1 << (at + place)
                for key in keys:
                    masks[key] = masks.get(key, 0) | bit
            capitals |= found.capitals << at
            at += found.size
            may_hide = may_hide or found.may_hide
        words.count = at
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
        return _Piece(tuple(keys), len(parts), tuple(p for p in places if p[1]), capitals, may_hide)

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


class _Way(NamedTuple):
    """A way into a phrase: its number, the words that must all stand in a text besides the one it is found
    by, and as bits the groups of words of which one must stand."""

    number: int
    single: frozenset[str]
    groups: int


class Index(Generic[T]):
    """Phrases with what they stand for, found by the rarest word that each must hold and by a second one."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self._entries = tuple(entries)
        self._take([(number, routes_of(pattern)) for number, (pattern, _) in enumerate(self._entries)])

    def _take(self, routes: list[tuple[int, tuple[Route, ...]]]) -> None:
        self._routes = routes
        self._always = [number for number, ways in routes if not ways]
        bits: dict[frozenset[str], int] = {}
        self._by_key: dict[str, dict[str, list[_Way]]] = {}
        for number, ways in routes:
            for route in ways:
                groups = 0
                for group in route.several:
                    groups |= bits.setdefault(group, 1 << len(bits))
                way = _Way(number, route.single, groups)
                for second in route.seconds():
                    self._by_key.setdefault(route.anchor, {}).setdefault(second, []).append(way)
        self._anchors = frozenset(self._by_key)
        self._seconds = {anchor: frozenset(by_second) for anchor, by_second in self._by_key.items()}
        self._groups: dict[str, int] = {}
        for group, bit in bits.items():
            for key in group:
                self._groups[key] = self._groups.get(key, 0) | bit
        self._grouped = frozenset(self._groups)

    def only(self, wanted: Callable[[T], bool]) -> Index[T]:
        """The index of those phrases alone that stand for something wanted."""
        less: Index[T] = Index(())
        less._entries = self._entries
        less._take([(number, ways) for number, ways in self._routes if wanted(self._entries[number][1])])
        return less

    def candidates(self, standing: frozenset[str]) -> list[tuple[Pattern, T]]:
        """The phrases all of whose needed words stand in a text, in the order in which they were given."""
        anchors = self._anchors & standing
        found = set(self._always)
        met = 0
        if anchors:
            for key in self._grouped & standing:
                met |= self._groups[key]
        for anchor in anchors:
            by_second = self._by_key[anchor]
            for second in self._seconds[anchor] & standing:
                for number, single, groups in by_second[second]:
                    if groups & met == groups and single <= standing:
                        found.add(number)
        return [self._entries[number] for number in sorted(found)]

    def found_in(self, words: Words) -> list[tuple[Pattern, T]]:
        """The phrases that stand in a sentence, in the order in which they were given."""
        return [entry for entry in self.candidates(words.standing) if entry[0].ends(words)]
