"""Who acts: whatever goes on record on a desk goes on record under this name."""

from __future__ import annotations

import streamlit as st

from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords


def name_field(state: DeskState, words: DeskWords, key: str) -> None:
    """The field for one's name or initials; it shows what holds on every page of the desk."""
    if st.session_state.get(key) != state.who:
        st.session_state[key] = state.who
    st.text_input(
        words("who.label"),
        key=key,
        placeholder=words("who.placeholder"),
        help=words("who.help"),
        width=230,
        on_change=lambda: setattr(state, "who", st.session_state[key].strip()),
    )
