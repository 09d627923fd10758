"""From a description to its findings: every sign in every sentence, counted or not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ambition.model import Description, Fact, Finding, Notice, Sentence, Source
from ambition.reading import signs
from ambition.reading.compiled import Matchers, matchers_for
from ambition.reading.cues import INSTRUCTIONS
from ambition.reading.notices import Passage, order_to_reader, without_stuffing
from ambition.reading.outline import introductions, with_content
from ambition.reading.signs import Shown
from ambition.reading.unit import Headings, Unit
from ambition.rubric.loading import LoadedRubric

_MOST_ALIKE = 25
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


class _Reader:
    """Reads one description; remembers the headings and the line before a list."""

    def __init__(self, description: Description, matchers: Matchers) -> None:
        self._text = description.text
        self._sentences = description.sentences
        self._matchers = matchers
        self._headings = Headings(matchers.vocabulary)
        self._said: set[tuple[str, str, tuple[str, ...], str]] = set()
        self._alike: dict[tuple[str, str, str | None], int] = {}

    def read(self) -> tuple[list[Shown], list[Notice]]:
        """All that is shown, and the warnings."""
        notices: list[Notice] = []
        passages: dict[object, Passage] = {}
        has_content = with_content(self._sentences)
        for index, intro in enumerate(introductions(self._sentences)):
            sentence = self._sentences[index]
            best: dict[tuple[str, str], Shown] = {}
            for shown in self._in_sentence(sentence, intro, has_content[index], notices):
                key = (shown.sign.criterion, shown.sign.kind)
                if key not in best or shown.rank > best[key].rank:
                    best[key] = shown
            kept = [shown for shown in best.values() if self._is_new(shown, sentence)]
            group = ("list", sentence.section) if sentence.place == "item" else sentence.block
            passage = passages.setdefault(group, Passage())
            passage.sentences.append(sentence)
            passage.shown += kept
        found, warnings = without_stuffing(passages.values(), self._matchers.vocabulary)
        return found, notices + warnings

    def _is_new(self, shown: Shown, sentence: Sentence) -> bool:
        """What was said before in the same words is nothing new, and of the same kind a few suffice."""
        quote = sentence.plain or self._text[shown.start : shown.end]
        said = (shown.sign.criterion, shown.strength, (shown.dismissal or "",), quote)
        if said in self._said:
            return False
        self._said.add(said)
        kind = (shown.sign.criterion, shown.strength, shown.dismissal)
        self._alike[kind] = self._alike.get(kind, 0) + 1
        return self._alike[kind] <= _MOST_ALIKE

    def _in_sentence(
        self, sentence: Sentence, intro: str, has_content: bool, notices: list[Notice]
    ) -> Iterable[Shown]:
        matchers = self._matchers
        if sentence.images:
            yield from signs.images(sentence, matchers)
        yield from self._in_code(sentence)
        if sentence.place == "code" and "code" not in matchers.places:
            return
        standing = matchers.vocabulary.standing(sentence.plain)
        said = [c for c in matchers.prose.candidates(standing) if sentence.place in c[1].places]
        orders = INSTRUCTIONS.candidates(standing) if sentence.place != "code" else []
        is_heading = sentence.place == "heading"
        titles = matchers.headings.candidates(standing) if is_heading else []
        linked = signs.linked(sentence, matchers) if sentence.links else []
        if not (said or orders or titles or linked or sentence.is_header):
            return
        tick = _tick(self._text, sentence)
        words = matchers.vocabulary.sentence(sentence.plain, standing)
        unit = Unit(sentence, words, self._headings, intro, tick, is_heading and not has_content)
        if any(pattern.found_in(words) for pattern, _ in orders):
            notices.extend(order_to_reader(sentence, notices))
        yield from signs.phrases(unit, said)
        yield from signs.headings(unit, titles)
        if sentence.is_header:
            yield from signs.tables(words, sentence, matchers)
        yield from signs.links(unit, linked)

    def _in_code(self, sentence: Sentence) -> Iterator[Shown]:
        """Signs in a line of code, or in what stands between backticks."""
        if sentence.place == "code":
            yield from signs.code(sentence.plain, sentence, self._matchers)
        else:
            for piece in signs.inline_code(self._text[sentence.start : sentence.end]):
                yield from signs.code(piece, sentence, self._matchers)


def _tick(text: str, sentence: Sentence) -> bool | None:
    """Whether a box before the sentence is ticked; None where there is none."""
    marks = text[max(0, sentence.start - 5) : sentence.start + 4].lower() if sentence.place == "item" else ""
    marks += sentence.plain[:3].lower()
    if any(mark in marks for mark in _OPEN_BOXES):
        return False
    return True if any(mark in marks for mark in _TICKED_BOXES) else None
