"""Warnings that come from reading: orders to the reader, and rubric words without a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambition.model import Notice, Sentence
from ambition.reading.signs import Shown

_STUFFED = 3
_MOST = 5


def order_to_reader(sentence: Sentence, so_far: Sequence[Notice]) -> list[Notice]:
    """A warning for a sentence that orders its reader what to find."""
    already = [n for n in so_far if n.code == "instruction"]
    if len(already) >= _MOST or any(n.start == sentence.start for n in already):
        return []
    message = "A sentence tells the reader how to score; it earns nothing."
    return [Notice("instruction", message, sentence.start, sentence.end)]


def stuffing(blocks: Iterable[Sequence[Shown]], text: str) -> list[Notice]:
    """A warning for each paragraph or list that claims much and shows no number, name, date or link."""
    notices = []
    for block in blocks:
        counted = [shown for shown in block if shown.dismissal is None and shown.sign.kind == "phrase"]
        criteria = {shown.sign.criterion for shown in counted}
        all_bare = all(shown.strength == "bare" and not _has_figure(shown, text) for shown in counted)
        if len(criteria) >= _STUFFED and all_bare:
            message = "This passage claims much without a number, name, date or link; it counts half at most."
            start = min(shown.start for shown in counted)
            notices.append(Notice("stuffing", message, start, max(shown.end for shown in counted)))
    return notices[:_MOST]


def _has_figure(shown: Shown, text: str) -> bool:
    return any(letter.isdigit() for letter in text[shown.start : shown.end])
