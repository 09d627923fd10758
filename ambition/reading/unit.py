"""One sentence as the reader works on it: its words, clauses, cues, and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ambition.model import Sentence, Strength
from ambition.reading.clauses import Clauses, clauses_of
from ambition.reading.cues import MONEY, PARTY, TEMPLATE_MARKS, Cue, Cues
from ambition.reading.english import ENGLISH
from ambition.reading.lazily import Lazily
from ambition.reading.lexicon import Vocabulary
from ambition.reading.names import is_titled
from ambition.reading.outline import is_label
from ambition.reading.own import OwnName
from ambition.reading.patterns import Pattern
from ambition.reading.sieve import Index
from ambition.reading.words import WORD, Words

Span = tuple[int, int]

_OF_CLAIMS = ("others", "data", "owner")
_PARTY_KEYS = frozenset(PARTY.keys())
_MONEY_KEYS = frozenset(MONEY.keys())
_SHORT_TITLE = 2
_COMPOUNDS = frozenset(("no", "zero", "not", "non"))
_MARK_NORMS = frozenset(mark.lower() for mark in TEMPLATE_MARKS)
#: Words between brackets, as in "helps [users] to [do something]".
_GAP = re.compile(r"(?<!\])\[([A-Za-z][A-Za-z' -]{2,40})\](?![\[(:])")
_FILL_IN = frozenset(("your", "insert", "enter", "describe", "something", "name", "placeholder"))
_SEVERAL = 2
_LONG_ROW = 6
_SMALL_WORDS = ENGLISH.words("common", "words") | frozenset(("using", "per", "via", "without", "through"))
_LONGEST_WITH_GAPS = 2_000
_TODO_APPS = frozenset(("app", "apps", "list", "lists", "manager", "items"))
_NOT_OF_TITLES = ("data", "others", "hypothetical", "owner")
_OF_INTRODUCTIONS = ("own-report",)
_OF_LABELS = ("own-report", "planned", "asked", "hypothetical")


class FoundCue(NamedTuple):
    """A cue and where it stands (words)."""

    cue: Cue
    start: int
    end: int
    words: Words

    @property
    def norms(self) -> list[str]:
        """Its words."""
        return self.words.norms[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings and the line before a list say of the sentences below, and the words themselves."""

    tables: frozenset[tuple[str, str]]
    titles: tuple[Words, ...]
    names: frozenset[str]
    present: frozenset[str]


class Headings:
    """Reads headings and list introductions once each."""

    def __init__(self, vocabulary: Vocabulary, cues: Cues) -> None:
        self.cues = cues
        self._vocabulary = vocabulary
        self._titles: dict[str, tuple[Words, frozenset[tuple[str, str]]]] = {}
        self._above: dict[tuple[tuple[str, ...], str], Above] = {}

    def above(self, section: tuple[str, ...], intro: str) -> Above:
        """What stands above a sentence."""
        known = self._above.get((section, intro))
        if known is None:
            known = self._above[section, intro] = self._read(section, intro)
        return known

    def _read(self, section: tuple[str, ...], intro: str) -> Above:
        tables: set[tuple[str, str]] = set()
        titles = []
        for depth, title in enumerate(section):
            words, cues = self.title(title)
            titles.append(words)
            # The title of the page names the project ("Loan Data Explorer"), it is no section of it.
            is_title = depth == 0 and len(words) > _SHORT_TITLE
            tables |= {(t, r) for t, r in cues if r != "intro" and not (is_title and t in _NOT_OF_TITLES)}
        if intro:
            told = _OF_LABELS if is_label(intro) else _OF_INTRODUCTIONS
            tables |= {
                (t, r) for t, r in self.title(intro)[1] if t in told and (r == "intro") == (t == "planned")
            }
        names = frozenset(titles[0].norms) if titles else frozenset()
        return Above(frozenset(tables), tuple(titles), names, frozenset(table for table, _ in tables))

    def title(self, title: str) -> tuple[Words, frozenset[tuple[str, str]]]:
        """The words of a heading and the cues in it."""
        known = self._titles.get(title)
        if known is None:
            words = self._vocabulary.sentence(title)
            cues = frozenset((cue.table, cue.reach) for _, cue in self.cues.in_headings.found_in(words))
            known = self._titles[title] = (words, cues)
        return known


@dataclass(eq=False)
class Unit:
    """A sentence (or part of an endless one) being read."""

    sentence: Sentence
    words: Words
    headings: Headings
    own: OwnName
    intro: str
    tick: bool | None
    is_empty: bool = False
    claims: dict[tuple[int, int], bool] = field(default_factory=dict)

    @Lazily
    def above(self) -> Above:
        """What stands above it."""
        return self.headings.above(self.sentence.section, self.intro)

    @Lazily
    def clauses(self) -> Clauses:
        """Its clauses."""
        return clauses_of(self.words)

    @Lazily
    def strongest(self) -> Strength:
        """The most that anything said in it can be: without a link or an address nothing can be checked."""
        plain = self.words.plain
        return "checkable" if self.sentence.links or "://" in plain or "www." in plain else "concrete"

    @Lazily
    def cues(self) -> Mapping[str, Sequence[FoundCue]]:
        """By table, the cues of any match in it, without those that an exception takes back."""
        return self._find(self.headings.cues.in_sentences)

    @Lazily
    def claim_cues(self) -> Mapping[str, Sequence[FoundCue]]:
        """By table, the cues that tell whose the people and the money in it are."""
        return self._find(self.headings.cues.on_claims)

    def _find(self, index: Index[Cue]) -> Mapping[str, Sequence[FoundCue]]:
        words = self.words
        found = [
            FoundCue(cue, start, end, words)
            for pattern, cue in index.candidates(words.ways)
            for start, end in pattern.matches(words)
            if not self._is_compound(start, end)
        ]
        exceptions = [c for c in found if c.cue.reach == "except"]
        by_table: dict[str, list[FoundCue]] = {}
        for one in found:
            if one.cue.reach != "except" and not (exceptions and _taken_back(one, exceptions)):
                by_table.setdefault(one.cue.table, []).append(one)
        return by_table

    def _is_compound(self, start: int, end: int) -> bool:
        """A "no-show" or "zero-config" denies nothing."""
        if end != start + 1 or "-" not in self.words.plain:
            return False
        return self.words.norms[start] in _COMPOUNDS and self.words.between(end) == "-"

    def cues_of(self, table: str) -> Sequence[FoundCue]:
        """The cues of one table."""
        return (self.claim_cues if table in _OF_CLAIMS else self.cues).get(table, ())

    @Lazily
    def present(self) -> frozenset[str]:
        """The tables of which anything stands in the sentence or above it, and those of claims."""
        tables = {*_OF_CLAIMS, *self.cues, *self.above.present}
        if self.tick is not None:
            tables.add("planned")
        if self.is_marked:
            tables.add("template")
        return frozenset(tables)

    def has(self, table: str, reach: str) -> bool:
        """Whether a cue of this kind stands anywhere in the sentence."""
        found = self.cues_of(table)
        return bool(found) and any(c.cue.reach == reach for c in found)

    @Lazily
    def is_marked(self) -> bool:
        """Whether a mark such as TODO stands in it (a "TODO app" is none), or a gap "[your name]"."""
        words = self.words
        if "[" in words.plain and _has_gaps(self.sentence):
            return True
        if not any(mark in words.plain for mark in TEMPLATE_MARKS):
            return False
        for mark in _MARK_NORMS.intersection(words.norms):
            index = words.norms.index(mark)
            following = words.norms[index + 1] if index + 1 < len(words) else ""
            written = words.plain[words.starts[index] : words.ends[index]]
            if written in TEMPLATE_MARKS and following not in _TODO_APPS:
                return True
        return False

    @Lazily
    def is_word_list(self) -> bool:
        """Whether it is words in a row that make no sentence: no small word, no comma, no figure."""
        words = self.words
        if len(words) < _LONG_ROW or self.sentence.links or not _SMALL_WORDS.isdisjoint(words.norms):
            return False
        if (
            self.sentence.place in ("heading", "code")
            or words.plain.endswith((".", "!", "?"))
            or is_titled(words)
        ):
            return False
        return all(words.between(i).isspace() for i in range(1, len(words))) and set(words.kinds) == {WORD}

    @Lazily
    def party(self) -> tuple[Span, ...]:
        """Words for people and organisations."""
        return () if _PARTY_KEYS.isdisjoint(self.words.standing) else tuple(PARTY.matches(self.words))

    @Lazily
    def money(self) -> tuple[Span, ...]:
        """Words for paying."""
        return () if _MONEY_KEYS.isdisjoint(self.words.standing) else tuple(MONEY.matches(self.words))


def _has_gaps(sentence: Sentence) -> bool:
    """Whether words in square brackets stand for what somebody is to fill in; links and code have others."""
    if sentence.place == "code" or sentence.links:
        return False
    gaps = _GAP.findall(sentence.plain[:_LONGEST_WITH_GAPS])
    return len(gaps) >= _SEVERAL or any(not _FILL_IN.isdisjoint(gap.lower().split()) for gap in gaps)


def _taken_back(cue: FoundCue, exceptions: list[FoundCue]) -> bool:
    return any(
        e.cue.table == cue.cue.table
        and e.start < cue.end
        and cue.start < e.end
        and cue.end - cue.start <= e.end - e.start
        for e in exceptions
    )


def stands_in(patterns: tuple[Pattern, ...], words: Words) -> bool:
    """Whether any of the phrases stands in these words."""
    return any(pattern.found_in(words) for pattern in patterns)
