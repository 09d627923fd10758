"""From a description to its findings: every sign in every sentence, counted or not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ambition.model import Description, Fact, Finding, Notice, Sentence, Source
from ambition.reading import signs
from ambition.reading.compiled import Matchers, matchers_for
from ambition.reading.notices import Passage, order_to_reader, without_stuffing
from ambition.reading.outline import first_below, introductions
from ambition.reading.own import own_name
from ambition.reading.signs import Shown
from ambition.reading.unit import Headings, Unit
from ambition.reading.words import Words
from ambition.rubric.loading import LoadedRubric

_MOST_ALIKE = 25
_SHORT_DENIAL = 8
_OPEN_BOXES = ("[ ]", "☐", "⬜", "🔲", "◻")
_TICKED_BOXES = ("[x]", "☑", "✅", "✔")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gives: findings by place, and warnings for the person."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]


def read(description: Description, rubric: LoadedRubric, facts: Sequence[Fact] = ()) -> Reading:
    """Find the signs of a rubric in a description and among facts.

    Findings stand in order of (start, end, criterion, kind); those of facts come last. A sentence gives at
    most one finding for a criterion and kind, its best. The same sentence said again gives none.
    """
    matchers = matchers_for(rubric)
    found, notices = _Reader(description, matchers).read()
    findings = [_finding(shown, description, "description") for shown in found]
    findings.sort(key=_place)
    return Reading((*findings, *_of_facts(facts, matchers)), tuple(notices))


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.start or 0, finding.end or 0, finding.criterion, finding.kind


def _finding(shown: Shown, description: Description, source: Source) -> Finding:
    return Finding(
        criterion=shown.sign.criterion,
        kind=shown.sign.kind,
        strength=shown.strength,
        source=source,
        start=shown.start,
        end=shown.end,
        quote=description.text[shown.start : shown.end],
        dismissal=shown.dismissal,
        why=shown.why,
    )


def _of_facts(facts: Sequence[Fact], matchers: Matchers) -> Iterator[Finding]:
    for sign in matchers.facts:
        for fact in facts:
            if fact.id == sign.fact and signs.fact_shown(sign, fact):
                yield Finding(sign.criterion, "fact", "checkable", "fact", None, None, fact.says)


class _Standing(NamedTuple):
    """A sentence where it stands: the line that introduces it, and what stands first below a heading."""

    sentence: Sentence
    intro: str
    below: Sentence | None


class _Reader:
    """Reads one description; remembers the headings, the line before a list and what was said before."""

    def __init__(self, description: Description, matchers: Matchers) -> None:
        self._text = description.text
        self._sentences = description.sentences
        self._matchers = matchers
        self._headings = Headings(matchers.vocabulary, matchers.cues)
        self._own = own_name(description.sentences)
        self._notices: list[Notice] = []
        self._first: dict[str, _Standing] = {}
        self._orders: set[str] = set()
        self._said: set[tuple[str, str, str | None, str]] = set()
        self._alike: dict[tuple[str, str, str | None], int] = {}

    def read(self) -> tuple[list[Shown], list[Notice]]:
        """All that is shown, and the warnings."""
        sentences = self._sentences
        passages: dict[object, Passage] = {}
        for one in map(_Standing, sentences, introductions(sentences), first_below(sentences)):
            sentence = one.sentence
            group = ("list", sentence.section) if sentence.place == "item" else sentence.block
            passage = passages.get(group)
            if passage is None:
                passage = passages[group] = Passage()
            passage.sentences.append(sentence)
            if self._is_repeated(one):
                continue
            shown, words = self._in_sentence(one)
            kept = [best for best in _best(shown) if self._is_new(best, sentence)] if shown else []
            if kept:
                passage.shown += kept
                if words is not None:
                    passage.said.append((sentence, words))
        found, warnings = without_stuffing(passages.values(), self._matchers)
        return found, self._notices + warnings

    def _is_repeated(self, one: _Standing) -> bool:
        """Whether the same sentence stood in the same setting before: then it shows nothing new."""
        sentence = one.sentence
        first = self._first.setdefault(sentence.plain, one)
        if first is one or not sentence.plain or not self._is_like(one, first):
            return False
        if sentence.plain in self._orders:
            self._notices.extend(order_to_reader(sentence, self._notices))
        return True

    def _is_like(self, one: _Standing, first: _Standing) -> bool:
        """Whether two sentences of the same words would be read alike."""
        text, this, that = self._text, one.sentence, first.sentence
        return (
            one.intro == first.intro
            and (one.below is None) == (first.below is None)
            and this.place == that.place
            and this.section == that.section
            and this.is_header == that.is_header
            and text[this.start : this.end] == text[that.start : that.end]
            and [link.target for link in this.links] == [link.target for link in that.links]
            and [image.target for image in this.images] == [image.target for image in that.images]
            and _tick(text, this) == _tick(text, that)
        )

    def _is_new(self, shown: Shown, sentence: Sentence) -> bool:
        """What was said before in the same words is nothing new, and of the same kind a few suffice."""
        quote = sentence.plain or self._text[shown.start : shown.end]
        said = (shown.sign.criterion, shown.strength, shown.dismissal, quote)
        if said in self._said:
            return False
        self._said.add(said)
        kind = (shown.sign.criterion, shown.strength, shown.dismissal)
        self._alike[kind] = self._alike.get(kind, 0) + 1
        return self._alike[kind] <= _MOST_ALIKE

    def _in_sentence(self, one: _Standing) -> tuple[list[Shown], Words | None]:
        """All that one sentence shows, and its words where they were looked at."""
        sentence, matchers = one.sentence, self._matchers
        place = sentence.place
        ways = matchers.vocabulary.ways(sentence.plain)
        shown = self._beside_words(sentence, ways)
        prose = matchers.prose.get(place)
        if place == "code" and prose is None:
            return shown, None
        said = prose.candidates(ways) if prose else []
        orders = matchers.cues.orders.candidates(ways) if place != "code" else []
        titles = matchers.headings.candidates(ways) if place == "heading" else []
        linked = signs.linked(sentence, matchers) if sentence.links else []
        if not (said or orders or titles or linked or sentence.is_header):
            return shown, None
        words = matchers.vocabulary.sentence(sentence.plain, ways)
        is_empty = place == "heading" and one.below is None
        unit = Unit(
            sentence, words, self._headings, self._own, one.intro, _tick(self._text, sentence), is_empty
        )
        if any(pattern.found_in(words) for pattern, _ in orders):
            self._orders.add(sentence.plain)
            self._notices.extend(order_to_reader(sentence, self._notices))
        shown += signs.phrases(unit, said)
        if titles:
            is_denied = one.below is not None and self._is_denied_below(sentence, one.below)
            shown += signs.headings(unit, titles, one.below, is_denied)
        if sentence.is_header:
            shown += signs.tables(words, sentence, matchers)
        shown += signs.links(unit, linked)
        return shown, words

    def _is_denied_below(self, heading: Sentence, below: Sentence) -> bool:
        """Whether what stands first below a heading that promises users or payers is that there are none."""
        if ("owner", "headings") not in self._headings.title(heading.plain)[1]:
            return False
        words = self._matchers.vocabulary.sentence(below.plain)
        unit = Unit(below, words, self._headings, self._own, "", None)
        return len(words) <= _SHORT_DENIAL and bool(unit.cues_of("denied"))

    def _beside_words(self, sentence: Sentence, ways: int) -> list[Shown]:
        """What pictures show, and a line of code or what stands between backticks."""
        shown: list[Shown] = []
        if sentence.images:
            shown += signs.images(sentence, self._matchers)
            shown += signs.badges(sentence, self._matchers, self._own)
        if sentence.place == "code":
            shown += signs.code(sentence, self._matchers, ways)
        elif self._text.find("`", sentence.start, sentence.end) >= 0:
            shown += signs.inline_code(self._text[sentence.start : sentence.end], sentence, self._matchers)
        return shown


def _best(shown: list[Shown]) -> Iterable[Shown]:
    """For each criterion and kind the first of the best."""
    best: dict[tuple[str, str], Shown] = {}
    for one in shown:
        key = (one.sign.criterion, one.sign.kind)
        if key not in best or one.rank > best[key].rank:
            best[key] = one
    return best.values()


def _tick(text: str, sentence: Sentence) -> bool | None:
    """Whether a box before the sentence is ticked; None where there is none."""
    marks = text[max(0, sentence.start - 5) : sentence.start + 4].lower() if sentence.place == "item" else ""
    marks += sentence.plain[:3].lower()
    if "[" not in marks and marks.isascii():
        return None
    if any(mark in marks for mark in _OPEN_BOXES):
        return False
    return True if any(mark in marks for mark in _TICKED_BOXES) else None
