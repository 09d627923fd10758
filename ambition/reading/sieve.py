"""Which of many phrases may stand in a text, told by its words alone, for all phrases at once.

Each way into a phrase needs a few words, each of them one of several. A key knows which needs it meets, of
all ways of all lists, as the bits of one integer; the keys of a text put together tell by a few operations
which ways have all that they need. No list is gone through for each sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from ambition.reading.patterns import Pattern
from ambition.reading.routes import MOST_NEEDS, Needs, needs_of
from ambition.reading.words import Words

T = TypeVar("T")


class Sieve:
    """Numbers the ways into the phrases of all lists that are looked for together."""

    def __init__(self) -> None:
        self._needs: list[Needs] = []

    def take(self, pattern: Pattern) -> range:
        """Number the ways into a phrase."""
        first = len(self._needs)
        self._needs += needs_of(pattern)
        return range(first, len(self._needs))

    def meshes(self) -> Meshes:
        """What each key meets, once all phrases are taken."""
        many = len(self._needs)
        by_key: dict[str, int] = {}
        free = 0
        for number, needs in enumerate(self._needs):
            for slot in range(MOST_NEEDS):
                bit = 1 << (slot * many + number)
                if slot >= len(needs):
                    free |= bit
                    continue
                for key in needs[slot]:
                    by_key[key] = by_key.get(key, 0) | bit
        return Meshes(by_key, free, many)


class Meshes(NamedTuple):
    """By key the needs that it meets: bit ``slot * many + way``; ``free`` are those that ask for nothing."""

    by_key: Mapping[str, int]
    free: int
    many: int

    def open(self, met: int) -> int:
        """The ways all of whose needs are met, as bits; those above ``many`` mean nothing."""
        return met & met >> self.many & met >> 2 * self.many


class Index(Generic[T]):
    """Phrases with what they stand for, in one sieve with those of other lists."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]], sieve: Sieve) -> None:
        self._by_way: dict[int, tuple[Pattern, T]] = {}
        for entry in entries:
            self._by_way.update(dict.fromkeys(sieve.take(entry[0]), entry))
        self._mask = sum(1 << way for way in self._by_way)

    def only(self, wanted: Callable[[T], bool]) -> Index[T]:
        """The index of those phrases alone that stand for something wanted."""
        less: Index[T] = Index((), Sieve())
        less._by_way = {way: entry for way, entry in self._by_way.items() if wanted(entry[1])}
        less._mask = sum(1 << way for way in less._by_way)
        return less

    def candidates(self, ways: int) -> list[tuple[Pattern, T]]:
        """The phrases that may stand in a text into which these ways are open, in the order given."""
        left = ways & self._mask
        found: list[tuple[Pattern, T]] = []
        while left:
            # From the highest: what is left grows shorter, and with it the time that each step takes.
            way = left.bit_length() - 1
            left ^= 1 << way
            entry = self._by_way[way]
            # Ways into one phrase stand side by side.
            if not found or found[-1] is not entry:
                found.append(entry)
        found.reverse()
        return found

    def found_in(self, words: Words) -> list[tuple[Pattern, T]]:
        """The phrases that stand in a sentence, in the order in which they were given."""
        return [entry for entry in self.candidates(words.ways) if entry[0].ends(words)]
