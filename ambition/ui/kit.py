"""The interview kit: what to ask, why, and how a good and a weak answer sound."""

from __future__ import annotations

from ambition.model import InterviewQuestion, Review
from ambition.ui.markup import draw, esc
from ambition.ui.words import Words

_MOST_QUESTIONS = 8


def show_kit(review: Review, words: Words) -> None:
    """At most eight questions, from what is claimed and not shown, unknown or doubtful."""
    asked = review.hireability.questions if review.hireability else ()
    if not asked:
        return
    lines = "".join(_question(question, words) for question in asked[:_MOST_QUESTIONS])
    draw(
        f'<section class="am-card" aria-labelledby="kit"><h3 id="kit">{esc(words("kit.title"))}</h3>'
        f'<p class="am-small">{esc(words("kit.about"))}</p><ol class="am-kit">{lines}</ol></section>'
    )


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
