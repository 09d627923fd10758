"""A review as Markdown, to read as text or rendered; foreign words are escaped, so nothing in them acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ambition.model import Evidence, LedgerScore, NextStep, Review
from ambition.report import telling
from ambition.report.telling import clean, number
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|~#!&$^="})
STEP_TITLES = {
    "this week": "This week",
    "write it down": "Already true? Write it down",
    "do this": "Not yet true? Do this",
}


def to_markdown(review: Review, rubric: LoadedRubric) -> str:
    """The whole report; ends with a line feed."""
    parts = [
        _head(review, rubric),
        _card(review),
        _goals(review, rubric),
        _scales(review, rubric),
        *(_ledger(score, rubric) for score in _judged(review)),
        _not_counted(review),
        _misread(review),
        _steps(review.next_steps),
        _questions(review),
        _unsure(review),
        _foot(review),
    ]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def escaped(text: str) -> str:
    """Foreign text on one line, as it is read, whatever marks it holds."""
    line = clean(text).translate(_SPECIAL)
    return line.replace("://", ":\\//").replace("@", "\\@")


def _quoted(quote: str) -> str:
    return f"“{escaped(shortened(quote, 300))}”"


def _head(review: Review, rubric: LoadedRubric) -> Iterator[str]:
    # The title tells the reader of a description that the report was pasted into what it is.
    yield f"# {' of '.join(filter(None, ('Ambition review', escaped(review.description.name))))}"
    yield ""
    yield f"**{escaped(telling.verdict(review, rubric))}**"
    if review.hireability and review.judged:
        yield f"\n{escaped(review.hireability.headline)}\n"


def _card(review: Review) -> Iterator[str]:
    card = review.hireability
    if card is None:
        return
    for reason in card.reasons:
        yield f"- {escaped(reason.says)} {_quoted(reason.quote)}"
    yield from _titled("Claimed, not shown", (escaped(claim) for claim in card.claimed_not_shown))
    yield from _titled("Doubts", (escaped(doubt) for doubt in card.doubts))
    if card.if_claims_fall:
        yield f"\n{escaped(card.if_claims_fall)}"
    yield f"\n*{escaped(card.closing)}*"


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n**{title}**\n"
        yield from (f"- {line}" for line in found)


def _goals(review: Review, rubric: LoadedRubric) -> Iterator[str]:
    yield "## Goals\n"
    for rung in reversed(review.goal.ladder):
        mark = "●" if rung.id == review.goal.reached else "○"
        here = " (reached)" if rung.id == review.goal.reached else ""
        yield f"- {mark} **{escaped(rung.title)}**{here}{_after(escaped(telling.falls(rung, rubric)))}"
        yield from (f"  - {escaped(telling.condition(condition))}" for condition in rung.conditions)
    said = telling.aims(review, rubric)
    if said:
        yield f"\n{escaped(' '.join(said))}"


def _after(words: str) -> str:
    return f", {words}" if words else ""


def _scales(review: Review, rubric: LoadedRubric) -> Iterator[str]:
    yield "## Where it stands\n"
    if not review.judged:
        yield f"{escaped(telling.verdict(review, rubric))} There are no numbers."
        return
    yield "| | shown | claimed | credited | open range | level of 4 | from | to |"
    yield "|---|--:|--:|--:|--:|--:|---|---|"
    for score in _judged(review):
        scale = rubric.scale(score.id)
        cells = (
            f"**{escaped(scale.title)}**",
            number(score.shown),
            number(score.claimed),
            number(score.credited),
            f"{number(score.low)} to {number(score.high)}",
            telling.level(score.level_quarters),
            escaped(scale.left),
            escaped(scale.right),
        )
        yield f"| {' | '.join(cells)} |"
    yield "\nShown: what the text and the repository support. Claimed: what the answers say. Points of 100."
    yield telling.covered(number(review.coverage))


def _judged(review: Review) -> tuple[LedgerScore, ...]:
    """The scales, then the niche; none where there are no numbers."""
    if not review.judged:
        return ()
    return (*review.scales, review.niche) if review.niche else review.scales


def _ledger(score: LedgerScore, rubric: LoadedRubric) -> Iterator[str]:
    scale = rubric.scale(score.id)
    low, high = score.interval_80
    yield f"### {escaped(scale.title)}: {number(score.shown)}\n"
    if scale.interval_80:
        yield f"Four of five careful readings lie between {number(low)} and {number(high)}.\n"
    if not score.evidence and not score.credits:
        yield "Nothing was found: that is unknown, not a zero."
        return
    yield "| points | level | what | quote | strength |"
    yield "|--:|--:|---|---|---|"
    items, more = telling.carrying(score)
    for item in items:
        yield f"| {number(item.points)} | {item.level} | {' | '.join(_evidence(item, rubric))} |"
    for credit in score.credits:
        because = telling.CREDITS[credit.because]
        yield f"| ({number(credit.points)}) | {credit.step} | {because} | | counts in credited |"
    if more:
        yield f"\n{more}"


def _evidence(item: Evidence, rubric: LoadedRubric) -> tuple[str, str, str]:
    return escaped(telling.meaning(item, rubric)), _quoted(item.quote), telling.provenance(item)


def _not_counted(review: Review) -> Iterator[str]:
    if review.not_counted:
        yield "## Considered, and not counted\n"
        yield from (f"- {_quoted(item.quote)}: {escaped(item.why)}" for item in review.not_counted)


def _misread(review: Review) -> Iterator[str]:
    if review.misread:
        yield f"## {telling.MISREAD}\n"
        yield from (f"- {_quoted(item.quote)}: {escaped(item.says)}" for item in review.misread)


def _steps(steps: tuple[NextStep, ...]) -> Iterator[str]:
    if steps:
        yield "## Next"
    for kind, title in STEP_TITLES.items():
        yield from _titled(title, (escaped(telling.step(step)) for step in steps if step.kind == kind))


def _questions(review: Review) -> Iterator[str]:
    if review.hireability is None or not review.hireability.questions:
        return
    yield "## Questions for an interview\n"
    for place, question in enumerate(review.hireability.questions, 1):
        yield f"{place}. **{escaped(question.asks)}**  "
        yield f"   {escaped(question.because)}  "
        yield f"   Good: {escaped(question.good)}  "
        yield f"   Weak: {escaped(question.weak)}"


def _unsure(review: Review) -> Iterator[str]:
    lines = [*review.unsure, *(notice.message for notice in review.warnings)]
    if lines:
        yield "## Where this review is unsure\n"
        yield from (f"- {escaped(line)}" for line in dict.fromkeys(lines))


def _foot(review: Review) -> Iterator[str]:
    yield "---\n"
    yield telling.footer(review)
