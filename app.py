"""Ambition: the page. ``streamlit run app.py`` opens it on a finished example."""

from __future__ import annotations

import gc
import logging
import uuid

import streamlit as st

from ambition.changes import changes
from ambition.errors import AmbitionError
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.compare import show_before_after, show_what_if
from ambition.ui.desk import show_desk
from ambition.ui.downloads import show_downloads
from ambition.ui.evidence import show_description, show_not_counted
from ambition.ui.head import show_head, show_notices
from ambition.ui.keep import keep_draft, show_kept
from ambition.ui.kit import show_kit
from ambition.ui.ladder import show_ladder
from ambition.ui.markup import style
from ambition.ui.project import show_project
from ambition.ui.questions import show_questions
from ambition.ui.radar import show_numbers, show_radar
from ambition.ui.reviewing import bundled_rubric, review_kept, review_of, rubric_of
from ambition.ui.rubric_choice import show_rubric_choice
from ambition.ui.scales import show_scales
from ambition.ui.session import keep_as_base, page_state
from ambition.ui.share import open_shared, show_share
from ambition.ui.state import DEFAULT_RUBRIC, PageState
from ambition.ui.steps import show_steps
from ambition.ui.troubles import show_nothing_yet, show_trouble, show_warnings
from ambition.ui.verdict import show_doubts, show_jump, show_verdict
from ambition.ui.words import Words

_log = logging.getLogger("ambition")


def main() -> None:
    """Draw the page."""
    st.set_page_config("Ambition", layout="wide", initial_sidebar_state="collapsed")
    style()
    state = page_state()
    if not state.is_begun:
        begin(state)
    rubric = rubric_of(state)
    words = Words(state.language, rubric.rubric)
    show_head(state, words)
    show_notices(state, words)
    if state.desk:
        show_desk(state)
    else:
        show_review_page(state, rubric, words)
    keep_draft(state)


def begin(state: PageState) -> None:
    """The first run of a visit: take up a shared link, and remember where it starts from."""
    state.is_begun = True
    open_shared(state)
    keep_as_base(state)


def show_review_page(state: PageState, rubric: LoadedRubric, words: Words) -> None:
    """The project and the questions on the left, the review at a glance on the right, its grounds below."""
    left, right = st.columns([4, 9], gap="medium")
    with left, st.container(key="project"):
        show_project(state, words)
    review, trouble = make_review(state, rubric)
    before = review_kept(rubric, state.kept) if state.kept and review else None
    with left, st.container(key="questions"):
        show_questions(state, rubric, review, words)
        if review and before:
            show_what_if(state, changes(before, review), rubric, words)
        show_kept(state, words)
        if review is not None:
            show_jump(review, rubric, words)
    with right:
        if review is None:
            show_trouble(words, trouble) if trouble else show_nothing_yet(words, state.way)
        else:
            show_glance(review, before, rubric, words)
    if review is not None:
        show_grounds(state, review, rubric, words)
    show_rubric_choice(state, rubric, words)


def make_review(state: PageState, rubric: LoadedRubric) -> tuple[Review | None, str]:
    """The review of what is on the page, or nothing and the reason in a sentence."""
    project = state.project()
    if project is None:
        return None, ""
    try:
        return review_of(rubric, project, state.answered()), ""
    except AmbitionError as error:
        return None, str(error)


def show_glance(review: Review, before: Review | None, rubric: LoadedRubric, words: Words) -> None:
    """Whom to talk to, how far it gets, and where it stands: the first sight."""
    has_moved = before is not None and not changes(before, review).is_nothing
    st.header(words("review.title"), anchor="review")
    show_warnings(review, words)
    show_verdict(review, rubric, words)
    drawn, steps = st.columns(2, gap="small")
    with drawn:
        show_radar(review, rubric, words, before if has_moved else None)
    with steps:
        show_ladder(review, rubric, words)
    show_numbers(review, rubric, words)


def show_grounds(state: PageState, review: Review, rubric: LoadedRubric, words: Words) -> None:
    """Everything that the first sight rests on, and what follows from it."""
    st.header(words("next.title"), anchor="next-steps")
    show_steps(review, rubric, words)
    show_doubts(review, words)
    st.header(words("grounds.title"), anchor="grounds")
    show_scales(review, rubric, words)
    text, refused = st.columns([3, 2], gap="medium")
    with text:
        show_description(review, rubric, words)
    with refused:
        show_not_counted(review, words)
    show_kit(review, words)
    st.header(words("take.title"), anchor="take")
    show_downloads(review, rubric, words)
    show_share(state, review, rubric, words)
    show_before_after(state, review, rubric, words)


@st.cache_resource
def freeze_collector() -> None:
    """Keep what was imported out of the garbage collector's walks: they cost more than a whole run."""
    bundled_rubric(DEFAULT_RUBRIC)
    gc.collect()
    gc.freeze()


try:
    main()
except AmbitionError as error:
    st.error(str(error))
except Exception:
    number = uuid.uuid4().hex[:8]
    _log.exception("page failed, number %s", number)
    st.error(Words(page_state().language)("trouble.unknown", number=number))
freeze_collector()
