"""A rubric's signs made ready to read with: phrases parsed and indexed once for each rubric."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from ambition.model import Strength
from ambition.reading.addresses import Shape, Shapes
from ambition.reading.cues import Cues, cue_patterns
from ambition.reading.lexicon import Vocabulary
from ambition.reading.patterns import Pattern
from ambition.reading.phrases import Phrases
from ambition.reading.sieve import Index, Sieve
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Rubric
from ambition.rubric.signs import (
    BadgeSign,
    CodeSign,
    FactSign,
    HeadingSign,
    ImageSign,
    LinkSign,
    PhraseSign,
    TableSign,
)

_MOST_CACHED = 8


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One sign of a criterion, ready to be looked for; ``order`` numbers the signs of the rubric."""

    criterion: str
    kind: str
    order: int
    places: frozenset[str] = frozenset()
    any: tuple[Pattern, ...] = ()
    under: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    shapes: tuple[Shape, ...] = ()
    strength: Strength | None = None
    guards: bool = True
    columns: int = 1
    fact: str = ""
    at_least: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Matchers:
    """All that reading with one rubric needs; ``prose`` has by place the phrases that may stand there."""

    vocabulary: Vocabulary
    cues: Cues
    prose: Mapping[str, Index[Ready]]
    headings: Index[Ready]
    code: Index[Ready]
    link_texts: Index[Ready]
    link_shapes: Shapes[Ready]
    image_texts: Index[Ready]
    any_images: tuple[Ready, ...]
    badges: Shapes[Ready]
    tables: tuple[Ready, ...]
    facts: tuple[Ready, ...]


_cache: dict[str, Matchers] = {}
_lock = Lock()


def matchers_for(rubric: LoadedRubric) -> Matchers:
    """The matchers of a rubric, made once. Raises PhraseError for a phrase that breaks the language."""
    with _lock:
        known = _cache.get(rubric.sha256)
        if known is None:
            if len(_cache) >= _MOST_CACHED:
                _cache.pop(next(iter(_cache)))
            known = _cache[rubric.sha256] = compile_rubric(rubric.rubric)
            _spare_the_collector()
        return known


def _spare_the_collector() -> None:
    """Take what is made for a rubric, which stays, out of what Python's collector goes through: some two
    hundred thousand objects, looked at again whenever many reviews are kept."""
    gc.collect()
    gc.freeze()


def compile_rubric(rubric: Rubric) -> Matchers:
    """Make a rubric's signs ready."""
    signs = list(_ready_signs(rubric))
    patterns = [p for sign in signs for p in (*sign.any, *sign.under, *sign.unless)]
    of_kind = {kind: [s for s in signs if s.kind == kind] for kind in _KINDS}
    sieve = Sieve()
    indexes = {kind: _index(of_kind[kind], sieve) for kind in _BY_PHRASES}
    cues = Cues.of(sieve)
    places = {place for sign in of_kind["phrase"] for place in sign.places}
    return Matchers(
        vocabulary=Vocabulary((*patterns, *cue_patterns()), sieve),
        cues=cues,
        prose={place: _at(place, indexes["phrase"]) for place in places},
        headings=indexes["heading"],
        code=indexes["code"],
        link_texts=indexes["link"],
        link_shapes=Shapes((shape, s) for s in of_kind["link"] for shape in s.shapes),
        image_texts=indexes["image"],
        any_images=tuple(s for s in of_kind["image"] if not s.any),
        badges=Shapes((shape, s) for s in of_kind["badge"] for shape in s.shapes),
        tables=tuple(of_kind["table"]),
        facts=tuple(of_kind["fact"]),
    )


_KINDS = ("phrase", "heading", "code", "link", "image", "badge", "table", "fact")
_BY_PHRASES = ("phrase", "heading", "code", "link", "image")


def _at(place: str, index: Index[Ready]) -> Index[Ready]:
    """The signs that may stand at a place."""
    return index.only(lambda sign: place in sign.places)


def _index(signs: Sequence[Ready], sieve: Sieve) -> Index[Ready]:
    return Index(((pattern, sign) for sign in signs for pattern in sign.any), sieve)


def _ready_signs(rubric: Rubric) -> Iterator[Ready]:
    order = 0
    language = Phrases(rubric.words)
    for criterion in sorted(rubric.criteria, key=lambda c: c.id):
        for sign in criterion.signs:
            yield _ready(criterion.id, order, sign, language)
            order += 1


def _ready(
    criterion: str,
    order: int,
    sign: PhraseSign | HeadingSign | LinkSign | CodeSign | ImageSign | BadgeSign | TableSign | FactSign,
    language: Phrases,
) -> Ready:
    def read(phrases: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(map(language.read, phrases))

    if isinstance(sign, PhraseSign):
        return Ready(
            criterion,
            sign.kind,
            order,
            places=frozenset(sign.places),
            any=read(sign.any),
            under=read(sign.under),
            unless=read(sign.unless),
            strength=sign.strength,
            guards=sign.guards,
        )
    if isinstance(sign, HeadingSign):
        return Ready(criterion, sign.kind, order, any=read(sign.any), strength=sign.strength)
    if isinstance(sign, LinkSign | BadgeSign):
        shapes = tuple(Shape.of(shape) for shape in sign.target)
        ready = Ready(criterion, sign.kind, order, shapes=shapes)
        if isinstance(sign, LinkSign):
            ready = replace(ready, any=read(sign.text), unless=read(sign.unless), guards=sign.guards)
        return ready
    if isinstance(sign, TableSign):
        return Ready(criterion, sign.kind, order, any=read(sign.header), columns=sign.columns)
    if isinstance(sign, FactSign):
        return Ready(criterion, sign.kind, order, fact=sign.fact, at_least=sign.at_least)
    return Ready(criterion, sign.kind, order, any=read(sign.any))
