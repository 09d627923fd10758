"""What people decide: in their own words, and what the person concerned may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from ambition import __version__
from ambition.desk.explaining import explanation
from ambition.desk.grouping import request_for_more
from ambition.desk.people import decide, delete, place
from ambition.desk.printing import candidate_html
from ambition.report import to_json, to_markdown
from ambition.ui.desk_contact import contact_field
from ambition.ui.desk_file import export_button, questions_of
from ambition.ui.desk_here import Here
from ambition.ui.desk_log import show_own_record
from ambition.ui.markup import draw, esc, slug


def show_decision(here: Here) -> None:
    """The decision, the group, the messages and the way out."""
    left, right = st.columns(2, gap="medium")
    with left:
        _decide(here)
        _place(here)
        show_own_record(here)
    with right:
        _message(here)
        _explain(here)
        _report(here)
        _delete(here)


def _decide(here: Here) -> None:
    state, one, room, words = here.state, here.one, here.room, here.words
    with st.form("dk-decide"):
        draw(f'<h3 class="dk-form">{esc(words("decide.title"))}</h3>')
        st.caption(words("decide.about"))
        if one.decision:
            draw(f"<p>{esc(words('decide.by', who=one.decision.who, at=one.decision.at[:10]))}</p>")
        text = st.text_area(
            words("decide.text"), one.decision.text if one.decision else "", key=f"dk-decision-{one.id}"
        )
        who = st.text_input(words("who.label"), state.who, key=f"dk-decider-{one.id}")
        if st.form_submit_button(words("decide.save"), type="primary"):
            state.who = (who or "").strip()
            state.do(lambda desk: decide(desk, one.id, text or "", room, state.who))
            st.rerun()


def _place(here: Here) -> None:
    state, one, room, words = here.state, here.one, here.room, here.words
    rules = room.rubric.rubric.hireability
    if rules is None:
        return
    titles = {"": words("place.reviewed")} | {
        band.id: words.say(band.title)
        for band in (*sorted(rules.bands, key=lambda band: -band.at_least), rules.not_enough)
    }
    with st.form("dk-place"):
        draw(f'<h3 class="dk-form">{esc(words("place.title"))}</h3>')
        st.caption(words("place.about"))
        band = st.selectbox(
            words("place.group"),
            list(titles),
            index=list(titles).index(one.placed if one.placed in titles else ""),
            format_func=titles.__getitem__,
            key=f"dk-band-{one.id}",
        )
        reason = st.text_input(words("place.reason"), key=f"dk-band-why-{one.id}")
        if st.form_submit_button(words("place.save")):
            state.do(lambda desk: place(desk, one.id, band or "", reason or "", room=room, who=state.who))
            st.rerun()


def _message(here: Here) -> None:
    """For somebody of whom there is too little to tell: a message, ready to copy; nothing is sent."""
    state, one, review, words = here.state, here.one, here.review, here.words
    if review.hireability is not None and review.hireability.enough and review.judged:
        return
    with st.expander(words("message.title"), expanded=True):
        st.caption(words("message.about"))
        key = "dk-questions-link"
        link = state.desk.settings.questions_link

        def changed() -> None:
            given = str(st.session_state.get(key) or "").strip()
            state.put(replace(state.desk, settings=replace(state.desk.settings, questions_link=given)))

        st.text_input(
            words("message.link"), link, key=key, on_change=changed, help=words("message.link.help")
        )
        st.code(request_for_more(state.desk, one, words.language).strip(), language=None, wrap_lines=True)


def _explain(here: Here) -> None:
    state, one, project, room, words = here.state, here.one, here.project, here.room, here.words
    with st.expander(words("explain.title")):
        st.caption(words("explain.about"))
        contact_field(state, words, "dk-contact")

        def made() -> str:
            plain = here.plain
            return explanation(
                one,
                project,
                plain,
                room.rubric,
                day=date.today().isoformat(),
                tool=__version__,
                contact=state.desk.settings.contact,
                language=words.language,
                translate=words.say,
            )

        stem = slug(one.label).strip("-")[:40] or "candidate"
        export_button(
            state,
            room,
            words("explain.get"),
            made,
            name=f"{stem}-explanation.md",
            key="dk-explain",
            form="explanation",
        )


def _report(here: Here) -> None:
    state, one, review, room, words = here.state, here.one, here.review, here.room, here.words
    with st.expander(words("report.title")), st.container(horizontal=True):
        stem = slug(one.label).strip("-")[:40] or "candidate"
        named = replace(review, description=replace(review.description, name=words.called(one.label)))
        ways = [
            (
                "html",
                lambda: candidate_html(
                    named,
                    room.rubric,
                    questions_of(state, one.id, room, words.language),
                    words.language,
                ),
            ),
            ("md", lambda: to_markdown(named, room.rubric)),
            ("json", lambda: to_json(named)),
        ]
        for ending, make in ways:
            export_button(
                state,
                room,
                words(f"report.{ending}"),
                make,
                name=f"{stem}-review.{ending}",
                key=f"dk-report-{ending}",
                form=f"report {ending}",
            )


def _delete(here: Here) -> None:
    state, one, room, words = here.state, here.one, here.room, here.words
    with st.popover(words("delete.title")):
        st.write(words("delete.about"))
        st.button(
            words("delete.yes"),
            key="dk-delete",
            on_click=lambda: state.do(lambda desk: delete(desk, one.id, room, state.who)),
        )
