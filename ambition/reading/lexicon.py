"""All phrases of a rubric at once: which of them may stand in a sentence is looked up by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ambition.reading.english import ENGLISH
from ambition.reading.entities import is_titled
from ambition.reading.patterns import Atom, Choice, Element, Pattern
from ambition.reading.words import WORD, Words, cut

_MOST_WORDS = 240
_CACHED_WORDS = 60_000
_LONGEST_CACHED = 40
_FIGURE_WORDS = frozenset().union(
    *(ENGLISH.words("numbers", name) for name in ("counts", "vague", "scales")),
    ENGLISH.words("dates", "months"),
    ENGLISH.words("dates", "periods"),
    ("one",),
)
_COMMON = ENGLISH.words("common", "words")
_GIVEN_NAMES = ENGLISH.words("names", "also_first_names")
_FAMILY_NAMES = ENGLISH.words("names", "also_family_names")
_MODAL_FOLLOWS = ENGLISH.words("names", "after_modal")

T = TypeVar("T")


class Vocabulary:
    """The keys that phrases ask for; gives sentences their masks."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        keys = {key for pattern in patterns for key in pattern.keys()}  # noqa: SIM118
        self._exact = frozenset(key for key in keys if not key.endswith("*"))
        self._beginnings = frozenset(key[:-1] for key in keys if key.endswith("*"))
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._known: dict[str, tuple[str, ...]] = {}

    def sentence(self, plain: str) -> list[Words]:
        """The words of a sentence with their masks; an endless sentence comes in several parts."""
        words = cut(plain)
        parts = [words] if len(words) <= _MOST_WORDS else list(_parts(words))
        for part in parts:
            self._mask(part)
        return parts

    def _mask(self, words: Words) -> None:
        known, masks = self._known, words.masks
        hidden = _people(words) if any(words.capitals) else ()
        bit = 1
        for index, norm in enumerate(words.norms):
            keys = known.get(norm)
            if keys is None:
                keys = self._keys_of(norm)
            if keys and index not in hidden:
                for key in keys:
                    masks[key] = masks.get(key, 0) | bit
            bit <<= 1

    def _keys_of(self, norm: str) -> tuple[str, ...]:
        keys = [norm] if norm in self._exact else []
        for length in self._lengths:
            if length > len(norm):
                break
            if norm[:length] in self._beginnings:
                keys.append(norm[:length] + "*")
        if len(self._known) >= _CACHED_WORDS:
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


def _people(words: Words) -> frozenset[int] | tuple[()]:
    """Words that are somebody's name here: Will, Mark, Anna Price."""
    some = [
        i
        for i, norm in enumerate(words.norms)
        if words.capitals[i] and (norm in _GIVEN_NAMES or norm in _FAMILY_NAMES) and words.kinds[i] == WORD
    ]
    if not some or is_titled(words):
        return ()
    return frozenset(i for i in some if _is_person(words, i))


def _is_person(words: Words, index: int) -> bool:
    norm = words.norms[index]
    after = words.norms[index + 1] if index + 1 < len(words) else ""
    if index == 0 or words.between(index).rstrip().endswith((".", "!", "?", ":")):
        return norm in _GIVEN_NAMES and after not in _MODAL_FOLLOWS
    if norm in _GIVEN_NAMES:
        return True
    before = index - 1
    return words.capitals[before] and words.norms[before] not in _COMMON and not words.between(index).strip()


@dataclass(slots=True)
class Index(Generic[T]):
    """Phrases with what they stand for, found by the rarest word that each must hold."""

    by_key: dict[str, list[tuple[Pattern, T]]] = field(default_factory=dict)
    always: list[tuple[Pattern, T]] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[tuple[Pattern, T]]) -> Index[T]:
        """Index these phrases."""
        index: Index[T] = cls()
        for pattern, means in entries:
            keys = _anchor(pattern.elements)
            if not keys:
                index.always.append((pattern, means))
            for key in keys:
                index.by_key.setdefault(key, []).append((pattern, means))
        return index

    def found_in(self, words: Words) -> Iterator[tuple[Pattern, T]]:
        """The phrases that stand in the sentence, each once for each of its anchors that stands there."""
        by_key = self.by_key
        for key in words.masks:
            candidates = by_key.get(key)
            if candidates:
                for entry in candidates:
                    if entry[0].ends(words):
                        yield entry
        for entry in self.always:
            if entry[0].ends(words):
                yield entry


class Scout:
    """Tells at a glance whether any phrase may stand in a sentence; most sentences hold none."""

    def __init__(self, indexes: Iterable[Index[Any]]) -> None:
        indexes = list(indexes)
        keys = {key for index in indexes for key in index.by_key}
        entities = {kind for index in indexes for p, _ in index.always for kind in p.entities()}
        self._blind = "name" in entities or any(not any(p.entities()) for i in indexes for p, _ in i.always)
        self._figures = bool(entities)
        self._exact = frozenset(key for key in keys if not key.endswith("*"))
        self._beginnings = tuple(sorted(key[:-1] for key in keys if key.endswith("*")))
        self._dull: set[str] = set()

    def may_hold(self, plain: str) -> bool:
        """Whether it is worth while to look closer."""
        if self._blind:
            return True
        fresh = set(plain.split()) - self._dull
        found = False
        for piece in fresh:
            if self._tells(piece):
                found = True
            elif len(piece) <= _LONGEST_CACHED:
                self._dull.add(piece)
        if len(self._dull) > _CACHED_WORDS * 2:
            self._dull.clear()
        return found

    def _tells(self, piece: str) -> bool:
        words = cut(piece)
        if self._figures and (set(words.kinds) - {WORD} or not _FIGURE_WORDS.isdisjoint(words.norms)):
            return True
        return any(norm in self._exact or norm.startswith(self._beginnings) for norm in words.norms)


def _anchor(elements: Sequence[Element]) -> tuple[str, ...]:
    """The keys of which one must stand in every match; the rarest such set; none if there is no such word."""
    sets = [keys for keys in map(_must, elements) if keys]
    return min(sets, key=_commonness, default=())


def _must(element: Element) -> tuple[str, ...]:
    if isinstance(element, Atom):
        return element.keys
    if isinstance(element, Choice) and not element.optional:
        anchors = [_anchor(alternative) for alternative in element.alternatives]
        return tuple(dict.fromkeys(k for keys in anchors for k in keys)) if all(anchors) else ()
    return ()


def _commonness(keys: tuple[str, ...]) -> int:
    return sum(60 if key.rstrip("*") in _COMMON else 4 if key.endswith("*") else 1 for key in keys)
