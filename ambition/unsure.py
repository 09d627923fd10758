"""Where a review is unsure of itself, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ambition import wording
from ambition.model import Description, Fact, LedgerScore
from ambition.scoring import Scored, Standing

#: Words below which a description is called short; it moves no score.
SHORT_WORDS = 120
#: An interval this wide (tenths, two levels) is worth a sentence.
WIDE = 500
#: A ledger that holds this share of all points (per cent) makes a description one-sided.
ONE_SIDED_PERCENT = 80


def unsure(scored: Scored, description: Description, words: int) -> tuple[str, ...]:
    """Sentences on what is short, one-sided, wide or not spoken of; none where all is plain."""
    if not scored.judged:
        what = wording.EMPTY if description.language == "empty" else wording.NOT_ENGLISH
        return (wording.UNSURE_UNREAD.format(what=what),)
    scales = [s for s in scored.standings.values() if s.table.kind == "scale"]
    return (
        *_about_length(words),
        *_about_missing(scales),
        *_about_balance(scales),
        *_about_thin(scales),
    )


def unfetched(facts: tuple[Fact, ...]) -> list[str]:
    """The facts that could not be fetched, in words."""
    return [fact.says or fact.id for fact in facts if fact.value is None]


def _about_length(words: int) -> Iterator[str]:
    if words < SHORT_WORDS:
        yield wording.UNSURE_SHORT.format(words=words)


def _about_missing(scales: list[Standing]) -> Iterator[str]:
    silent = [s.table.title for s in scales if not s.score.coverage]
    if silent:
        yield wording.UNSURE_NOTHING.format(titles=wording.listed(silent))


def _about_balance(scales: list[Standing]) -> Iterator[str]:
    total = sum(s.score.shown for s in scales)
    for standing in scales:
        if len(scales) > 2 and total and standing.score.shown * 100 >= total * ONE_SIDED_PERCENT:
            yield wording.UNSURE_ONE_SIDED.format(title=standing.table.title)


def _about_thin(scales: list[Standing]) -> Iterator[str]:
    """Ledgers that rest on one quote or on answers alone, or that readers see differently."""
    kinds: dict[str, list[str]] = {}
    for standing in scales:
        sentence = _thinness(standing)
        if sentence:
            kinds.setdefault(sentence, []).append(standing.table.title)
    for sentence in sorted(kinds):
        yield sentence.format(titles=wording.listed(kinds[sentence]))


def _thinness(standing: Standing) -> str:
    score = standing.score
    low, high = score.interval_80
    if _quotes(score) == 1:
        return wording.UNSURE_ONE_QUOTE
    if not _quotes(score) and standing.claims and score.claimed:
        return wording.UNSURE_CLAIMS
    return wording.UNSURE_WIDE if high - low >= WIDE and standing.table.bands else ""


def _quotes(score: LedgerScore) -> int:
    return len(
        {(item.start, item.quote) for item in score.evidence if item.points and item.source != "answer"}
    )
