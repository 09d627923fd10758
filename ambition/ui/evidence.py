"""The description with its evidence in place, and what was considered and did not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambition.model import Evidence, NotCounted, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import cut, draw, esc, hue, slug
from ambition.ui.words import Words

#: Longer descriptions are shown around their evidence only.
_WHOLE_CHARACTERS, _AROUND_CHARACTERS = 60_000, 500


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the description: the evidence that covers it, or the refusal."""

    start: int
    end: int
    evidence: tuple[Evidence, ...]
    refused: tuple[NotCounted, ...]


def show_description(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The text as given, escaped, with its quotes marked; nothing in it is fetched, run or restyled."""
    body = "".join(_pieces(review, rubric, words))
    draw(
        f'<section class="am-card" aria-labelledby="evidence-text">'
        f'<h3 id="evidence-text">{esc(words("evidence.title"))}</h3>{_legend(review, rubric, words)}'
        f'<div class="am-window" tabindex="0" role="region" aria-label="{esc(words("evidence.window"))}">'
        f'<div class="am-text">{body}</div></div></section>'
    )


def show_not_counted(review: Review, words: Words) -> None:
    """The quotes that did not count, each with the reason."""
    if review.not_counted:
        lines = "".join(_refusal(number, refused, words) for number, refused in enumerate(review.not_counted))
        body = f'<ul class="am-refused">{lines}</ul>'
    else:
        body = f'<p class="am-soft">{esc(words("refused.none"))}</p>'
    draw(
        f'<section class="am-card" aria-labelledby="refused"><h3 id="refused">{esc(words("refused.title"))}</h3>'
        f'<p class="am-small">{esc(words("refused.about"))}</p>{body}</section>'
    )


def _refusal(number: int, refused: NotCounted, words: Words) -> str:
    quote = f"“{esc(cut(refused.quote))}”"
    linked = quote if refused.start is None else f'<a class="am-quote" href="#n-{number}">{quote}</a>'
    kind = words(f"dismissal.{refused.dismissal}")
    return (
        f'<li>{linked}<br><b>{esc(kind)}</b> <span class="am-soft">{esc(words.say(refused.why))}</span></li>'
    )


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
            yield _marked(inner, stretch.evidence, opened, review, rubric, words)
        else:
            refused = stretch.refused[0]
            name = f' id="n-{numbers[id(refused)]}"' if f"n{id(refused)}" not in opened else ""
            opened.add(f"n{id(refused)}")
            yield f'<del{name} tabindex="-1" title="{esc(words.say(refused.why))}">{inner}</del>'
        written = stretch.end
    yield _plain(text, written, len(text), is_last=True)


def _plain(text: str, start: int, end: int, *, is_last: bool = False) -> str:
    """Text between marks; of a very long description only what stands near a mark."""
    if len(text) <= _WHOLE_CHARACTERS or end - start <= 2 * _AROUND_CHARACTERS:
        return esc(text[start:end])
    head, tail = text[start : start + _AROUND_CHARACTERS], text[end - _AROUND_CHARACTERS : end]
    return esc(head) + "\n […] \n" + ("" if is_last else esc(tail))


def _marked(
    inner: str, covering: tuple[Evidence, ...], opened: set[str], review: Review, rubric: LoadedRubric, words: Words
) -> str:
    """A marked stretch: a link to its ledger line, and an anchor for each piece of evidence that begins."""
    first = covering[0]
    says = "; ".join(dict.fromkeys(_says(evidence, rubric, words) for evidence in covering))
    begins = [e for e in covering if e.id not in opened]
    opened.update(e.id for e in begins)
    anchors = "".join(f'<span id="q-{slug(e.id)}"></span>' for e in begins)
    level = f'<span class="am-level" aria-hidden="true">{max(e.level for e in covering)}</span>' if begins else ""
    return (
        f'{anchors}<a class="am-mark {hue(review, first.ledger)}" href="#e-{slug(first.id)}" '
        f'title="{esc(says)}"><mark>{inner}</mark>{level}</a>'
    )


def _says(evidence: Evidence, rubric: LoadedRubric, words: Words) -> str:
    title = words.say(rubric.ledger(evidence.ledger).title)
    return words("evidence.says", scale=title, level=evidence.level, strength=words(f"strength.{evidence.strength}"))


def _stretches(review: Review) -> Iterator[_Stretch]:
    """The covered stretches in the order of the text, cut wherever the cover changes."""
    length = len(review.description.text)
    found = [e for e in review.evidence if e.source == "description" and e.start is not None and e.end is not None]
    refused = [n for n in review.not_counted if n.start is not None and n.end is not None]
    spans = [(int(x.start or 0), int(x.end or 0), x) for x in (*found, *refused)]
    edges = sorted({edge for start, end, _ in spans for edge in (start, end) if 0 <= edge <= length})
    starting = sorted(spans, key=lambda span: span[0])
    active: list[tuple[int, int, Evidence | NotCounted]] = []
    next_span = 0
    for start, end in zip(edges, edges[1:], strict=False):
        while next_span < len(starting) and starting[next_span][0] <= start:
            active.append(starting[next_span])
            next_span += 1
        active = [span for span in active if span[1] > start]
        covering = sorted((s[2] for s in active if isinstance(s[2], Evidence)), key=lambda e: (-e.points, e.id))
        out = tuple(s[2] for s in active if isinstance(s[2], NotCounted))
        if covering or out:
            yield _Stretch(start, end, tuple(covering), out)
