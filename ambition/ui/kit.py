"""The interview kit: what to ask, why, and how a good and a weak answer sound."""

from __future__ import annotations

import streamlit as st

from ambition.model import InterviewQuestion, Review
from ambition.ui.markup import card, draw, esc, small
from ambition.ui.words import Words

_MOST_QUESTIONS = 8


def show_kit(review: Review, words: Words) -> None:
    """At most eight questions, from what is claimed and not shown, unknown or doubtful."""
    asked = review.hireability.questions if review.hireability else ()
    if not asked:
        return
    st.header(words("talk.title"), anchor="talk")
    lines = "".join(_question(question, words) for question in asked[:_MOST_QUESTIONS])
    asked_html = f'<ol class="am-kit">{lines}</ol>'
    draw(card("kit", words("kit.title"), small(words("kit.about")) + asked_html))


def _question(question: InterviewQuestion, words: Words) -> str:
    sounds = [("kit.good", question.good), ("kit.weak", question.weak)]
    pair = "".join(
        f"<div><b class='am-small'>{esc(words(key))}</b><p>{esc(words.say(text))}</p></div>"
        for key, text in sounds
        if text
    )
    return (
        f"<li><b>{esc(words.say(question.asks))}</b>"
        f'<p class="am-small">{esc(words.say(question.because))}</p><div class="am-pair">{pair}</div></li>'
    )
