"""Whom the people concerned write to: kept with the desk, and asked for where a text needs it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords


def contact_field(state: DeskState, words: DeskWords, key: str) -> None:
    """The field for it; every text to copy takes it from the desk."""
    settings = state.desk.settings

    def changed() -> None:
        given = str(st.session_state.get(key) or "").strip()
        state.put(replace(state.desk, settings=replace(state.desk.settings, contact=given)))

    if st.session_state.get(key) != settings.contact:
        st.session_state[key] = settings.contact
    st.text_input(words("explain.contact"), key=key, help=words("explain.contact.help"), on_change=changed)
