"""The one state object of a visit, and the link between it and the widgets."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from ambition.ui.state import Kept, PageState
from ambition.ui.words import LANGUAGES

_STATE = "ambition"
#: Keys of widgets that show a part of the state; they are set anew when the state changes from elsewhere.
WIDGET = "in-"


def page_state() -> PageState:
    """The state of this visit, made on its first run in the language of the browser."""
    if _STATE not in st.session_state:
        spoken = (st.context.locale or "en").split("-")[0]
        st.session_state[_STATE] = PageState(language=spoken if spoken in LANGUAGES else "en")
    return cast(PageState, st.session_state[_STATE])


def seed(name: str, value: Any) -> str:
    """The key of a widget, which starts with this value where it has none yet."""
    key = f"{WIDGET}{name}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def typed(name: str) -> Any:
    """What a widget holds now."""
    return st.session_state.get(f"{WIDGET}{name}")


def forget_widgets() -> None:
    """Let every widget start from the state again; to be called before any of them is drawn."""
    for key in [key for key in st.session_state if str(key).startswith(WIDGET)]:
        del st.session_state[key]


def keep_as_base(state: PageState) -> None:
    """Remember project and answers as they are, to compare with."""
    project = state.project()
    state.kept = Kept(project, state.answered()) if project else None
