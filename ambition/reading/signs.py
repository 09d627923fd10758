"""The kinds of sign: one function for each, from a sentence to what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambition.model import Dismissal, Fact, Sentence, Strength
from ambition.reading.addresses import normal
from ambition.reading.compiled import Matchers, Ready
from ambition.reading.guards import Match, verdict
from ambition.reading.patterns import Pattern
from ambition.reading.strength import strength_of
from ambition.reading.unit import Unit, stands_in
from ambition.reading.words import Words

_RANK = {"bare": 0, "concrete": 1, "checkable": 2}


@dataclass(frozen=True, slots=True)
class Shown:
    """A sign found: the span it is quoted by, its strength, and why it does not count, if so."""

    sign: Ready
    start: int
    end: int
    strength: Strength
    dismissal: Dismissal | None = None
    why: str = ""

    @property
    def rank(self) -> tuple[bool, int]:
        """Better is higher: what counts before what does not, then by strength."""
        return self.dismissal is None, _RANK[self.strength]


def phrases(unit: Unit, matchers: Matchers) -> Iterator[Shown]:
    """Phrases in a sentence."""
    place = unit.sentence.place
    for pattern, sign in matchers.prose.found_in(unit.words):
        if place not in sign.places:
            continue
        if sign.under and not any(stands_in(sign.under, title) for title in unit.above.titles):
            continue
        if sign.unless and stands_in(sign.unless, unit.words):
            continue
        yield _judged(unit, sign, pattern)


def _judged(unit: Unit, sign: Ready, pattern: Pattern) -> Shown:
    """The best of the places at which a phrase stands."""
    found = [_shown(unit, sign, Match.of(pattern, *span)) for span in pattern.matches(unit.words)]
    return max(found, key=lambda shown: shown.rank)


def _shown(unit: Unit, sign: Ready, match: Match, span: tuple[int, int] | None = None) -> Shown:
    start, end = span or (unit.sentence.start, unit.sentence.end)
    strength = sign.strength or strength_of(unit, match)
    found = verdict(unit, match) if sign.guards else None
    return Shown(sign, start, end, strength, *(found or (None, "")))


def links(unit: Unit, matchers: Matchers) -> Iterator[Shown]:
    """Links by their text or the shape of their address."""
    at = 0
    for link in unit.sentence.links:
        found = unit.words.plain.find(link.text, at) if link.text else -1
        at = max(at, found)
        match = _around(unit.words, max(found, 0), len(link.text))
        span = (link.start, link.end)
        address = normal(link.target)
        for sign in _link_signs(link.text, address, matchers):
            if sign.guards and match:
                yield _shown(unit, sign, match, span)
            else:
                yield Shown(sign, *span, sign.strength or "checkable")


def _link_signs(text: str, address: str, matchers: Matchers) -> Iterator[Ready]:
    if address:
        for sign in matchers.link_shapes:
            if any(shape.fits(address) for shape in sign.shapes):
                yield sign
    if text and address:
        for words in matchers.vocabulary.sentence(text)[:1]:
            for _, sign in matchers.link_texts.found_in(words):
                yield sign


def _around(words: Words, start: int, length: int) -> Match | None:
    inside = [i for i, at in enumerate(words.starts) if start <= at < start + max(length, 1)]
    if not inside:
        return None
    return Match(inside[0], inside[-1] + 1, frozenset(words.norms[inside[0] : inside[-1] + 1]), ())


def images(sentence: Sentence, matchers: Matchers) -> Iterator[Shown]:
    """Pictures that are no badge, by their alt text or file name."""
    for image in sentence.images:
        if image.is_badge:
            continue
        for sign in matchers.any_images:
            yield Shown(sign, image.start, image.end, "concrete")
        name = image.target.split("?", 1)[0].rsplit("/", 1)[-1][:200]
        for text in (image.alt[:400], name.replace("_", " ")):
            for words in matchers.vocabulary.sentence(text)[:1]:
                for _, sign in matchers.image_texts.found_in(words):
                    yield Shown(sign, image.start, image.end, "concrete")


def code(words: Words, sentence: Sentence, matchers: Matchers) -> Iterator[Shown]:
    """Phrases in a line of code or in inline code."""
    for _, sign in matchers.code.found_in(words):
        yield Shown(sign, sentence.start, sentence.end, "concrete")


def inline_code(raw: str) -> list[str]:
    """What stands between backticks in a sentence as written."""
    if "`" not in raw:
        return []
    while "``" in raw:
        raw = raw.replace("``", "`")
    return [piece for piece in raw.split("`")[1::2] if piece.strip()]


def headings(unit: Unit, has_content: bool, matchers: Matchers) -> Iterator[Shown]:
    """A heading with something below it."""
    if not has_content:
        return
    for pattern, sign in matchers.headings.found_in(unit.words):
        yield _judged(unit, sign, pattern)


def tables(words: Words, sentence: Sentence, matchers: Matchers) -> Iterator[Shown]:
    """A table by its header row."""
    for sign in matchers.tables:
        if sum(pattern.found_in(words) for pattern in sign.any) >= sign.columns:
            yield Shown(sign, sentence.start, sentence.end, "concrete")


def fact_shown(sign: Ready, fact: Fact) -> bool:
    """Whether a fetched fact is true, or a number of at least the sign's ``at_least``."""
    value = fact.value
    if value is None:
        return False
    if sign.at_least is None:
        return bool(value)
    return isinstance(value, int) and value >= sign.at_least
