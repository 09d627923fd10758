"""The description with its evidence in place, and what was considered and did not count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from ambition.model import Evidence, NotCounted, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import card, draw, esc, hue, slug, small
from ambition.ui.misread import NO_MARKS, Marks, objection_html, refusal_name
from ambition.ui.words import Words
from ambition.wording import shortened

#: Longer descriptions are shown around their evidence only.
_WHOLE_CHARACTERS, _AROUND_CHARACTERS = 60_000, 500


_Span = tuple[int, int, Evidence | NotCounted]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the description: the evidence that covers it, or the refusal."""

    start: int
    end: int
    evidence: tuple[Evidence, ...]
    refused: tuple[NotCounted, ...]


def show_description(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The text with its marks, drawn."""
    draw(description_html(review, rubric, words))


def description_html(review: Review, rubric: LoadedRubric, words: Words) -> str:
    """The text as given, escaped, with its quotes marked; nothing in it is fetched, run or restyled."""
    body = "".join(_pieces(review, rubric, words))
    spoken = ' lang="en"' if review.judged else ""
    window = (
        f'<div class="am-window" tabindex="0" role="region" aria-label="{esc(words("evidence.window"))}">'
        f'<div class="am-text"{spoken}>{body}</div></div>'
    )
    return card("evidence-text", words("evidence.title"), _legend(review, rubric, words) + window)


def show_not_counted(review: Review, words: Words) -> None:
    """What did not count, drawn."""
    draw(not_counted_html(review, words))


def not_counted_html(review: Review, words: Words, marks: Marks = NO_MARKS) -> str:
    """The quotes that did not count, each with the reason."""
    if review.not_counted:
        lines = "".join(
            _refusal(number, refused, words, marks) for number, refused in enumerate(review.not_counted)
        )
        body = f'<ul class="am-refused">{lines}</ul>'
    else:
        body = f'<p class="am-soft">{esc(words("refused.none"))}</p>'
    return card("refused", words("refused.title"), small(words("refused.about")) + body)


def _refusal(number: int, refused: NotCounted, words: Words, marks: Marks) -> str:
    quote = f"“{esc(shortened(refused.quote))}”"
    linked = quote if refused.start is None else f'<a class="am-quote" href="#n-{number}">{quote}</a>'
    objection = objection_html(refused.quote, refusal_name(number), marks, words)
    return f'<li>{linked}<br><span class="am-soft">{esc(_reason(refused, words))} {objection}</span></li>'


def _reason(refused: NotCounted, words: Words) -> str:
    """Why a quote did not count, as a sentence."""
    why = words.say(refused.why)
    return why[:1].upper() + why[1:]


def _legend(review: Review, rubric: LoadedRubric, words: Words) -> str:
    used = {e.ledger for e in review.evidence if e.start is not None}
    scores = [*review.scales, *([review.niche] if review.niche else [])]
    marks = [(hue(review, s.id), words.say(rubric.scale(s.id).title)) for s in scores if s.id in used]
    if any(goal.id in used for goal in rubric.rubric.goals):
        marks.append(("am-hue-goal", words("evidence.goals")))
    lines = "".join(f'<li class="{css}"><i></i>{esc(title)}</li>' for css, title in marks)
    return f'<ul class="am-legend" aria-label="{esc(words("evidence.legend"))}">{lines}</ul>' if lines else ""


def _pieces(review: Review, rubric: LoadedRubric, words: Words) -> Iterator[str]:
    text, opened, written = review.description.text, set[str](), 0
    numbers = {id(refused): number for number, refused in enumerate(review.not_counted)}
    for stretch in _stretches(review):
        yield _plain(text, written, stretch.start)
        inner = esc(text[stretch.start : stretch.end])
        if stretch.evidence:
            says = "; ".join(dict.fromkeys(_says(evidence, rubric, words) for evidence in stretch.evidence))
            css = hue(review, stretch.evidence[0].ledger)
            yield _marked(inner, stretch.evidence, opened, says, css)
        else:
            refused = stretch.refused[0]
            name = f' id="n-{numbers[id(refused)]}"' if f"n{id(refused)}" not in opened else ""
            opened.add(f"n{id(refused)}")
            yield f'<del{name} tabindex="-1" title="{esc(_reason(refused, words))}">{inner}</del>'
        written = stretch.end
    yield _plain(text, written, len(text), is_last=True)


def _plain(text: str, start: int, end: int, *, is_last: bool = False) -> str:
    """Text between marks; of a very long description only what stands near a mark."""
    if len(text) <= _WHOLE_CHARACTERS or end - start <= 2 * _AROUND_CHARACTERS:
        return esc(text[start:end])
    head, tail = text[start : start + _AROUND_CHARACTERS], text[end - _AROUND_CHARACTERS : end]
    return esc(head) + "\n […] \n" + ("" if is_last else esc(tail))


def _marked(inner: str, covering: tuple[Evidence, ...], opened: set[str], says: str, css: str) -> str:
    """A marked stretch: a link to its ledger line, and an anchor for each piece of evidence that begins."""
    first = covering[0]
    begins = [e for e in covering if e.id not in opened]
    opened.update(e.id for e in begins)
    anchors = "".join(f'<span id="q-{slug(e.id)}"></span>' for e in begins)
    highest = max(evidence.level for evidence in covering)
    level = f'<span class="am-level" aria-hidden="true">{highest}</span>' if begins else ""
    return (
        f'{anchors}<a class="am-mark {css}" href="#e-{slug(first.id)}" '
        f'title="{esc(says)}"><mark>{inner}</mark>{level}</a>'
    )


def _says(evidence: Evidence, rubric: LoadedRubric, words: Words) -> str:
    title = words.say(rubric.ledger(evidence.ledger).title)
    strength = words(f"strength.{evidence.strength}")
    return words("evidence.says", scale=title, level=evidence.level, strength=strength)


def _stretches(review: Review) -> Iterator[_Stretch]:
    """The covered stretches in the order of the text, cut wherever the cover changes."""
    spans = sorted(_spans(review), key=lambda span: span[0])
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    active: list[_Span] = []
    waiting = 0
    for start, end in itertools.pairwise(edges):
        while waiting < len(spans) and spans[waiting][0] <= start:
            active.append(spans[waiting])
            waiting += 1
        active = [span for span in active if span[1] > start]
        evidence = [span[2] for span in active if isinstance(span[2], Evidence)]
        refused = tuple(span[2] for span in active if isinstance(span[2], NotCounted))
        if active:
            yield _Stretch(start, end, tuple(sorted(evidence, key=lambda e: (-e.points, e.id))), refused)


def _spans(review: Review) -> Iterator[_Span]:
    """Where in the text each piece of evidence and each refusal stands."""
    length = len(review.description.text)
    found: list[Evidence | NotCounted] = [e for e in review.evidence if e.source == "description"]
    for item in [*found, *review.not_counted]:
        if item.start is not None and item.end is not None and 0 <= item.start < item.end <= length:
            yield item.start, item.end, item
