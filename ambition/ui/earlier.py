"""Two dates of one project: the README of a day from its own history, to lay under today's."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from ambition.ui.fetching import fetch_day, show_fetching
from ambition.ui.session import seed, typed
from ambition.ui.state import PageState, Project
from ambition.ui.words import Words

_BEFORE = timedelta(days=90)
_FIRST_DAY = date(2005, 1, 1)


def show_earlier(state: PageState, words: Words) -> None:
    """A day to choose and the button that brings its README; what to bring where there is no history."""
    project = state.project()
    if project is None or not (project.repository or project.archive or project.folder):
        return
    if not project.repository and _first_day(project) is None:
        st.caption(words("earlier.none"))
        return
    if show_fetching(state, words, is_day=True):
        return
    today = date.today()
    with st.container(horizontal=True, vertical_alignment="bottom", key="earlier"):
        st.date_input(
            words("earlier.day"),
            min_value=_FIRST_DAY,
            max_value=today,
            format="YYYY-MM-DD",
            key=seed("day", _offered(state, project, today)),
            width=200,
        )
        st.button(words("earlier.go"), key="earlier-go", on_click=_go, args=(state, project))


def other_version(state: PageState) -> Project | None:
    """What to compare with; None where that came from the history of a project that is not open any more."""
    project = state.project()
    if state.other_of is not None and (project is None or project.key != state.other_of):
        return None
    return state.other


def _go(state: PageState, project: Project) -> None:
    day = typed("day")
    if isinstance(day, date):
        fetch_day(state, project, day)


def _offered(state: PageState, project: Project, today: date) -> date:
    """The day that is compared with; else three months ago, or the project's first day if that is later."""
    if state.other_of == project.key and state.other_day:
        return date.fromisoformat(state.other_day)
    first = _first_day(project) or _FIRST_DAY
    return max(_FIRST_DAY, min(today, max(today - _BEFORE, first)))


def _first_day(project: Project) -> date | None:
    """The first day of the history, as far as the facts know it."""
    known = (fact.value for fact in project.facts if fact.id in ("created", "pushed"))
    told = next((value for value in known if value), None)
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None
