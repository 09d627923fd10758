"""All phrases of a rubric at once: which of them may stand in a sentence is looked up by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ambition.reading.english import ENGLISH
from ambition.reading.entities import FIGURE_KINDS, FIGURE_WORDS
from ambition.reading.names import hidden
from ambition.reading.patterns import CAPITAL, FIGURE, Pattern
from ambition.reading.words import Words, cut

_MOST_WORDS = 240
_CACHED = 60_000
_LONGEST_CACHED = 40
_COMMON = ENGLISH.words("common", "words")
_OFTEN = ENGLISH.words("common", "often")

T = TypeVar("T")


class Vocabulary:
    """The keys that phrases ask for; gives sentences their masks."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        keys = {key for pattern in patterns for key in pattern.keys()}  # noqa: SIM118
        self._exact = frozenset(key for key in keys if not key.endswith("*"))
        self._beginnings = frozenset(key[:-1] for key in keys if key.endswith("*"))
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._known: dict[str, tuple[str, ...]] = {}
        self._pieces: dict[str, tuple[str, ...]] = {}

    def standing(self, plain: str) -> frozenset[str]:
        """The keys that may stand in a text, at a glance: without their places."""
        keys: set[str] = set()
        known = self._pieces
        for piece in plain.split():
            found = known.get(piece)
            if found is None:
                found = self._keys_of_piece(piece)
            if found:
                keys.update(found)
        return frozenset(keys)

    def sentence(self, plain: str, standing: frozenset[str] | None = None) -> list[Words]:
        """The words of a sentence with their masks; an endless sentence comes in several parts."""
        words = cut(plain)
        parts = [words] if len(words) <= _MOST_WORDS else list(_parts(words))
        if standing is None:
            standing = self.standing(plain)
        for part in parts:
            part.standing = standing
            self._mask(part)
        return parts

    def _mask(self, words: Words) -> None:
        known, masks = self._known, words.masks
        unlike = hidden(words) if True in words.capitals else ()
        for index, norm in enumerate(words.norms):
            keys = known.get(norm)
            if keys is None:
                keys = self._keys_of(norm)
            if keys and index not in unlike:
                bit = 1 << index
                for key in keys:
                    masks[key] = masks.get(key, 0) | bit

    def _keys_of_piece(self, piece: str) -> tuple[str, ...]:
        words = cut(piece)
        keys = dict.fromkeys(key for norm in words.norms for key in self._keys_of(norm))
        if True in words.capitals:
            keys[CAPITAL] = None
        if not (FIGURE_KINDS.isdisjoint(words.kinds) and FIGURE_WORDS.isdisjoint(words.norms)):
            keys[FIGURE] = None
        found = tuple(keys)
        if len(piece) <= _LONGEST_CACHED:
            if len(self._pieces) >= _CACHED:
                self._pieces.clear()
            self._pieces[piece] = found
        return found

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


def _parts(words: Words) -> Iterator[Words]:
    for first in range(0, len(words), _MOST_WORDS):
        last = min(first + _MOST_WORDS, len(words))
        origin = words.starts[first]
        yield Words(
            words.plain[origin : words.ends[last - 1]],
            words.norms[first:last],
            [start - origin for start in words.starts[first:last]],
            [end - origin for end in words.ends[first:last]],
            words.kinds[first:last],
            words.capitals[first:last],
        )


#: The number of a phrase, and what must stand in a text besides the word that it was found by.
_Needs = tuple[int, frozenset[str], tuple[frozenset[str], ...]]


class Index(Generic[T]):
    """Phrases with what they stand for, found by the rarest word that each must hold."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self._entries = tuple(entries)
        self._by_key: dict[str, list[_Needs]] = {}
        self._always: list[int] = []
        for number, (pattern, _) in enumerate(self._entries):
            anchor = _anchor(pattern)
            others = [keys for keys in pattern.needs if keys is not anchor]
            single = frozenset(key for keys in others if len(keys) == 1 for key in keys)
            several = tuple(keys for keys in others if len(keys) > 1)
            for key in anchor:
                self._by_key.setdefault(key, []).append((number, single, several))
            if not anchor:
                self._always.append(number)

    def candidates(self, standing: frozenset[str]) -> list[tuple[Pattern, T]]:
        """The phrases all of whose needed words stand in a text, in the order in which they were given."""
        found = set(self._always)
        by_key = self._by_key
        for key in by_key.keys() & standing:
            for number, single, several in by_key[key]:
                if not single <= standing:
                    continue
                for keys in several:
                    if keys.isdisjoint(standing):
                        break
                else:
                    found.add(number)
        return [self._entries[number] for number in sorted(found)]

    def found_in(self, words: Words) -> list[tuple[Pattern, T]]:
        """The phrases that stand in a sentence, in the order in which they were given."""
        return [entry for entry in self.candidates(words.standing) if entry[0].ends(words)]


def _anchor(pattern: Pattern) -> frozenset[str]:
    """The rarest set of keys of which one must stand in every match; empty if there is none."""
    return min(pattern.needs, key=_commonness, default=frozenset())


def _commonness(keys: frozenset[str]) -> int:
    return sum(map(_weight, keys))


def _weight(key: str) -> int:
    """How often a key is met, roughly."""
    word = key.rstrip("*")
    if word in _COMMON or word == CAPITAL:
        return 200
    if word == FIGURE:
        return 100
    return 30 if word in _OFTEN else 1 if word == key else 4
