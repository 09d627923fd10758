"""A mentor's Monday list: who moved, who is stuck, by which evidence, and one task for this week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ambition.changes import Changes, changes
from ambition.desk.texts import called, fill, texts
from ambition.desk.values import Candidate, Desk, Project
from ambition.model import NextStep, Review
from ambition.report.telling import number
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.translating import translated
from ambition.wording import shortened

State = Literal["moved", "stuck", "fell", "first"]
_ORDER: dict[State, int] = {"moved": 0, "fell": 1, "stuck": 2, "first": 3}
_MOST_QUOTES = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """One project on the list: where it stands against its version before, in words and as data.

    ``task`` is this week's one thing to do; ``changes`` is None for a project with one version.
    """

    candidate: str
    label: str
    project: str
    state: State
    dated: str
    before: str
    says: tuple[str, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    task: NextStep | None
    changes: Changes | None


def monday_list(
    desk: Desk,
    rubric: LoadedRubric,
    review: Callable[[Project], Review],
    cover: Callable[[str, str], str] = lambda _, text: text,
    language: str = "en",
) -> tuple[Standing, ...]:
    """Return one entry a project: those that moved first, then those of which less is shown, then the stuck.

    Versions are those of one candidate with one link, in the order of their dates; the last two are compared.
    """
    found = [
        _standing(one, versions, rubric, review, cover=cover, language=language)
        for one in desk.candidates
        for versions in _series(one)
    ]
    return tuple(sorted(found, key=lambda each: _ORDER[each.state]))


def _series(candidate: Candidate) -> list[list[Project]]:
    found: dict[str, list[Project]] = {}
    for project in candidate.projects:
        found.setdefault(project.series or project.name, []).append(project)
    return [sorted(versions, key=lambda each: each.dated) for versions in found.values()]


def _standing(
    one: Candidate,
    versions: list[Project],
    rubric: LoadedRubric,
    review: Callable[[Project], Review],
    *,
    cover: Callable[[str, str], str],
    language: str,
) -> Standing:
    last = review(versions[-1])
    between = changes(review(versions[-2]), last) if len(versions) > 1 else None
    before = versions[-2].dated if len(versions) > 1 else ""
    return Standing(
        candidate=one.id,
        label=called(one.label, language),
        project=versions[-1].id,
        state=_state(between),
        dated=versions[-1].dated,
        before=before,
        says=_says(between, before, rubric, language),
        came=_quotes(one, [item.quote for item in between.came] if between else [], cover),
        went=_quotes(one, [item.quote for item in between.went] if between else [], cover),
        task=next((step for step in last.next_steps if step.kind == "this week"), None),
        changes=between,
    )


def _state(between: Changes | None) -> State:
    if between is None:
        return "first"
    shown = sum(move.shown for move in between.moves)
    if any(move.shown > 0 for move in between.moves) and shown >= 0:
        return "moved"
    return "fell" if shown < 0 else "stuck"


def _says(between: Changes | None, before: str, rubric: LoadedRubric, language: str) -> tuple[str, ...]:
    words, own = texts(language).cohort, translated(rubric.rubric, language)
    if between is None:
        return (words["first"],)
    said = [
        fill(
            words["moved_says"],
            ledger=own.get(title := rubric.ledger(move.ledger).title, title),
            before=number(move.shown_before),
            after=number(move.shown_after),
        )
        for move in between.moves
        if move.shown
    ]
    if between.goal_before != between.goal_after:
        said.append(
            fill(
                words["goal_says"],
                before=_goal(between.goal_before, rubric, own),
                after=_goal(between.goal_after, rubric, own),
            )
        )
    return tuple(said) or (fill(words["stuck_says"], date=before),)


def _goal(name: str | None, rubric: LoadedRubric, own: Mapping[str, str]) -> str:
    return own.get(title := rubric.goal(name).title, title) if name else "–"


def _quotes(one: Candidate, quotes: list[str], cover: Callable[[str, str], str]) -> tuple[str, ...]:
    return tuple(cover(one.id, shortened(quote)) for quote in dict.fromkeys(quotes))[:_MOST_QUOTES]
