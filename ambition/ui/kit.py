"""The interview kit: what to ask, why, and how a good and a weak answer sound."""

from __future__ import annotations

from ambition.model import InterviewQuestion, Review
from ambition.ui.markup import card, esc, part, small
from ambition.ui.words import Words

_MOST_QUESTIONS = 8


def kit_html(review: Review, words: Words) -> str:
    """At most eight questions, from what is claimed and not shown, unknown or doubtful."""
    asked = review.hireability.questions if review.hireability else ()
    if not asked:
        return ""
    lines = "".join(_question(question, words) for question in asked[:_MOST_QUESTIONS])
    asked_html = f'<ol class="am-kit">{lines}</ol>'
    asked_card = card("kit", words("kit.title"), small(words("kit.about")) + asked_html)
    return part("talk", words("talk.title"), asked_card)


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
