"""Ambition: the page. ``streamlit run app.py`` opens it on a finished example."""

from __future__ import annotations

import gc
import logging
import time
import uuid

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ambition.changes import changes
from ambition.errors import AmbitionError
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.compare import show_before_after, show_what_if
from ambition.ui.desk import show_desk
from ambition.ui.downloads import show_downloads
from ambition.ui.evidence import description_html, not_counted_html
from ambition.ui.fetching import take_fetched
from ambition.ui.head import open_place, show_head, show_notices
from ambition.ui.keep import keep_draft, show_kept, show_other_draft
from ambition.ui.kit import kit_html
from ambition.ui.ladder import ladder_html
from ambition.ui.markup import draw, part, small, style, two
from ambition.ui.misread import marks_of, show_marking
from ambition.ui.project import show_project
from ambition.ui.questions import show_questions
from ambition.ui.radar import draw_radar, numbers_html
from ambition.ui.reviewing import bundled_rubric, review_kept, review_of, rubric_of
from ambition.ui.rubric_choice import show_rubric_choice
from ambition.ui.scales import scales_html
from ambition.ui.session import keep_as_base, page_state
from ambition.ui.share import open_shared, show_share
from ambition.ui.state import DEFAULT_RUBRIC, PageState
from ambition.ui.steps import steps_html
from ambition.ui.troubles import show_nothing_yet, show_trouble, warnings_html
from ambition.ui.verdict import doubts_html, show_jump, verdict_html
from ambition.ui.words import Words

#: Long enough for a browser to paint the radar, too short to be noticed.
PAINT_S = 0.15
_log = logging.getLogger("ambition")


def main() -> None:
    """Draw the page."""
    st.set_page_config("Ambition", layout="wide", initial_sidebar_state="collapsed")
    style()
    state = page_state()
    if not state.is_begun:
        begin(state)
    take_fetched(state)
    rubric = rubric_of(state)
    words = Words(state.language, rubric.rubric)
    show_head(state, words)
    show_notices(state, words)
    show_other_draft(state, words)
    if state.desk:
        show_desk(state)
    else:
        show_review_page(state, rubric, words)
    keep_draft(state)


def begin(state: PageState) -> None:
    """The first run of a visit: take up a shared link, and remember where it starts from."""
    state.is_begun = True
    open_shared(state)
    open_place(state)
    keep_as_base(state)


def show_review_page(state: PageState, rubric: LoadedRubric, words: Words) -> None:
    """The project and the questions on the left, the review at a glance on the right, its grounds below.

    The radar is drawn first and the long rest last: what a click has moved is to be seen at once.
    """
    left, right = st.container(key="sides").columns([4, 9], gap="medium")
    project, questions = left.container(key="project"), left.container(key="questions")
    above, middle = right.container(), right.container()
    drawn, steps = middle.columns(2, gap="small")
    radar = drawn.empty()
    state.is_whole_run = True
    with questions:
        show_answering(state, rubric, words, radar)
    with project:
        show_project(state, words)
    review, trouble = make_review(state, rubric)
    if review is None:
        with above:
            if trouble:
                show_trouble(words, trouble)
            else:
                show_nothing_yet(words, state, rubric)
    else:
        with left:
            show_jump(review, rubric, words)
        with above:
            show_glance(review, rubric, words)
        with steps:
            draw(ladder_html(review, rubric, words))
        with right:
            draw(numbers_html(review, rubric, words))
        show_grounds(state, review, rubric, words)
    show_rubric_choice(state, rubric, words)


@st.fragment
def show_answering(state: PageState, rubric: LoadedRubric, words: Words, radar: DeltaGenerator) -> None:
    """The question at hand, the radar, and what the answer has moved.

    An answer runs this alone; the rest of the page follows when the radar has been painted.
    """
    review, _ = make_review(state, rubric)
    before = review_kept(rubric, state.kept) if state.kept and review else None
    moved = changes(before, review) if before and review else None
    if review is not None:
        has_moved = moved is not None and not moved.is_nothing
        with radar.container(key="radar"):
            draw_radar(review, rubric, words, before if has_moved else None)
        if review is not state.drawn and not state.is_whole_run:
            # What is sent now would be worked on by the browser before the radar is painted.
            time.sleep(PAINT_S)
        state.drawn = review
    show_questions(state, rubric, review, words)
    if moved:
        show_what_if(state, moved, rubric, words)
    show_kept(state, words)
    if not state.is_whole_run:
        st.rerun()
    state.is_whole_run = False


def make_review(state: PageState, rubric: LoadedRubric) -> tuple[Review | None, str]:
    """The review of what is on the page, or nothing and the reason in a sentence."""
    project = state.project()
    if project is None:
        return None, ""
    try:
        return review_of(rubric, project, state.answered(), state.marked()), ""
    except AmbitionError as error:
        return None, str(error)


def show_glance(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """Whom to talk to first and why: the first sight."""
    body = warnings_html(review, words) + verdict_html(review, rubric, words)
    draw(part("review", words("review.title"), body))


def show_grounds(state: PageState, review: Review, rubric: LoadedRubric, words: Words) -> None:
    """Everything that the first sight rests on, and what follows from it."""
    to_do = steps_html(review, rubric, words) + doubts_html(review, words)
    marks = marks_of(review, state)
    text = two(description_html(review, rubric, words), not_counted_html(review, words, marks))
    draw(
        part("next-steps", words("next.title"), to_do)
        + part("grounds", words("grounds.title"), scales_html(review, rubric, words, marks) + text)
        + kit_html(review, words)
        + part("take", words("take.title"), small(words("downloads.about")))
    )
    show_downloads(state, review, rubric, words)
    show_share(state, review, rubric, words)
    show_before_after(state, review, rubric, words)
    show_marking(state, review, words)


@st.cache_resource
def freeze_collector() -> None:
    """Keep what was imported out of the garbage collector's walks: they cost more than a whole run."""
    bundled_rubric(DEFAULT_RUBRIC)
    gc.collect()
    gc.freeze()


try:
    main()
except AmbitionError as error:
    st.error(Words(page_state().language).say(str(error)))
except Exception:
    number = uuid.uuid4().hex[:8]
    _log.exception("page failed, number %s", number)
    st.error(Words(page_state().language)("trouble.unknown", number=number))
freeze_collector()
