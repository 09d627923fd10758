"""Phrases as steps over the words of a sentence, all places at once, without going back.

A set of places is an integer whose bit *i* stands for the place before word *i*. Each step turns the places
reached into the places reached next with a few operations on whole integers, so a phrase costs the same
however often its words occur, and no text can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ambition.reading.entities import spans_of
from ambition.reading.names import run_ons_of
from ambition.reading.words import Words

_MOST_MATCHES = 8
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word (``pay*`` is the key of all words that begin so)."""

    key: str

    def mask(self, words: Words) -> int:
        """Where it stands."""
        return words.masks.get(self.key, 0)

    def step(self, places: int, words: Words) -> int:
        return (places & words.masks.get(self.key, 0)) << 1

    def back(self, places: int, words: Words) -> int:
        return (places >> 1) & words.masks.get(self.key, 0)


@dataclass(frozen=True, slots=True)
class AnyWord:
    """One word of several; ``joint`` names the set, so that a sentence is asked once for it."""

    keys: frozenset[str]
    joint: str

    @classmethod
    def of(cls, keys: Iterable[str]) -> AnyWord:
        """A word by its keys."""
        keys = frozenset(keys)
        return cls(keys, "|".join(sorted(keys)))

    def mask(self, words: Words) -> int:
        """Where it stands."""
        known = words.joint_masks.get(self.joint)
        if known is None:
            known = 0
            for key in self.keys & words.standing:
                known |= words.masks.get(key, 0)
            words.joint_masks[self.joint] = known
        return known

    def step(self, places: int, words: Words) -> int:
        return (places & self.mask(words)) << 1

    def back(self, places: int, words: Words) -> int:
        return (places >> 1) & self.mask(words)


@dataclass(frozen=True, slots=True)
class Entity:
    """A number, price, per cent, date or name of one or more words."""

    kind: str

    @property
    def key(self) -> str:
        """The key of words that may be part of one."""
        return f"<{self.kind}>"

    def step(self, places: int, words: Words) -> int:
        reached = 0
        for start, end in spans_of(words, self.kind):
            if places >> start & 1:
                reached |= 1 << end
        return reached

    def back(self, places: int, words: Words) -> int:
        reached = 0
        for start, end in spans_of(words, self.kind):
            if places >> end & 1:
                reached |= 1 << start
        return reached


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to ``most`` words of any kind; the further words of a name are not counted."""

    most: int

    def step(self, places: int, words: Words) -> int:
        whole = (1 << (len(words) + 1)) - 1
        run_ons = run_ons_of(words)
        reached = places
        for _ in range(self.most):
            reached |= reached << 1
            if run_ons:
                for _ in range(_LONGEST_NAME - 1):
                    reached |= (reached & run_ons) << 1
        return reached & whole

    def back(self, places: int, words: Words) -> int:
        run_ons = run_ons_of(words)
        reached = places
        for _ in range(self.most):
            if run_ons:
                for _ in range(_LONGEST_NAME - 1):
                    reached |= (reached >> 1) & run_ons
            reached |= reached >> 1
        return reached


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several sequences, or none of them where ``optional``.

    Those of a fixed number of words are found once for each sentence, whatever stands before them:
    ``singles`` are those of one word, and ``by_first`` finds longer ones by their first word, one of
    ``firsts``, with that number. ``others`` are the rest.
    """

    alternatives: tuple[tuple[Element, ...], ...]
    optional: bool
    singles: tuple[Word | AnyWord, ...]
    by_first: Mapping[str, tuple[_Fixed, ...]]
    firsts: frozenset[str]
    others: tuple[tuple[Element, ...], ...]

    @classmethod
    def of(cls, alternatives: Iterable[tuple[Element, ...]], optional: bool) -> Choice:
        """A choice among sequences of at least one element each."""
        alternatives = tuple(alternatives)
        by_first: dict[str, tuple[_Fixed, ...]] = {}
        singles = []
        others = []
        for alternative in alternatives:
            first = alternative[0]
            if len(alternative) == 1 and isinstance(first, Word | AnyWord):
                singles.append(first)
            elif all(isinstance(element, Word | AnyWord) for element in alternative):
                for key in _first_keys(first):
                    by_first[key] = (*by_first.get(key, ()), (len(alternative), alternative))
            else:
                others.append(alternative)
        return cls(alternatives, optional, tuple(singles), by_first, frozenset(by_first), tuple(others))

    def leaps(self, words: Words) -> Mapping[int, int]:
        """By number of words, the places at which a sequence of so many begins."""
        known = words.leaps.get(self)
        if known is None:
            known = {}
            for single in self.singles:
                begins = single.mask(words)
                if begins:
                    known[1] = known.get(1, 0) | begins
            everywhere = (1 << words.count) - 1
            for key in self.firsts & words.standing:
                for length, alternative in self.by_first[key]:
                    ends = _along(alternative, everywhere, words)
                    if ends:
                        known[length] = known.get(length, 0) | ends >> length
            words.leaps[self] = known
        return known

    def step(self, places: int, words: Words) -> int:
        reached = places if self.optional else 0
        for length, begins in self.leaps(words).items():
            reached |= (places & begins) << length
        for alternative in self.others:
            reached |= _along(alternative, places, words)
        return reached

    def back(self, places: int, words: Words) -> int:
        reached = places if self.optional else 0
        for length, begins in self.leaps(words).items():
            reached |= (places >> length) & begins
        for alternative in self.others:
            reached |= _against(alternative, places, words)
        return reached


def _against(elements: tuple[Element, ...], places: int, words: Words) -> int:
    for element in reversed(elements):
        places = element.back(places, words)
        if not places:
            return 0
    return places


def _along(elements: tuple[Element, ...], places: int, words: Words) -> int:
    for element in elements:
        places = element.step(places, words)
        if not places:
            return 0
    return places


def _first_keys(element: Element) -> tuple[str, ...]:
    if isinstance(element, Word):
        return (element.key,)
    return tuple(sorted(element.keys)) if isinstance(element, AnyWord) else ()


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning or the end of the sentence."""

    at_start: bool

    def step(self, places: int, words: Words) -> int:
        return places & (1 if self.at_start else 1 << len(words))

    def back(self, places: int, words: Words) -> int:
        return self.step(places, words)


Element = Word | AnyWord | Entity | Gap | Choice | Edge
_Fixed = tuple[int, tuple[Element, ...]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase, read."""

    phrase: str
    elements: tuple[Element, ...]
    own: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    neighbours: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, phrase: str, elements: tuple[Element, ...]) -> Pattern:
        """A phrase with what can be known of it before any sentence.

        ``own`` and ``beginnings`` are its words and beginnings of words, ``neighbours`` the pairs of words
        that must stand side by side.
        """
        keys = frozenset(_keys(elements))
        own = frozenset(key for key in keys if not key.endswith("*"))
        neighbours = tuple(
            (one.key, other.key)
            for one, other in pairwise(elements)
            if isinstance(one, Word) and isinstance(other, Word)
        )
        return cls(phrase, elements, own, tuple(sorted(key[:-1] for key in keys - own)), neighbours)

    def ends(self, words: Words) -> int:
        """The places at which a match ends, as bits."""
        masks = words.masks
        for one, other in self.neighbours:
            if not masks.get(one, 0) << 1 & masks.get(other, 0):
                return 0
        return _along(self.elements, (1 << (words.count + 1)) - 1, words)

    def found_in(self, words: Words) -> bool:
        """Whether the phrase stands anywhere in the sentence."""
        return self.ends(words) != 0

    def matches(self, words: Words, ends: int | None = None) -> Iterator[tuple[int, int]]:
        """The first few matches (first word, word after the last), shortest first at each end.

        ``ends`` spares finding again where matches end.
        """
        ends = self.ends(words) if ends is None else ends
        seen = -1
        for _ in range(_MOST_MATCHES):
            if not ends:
                return
            lowest = ends & -ends
            ends ^= lowest
            places = lowest
            for element in reversed(self.elements):
                places = element.back(places, words)
            start = places.bit_length() - 1
            if start > seen:
                seen = start
                yield start, lowest.bit_length() - 1

    def entities(self) -> Iterator[str]:
        """The kinds of entity in it, outside alternatives."""
        return (element.kind for element in self.elements if isinstance(element, Entity))

    def keys(self) -> Iterator[str]:
        """Every key that the phrase may ask a sentence for."""
        yield from _keys(self.elements)


def _keys(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, Word):
            yield element.key
        elif isinstance(element, AnyWord):
            yield from sorted(element.keys)
        elif isinstance(element, Choice):
            for alternative in element.alternatives:
                yield from _keys(alternative)
