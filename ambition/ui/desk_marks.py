"""One's own marks, scale by scale, and everybody's once one's own are saved."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ambition.desk.people import mark, save_marks
from ambition.desk.room import Room
from ambition.desk.values import Candidate, Mark
from ambition.model import Review
from ambition.ui.desk_notices import show_notices
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, label


def show_rating(state: DeskState, one: Candidate, review: Review, room: Room, words: DeskWords) -> None:
    """Rate first: the text without the program's marks, and one's own marks beside it."""
    draw(f'<div class="am-offer"><p>{esc(words("rate-first.here"))}</p></div>')
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw(
            f'<div class="am-card"><h3>{esc(words("rate-first.text"))}</h3>'
            f'<div class="am-window" tabindex="0" role="region" aria-label="{esc(words("rate-first.text"))}">'
            f'<div class="am-text">{esc(review.description.text)}</div></div></div>'
        )
    with right:
        show_marks(state, one, room, words)


def show_marks(state: DeskState, one: Candidate, room: Room, words: DeskWords) -> None:
    """One's own level on each scale; seen by others once it is saved."""
    draw(f'<h3 class="dk-form">{esc(words("marks.title"))}</h3>')
    if not state.who:
        st.caption(words("marks.who"))
        return
    st.caption(words("marks.about"))
    own = {each.ledger: each for each in one.marks if each.reviewer == state.who}
    with st.form(f"dk-marks-{one.id}"):
        given: dict[str, tuple[int | None, str]] = {}
        for scale in room.rubric.scales_and_niche:
            old = own.get(scale.id)
            means = {each.level: f"{each.level} · {words.say(each.means)}" for each in scale.levels}
            level = st.selectbox(
                label(words.say(scale.title)),
                list(means),
                index=old.level if old else None,
                format_func=means.__getitem__,
                key=f"dk-mark-{one.id}-{scale.id}",
                placeholder=words("marks.none"),
            )
            quote = st.text_input(
                words("marks.quote"),
                old.quote if old else "",
                key=f"dk-mq-{one.id}-{scale.id}",
                placeholder=words("marks.quote"),
                label_visibility="collapsed",
            )
            given[scale.id] = (level, quote or "")
        if st.form_submit_button(words("marks.save"), type="primary"):
            if _save_marks(state, one.id, given, room):
                st.rerun()
            show_notices(state, words)
    _others(state, one, room, words)


def _save_marks(
    state: DeskState, candidate: str, given: dict[str, tuple[int | None, str]], room: Room
) -> bool:
    """Keep and save them; says whether it worked."""
    for ledger, (level, quote) in given.items():
        if level is not None:
            made = Mark(state.who, ledger, level, quote.strip())
            if not state.tried(partial(mark, candidate=candidate, given=made)):
                return False
    return state.tried(lambda desk: save_marks(desk, candidate, room, state.who))


def _others(state: DeskState, one: Candidate, room: Room, words: DeskWords) -> None:
    """Everybody's saved marks, for who has saved their own."""
    if state.who not in one.saved_by or len(one.saved_by) < 2:
        return
    heads = "".join(f'<th scope="col">{esc(who)}</th>' for who in one.saved_by)
    lines = ""
    for scale in room.rubric.scales_and_niche:
        by_who = {each.reviewer: each.level for each in one.marks if each.ledger == scale.id}
        cells = "".join(f"<td>{by_who.get(who, '–')}</td>" for who in one.saved_by)
        lines += f'<tr><th scope="row">{esc(words.say(scale.title))}</th>{cells}</tr>'
    draw(
        '<div class="am-card"><table class="am-numbers">'
        f"<caption>{esc(words('marks.all'))}</caption><thead>"
        f'<tr><th scope="col">{esc(words("numbers.scale"))}</th>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
