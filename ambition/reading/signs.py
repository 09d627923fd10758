"""The kinds of sign: one function for each, from a sentence to what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ambition.model import Dismissal, Fact, Link, Sentence, Strength
from ambition.reading.addresses import normal
from ambition.reading.compiled import Matchers, Ready
from ambition.reading.english import ENGLISH
from ambition.reading.guards import Match, verdict
from ambition.reading.own import OwnName
from ambition.reading.patterns import Pattern
from ambition.reading.sieve import Index
from ambition.reading.strength import strength_of
from ambition.reading.unit import Unit, stands_in
from ambition.reading.words import Words

_RANK = {"bare": 0, "concrete": 1, "checkable": 2}
_LONGEST_NAME = 300
_LONGEST_WITH_BELOW = 400


class Shown(NamedTuple):
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


Candidates = Sequence[tuple[Pattern, Ready]]


def phrases(unit: Unit, candidates: Candidates) -> Iterator[Shown]:
    """Phrases in a sentence; one that can be no better than what its criterion has already is left out."""
    settled: dict[str, int] = {}
    for pattern, sign in candidates:
        if settled.get(sign.criterion, -1) >= _highest(unit, sign):
            continue
        ends = pattern.ends(unit.words)
        if not ends or not _fits(unit, sign):
            continue
        shown = _judged(unit, sign, pattern, ends)
        counts, rank = shown.rank
        if counts:
            settled[sign.criterion] = max(rank, settled.get(sign.criterion, rank))
        yield shown


def _highest(unit: Unit, sign: Ready) -> int:
    """The highest rank that the sign can have in the sentence."""
    return _RANK[sign.strength or unit.strongest]


def _fits(unit: Unit, sign: Ready) -> bool:
    """Whether the headings above and the rest of the sentence let the sign stand."""
    if sign.under and not any(stands_in(sign.under, title) for title in unit.above.titles):
        return False
    return not (sign.unless and stands_in(sign.unless, unit.words))


def _judged(unit: Unit, sign: Ready, pattern: Pattern, ends: int) -> Shown:
    """The best of the places at which a phrase stands, given where it ends."""
    best: Shown | None = None
    highest = (True, _highest(unit, sign))
    for start, end in pattern.matches(unit.words, ends):
        shown = _shown(unit, sign, Match(start, end, pattern))
        if best is None or shown.rank > best.rank:
            best = shown
            if best.rank == highest:
                break
    assert best is not None
    return best


def _shown(unit: Unit, sign: Ready, match: Match, span: tuple[int, int] | None = None) -> Shown:
    start, end = span or (unit.sentence.start, unit.sentence.end)
    strength = "bare" if unit.is_word_list else sign.strength or strength_of(unit, match)
    found = verdict(unit, match, sign.guards)
    return Shown(sign, start, end, strength, *(found or (None, "")))


def links(unit: Unit, found: Iterable[tuple[Link, Ready]]) -> Iterator[Shown]:
    """The links found, held against the rest of the sentence."""
    for link, sign in found:
        at = unit.words.plain.find(link.text) if link.text else -1
        match = _around(unit.words, max(at, 0), len(link.text))
        span = (link.start, link.end)
        if unit.own.is_of_other(link.target):
            yield Shown(sign, *span, "checkable", "others", ENGLISH.says("others"))
        elif sign.guards and match:
            yield _shown(unit, sign, match, span)
        else:
            found_against = verdict(unit, match, False) if match else None
            yield Shown(sign, *span, sign.strength or "checkable", *(found_against or (None, "")))


def linked(sentence: Sentence, matchers: Matchers) -> list[tuple[Link, Ready]]:
    """The links of a sentence whose text or address a sign asks for."""
    found: list[tuple[Link, Ready]] = []
    for link in sentence.links:
        address = normal(link.target)
        if not address:
            continue
        found += [(link, sign) for sign in matchers.link_shapes.found_in(address)]
        ways = matchers.vocabulary.ways(link.text)
        found += [(link, sign) for sign in _said(link.text, matchers.link_texts, matchers, ways)]
    return [(link, sign) for link, sign in found if not _is_ruled_out(link, sign, sentence, matchers)]


def _is_ruled_out(link: Link, sign: Ready, sentence: Sentence, matchers: Matchers) -> bool:
    """Whether a link's own words, or the pieces of its address, say that it leads elsewhere."""
    if not sign.unless:
        return False
    address = normal(link.target)
    said = sentence.plain if "://" in link.text or normal(link.text) == address else link.text
    text = f"{said} {address.replace('/', ' ').replace('.', ' ').replace('-', ' ')}"
    words = matchers.vocabulary.sentence(text, matchers.vocabulary.ways(text))
    return stands_in(sign.unless, words)


def _said(text: str, index: Index[Ready], matchers: Matchers, ways: int) -> list[Ready]:
    """The signs whose phrases stand in a short text, given the ways that it opens."""
    if not index.candidates(ways):
        return []
    words = matchers.vocabulary.sentence(text, ways)
    return [sign for _, sign in index.found_in(words)]


def _around(words: Words, start: int, length: int) -> Match | None:
    inside = [i for i, at in enumerate(words.starts) if start <= at < start + max(length, 1)]
    if not inside:
        return None
    return Match(inside[0], inside[-1] + 1)


def images(sentence: Sentence, matchers: Matchers) -> Iterator[Shown]:
    """Pictures that are no badge, by their alt text or file name."""
    for image in sentence.images:
        if image.is_badge:
            continue
        name = image.target.split("?", 1)[0].rsplit("/", 1)[-1][:_LONGEST_NAME].replace("_", " ")
        named = [
            s
            for text in (image.alt[:_LONGEST_NAME], name)
            for s in _said(text, matchers.image_texts, matchers, matchers.vocabulary.ways(text))
        ]
        for sign in (*matchers.any_images, *named):
            yield Shown(sign, image.start, image.end, "concrete")


def badges(sentence: Sentence, matchers: Matchers, own: OwnName) -> Iterator[Shown]:
    """Badges by the service that draws them: the address is what counts, never the words on it."""
    for image in sentence.images:
        if image.is_badge:
            other = ("others", ENGLISH.says("others")) if own.is_of_other(image.target) else (None, "")
            for sign in matchers.badges.found_in(normal(image.target)):
                yield Shown(sign, image.start, image.end, "checkable", *other)


def code(sentence: Sentence, matchers: Matchers, ways: int) -> list[Shown]:
    """Phrases in a line of code."""
    signs = _said(sentence.plain, matchers.code, matchers, ways)
    return [Shown(sign, sentence.start, sentence.end, "concrete") for sign in signs]


def inline_code(raw: str, sentence: Sentence, matchers: Matchers) -> Iterator[Shown]:
    """Phrases in what stands between backticks in a sentence as written."""
    for piece in _between_backticks(raw):
        for sign in _said(piece, matchers.code, matchers, matchers.vocabulary.ways(piece)):
            yield Shown(sign, sentence.start, sentence.end, "concrete")


def _between_backticks(raw: str) -> list[str]:
    while "``" in raw:
        raw = raw.replace("``", "`")
    return [piece for piece in raw.split("`")[1::2] if piece.strip()]


def headings(unit: Unit, candidates: Candidates, below: Sentence | None, is_denied: bool) -> Iterator[Shown]:
    """A heading, quoted with the first sentence below it, which says what there is, or that there is none."""
    start, end = unit.sentence.start, unit.sentence.end
    if below is not None and below.end - start <= _LONGEST_WITH_BELOW:
        end = below.end
    for pattern, sign in candidates:
        ends = pattern.ends(unit.words)
        if ends:
            shown = _judged(unit, sign, pattern, ends)._replace(start=start, end=end)
            yield shown._replace(dismissal="denied", why=ENGLISH.says("denied")) if is_denied else shown


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
