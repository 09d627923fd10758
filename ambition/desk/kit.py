"""The interview kit: at most eight questions, each on something this candidate wrote, claimed or left open.

What would change the picture most comes first: a claim that nothing shows, a sentence the review leans on
that nobody can check, a doubt, an open range. Every question asks for something that has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ambition.desk.asking import candidates_of
from ambition.desk.question import Kind, KitQuestion
from ambition.desk.texts import texts
from ambition.desk.values import Project
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric

__all__ = ["MOST", "Kit", "KitQuestion", "as_markdown", "covered", "kit"]

MOST = 8
_MOST_ON_A_LEDGER = 3
_MOST_OF_A_KIND: dict[Kind, int] = {
    "claimed": 3,
    "leaned on": 3,
    "doubted": 2,
    "authorship": 1,
    "misread": 1,
    "unknown": 2,
    "planned": 1,
}


@dataclass(frozen=True, slots=True)
class Kit:
    """All questions for one project, in the order in which to ask them, with the first and last line."""

    opening: str
    questions: tuple[KitQuestion, ...]
    closing: str


def kit(project: Project, review: Review, rubric: LoadedRubric) -> Kit:
    """Return the kit for a project from its review."""
    words = texts().kit
    found = sorted(
        candidates_of(project, review, rubric), key=lambda q: (-q.at_stake, q.kind, q.ledger, q.id)
    )
    return Kit(words["opening"], _chosen(found), words["closing"])


def _chosen(found: Iterable[KitQuestion]) -> tuple[KitQuestion, ...]:
    """Take from the top, so that no kind and no scale crowds out the others; then fill up."""
    ordered = list(found)
    chosen: list[KitQuestion] = []
    for limited in (True, False):
        for each in ordered:
            if (
                len(chosen) < MOST
                and not _is_told(each, chosen)
                and not (limited and _is_crowding(each, chosen))
            ):
                chosen.append(each)
    return tuple(sorted(chosen, key=ordered.index))


def _is_told(each: KitQuestion, chosen: list[KitQuestion]) -> bool:
    return any(
        each.asks == other.asks
        or (each.criterion and each.criterion == other.criterion)
        or (each.quote and _overlaps(each, other))
        or (each.topic and each.topic == other.topic)
        or (each.then and each.then == other.then)
        for other in chosen
    )


def _overlaps(each: KitQuestion, other: KitQuestion) -> bool:
    if each.start is None or other.start is None or each.end is None or other.end is None:
        return bool(other.quote) and (each.quote in other.quote or other.quote in each.quote)
    return each.start < other.end and other.start < each.end


def _is_crowding(each: KitQuestion, chosen: list[KitQuestion]) -> bool:
    of_kind = sum(each.kind == other.kind for other in chosen)
    on_ledger = sum(bool(each.ledger) and each.ledger == other.ledger for other in chosen)
    return of_kind >= _MOST_OF_A_KIND[each.kind] or on_ledger >= _MOST_ON_A_LEDGER


def as_markdown(made: Kit, title: str, notes: Iterable[tuple[str, str]] = ()) -> str:
    """Return the kit to print, with room for notes where none were written yet."""
    written = dict(notes)
    lines = [f"# {title}", "", made.opening, ""]
    for number, each in enumerate(made.questions, start=1):
        lines += [f"## {number}. {each.asks}", "", f"*Why:* {each.because}", ""]
        lines += [f"- Sounds good: {each.good}", f"- Sounds weak: {each.weak}"]
        lines += [f"- Then: {each.then}"] if each.then else []
        lines += ["", f"Notes: {written.get(each.id) or '_' * 60}", ""]
    return "\n".join([*lines, made.closing, ""])


def covered(made: Kit, cover: Callable[[str], str]) -> Kit:
    """Return the kit with every text covered; the quotes' places in the uncovered text are left out."""
    questions = tuple(
        replace(
            each,
            asks=cover(each.asks),
            because=cover(each.because),
            quote=cover(each.quote),
            start=None,
            end=None,
        )
        for each in made.questions
    )
    return replace(made, questions=questions)
