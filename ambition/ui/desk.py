"""Screening candidates: many projects side by side, grouped and never ranked, with questions to ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from ambition.desk.people import delete_all
from ambition.desk.retaining import is_due
from ambition.desk.room import Room
from ambition.ui import linking
from ambition.ui.desk_add import show_adding, show_outcomes, start_fetching_again, start_renewing
from ambition.ui.desk_candidate import show_candidate
from ambition.ui.desk_cohort import show_cohort
from ambition.ui.desk_compare import show_compare
from ambition.ui.desk_file import show_file
from ambition.ui.desk_guard import guard
from ambition.ui.desk_lists import show_shortlist, show_table
from ambition.ui.desk_notices import show_notices
from ambition.ui.desk_panel import show_panel
from ambition.ui.desk_record import show_record
from ambition.ui.desk_state import VIEWS, DeskState, desk_state
from ambition.ui.desk_who import name_field
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc
from ambition.ui.reviewing import rubric_of
from ambition.ui.state import PageState
from ambition.ui.work import show_work

_SHOW = {
    "shortlist": show_shortlist,
    "table": show_table,
    "compare": show_compare,
    "panel": show_panel,
    "cohort": show_cohort,
    "record": show_record,
}


def show_desk(page: PageState) -> None:
    """The desk: what was brought to it, then the view or the candidate that is open."""
    rubric = rubric_of(page)
    words = DeskWords(page.language, rubric.rubric)
    room = Room(rubric)
    state = desk_state()
    state.language = words.language
    st.html(f"<style>{(Path(__file__).parent / 'desk.css').read_text(encoding='utf-8')}</style>")
    st.header(words("title"), anchor=False)
    _finish(state)
    guard(state.unsaved and bool(state.desk.candidates))
    if state.work is not None:
        show_work(state.work, words)
        return
    show_notices(state, words)
    if state.opened and state.candidate(state.opened):
        show_candidate(state, room, words)
        return
    if page.came_to_desk and not state.desk.candidates and state.kept is None:
        draw(f'<div class="am-offer" role="status"><p>{esc(words("file.anew"))}</p></div>')
    show_adding(state, room, words)
    if state.view in ("shortlist", "table"):
        show_outcomes(state, room, words)
    if not state.desk.candidates:
        show_file(state, room, words)
        return
    _due(state, room, words)
    _again(state, room, words)
    _bar(state, words)
    _SHOW[state.view](state, room, words)
    show_file(state, room, words)


def _finish(state: DeskState) -> None:
    """Take what finished work has brought."""
    work = state.work
    if work is None or not work.is_done:
        return
    state.work = None
    if work.error:
        state.notices.append(("bad", work.error))
    elif work.result is not None:
        work.finish(work.result)


def _bar(state: DeskState, words: DeskWords) -> None:
    """Which view, who looks, and how many there are."""
    with st.container(key="dk-bar", horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            words("view.label"),
            VIEWS,
            format_func=lambda view: words(f"view.{view}"),
            key=_seeded("dk-view", state.view),
            required=True,
            wrap=True,
            label_visibility="collapsed",
            on_change=lambda: setattr(state, "view", st.session_state["dk-view"]),
        )
        name_field(state, words, "dk-who")


def _seeded(key: str, value: object) -> str:
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _due(state: DeskState, room: Room, words: DeskWords) -> None:
    """Past its date the desk asks to delete; nothing goes by itself."""
    if not is_due(state.desk, date.today().isoformat()):
        return
    text = words("due.says", date=state.desk.settings.delete_on, n=len(state.desk.candidates))
    draw(f'<div class="am-note" role="alert"><p>{esc(text)}</p></div>')
    with st.popover(words("due.delete")):
        st.write(words("due.sure"))
        st.button(
            words("due.yes"),
            key="dk-delete-all",
            on_click=lambda: state.do(lambda desk: delete_all(desk, room, state.who)),
        )


def _again(state: DeskState, room: Room, words: DeskWords) -> None:
    """One click to review again what is stale, and to fetch facts that nobody has checked."""
    found = state.rows(room.rubric)
    stale, unverified = sum(row.stale for row in found), sum(row.unverified for row in found)
    projects = [each for one in state.desk.candidates for each in one.projects]
    partial = sum(bool(each.link and each.summary and each.summary.partial) for each in projects)
    if stale:
        with st.container(key="dk-stale", horizontal=True, vertical_alignment="center"):
            st.caption(words.count("stale.says", stale))
            st.button(words("stale.again"), key="dk-again", on_click=start_renewing, args=(state, room))
    if unverified and any(each.unverified and each.link for each in projects):
        _fetch_again(state, room, words, words.count("unverified.says", unverified))
    elif partial:
        name = "partial.says" if linking.has_token() else "partial.token"
        _fetch_again(state, room, words, words.count(name, partial), can=linking.has_token())


def _fetch_again(state: DeskState, room: Room, words: DeskWords, says: str, *, can: bool = True) -> None:
    with st.container(key="dk-unverified", horizontal=True, vertical_alignment="center"):
        st.caption(says)
        if can:
            st.button(
                words("unverified.fetch"),
                key="dk-verify",
                on_click=start_fetching_again,
                args=(state, room),
            )
