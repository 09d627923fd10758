"""The top of the page: what this is, which of its two sides is open, and the language."""

from __future__ import annotations

import streamlit as st

from ambition.ui.markup import draw, esc
from ambition.ui.session import forget_widgets, seed, typed
from ambition.ui.state import PageState
from ambition.ui.words import LANGUAGES, Words

#: The address names the side that is open where it is not the first one.
_PLACE, _DESK = "place", "desk"


def show_head(state: PageState, words: Words) -> None:
    """Title, the line below it, and the choice between reviewing a project and screening candidates."""
    line = words("head.tagline.desk" if state.desk else "head.tagline")
    draw(f'<div class="am-brand"><h1>Ambition</h1><p>{esc(line)}</p></div>')
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.segmented_control(
            words("head.side"),
            ["project", _DESK],
            format_func=lambda side: words(f"head.{side}"),
            key=seed("side", _DESK if state.desk else "project"),
            required=True,
            wrap=True,
            label_visibility="collapsed",
            on_change=_turn,
            args=(state,),
        )
        st.segmented_control(
            words("head.language"),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key=seed("language", state.language),
            required=True,
            label_visibility="collapsed",
            on_change=_speak,
            args=(state,),
        )


def show_notices(state: PageState, words: Words) -> None:
    """What happened since the last run, said once; at the start a second run follows by itself."""
    for key, values in state.notices:
        text = esc(words(key, **{name: words.say(value) for name, value in values.items()}))
        draw(f'<div class="am-note" role="status"><p>{text}</p></div>')
    if state.is_hydrated:
        state.notices.clear()


def open_place(state: PageState) -> None:
    """Open the side that the address names, so that a reload stays where it was; a shared link goes first."""
    state.desk = state.came_to_desk = not state.opened and st.query_params.get(_PLACE) == _DESK


def _turn(state: PageState) -> None:
    state.desk = typed("side") == _DESK
    if state.desk:
        st.query_params[_PLACE] = _DESK
    else:
        st.query_params.pop(_PLACE, None)


def _speak(state: PageState) -> None:
    state.language = typed("language")
    forget_widgets()
