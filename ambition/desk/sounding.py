"""How questions and answers sound: a criterion's own words, a level's, or general ones."""

from __future__ import annotations

from ambition.desk.question import filled
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Criterion, Scale


def probe_question(rubric: LoadedRubric, ledger: str, criterion: Criterion | None, level: int) -> str:
    """Return the criterion's question; without one the rubric's own question, else one about the level."""
    if criterion is not None:
        return criterion.probe
    return general_question(rubric, ledger) or filled(
        "open_level", means=means_of(rubric.scale(ledger), level).rstrip(".")
    )


def general_question(rubric: LoadedRubric, ledger: str) -> str:
    """Return the rubric's own question about a ledger, asked for an example; nothing where it has none."""
    asked = next((each.asks for each in rubric.rubric.questions if each.ledger == ledger), "")
    return filled("open_question", asks=asked) if asked else ""


def good_and_weak(criterion: Criterion | None, scale: Scale, level: int, fallback: str) -> tuple[str, str]:
    """Return how a good and a weak answer sound: the criterion's own words, the level's, or general ones."""
    at = next((each for each in scale.levels if each.level == level), None)
    good = criterion.good if criterion else ""
    weak = criterion.weak if criterion else ""
    if not good and at and at.shows:
        good = filled("good_level", shows=at.shows[0])
    if not weak and at and at.look_alikes:
        weak = filled("weak_level", look_alike=at.look_alikes[0])
    return good or filled(f"good_{fallback}"), weak or filled(f"weak_{fallback}")


def means_of(scale: Scale, level: int) -> str:
    """Return what a level of a scale means, as a sentence."""
    means = next((each.means for each in scale.levels if each.level == level), scale.right)
    return means if means.endswith((".", "?", "!")) else f"{means}."
