"""What to ask about a level of a ledger, and how answers to it sound."""

from __future__ import annotations

from dataclasses import dataclass

from ambition.desk.speech import Speech
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Criterion, Level


@dataclass(frozen=True, slots=True)
class Probe:
    """A question with how a good and a weak answer sound; ``criterion`` where it is that criterion's own.

    ``core`` is the question as the rubric has it, before it is translated.
    """

    asks: str
    good: str
    weak: str
    criterion: str = ""
    core: str = ""


def level_probe(rubric: LoadedRubric, ledger: str, level: int, say: Speech, found: frozenset[str]) -> Probe:
    """Return what to ask somebody who wrote nothing of it, to settle whether a level (1 to 4) is reached.

    The level's own question; else that of its heaviest criterion which is not ``found``, else the rubric's
    question about the ledger, asked for an example.
    """
    at = next((each for each in rubric.scale(ledger).levels if each.level == level), None)
    if at is not None and at.probe:
        return Probe(say.say(at.probe), say.say(at.good), say.say(at.weak), core=at.probe)
    criterion = _open_criterion(rubric, ledger, level, found)
    if criterion is not None:
        sounds = good_and_weak(criterion, at, say)
        return Probe(say.say(criterion.probe), *sounds, criterion.id, criterion.probe)
    asked = next((each.asks for each in rubric.rubric.questions if each.ledger == ledger), "")
    means = say.say(at.means if at else rubric.scale(ledger).right).rstrip(".")
    asks = say("open_question", asks=say.say(asked)) if asked else say("open_level", means=means)
    return Probe(asks, *good_and_weak(None, at, say), core=asked or means)


def good_and_weak(criterion: Criterion | None, at: Level | None, say: Speech) -> tuple[str, str]:
    """Return how a good and a weak answer sound: the criterion's own words, the level's, or general ones."""
    good = say.say(criterion.good) if criterion and criterion.good else ""
    weak = say.say(criterion.weak) if criterion and criterion.weak else ""
    if not good and at and at.shows:
        good = say("good_level", shows=say.say(at.shows[0]))
    if not weak and at and at.look_alikes:
        weak = say("weak_level", look_alike=say.say(at.look_alikes[0]))
    return good or say("good_plain"), weak or say("weak_plain")


def _open_criterion(rubric: LoadedRubric, ledger: str, level: int, found: frozenset[str]) -> Criterion | None:
    open_ones = [
        (speaks.level, speaks.weight, criterion)
        for criterion, speaks in rubric.criteria_of(ledger)
        if speaks.level <= level and criterion.probe and criterion.id not in found
    ]
    return max(open_ones, key=lambda each: (each[0], each[1], each[2].id))[2] if open_ones else None
