"""Save and open the desk, what is kept where, and what to take out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from ambition.desk import keeping, store
from ambition.desk.choosing import best
from ambition.desk.exporting import shortlist_markdown, to_csv, to_json
from ambition.desk.grouping import may_see
from ambition.desk.kit import Kit, covered, kit
from ambition.desk.people import record_export
from ambition.desk.printing import shortlist_html
from ambition.desk.room import Room
from ambition.desk.speech import speech
from ambition.errors import AmbitionError
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_who import name_field
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, label

_MIMES = {
    "html": "text/html",
    "md": "text/markdown",
    "json": "application/json",
    "csv": "text/csv",
}


def show_file(state: DeskState, room: Room, words: DeskWords) -> None:
    """At the foot of every view: take along, save, open, and what is kept."""
    if state.desk.candidates:
        st.subheader(words("out.title"), anchor=False)
        st.caption(words("out.about"))
        if not state.who:
            st.caption(words("out.who"))
            name_field(state, words, "dk-out-who")
        with st.container(horizontal=True, key="dk-out"):
            _out(state, room, words)
    st.subheader(words("file.title"), anchor=False)
    if state.kept is not None:
        st.caption(words("file.kept", path=label(str(state.kept.path))))
    else:
        st.caption(words("file.not-kept"))
        if state.unsaved and state.desk.candidates:
            st.caption(f"**{words('file.unsaved')}**")
    if state.desk.candidates:
        draw(f'<p class="am-note dk-names">{esc(words("file.names"))}</p>')
    with st.container(horizontal=True, key="dk-file", vertical_alignment="bottom"):
        if state.desk.candidates:
            name = f"desk-{date.today().isoformat()}.json"
            st.download_button(
                words("file.save"),
                lambda: store.to_bytes(state.desk),
                name,
                "application/json",
                key="dk-save",
                type="primary",
                on_click=lambda: setattr(state, "unsaved", False),
            )
        with st.popover(words("file.open")):
            st.caption(words("file.open.about"))
            upload = st.file_uploader(words("file.choose"), type=["json"], key="dk-open")
            if upload is not None and st.session_state.get("dk-opened") != upload.file_id:
                st.session_state["dk-opened"] = upload.file_id
                _open(state, upload.name, upload.getvalue(), words)


def questions_of(state: DeskState, candidate: str, room: Room, language: str) -> Kit | None:
    """The kit of a candidate's best project, covered; None where it cannot be read or may not be seen."""
    one = state.candidate(candidate)
    project = best(one) if one else None
    if one is None or project is None:
        return None
    if not may_see(state.desk, one, state.who):
        return None
    try:
        made = kit(project, state.review(project, room), room.rubric, language)
    except AmbitionError:
        return None
    return covered_kit(state, candidate, made)


def covered_kit(state: DeskState, candidate: str, made: Kit) -> Kit:
    """A kit as it may be shown."""
    shown = state.shown()
    found = covered(made, lambda text: shown.text(candidate, text))
    state.remember(shown, candidate)
    return found


def _out(state: DeskState, room: Room, words: DeskWords) -> None:
    shown = state.shown()

    def asked(candidate: str) -> list[str]:
        made = questions_of(state, candidate, room, words.language)
        return [each.asks for each in made.questions] if made else []

    def markdown() -> str:
        title = state.desk.title or words("title")
        return shortlist_markdown(
            state.groups(room.rubric, words.language),
            state.rows(room.rubric),
            title,
            questions=asked,
            cover=shown.text,
            say=speech(room.rubric.rubric, words.language, "paper"),
        )

    def table() -> str:
        found = state.rows_as_sorted(room.rubric)
        reasons = {row.candidate: _reasons(state, row.candidate, room, words) for row in found}
        return "\ufeff" + to_csv(found, reasons, state.desk, shown.text)

    ways: list[tuple[str, str, Callable[[], str]]] = [
        ("csv", "candidates.csv", table),
        ("markdown", "shortlist.md", markdown),
        (
            "json",
            "shortlist.json",
            lambda: to_json(
                state.rows_as_sorted(room.rubric),
                state.groups(room.rubric, words.language),
                state.desk,
                shown.text,
            ),
        ),
    ]
    print_shortlist(state, room, words, "dk-out-html")
    for form, name, make in ways:
        export_button(state, room, words(f"out.{form}"), make, name=name, key=f"dk-out-{form}", form=form)


def _reasons(state: DeskState, candidate: str, room: Room, words: DeskWords) -> list[str]:
    """What a candidate's group rests on, with its quotes, as it may be shown; nothing of hidden ones."""
    one = state.candidate(candidate)
    project = best(one) if one else None
    if one is None or project is None or not may_see(state.desk, one, state.who):
        return []
    try:
        card = state.covered(candidate, project, room).hireability
    except AmbitionError:
        return []
    quoted = [(words.say(each.says), " ".join(each.quote.split())) for each in card.reasons] if card else []
    return [f"{says.rstrip('.')}: “{quote}”" if quote else says for says, quote in quoted]


def print_shortlist(state: DeskState, room: Room, words: DeskWords, key: str) -> None:
    """The button for the list on paper: everybody in their groups, with what to ask them."""
    shown = state.shown()

    def printed() -> str:
        return shortlist_html(
            state.groups(room.rubric, words.language),
            state.rows(room.rubric),
            room.rubric,
            lambda candidate: questions_of(state, candidate, room, words.language),
            title=state.desk.title or words("paper"),
            cover=shown.text,
            language=words.language,
        )

    title = words("out.html")
    export_button(state, room, title, printed, name="shortlist.html", key=key, form="shortlist html")


def export_button(
    state: DeskState,
    room: Room,
    title: str,
    make: Callable[[], str],
    *,
    name: str,
    key: str,
    form: str,
) -> None:
    """A download that is made when asked for, and goes on record."""

    def record() -> None:
        state.do(lambda desk: record_export(desk, form, room, state.who))

    mime = _MIMES[name.rsplit(".", 1)[-1]]
    st.download_button(title, make, name, mime, key=key, on_click=record)


def _open(state: DeskState, name: str, data: bytes, words: DeskWords) -> None:
    """Open a saved desk; one that is broken or newer leaves what is open as it is."""
    try:
        opened = store.from_bytes(data, name)
    except AmbitionError as error:
        state.notices.append(("bad", str(error)))
        st.rerun()
    aside = _set_aside(state)
    state.put(opened.desk)
    state.outcomes, state.picked, state.opened, state.unsaved = (), [], "", False
    says = words("file.changed", name=name) if opened.changed_outside else words("file.opened", name=name)
    state.notices.append(("bad" if opened.changed_outside else "good", says))
    before = next((entry.who for entry in reversed(opened.desk.log) if entry.who), "")
    if before and not state.who:
        state.notices.append(("good", words("who.again", who=before)))
    if aside:
        state.notices.append(("good", words("file.aside", name=aside)))
    st.rerun()


def _set_aside(state: DeskState) -> str:
    """A desk that keeps itself is not written over by one that is opened: a copy stays beside it."""
    if state.kept is None or not state.desk.candidates:
        return ""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    path = state.kept.path.with_name(f"desk.before-{stamp}.json")
    keeping.write_whole(path, store.to_bytes(state.desk))
    return path.name
