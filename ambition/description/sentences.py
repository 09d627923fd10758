"""Cutting visible text into sentences, in time that grows with its length and no faster."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ambition.description.trail import Span
from ambition.description.words import words

#: No sentence is longer than this, in code points; a longer one is cut between words.
LONGEST = 600

# Bounded repetition only, so that the scan stays linear on any text.
_STOP = re.compile(r"""\n|[.!?…][.!?…"')\]”’»]{0,4}(?=\s)|[。！？]""")

_ABBREVIATIONS = words(
    "e.g i.e etc vs cf ca approx dr mr mrs ms prof st no nr fig figs eq sec ch vol pp p ed eds al inc ltd co "
    "corp dept est min max avg jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "u.s u.k a.k.a ph.d resp incl excl jr sr viz"
)
#: Abbreviations that often end a sentence too; a capital after them begins a new one.
_MAY_END = words("etc al inc ltd co corp u.s u.k ph.d jr sr min max est a.k.a no p sat sun sec")


def split(text: str, keep: Sequence[Span] = ()) -> list[Span]:
    """Return the spans of the sentences in ``text``, in order, without blanks at their ends.

    ``keep`` holds ordered spans (link texts) inside which no sentence ends. A line feed ends a sentence
    unless the next line goes on in lower case. Pieces longer than LONGEST are cut between words.
    """
    spans: list[Span] = []
    begin = 0
    starts = [span[0] for span in keep]
    for match in _STOP.finditer(text):
        end = match.end()
        if _goes_on(text, match) or _inside(end, keep, starts):
            continue
        _add(text, begin, end, spans)
        begin = end
    _add(text, begin, len(text), spans)
    return spans


def whole(text: str) -> list[Span]:
    """Return ``text`` as one span (a table row, a heading, a code line), cut only where it is too long."""
    spans: list[Span] = []
    _add(text, 0, len(text), spans)
    return spans


def _inside(offset: int, keep: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and keep[at][0] < offset < keep[at][1]


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence continues after this full stop or line feed."""
    mark = match[0]
    following = text[match.end() : match.end() + 12].lstrip()
    if mark == "\n":
        return following[:1].islower()
    if mark in "。！？":
        return False
    lower = following[:1].islower()
    if mark != ".":
        return lower and mark[-1] not in "!?" and (mark[0] == "…" or mark.startswith(".."))
    word = _word_before(text, match.start())
    if word in _ABBREVIATIONS:
        return lower or word not in _MAY_END or following[:1].isdigit()
    # An initial ("J. Doe") or the number of a list ("1. Open it") at the start of the text.
    if len(word) == 1 and word.isalpha():
        return text[match.start() - 1].isupper() and word != "i"
    return word.isdigit() and match.start() == len(word)


def _word_before(text: str, end: int) -> str:
    """Return the word that stands before ``end``, in lower case, as far as 12 characters back."""
    if end == 0 or text[end - 1].isspace():
        return ""
    return text[max(0, end - 12) : end].rsplit(maxsplit=1)[-1].lstrip("([\"'“‘").lower()


def _add(text: str, begin: int, end: int, spans: list[Span]) -> None:
    """Append the span from ``begin`` to ``end`` without outer blanks, in pieces no longer than LONGEST."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST:
        cut = _last_blank(text, begin, begin + LONGEST)
        stop = cut
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        spans.append((begin, stop))
        begin = cut
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))


def _last_blank(text: str, begin: int, end: int) -> int:
    """Return where the last word before ``end`` starts, or ``end`` where one word fills the whole piece."""
    for at in range(end, begin + LONGEST // 2, -1):
        if text[at - 1].isspace() or text[at : at + 1].isspace():
            return at
    return end
