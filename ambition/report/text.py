"""A review as plain text for a terminal: ladder, scales as bars, quotes, what to do and what to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from ambition.model import LedgerScore, Review
from ambition.report import telling
from ambition.report.markdown import STEP_TITLES
from ambition.report.telling import clean, number
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

WIDTH = 80
BAR = 40
MOST_QUOTES = 6
MOST_NOT_COUNTED = 8


def to_text(review: Review, rubric: LoadedRubric, width: int = WIDTH) -> str:
    """The report, wrapped to ``width`` columns; ends with a line feed."""
    parts = [
        _head(review, rubric, width),
        _goals(review, rubric, width),
        _scales(review, rubric, width),
        _evidence(review, rubric, width),
        _not_counted(review, width),
        _misread(review, width),
        _steps(review, width),
        _questions(review, width),
        _unsure(review, width),
        _foot(review, width),
    ]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def _wrapped(text: str, width: int, first: str = "  ", rest: str | None = None) -> list[str]:
    """Paragraph lines with an indent; ``rest`` indents the lines after the first."""
    after = " " * len(first) if rest is None else rest
    return textwrap.wrap(clean(text), width, initial_indent=first, subsequent_indent=after) or [
        first.rstrip()
    ]


def _items(lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line, width, "  - ")


def _head(review: Review, rubric: LoadedRubric, width: int) -> Iterator[str]:
    yield clean(review.description.name) or "Review"
    yield ""
    yield from _wrapped(telling.verdict(review, rubric).upper() if review.judged else review.unsure[0], width)
    card = review.hireability
    if card is None:
        return
    if review.judged:
        yield from _wrapped(card.headline, width)
    yield from _items((f"{r.says} “{shortened(r.quote)}”" for r in card.reasons), width)
    yield from _block("Claimed, not shown:", card.claimed_not_shown, width)
    yield from _block("Doubts:", card.doubts, width)
    if card.if_claims_fall:
        yield from ("", *_wrapped(card.if_claims_fall, width))
    yield from ("", *_wrapped(card.closing, width))


def _block(title: str, lines: Iterable[str], width: int) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"  {title}")
        yield from _items(found, width)


def _goals(review: Review, rubric: LoadedRubric, width: int) -> Iterator[str]:
    yield "GOALS"
    for rung in reversed(review.goal.ladder):
        mark = ">" if rung.id == review.goal.reached else " "
        yield f"  {mark} {rung.rank}  {rung.title}"
        for condition in rung.conditions:
            yield from _wrapped(telling.condition(condition), width, "       ")
    yield from (line for said in telling.aims(review, rubric) for line in _wrapped(said, width))


def _scales(review: Review, rubric: LoadedRubric, width: int) -> Iterator[str]:
    if not review.judged:
        return
    scores = _judged(review)
    names = max(len(rubric.scale(score.id).title) for score in scores)
    yield "WHERE IT STANDS (points of 100)"
    for score in scores:
        scale = rubric.scale(score.id)
        claimed = "" if score.claimed is None else f", claimed {number(score.claimed)}"
        yield f"  {scale.title:<{names}}  {_bar(score)}  {number(score.shown)}{claimed}"
        yield from _wrapped(f"{scale.left} … {scale.right}", width, " " * (names + 4))
    yield f"  {'':<{names}}  █ shown  ▒ claimed  · not known"


def _judged(review: Review) -> tuple[LedgerScore, ...]:
    return (*review.scales, review.niche) if review.niche else review.scales


def _bar(score: LedgerScore) -> str:
    """A bar of 40 columns: shown, claimed beyond it, then what nobody could judge."""
    shown, claimed, high = (_columns(part) for part in (score.shown, score.claimed or 0, score.high))
    return "".join("█" if c < shown else "▒" if c < claimed else "·" if c < high else " " for c in range(BAR))


def _columns(tenths: int) -> int:
    return (2 * tenths * BAR + 1000) // 2000


def _evidence(review: Review, rubric: LoadedRubric, width: int) -> Iterator[str]:
    if not review.judged or not review.evidence:
        return
    yield "EVIDENCE"
    for score in _judged(review):
        items, _ = telling.carrying(score)
        if items:
            yield f"  {rubric.scale(score.id).title}"
        for item in items[:MOST_QUOTES]:
            says = telling.meaning(item, rubric)
            line = f"{says} “{shortened(item.quote)}” ({telling.provenance(item)})"
            yield from _wrapped(line, width, f"  {number(item.points):>5}  ", " " * 9)
        if len(items) > MOST_QUOTES:
            yield f"         and {len(items) - MOST_QUOTES} more"


def _not_counted(review: Review, width: int) -> Iterator[str]:
    if not review.not_counted:
        return
    yield "CONSIDERED, AND NOT COUNTED"
    yield from _items(
        (f"“{shortened(i.quote)}”: {i.why}" for i in review.not_counted[:MOST_NOT_COUNTED]), width
    )
    if len(review.not_counted) > MOST_NOT_COUNTED:
        yield f"    and {len(review.not_counted) - MOST_NOT_COUNTED} more"


def _misread(review: Review, width: int) -> Iterator[str]:
    if review.misread:
        yield telling.MISREAD.upper()
        yield from _items((f"“{shortened(i.quote)}”: {i.says}" for i in review.misread), width)


def _steps(review: Review, width: int) -> Iterator[str]:
    if review.next_steps:
        yield "NEXT"
    for kind, title in STEP_TITLES.items():
        says = [telling.step(step) for step in review.next_steps if step.kind == kind]
        if says:
            yield f"  {title}"
            yield from _items(says, width)


def _questions(review: Review, width: int) -> Iterator[str]:
    if review.hireability is None or not review.hireability.questions:
        return
    yield "QUESTIONS FOR AN INTERVIEW"
    for place, question in enumerate(review.hireability.questions, 1):
        yield from _wrapped(question.asks, width, f"  {place}. ")
        yield from _wrapped(question.because, width, "     ")
        yield from _wrapped(f"Good: {question.good}", width, "     + ")
        yield from _wrapped(f"Weak: {question.weak}", width, "     - ")


def _unsure(review: Review, width: int) -> Iterator[str]:
    lines = [*(review.unsure if review.judged else ()), *(notice.message for notice in review.warnings)]
    if lines:
        yield "UNSURE"
        yield from _items(dict.fromkeys(lines), width)


def _foot(review: Review, width: int) -> Iterator[str]:
    yield from _wrapped(telling.footer(review), width, "")
