"""How strong a found phrase is: bare words, something concrete beside them, or a link to check it at."""

from __future__ import annotations

from ambition.model import Strength
from ambition.reading.english import ENGLISH
from ambition.reading.entities import spans_of
from ambition.reading.guards import Match
from ambition.reading.unit import Unit
from ambition.reading.words import ADDRESS

_BEFORE_NO_COUNT = ENGLISH.words("versions", "before")
_AFTER_NO_COUNT = ENGLISH.words("versions", "after")
_CLOSE = 8
_SHORTEST_QUOTE = 12
_SPEAKER = frozenset(("i", "my", "me", "we", "our", "us"))


def strength_of(unit: Unit, match: Match) -> Strength:
    """The strength of a match by what stands in its clause or close by."""
    if _has_link(unit, match):
        return "checkable"
    return "concrete" if _is_concrete(unit, match) else "bare"


def _beside(unit: Unit, match: Match, start: int, end: int) -> bool:
    """In the same clause, or a few words away."""
    if match.start - _CLOSE <= end and start <= match.end + _CLOSE:
        return True
    clause = unit.clauses.clause
    return clause[min(start, len(clause) - 1)] == clause[match.start]


def _has_link(unit: Unit, match: Match) -> bool:
    words = unit.words
    at = 0
    for link in unit.sentence.links:
        if link.target.startswith("#"):
            continue
        found = words.plain.find(link.text, at) if link.text else -1
        if found < 0:
            return True
        at = found
        first = _word_at(words.starts, found)
        last = max(first, _word_at(words.starts, found + len(link.text)) - 1)
        if _beside(unit, match, first, last):
            return True
    if "://" not in words.plain and "www." not in words.plain:
        return False
    return any(kind == ADDRESS and _beside(unit, match, i, i) for i, kind in enumerate(words.kinds))


def _word_at(starts: list[int], offset: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _is_concrete(unit: Unit, match: Match) -> bool:
    words = unit.words
    for kind in ("price", "percent", "date", "name"):
        if any(_beside(unit, match, start, end) for start, end in spans_of(words, kind)):
            return True
    numbers = spans_of(words, "number")
    if any(_beside(unit, match, s, e) and _counts(unit, s, e) for s, e in numbers):
        return True
    return _is_quoted(unit, match)


def _counts(unit: Unit, start: int, end: int) -> bool:
    """Whether a figure counts something: "Python 3.8", "step 2" and "version 4" do not."""
    norms, words = unit.words.norms, unit.words
    if start and norms[start - 1] in _BEFORE_NO_COUNT:
        return False
    if end < len(norms) and norms[end] in _AFTER_NO_COUNT:
        return False
    # The number of a list or of a heading: "2. Our users".
    return not (start == 0 and words.between(end).startswith((".", ")")))


def _is_quoted(unit: Unit, match: Match) -> bool:
    """Whether the match stands within a quotation in the sentence, or the sentence is a quoted one."""
    words = unit.words
    plain = words.plain
    start, end = words.starts[match.start], words.ends[match.end - 1]
    for opening, closing in ('""', "“”", "«»", "„“"):
        before = plain.rfind(opening, 0, start)
        after = plain.find(closing, end)
        if before >= 0 and after >= 0 and after - before > _SHORTEST_QUOTE:
            odd = plain.count(opening, 0, before + 1) % 2 if opening == closing else 1
            if odd:
                return True
    if unit.sentence.place != "quote":
        return False
    return any(mark in plain for mark in ("—", "–", " - ")) or not _SPEAKER.isdisjoint(words.norms)
