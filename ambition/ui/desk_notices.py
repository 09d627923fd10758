"""What is said once: that something went wrong or was done."""

from __future__ import annotations

from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc


def show_notices(state: DeskState, words: DeskWords) -> None:
    """Draw the notices that wait, and forget them."""
    for kind, text in state.notices:
        css, role = ("am-note", "alert") if kind == "bad" else ("am-offer", "status")
        draw(f'<div class="{css}" role="{role}"><p>{esc(words.say(text))}</p></div>')
    state.notices.clear()
