"""The interview kit: at most eight questions, each on something this candidate wrote, claimed or left open.

What would change the picture most comes first: a claim that nothing shows, a sentence the review leans on
that nobody can check, a doubt, an open range. Every question asks for something that has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ambition.desk.alike import alike
from ambition.desk.asking import candidates_of
from ambition.desk.question import Kind, KitQuestion
from ambition.desk.speech import speech
from ambition.desk.texts import texts
from ambition.desk.values import Note, Project
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric

__all__ = ["MOST", "Kit", "KitQuestion", "as_markdown", "covered", "kit", "notes_told_apart"]

MOST = 8
#: What moves the picture by less (tenths) is not worth a minute of the interview.
_LEAST_STAKE = 40
_MOST_ON_A_LEDGER = 3
_MOST_OF_A_KIND: dict[Kind, int] = {
    "claimed": 3,
    "leaned on": 3,
    "doubted": 2,
    "authorship": 1,
    "misread": 1,
    "unknown": 2,
    "planned": 1,
    "practice": 3,
}


@dataclass(frozen=True, slots=True)
class Kit:
    """All questions for one project, in the order in which to ask them, with the first and last line."""

    opening: str
    questions: tuple[KitQuestion, ...]
    closing: str


def kit(project: Project, review: Review, rubric: LoadedRubric, language: str = "en") -> Kit:
    """Return the kit for a project from its review; its questions are the same in every language."""
    say = speech(rubric.rubric, language, "kit")
    found = (each for each in candidates_of(project, review, rubric, say) if each.at_stake >= _LEAST_STAKE)
    ordered = sorted(found, key=lambda q: (-q.at_stake, q.kind, q.ledger, q.id))
    return Kit(say("opening"), _chosen(ordered), say("closing"))


def _chosen(ordered: list[KitQuestion]) -> tuple[KitQuestion, ...]:
    """Take from the top, so that no kind and no scale crowds out the others; then fill up."""
    chosen: list[KitQuestion] = []
    for limited in (True, False):
        for each in ordered:
            if (
                len(chosen) < MOST
                and not any(_is_told(each, other) for other in chosen)
                and not (limited and _is_crowding(each, chosen))
            ):
                chosen.append(each)
    alone = [_without_told_follow_up(each, chosen) for each in chosen]
    return tuple(sorted(alone, key=lambda each: next(i for i, o in enumerate(ordered) if o.id == each.id)))


def _is_told(each: KitQuestion, other: KitQuestion) -> bool:
    return bool(
        alike(each.core, other.core)
        or (each.criterion and each.criterion == other.criterion)
        or (each.quote and _overlaps(each, other))
        or (each.topic and each.topic == other.topic)
    )


def _without_told_follow_up(each: KitQuestion, chosen: list[KitQuestion]) -> KitQuestion:
    """A follow-up that another question asks already, or that follows an earlier one, is left out."""
    earlier = chosen[: chosen.index(each)]
    told = [other.core for other in chosen] + [other.after for other in earlier]
    return replace(each, then="", after="") if any(alike(each.after, asked) for asked in told) else each


def _overlaps(each: KitQuestion, other: KitQuestion) -> bool:
    if each.start is None or other.start is None or each.end is None or other.end is None:
        return bool(other.quote) and (each.quote in other.quote or other.quote in each.quote)
    return each.start < other.end and other.start < each.end


def _is_crowding(each: KitQuestion, chosen: list[KitQuestion]) -> bool:
    of_kind = sum(each.kind == other.kind for other in chosen)
    on_ledger = sum(bool(each.ledger) and each.ledger == other.ledger for other in chosen)
    return of_kind >= _MOST_OF_A_KIND[each.kind] or on_ledger >= _MOST_ON_A_LEDGER


def as_markdown(made: Kit, title: str, notes: Iterable[Note] = (), language: str = "en") -> str:
    """Return the kit to print, with room for notes where none were written yet.

    Notes on questions that are no longer in the kit stand at the end.
    """
    paper = texts(language).paper
    written, earlier = notes_told_apart(made, notes)
    lines = [f"# {title}", "", made.opening, ""]
    for number, each in enumerate(made.questions, start=1):
        lines += [f"## {number}. {each.asks}", "", f"*{paper['why']}* {each.because}", ""]
        lines += [f"- {paper['good']} {each.good}", f"- {paper['weak']} {each.weak}"]
        lines += [f"- {paper['then']} {each.then}"] if each.then else []
        lines += ["", f"{paper['notes']} {written.get(each.id) or '_' * 60}", ""]
    if earlier:
        lines += [f"## {paper['earlier']}", "", *(f"- {each.asks}\n  {each.text}" for each in earlier), ""]
    return "\n".join([*lines, made.closing, ""])


def notes_told_apart(made: Kit, notes: Iterable[Note]) -> tuple[dict[str, str], list[Note]]:
    """Return the notes on the kit's questions by id, and those on questions that it no longer asks.

    A question goes when its evidence was confirmed or the text is another one; what was written stays.
    """
    asked = {each.id for each in made.questions}
    kept = list(notes)
    on = {each.question: each.text for each in kept if each.question in asked}
    return on, [each for each in kept if each.question not in asked]


def covered(made: Kit, cover: Callable[[str], str]) -> Kit:
    """Return the kit with every text covered; the quotes' places in the uncovered text are left out."""
    questions = tuple(
        replace(
            each,
            asks=cover(each.asks),
            core="",
            after="",
            because=cover(each.because),
            quote=cover(each.quote),
            start=None,
            end=None,
        )
        for each in made.questions
    )
    return replace(made, questions=questions)
