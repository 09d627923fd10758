"""The radar and, beside it, the same numbers as a table."""

from __future__ import annotations

import streamlit as st

from ambition.figures import RadarWords, radar, radar_alt
from ambition.model import LedgerScore, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.chart import draw_chart
from ambition.ui.markup import card, draw, esc, small
from ambition.ui.session import page_state
from ambition.ui.words import Words


def draw_radar(
    review: Review, rubric: LoadedRubric, words: Words, before: Review | None = None, name: str = "radar"
) -> None:
    """The radar; ``before`` is drawn dotted where the review has moved away from it."""
    spoken = radar_words(words)
    figure = radar(
        review, rubric, dark=is_dark(), words=spoken, before=before, text_scale=page_state().text_scale
    )
    if not figure["data"]:
        draw(card(f"{name}-none", words("numbers.no-radar"), small(words("numbers.no-radar.why"))))
        return
    draw_chart(figure, key=f"{name}-chart", alt=radar_alt(review, rubric, spoken))


def show_radar(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The radar on a card of its own."""
    with st.container(key="radar"):
        draw_radar(review, rubric, words)


def show_numbers(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The table, drawn."""
    draw(numbers_html(review, rubric, words))


def numbers_html(review: Review, rubric: LoadedRubric, words: Words) -> str:
    """The numbers of the radar, and the niche's, as a table."""
    scores = [*review.scales, *([review.niche] if review.niche else [])]
    rows = "".join(_row(score, review, rubric, words) for score in scores)
    titles = (words(f"numbers.{head}") for head in ("shown", "claimed", "open", "level"))
    heads = "".join(f'<th scope="col">{esc(title)}</th>' for title in titles)
    coverage = words("numbers.coverage", share=words.percent(review.coverage))
    if review.coverage >= 995:
        coverage = words("numbers.covered")
    return (
        f'<div class="am-card"><table class="am-numbers"><caption>{esc(words("numbers.caption"))}</caption>'
        f'<thead><tr><th scope="col">{esc(words("numbers.scale"))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        f"{small(coverage)}</div>"
    )


def radar_words(words: Words) -> RadarWords:
    """The words on the radar in the language of the page."""
    return RadarWords(
        words("numbers.shown"),
        words("numbers.claimed"),
        words("numbers.open"),
        words("numbers.before"),
        words("numbers.nothing"),
        words("numbers.points"),
        dict(words.said),
    )


def is_dark() -> bool:
    """Whether the page is dark now."""
    return st.context.theme.type == "dark"


def _dash(says: str) -> str:
    """A dash for the eye, and what it means for the ear."""
    return f'<span aria-hidden="true">–</span><span class="am-unseen">{esc(says)}</span>'


def _row(score: LedgerScore, review: Review, rubric: LoadedRubric, words: Words) -> str:
    nothing = _dash(words("numbers.nothing"))
    claimed = nothing if score.claimed is None else esc(words.points(score.claimed))
    cells = [nothing, claimed, nothing, nothing]
    if review.judged:
        span = _dash(words("numbers.closed"))
        if score.high > score.low:
            span = f"{words.points(score.low)}–{words.points(score.high)}"
        cells = [words.points(score.shown), claimed, span, words.level(score.level_quarters)]
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    title = esc(words.say(rubric.scale(score.id).title))
    return f'<tr><th scope="row"><a href="#scale-{score.id}">{title}</a></th>{data}</tr>'
