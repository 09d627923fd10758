"""Two to five candidates side by side: each scale with everybody's quotes, and the difference in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ambition.desk.texts import fill, texts, themes
from ambition.errors import DeskError
from ambition.model import LedgerScore, Review
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.translating import translated

FEWEST, MOST = 2, 5
_MOST_SAID = 4
_LITTLE_PERMILLE = 250
_WIDE_TENTHS = 250


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quote of one candidate on a scale: what it shows, its level, and where it stands."""

    criterion: str
    says: str
    quote: str
    level: int
    strength: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One candidate on one scale."""

    candidate: str
    label: str
    score: LedgerScore
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One scale with all candidates, and in sentences what one has and the others lack."""

    ledger: str
    title: str
    left: str
    right: str
    sides: tuple[Side, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All scales (the niche last), the labels in the order compared, a sentence on wide ranges if any."""

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    on_ranges: str = ""


def compare(
    compared: Sequence[tuple[str, str, Review]],
    rubric: LoadedRubric,
    cover: Callable[[str, str], str] = lambda _, text: text,
    language: str = "en",
) -> Comparison:
    """Compare candidates given as (id, label, review); ``cover`` covers a text of the candidate with that id.

    Raises DeskError for fewer than two or more than five, or reviews made with another rubric.
    """
    if not FEWEST <= len(compared) <= MOST:
        raise DeskError(f"Choose {FEWEST} to {MOST} candidates to compare; {len(compared)} are chosen.")
    if any(review.rubric != rubric.ref for _, _, review in compared):
        raise DeskError("These reviews were made with different rubrics: review the projects again first.")
    ledgers = [scale.id for scale in rubric.scales_and_niche]
    lines = tuple(_line(ledger, compared, rubric, cover, language) for ledger in ledgers)
    is_open = any(_is_open(side.score) for line in lines for side in line.sides)
    on_ranges = texts(language).compare["open"] if is_open else ""
    return Comparison(tuple(label for _, label, _ in compared), lines, on_ranges)


def _line(
    ledger: str,
    compared: Sequence[tuple[str, str, Review]],
    rubric: LoadedRubric,
    cover: Callable[[str, str], str],
    language: str,
) -> Line:
    scale = rubric.scale(ledger)
    said = translated(rubric.rubric, language)
    title, left, right = (said.get(each, each) for each in (scale.title, scale.left, scale.right))
    sides = tuple(
        Side(name, label, score, _quotes(name, score, rubric, cover, said))
        for name, label, review in compared
        if (score := _score(review, ledger)) is not None
    )
    shown = {
        label: frozenset(_theme(item.criterion) for item in review.evidence) for _, label, review in compared
    }
    return Line(ledger, title, left, right, sides, tuple(_differences(sides, shown, language)))


def _score(review: Review, ledger: str) -> LedgerScore | None:
    scores = (*review.scales, *((review.niche,) if review.niche else ()))
    return next((score for score in scores if score.id == ledger), None)


def _quotes(
    name: str,
    score: LedgerScore,
    rubric: LoadedRubric,
    cover: Callable[[str, str], str],
    said: Mapping[str, str],
) -> tuple[Quoted, ...]:
    found = sorted(
        (item for item in score.evidence if item.source != "answer"),
        key=lambda item: (-item.level, -item.points, item.id),
    )
    return tuple(
        Quoted(
            item.criterion,
            said.get(says := rubric.criterion(item.criterion).says, says),
            cover(name, item.quote),
            item.level,
            item.strength,
            item.start,
            item.end,
        )
        for item in found
    )


def _differences(sides: Sequence[Side], shown: Mapping[str, frozenset[str]], language: str) -> Iterator[str]:
    """What all texts show here, and what only one shows, there or anywhere else in it.

    Criteria that say the same to a reader are one: of two with payers neither has them alone.
    """
    words = texts(language).compare
    found: dict[str, Quoted] = {}
    has: dict[str, set[str]] = {side.label: set() for side in sides}
    for side in sides:
        for quoted in side.quotes:
            name = _theme(quoted.criterion)
            has[side.label].add(name)
            if name not in found or found[name].level < quoted.level:
                found[name] = quoted
    ordered = sorted(found, key=lambda name: (-found[name].level, name))
    said = {name: texts(language).themes.get(name) or _inside(found[name].says) for name in ordered}
    if not ordered:
        yield words["nothing"]
    everybody = [said[name] for name in ordered if all(name in mine for mine in has.values())]
    if everybody:
        yield fill(words["both"], says=_joined(everybody, words))
    holders = {name: tuple(label for label, theirs in shown.items() if name in theirs) for name in ordered}
    for those in sorted(set(holders.values()), key=lambda those: (-len(those), those)):
        if those and len(those) < len(shown):
            alike = [said[name] for name in ordered if holders[name] == those]
            key = "only" if len(those) == 1 else "some"
            yield fill(words[key], who=", ".join(those), says=_joined(alike, words))


def _theme(criterion: str) -> str:
    return themes().get(criterion, criterion)


def _inside(says: str) -> str:
    """A sentence as a part of another one."""
    return (says[:1].lower() + says[1:]).rstrip(".")


def _is_open(score: LedgerScore) -> bool:
    return score.coverage < _LITTLE_PERMILLE and score.high - score.low >= _WIDE_TENTHS


def _joined(says: Sequence[str], words: Mapping[str, str]) -> str:
    shown = [each.rstrip(".") for each in says[:_MOST_SAID]]
    more = fill(words["and_more"], n=str(len(says) - _MOST_SAID)) if len(says) > _MOST_SAID else ""
    return "; ".join(shown) + more
