"""What the author says was misread: a quiet link beside each quote, a short reason, and the reason shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ambition.model import Evidence, Review
from ambition.ui.markup import draw, esc, slug
from ambition.ui.session import seed, typed
from ambition.ui.state import PageState
from ambition.ui.words import Words
from ambition.wording import shortened

#: What the page's own script waits for: a link to ``#misread=`` and the name of a quote.
LINK = "#misread="
_MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Marks:
    """The author's words by quote; ``is_open`` where the author is the one who looks, and may add some."""

    said: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = False


NO_MARKS = Marks()


def marks_of(review: Review, state: PageState) -> Marks:
    """The marks of what is on the page; an example has no author here, nor has what somebody sent."""
    return Marks(
        {each.quote: each.says for each in review.misread}, state.way != "example" and not state.reads_sent
    )


def evidence_name(evidence: Evidence) -> str:
    """The name of a quote that counts; the id of its ledger line."""
    return f"e-{slug(evidence.id)}"


def refusal_name(number: int) -> str:
    """The name of a quote that did not count, by its place among them."""
    return f"n-{number}"


def objection_html(quote: str, name: str, marks: Marks, words: Words) -> str:
    """The author's words beside a quote, and the link to say or change them."""
    said = marks.said.get(quote, "")
    told = f'<span class="am-objection">{esc(words("misread.says", says=said))}</span> ' if said else ""
    if not marks.is_open:
        return told
    ask = words("misread.change" if said else "misread.ask")
    named = f"{ask} “{shortened(quote, 60)}”"
    return f'{told}<a class="am-objects" href="{LINK}{name}" aria-label="{esc(named)}">{esc(ask)}</a>'


def show_marking(state: PageState, review: Review, words: Words) -> None:
    """The form for the quote at hand, above the page; nothing where none is."""
    quote = _quotes(review).get(state.marking, "")
    if not quote:
        state.marking = ""
        return

    @st.dialog(words("misread.title"), on_dismiss=lambda: _close(state))
    def form() -> None:
        draw(f'<p class="am-soft">“{esc(shortened(quote, 300))}”</p>')
        st.text_area(
            words("misread.reason"),
            key=seed("misread", state.marks.get(quote, "")),
            height=110,
            max_chars=_MOST_CHARACTERS,
            placeholder=words("misread.placeholder"),
        )
        st.caption(words("misread.about"))
        with st.container(horizontal=True):
            if st.button(words("misread.save"), key="misread-save", type="primary"):
                _say(state, quote, str(typed("misread") or ""))
                st.rerun()
            if quote in state.marks and st.button(words("misread.forget"), key="misread-forget"):
                _say(state, quote, "")
                st.rerun()

    form()


def begin_marking(state: PageState, name: str) -> None:
    """A quote was pointed at; the form opens with the next drawing of the page."""
    _close(state)
    state.marking = name


def _quotes(review: Review) -> dict[str, str]:
    """The quotes that may be marked, by name."""
    found = {evidence_name(e): e.quote for e in review.evidence if e.source == "description"}
    return found | {refusal_name(n): refused.quote for n, refused in enumerate(review.not_counted)}


def _say(state: PageState, quote: str, says: str) -> None:
    """Keep the reason; without one the mark is taken away."""
    if says.strip():
        state.marks[quote] = says.strip()
    else:
        state.marks.pop(quote, None)
    _close(state)


def _close(state: PageState) -> None:
    state.marking = ""
    st.session_state.pop(seed("misread", ""), None)
