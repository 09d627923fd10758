"""Warnings that come from reading: orders to the reader, and rubric words without a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ambition.model import Notice, Sentence
from ambition.reading.compiled import Matchers
from ambition.reading.english import ENGLISH
from ambition.reading.entities import spans_of
from ambition.reading.signs import Shown
from ambition.reading.words import ADDRESS, Words

_FEW = 2
_STUFFED = 3
#: So many different things are claimed in no honest paragraph or list without a fact among them.
_CROWD = 12
_LIST_OF_WORDS = 16
_FACTS = ("number", "name", "date", "price", "percent")
_MOST = 5


def order_to_reader(sentence: Sentence, so_far: Sequence[Notice]) -> list[Notice]:
    """A warning for a sentence that orders its reader what to find."""
    already = [n for n in so_far if n.code == "instruction"]
    if len(already) >= _MOST or any(n.start == sentence.start for n in already):
        return []
    message = "A sentence tells the reader how to score; it earns nothing."
    return [Notice("instruction", message, sentence.start, sentence.end)]


@dataclass(slots=True)
class Passage:
    """A paragraph, or the list below a heading: its sentences and what they show, with the words of those
    that show something."""

    sentences: list[Sentence] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    said: list[tuple[Sentence, Words]] = field(default_factory=list)

    def counted(self) -> list[Shown]:
        """What counts by its words."""
        return [shown for shown in self.shown if shown.dismissal is None and shown.sign.kind == "phrase"]


def without_stuffing(passages: Iterable[Passage], matchers: Matchers) -> tuple[list[Shown], list[Notice]]:
    """All that is shown, and a warning for each passage that claims much and names no fact.

    There each of these claims is bare, also those of signs that are concrete by themselves; and where there
    are so many that it is a list of words, they do not count.
    """
    kept: list[Shown] = []
    notices: list[Notice] = []
    for passage in passages:
        counted = passage.counted()
        empty = _without_fact(passage, counted) if _criteria(counted) >= _FEW else []
        crowd = _criteria(empty)
        if crowd >= _CROWD or (len(empty) == len(counted) and _is_praise(passage, empty, matchers)):
            notices.append(_stuffed(empty))
            kept += [_weakened(shown, crowd) if shown in empty else shown for shown in passage.shown]
        else:
            kept += passage.shown
    return kept, notices[:_MOST]


def _criteria(shown: Sequence[Shown]) -> int:
    return len({one.sign.criterion for one in shown})


def _is_praise(passage: Passage, empty: Sequence[Shown], matchers: Matchers) -> bool:
    """Whether nothing but bare words claims several things, or a few beside words of praise."""
    if _criteria(empty) < _FEW or any(shown.strength != "bare" for shown in empty if not shown.sign.strength):
        return False
    all_bare = all(shown.strength == "bare" for shown in empty)
    return (all_bare and _criteria(empty) >= _STUFFED) or _boasts(passage, matchers) >= _FEW


def _weakened(shown: Shown, crowd: int) -> Shown:
    if crowd >= _LIST_OF_WORDS:
        return shown._replace(dismissal="boast", why=ENGLISH.says("boast"))
    return shown._replace(strength="bare")


def _stuffed(counted: Sequence[Shown]) -> Notice:
    message = "This passage claims much without a number, name, date or link; it counts half at most."
    return Notice("stuffing", message, min(s.start for s in counted), max(s.end for s in counted))


def _without_fact(passage: Passage, counted: Sequence[Shown]) -> list[Shown]:
    """What is claimed in sentences without a number, name, date, price or link."""
    with_fact = {
        sentence.start
        for sentence, words in passage.said
        if sentence.links or ADDRESS in words.kinds or any(spans_of(words, kind) for kind in _FACTS)
    }
    return [shown for shown in counted if shown.start not in with_fact]


def _boasts(passage: Passage, matchers: Matchers) -> int:
    """How many words of praise stand in a passage."""
    vocabulary, boasts = matchers.vocabulary, matchers.cues.boasts
    opened = ((sentence.plain, vocabulary.ways(sentence.plain)) for sentence in passage.sentences)
    praising = (vocabulary.sentence(plain, ways) for plain, ways in opened if boasts.candidates(ways))
    return sum(len(boasts.found_in(words)) for words in praising)
