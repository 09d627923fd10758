"""One candidate's own page: who (covered), where they stand, and its four parts."""

from __future__ import annotations

import streamlit as st

from ambition.desk.choosing import best, latest
from ambition.desk.grouping import may_see
from ambition.desk.people import cover, open_link, reveal
from ambition.desk.persons import perhaps_the_same, same_text_as
from ambition.desk.room import Room
from ambition.desk.texts import texts
from ambition.desk.together import rename, stand_apart, stand_together
from ambition.desk.values import Candidate, Project
from ambition.errors import AmbitionError
from ambition.ui.desk_decide import show_decision
from ambition.ui.desk_here import Here
from ambition.ui.desk_interview import show_interview
from ambition.ui.desk_judge import show_judging
from ambition.ui.desk_marks import show_rating
from ambition.ui.desk_state import PARTS, DeskState, Part
from ambition.ui.desk_who import name_field
from ambition.ui.desk_words import DeskWords
from ambition.ui.ladder import show_ladder
from ambition.ui.markup import draw, esc, items, label
from ambition.ui.radar import show_numbers, show_radar
from ambition.ui.troubles import show_trouble, show_warnings
from ambition.ui.verdict import show_doubts, show_verdict
from ambition.wording import shortened


def show_candidate(state: DeskState, room: Room, words: DeskWords) -> None:
    """The candidate that is open."""
    one = state.candidate(state.opened)
    assert one is not None
    _walk(state, one, room, words)
    project = _project(state, one, words)
    draw(_title(state, one, project, room, words))
    if project is None:
        return
    with st.container(horizontal=True, key="dk-who-is-it", vertical_alignment="bottom"):
        name_field(state, words, "dk-who-here")
        _called(state, one, words)
        _covered(state, one, words)
        _reveal(state, one, project, room, words)
    _together(state, one, project, room, words)
    try:
        review = state.covered(one.id, project, room)
    except AmbitionError as error:
        show_trouble(words, str(error))
        return
    if not may_see(state.desk, one, state.who):
        show_rating(state, one, review, room, words)
        return
    key = "dk-part"
    if st.session_state.get(key) != state.part:
        st.session_state[key] = state.part
    st.segmented_control(
        words("part.label"),
        PARTS,
        format_func=lambda part: words(f"part.{part}"),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: setattr(state, "part", st.session_state[key]),
    )
    _show_part(state.part, Here(state, one, project, review, room, words))


def _show_part(part: Part, here: Here) -> None:
    if part == "interview":
        show_interview(here)
    elif part == "evidence":
        show_judging(here)
    elif part == "decision":
        show_decision(here)
    else:
        _glance(here)


def _glance(here: Here) -> None:
    project, review, room, words = here.project, here.review, here.room, here.words
    show_warnings(review, words)
    if project.unverified:
        draw(f'<div class="am-note"><p>{esc(words("candidate.unverified"))}</p></div>')
    show_verdict(review, room.rubric, words)
    drawn, steps = st.columns(2, gap="small")
    with drawn:
        show_radar(review, room.rubric, words)
    with steps:
        show_ladder(review, room.rubric, words)
    show_numbers(review, room.rubric, words)
    show_doubts(review, words)


def _walk(state: DeskState, one: Candidate, room: Room, words: DeskWords) -> None:
    """Back to everybody, and on to the next in the same order."""
    names = state.walk(room.rubric, words.language)
    place = names.index(one.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="dk-walk"):
        st.button(words("walk.back"), key="dk-back", on_click=_close, args=(state,))
        with st.container(horizontal=True, width="content"):
            st.button(
                words("walk.before"),
                key="dk-before",
                disabled=place == 0,
                on_click=lambda: state.open(names[place - 1], state.part),
            )
            st.button(
                words("walk.next"),
                key="dk-next",
                disabled=place + 1 == len(names),
                on_click=lambda: state.open(names[place + 1], state.part),
            )


def _close(state: DeskState) -> None:
    state.opened = ""


def _project(state: DeskState, one: Candidate, words: DeskWords) -> Project | None:
    """The project that counts; another one of the same candidate can be looked at."""
    counts = best(one)
    if len(one.projects) < 2 or counts is None:
        return counts
    shown, newest = state.shown(), {each.id for each in latest(one)}

    def said(project: Project) -> str:
        name = label(shortened(shown.name(project), 40)) + (f" ({project.dated})" if project.dated else "")
        note = "counts" if project is counts else "" if project.id in newest else "earlier"
        return f"{name} · {words(f'candidate.{note}')}" if note else name

    by_id = {each.id: each for each in one.projects}
    chosen = st.radio(
        words("candidate.projects", n=len(by_id)),
        list(by_id),
        index=list(by_id).index(counts.id),
        format_func=lambda name: said(by_id[name]),
        key=f"dk-project-{one.id}",
        horizontal=True,
    )
    return by_id[chosen or counts.id]


def _title(state: DeskState, one: Candidate, project: Project | None, room: Room, words: DeskWords) -> str:
    row = next(row for row in state.rows(room.rubric) if row.candidate == one.id)
    name = state.shown().name(project) if project else ""
    group = words.say(row.group_title)
    moved = words("card.moved", group=words.say(row.moved_from)) if row.moved_from else ""
    same = words("candidate.same", other=", ".join(row.same_as)) if row.same_as else ""
    notes = "".join(f'<p class="am-small">{esc(text)}</p>' for text in (moved, same) if text)
    badge = f'<span class="am-tag am-is-reached">{esc(group)}</span>' if group else ""
    return (
        f'<div class="dk-title"><h2>{esc(words.called(one.label))}</h2>{badge}'
        f'<span class="am-soft">{esc(name)}</span></div>{notes}'
    )


def _called(state: DeskState, one: Candidate, words: DeskWords) -> None:
    """What the user calls this candidate."""
    key = f"dk-reference-{one.id}"

    def changed() -> None:
        text = str(st.session_state.get(key) or "").strip()
        state.do(lambda desk: rename(desk, one.id, text))

    with st.popover(words("reference.button")):
        st.text_input(
            words("reference.label"), one.reference, key=key, help=words("reference.help"), on_change=changed
        )


def _together(state: DeskState, one: Candidate, project: Project, room: Room, words: DeskWords) -> None:
    """Who may be the same person, or sent the same text: one click puts them together, another parts them."""
    like = state.once("perhaps", (), lambda: perhaps_the_same(state.desk)).get(one.id, ())
    copies = same_text_as(one, state.desk)
    for name, said in (*((each, "perhaps") for each in like), *((each, "copy") for each in copies)):
        other = state.candidate(name)
        if other is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words(f"together.{said}", other=label(words.called(other.label))))
            st.button(
                words("together.go"),
                key=f"dk-together-{name}",
                help=words("together.help"),
                on_click=_join,
                args=(state, one.id, name, room),
            )
    if len(one.projects) > 1:
        st.button(
            words("together.apart"),
            key="dk-apart",
            type="tertiary",
            on_click=lambda: state.do(lambda desk: stand_apart(desk, project.id, room, state.who)),
        )


def _join(state: DeskState, first: str, second: str, room: Room) -> None:
    state.do(lambda desk: stand_together(desk, first, second, room, state.who))


def _covered(state: DeskState, one: Candidate, words: DeskWords) -> None:
    """What was covered, so that a leak can be seen. The words themselves stand behind the reveal."""
    shown = state.shown()
    if not shown.is_covered(one.id):
        return
    found = shown.covered(one.id)
    state.remember(shown, one.id)
    with st.popover(words.count("covered.button", sum(each.count for each in found))):
        st.caption(texts(words.language).fair_use["pseudonymous"].strip())
        lines = (
            f"{esc(words(f'covered.kind.{each.kind}'))}: {esc(each.replacement)} × {each.count}"
            for each in found
        )
        draw(items(lines, "dk-covered") or f"<p>{esc(words('covered.none'))}</p>")


def _reveal(state: DeskState, one: Candidate, project: Project, room: Room, words: DeskWords) -> None:
    """Seeing who it is, or opening the link, is a deliberate act and goes on record."""
    if not state.shown().is_covered(one.id):
        if state.desk.settings.blind:
            st.button(
                words("reveal.cover"),
                key="dk-cover",
                on_click=lambda: state.do(lambda desk: cover(desk, one.id, room, state.who)),
            )
        if project.link:
            _link(state, project, room, words)
        return
    with st.popover(words("reveal.button")):
        st.caption(words("reveal.about"))
        reason = st.text_input(words("reveal.reason"), key=f"dk-reveal-why-{one.id}")
        st.button(
            words("reveal.yes"),
            key="dk-reveal",
            on_click=lambda: state.do(lambda desk: reveal(desk, one.id, room, state.who, reason or "")),
        )


def _link(state: DeskState, project: Project, room: Room, words: DeskWords) -> None:
    key = f"dk-link-{project.id}"
    if st.session_state.get(key):
        st.code(project.link, language=None)
        return

    def ask() -> None:
        if state.tried(lambda desk: open_link(desk, project.id, room, state.who)[0]):
            st.session_state[key] = True

    st.button(words("reveal.link"), key="dk-ask-link", help=words("reveal.link.help"), on_click=ask)
