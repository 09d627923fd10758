"""Screening candidates: several projects side by side, grouped, never ranked within a group."""

from __future__ import annotations

import streamlit as st

from ambition.errors import AmbitionError
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import draw, esc
from ambition.ui.opening import to_project
from ambition.ui.reviewing import review_of, rubric_of
from ambition.ui.state import PageState
from ambition.ui.words import Words


def show_desk(state: PageState) -> None:
    """A plain list of uploaded files' reviews, in the order of arrival."""
    rubric = rubric_of(state)
    words = Words(state.language, rubric.rubric)
    st.header(words("desk.title"), anchor=False)
    st.caption(words("desk.about"))
    uploads = st.file_uploader(
        words("desk.files"), type=["md", "rst", "txt", "ipynb"], accept_multiple_files=True, key="desk-files"
    )
    if not uploads:
        draw(f'<div class="am-card"><p class="am-soft">{esc(words("desk.empty"))}</p></div>')
        return
    rows = "".join(_row(upload.name, upload.getvalue(), rubric, words) for upload in uploads)
    titles = (words(f"desk.{head}") for head in ("project", "band", "goal"))
    heads = "".join(f'<th scope="col">{esc(title)}</th>' for title in titles)
    draw(
        f'<div class="am-card"><table class="am-numbers am-desk"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(name: str, data: bytes, rubric: LoadedRubric, words: Words) -> str:
    try:
        review: Review = review_of(rubric, to_project(name, data), ())
    except AmbitionError as error:
        return f'<tr><th scope="row">{esc(name)}</th><td colspan="2">{esc(error)}</td></tr>'
    band = review.hireability.band_title if review.hireability else ""
    goal = rubric.goal(review.goal.reached).title if review.goal.reached else ""
    cells = "".join(f"<td>{esc(words.say(text))}</td>" for text in (band, goal))
    return f'<tr><th scope="row">{esc(name)}</th>{cells}</tr>'
