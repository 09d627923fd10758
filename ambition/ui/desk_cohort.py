"""The Monday list of a mentor: who moved, by which evidence, who is stuck, and this week's task for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ambition.desk.cohort import Standing, monday_list
from ambition.desk.room import Room
from ambition.desk.showing import Shown
from ambition.desk.values import Project
from ambition.errors import AmbitionError
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, items, small

_ORDER = ("moved", "stuck", "fell", "first")


def show_cohort(state: DeskState, room: Room, words: DeskWords) -> None:
    """One line a project; versions come from links and files with dates beside them."""
    if state.desk.settings.rate_first:
        draw(f'<div class="am-card"><p>{esc(words("cohort.rate-first"))}</p></div>')
        return
    shown = state.shown()
    try:
        found = cast(
            "tuple[Standing, ...]",
            state.once(
                "cohort",
                (room.rubric.sha256, words.language),
                lambda: _listed(state, shown, room, words.language),
            ),
        )
    except AmbitionError as error:
        draw(f'<div class="am-note" role="alert"><p>{esc(words.say(str(error)))}</p></div>')
        return
    draw(f'<p class="am-small">{esc(words("cohort.about"))}</p>')
    for kind in _ORDER:
        part = [each for each in found if each.state == kind]
        if part:
            draw(_group(kind, part, shown, words))


def _listed(state: DeskState, shown: Shown, room: Room, language: str) -> tuple[Standing, ...]:
    return monday_list(
        state.desk, room.rubric, lambda project: state.review(project, room), shown.text, language
    )


def _group(kind: str, part: Sequence[Standing], shown: Shown, words: DeskWords) -> str:
    cards = "".join(f'<li class="am-card dk-card">{_card(kind, each, shown, words)}</li>' for each in part)
    return (
        f'<section class="dk-group"><h3>{esc(words(f"cohort.{kind}"))} '
        f'<span class="dk-count">{len(part)}</span></h3>'
        f'<ul class="dk-cards">{cards}</ul></section>'
    )


def _projects(shown: Shown, each: Standing) -> tuple[Project, ...]:
    return next((one.projects for one in shown.desk.candidates if one.id == each.candidate), ())


def _card(kind: str, each: Standing, shown: Shown, words: DeskWords) -> str:
    dates = f"{each.before} → {each.dated}" if each.before else each.dated
    came = items((f"+ “{esc(quote)}”" for quote in each.came), "dk-plain")
    went = items((f"− “{esc(quote)}”" for quote in each.went), "dk-plain")
    task = ""
    if each.task is not None:
        task = (
            f'<div class="dk-task"><b>{esc(words("cohort.task"))}</b> '
            f"{esc(words.say(shown.text(each.candidate, each.task.says)))}</div>"
        )
    listed = each.says if kind != "first" else ()
    says = items((esc(shown.text(each.candidate, line)) for line in listed), "dk-plain")
    name = next((shown.name(p) for p in _projects(shown, each) if p.id == each.project), "")
    told = " · ".join(part for part in (name, dates) if part)
    return f"<h4>{esc(each.label)}</h4>{small(told) if told else ''}{says}{came}{went}{task}"
