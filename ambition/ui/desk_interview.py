"""The interview kit: what to ask this candidate, why, how answers sound, room for notes, and on paper."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ambition.desk.kit import Kit, as_markdown, kit, notes_told_apart
from ambition.desk.people import note
from ambition.desk.printing import kit_html
from ambition.desk.question import KitQuestion
from ambition.desk.values import Note
from ambition.ui.desk_file import covered_kit, export_button
from ambition.ui.desk_here import Here
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, hue, items, slug


def show_interview(here: Here) -> None:
    """At most eight questions, the one that would change the picture most first."""
    state, one, project, room, words = here.state, here.one, here.project, here.room, here.words
    made = covered_kit(state, one.id, kit(project, here.plain, room.rubric, words.language))
    notes = _notes(here)
    _, earlier = notes_told_apart(made, notes)
    if not made.questions:
        draw(f'<div class="am-card"><p>{esc(words("interview.none"))}</p></div>')
        _show_earlier(earlier, words)
        return
    with st.container(key="dk-kit", horizontal=True, vertical_alignment="center"):
        _downloads(here, made, notes)
    draw(f'<p class="dk-opening">{esc(made.opening)}</p>')
    if project.judgements:
        draw(f'<p class="am-small">{esc(words("interview.judged"))}</p>')
    for number, question in enumerate(made.questions, start=1):
        _question(here, number, question)
    _show_earlier(earlier, words)
    draw(f'<p class="am-small">{esc(made.closing)}</p>')


def _question(here: Here, number: int, question: KitQuestion) -> None:
    state, one, review, words = here.state, here.one, here.review, here.words
    css = hue(review, question.ledger) if question.ledger else "am-hue-goal"
    then = ""
    if question.then:
        then = f'<p class="dk-then"><b>{esc(words("interview.then"))}</b> {esc(question.then)}</p>'
    kind = words(f"kind.{question.kind.replace(' ', '-')}")
    sounds = "".join(
        f'<div class="dk-{side}"><b>{esc(words(f"interview.{side}"))}</b><p>{esc(text)}</p></div>'
        for side, text in (("good", question.good), ("weak", question.weak))
        if text
    )
    with st.container(key=f"dk-question-{number}"):
        draw(
            f'<section class="am-card dk-question {css}" aria-labelledby="ask-{number}">'
            f'<p class="am-eyebrow">{number} · {esc(kind)}</p>'
            f'<h3 id="ask-{number}">{esc(question.asks)}</h3>'
            f'<p class="am-small"><b>{esc(words("interview.why"))}</b> {esc(question.because)}</p>'
            f'<div class="am-pair dk-sounds">{sounds}</div>{then}</section>'
        )
        written = next((each.text for each in one.notes if each.question == question.id), "")
        key = f"dk-note-{slug(one.id)}-{question.id}"
        st.text_area(
            words("interview.notes", n=number),
            written,
            key=key,
            height=80,
            placeholder=words("interview.notes.placeholder"),
            on_change=_noted,
            args=(state, one.id, question, key),
        )


def _noted(state: DeskState, candidate: str, question: KitQuestion, key: str) -> None:
    text = str(st.session_state.get(key) or "")
    state.do(lambda desk: note(desk, candidate, Note(question.id, text, question.asks)))


def _notes(here: Here) -> list[Note]:
    """All notes on this candidate; the questions in them are shown as everything else is."""
    cover = here.state.shown().text
    return [replace(each, asks=cover(here.one.id, each.asks)) for each in here.one.notes]


def _show_earlier(earlier: list[Note], words: DeskWords) -> None:
    if earlier:
        lines = items((f"<b>{esc(each.asks)}</b><br>{esc(each.text)}" for each in earlier), "dk-plain")
        draw(f'<section class="am-card"><h3>{esc(words("interview.earlier"))}</h3>{lines}</section>')


def _downloads(here: Here, made: Kit, notes: list[Note]) -> None:
    state, one, project, room, words = here.state, here.one, here.project, here.room, here.words
    shown = state.shown()
    title = words("interview.paper", who=words.called(one.label))
    stem = slug(one.label).strip("-")[:40] or "candidate"

    def printed() -> str:
        return kit_html(made, title, shown.name(project), notes, words.language)

    export_button(
        state,
        room,
        words("interview.print"),
        printed,
        name=f"{stem}-questions.html",
        key="dk-kit-html",
        form="questions html",
    )
    export_button(
        state,
        room,
        words("interview.markdown"),
        lambda: as_markdown(made, title, notes, words.language),
        name=f"{stem}-questions.md",
        key="dk-kit-md",
        form="questions markdown",
    )
