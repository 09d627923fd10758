"""What must stand in a sentence for a phrase to stand there: the ways in, each by its rarest word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ambition.reading.english import ENGLISH
from ambition.reading.patterns import AnyWord, Choice, Element, Entity, Pattern, Word

_COMMON = ENGLISH.words("common", "words")
_OFTEN = ENGLISH.words("common", "often")
_ENTITY_WEIGHTS = {"<name>": 200, "<number>": 100, "<date>": 20, "<price>": 4, "<percent>": 4}
_NOTHING: frozenset[str] = frozenset()
#: A third word of a phrase seldom tells more than two rare ones do.
MOST_NEEDS = 3
#: Many phrases share their elements.
_ELEMENTS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Route:
    """One way in: the key it is found by, keys that must all stand, and sets of which one key must stand."""

    anchor: str
    single: frozenset[str]
    several: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, anchor: str, others: Iterable[frozenset[str]]) -> Route:
        """A way in by ``anchor``, with what else is needed."""
        others = [keys for keys in others if keys and anchor not in keys]
        single = frozenset(key for keys in others if len(keys) == 1 for key in keys)
        several = tuple(keys for keys in others if len(keys) > 1 and keys.isdisjoint(single))
        return cls(anchor, single, several)


#: Sets of keys: of each set one must stand.
Needs = tuple[frozenset[str], ...]


def needs_of(pattern: Pattern) -> list[Needs]:
    """The ways into a phrase, each with what it needs, three sets at most; ways that differ by the rarest
    word alone are one. Where nothing can be said there is one way that needs nothing."""
    anchors: dict[Needs, list[str]] = {}
    for route in _rarest(pattern.elements):
        anchors.setdefault(_rarest_first(route), []).append(route.anchor)
    return [(frozenset(firsts), *others) for others, firsts in anchors.items()] or [()]


def _rarest_first(route: Route) -> Needs:
    """What a way in needs besides its anchor, the rarest first, as far as it is asked for."""
    needs = sorted(_sets(route), key=lambda keys: (sum(map(_weight, keys)), sorted(keys)))
    return tuple(needs[: MOST_NEEDS - 1])


def _rarest(elements: Sequence[Element]) -> tuple[Route, ...]:
    """The ways in by the element whose words are rarest, each with what the other elements need."""
    ways = [_ways(element) for element in elements]
    known = [number for number, found in enumerate(ways) if found]
    if not known:
        return ()
    best = min(known, key=lambda number: sum(_weight(route.anchor) for route in ways[number]))
    others = [_must(element) for number, element in enumerate(elements) if number != best]
    return tuple(Route.of(way.anchor, (*_sets(way), *others)) for way in ways[best])


def _sets(route: Route) -> tuple[frozenset[str], ...]:
    return (*(frozenset((key,)) for key in sorted(route.single)), *route.several)


@lru_cache(maxsize=_ELEMENTS_KEPT)
def _ways(element: Element) -> tuple[Route, ...]:
    """The ways into one element, by the words that it may begin or go on with."""
    if isinstance(element, Word | Entity):
        return (Route(element.key, _NOTHING, ()),)
    if isinstance(element, AnyWord):
        return tuple(Route(key, _NOTHING, ()) for key in sorted(element.keys))
    if not isinstance(element, Choice) or element.optional:
        return ()
    found = [_rarest(alternative) for alternative in element.alternatives]
    return tuple(route for routes in found for route in routes) if all(found) else ()


@lru_cache(maxsize=_ELEMENTS_KEPT)
def _must(element: Element) -> frozenset[str]:
    """Keys of which one must stand in every match of the element; none where that cannot be said."""
    return frozenset(route.anchor for route in _ways(element))


def _weight(key: str) -> int:
    """How often a key is met, roughly."""
    if key in _ENTITY_WEIGHTS:
        return _ENTITY_WEIGHTS[key]
    word = key.rstrip("*")
    if word in _COMMON:
        return 200
    return 30 if word in _OFTEN else 1 if word == key else 4
