"""What is on record, what people may be told, how long things are kept, and whether all comes out again."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ambition.desk.people import set_blind
from ambition.desk.retaining import keep_until, must_not_be_used_for, notice, retention
from ambition.desk.room import Room
from ambition.desk.verifying import Verified, verify
from ambition.ui.desk_contact import contact_field
from ambition.ui.desk_log import show_log
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc
from ambition.ui.work import Work


def show_record(state: DeskState, room: Room, words: DeskWords) -> None:
    """Fair use on the left, the log on the right."""
    left, right = st.columns(2, gap="medium")
    with left:
        _fair_use(state, room, words)
    with right:
        _blind(state, room, words)
        _verify(state, room, words)
        show_log(state, room, words)


def _fair_use(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("fair.title"), anchor=False)
    st.caption(words("fair.about"))
    contact_field(state, words, "dk-fair-contact")
    kept = state.desk.settings.delete_on
    day = st.date_input(
        words("fair.date"),
        date.fromisoformat(kept) if kept else None,
        key="dk-delete-on",
        format="YYYY-MM-DD",
        help=words("fair.date.help"),
    )
    given = day.isoformat() if isinstance(day, date) else ""
    if given != kept:
        state.do(lambda desk: keep_until(desk, given, room, state.who))
    for name, text in (
        ("notice", notice(state.desk, words.language)),
        ("retention", retention(state.desk, words.language)),
        ("must-not", must_not_be_used_for(words.language)),
    ):
        with st.expander(words(f"fair.{name}")):
            st.code(text, language=None, wrap_lines=True)


def _blind(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("blind.title"), anchor=False)

    def turned() -> None:
        on = bool(st.session_state["dk-blind"])
        state.do(lambda desk: set_blind(desk, on, room, state.who))

    if st.session_state.get("dk-blind") != state.desk.settings.blind:
        st.session_state["dk-blind"] = state.desk.settings.blind
    st.toggle(words("blind.toggle"), key="dk-blind", help=words("blind.help"), on_change=turned)


def _verify(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("verify.title"), anchor=False)
    st.caption(words("verify.about"))
    st.button(words("verify.go"), key="dk-check", on_click=_start_verify, args=(state, room))
    found: Verified | None = st.session_state.get("dk-verified")
    if found is None:
        return
    wrong = [
        f"{words.called(each.label)}: {words.say(each.says)}" for each in found.checks if each.state != "same"
    ]
    wrong += found.record
    text = words("verify.sound", n=len(found.checks)) if found.is_sound else words("verify.wrong")
    lines = "".join(f"<li>{esc(line)}</li>" for line in wrong[:50])
    css = "am-offer" if found.is_sound else "am-note"
    draw(f'<div class="{css}" role="status"><p>{esc(text)}</p><ul>{lines}</ul></div>')


def _start_verify(state: DeskState, room: Room) -> None:
    desk = state.desk

    def run(work: Work) -> Verified:
        return verify(desk, room, lambda done, total: work.at("work.again", done, total))

    def finish(found: Verified) -> None:
        st.session_state["dk-verified"] = found

    state.work = Work(run, finish, "work.again", total=len(desk.candidates))
    state.work.start()
