"""A link that opens the same review again, made on demand; and what a link that was opened brings."""

from __future__ import annotations

import hashlib

import streamlit as st

from ambition.errors import AmbitionError, InputError
from ambition.examples import EXAMPLE_IDS
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.linking import open_repository
from ambition.ui.reviewing import bundled_rubric
from ambition.ui.session import keep_as_base
from ambition.ui.share_token import Shared, answers_of, from_token, to_token
from ambition.ui.state import PageState
from ambition.ui.words import Words

_PARAMETER = "s"


def show_share(state: PageState, review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The link in a popover, with what it holds and what it never holds."""
    with st.popover(words("share.title"), key="share", width="stretch", on_change="rerun") as opened:
        if not opened.open:
            return
        if state.rubric_file is not None:
            st.markdown(words("share.own-rubric"))
            return
        link = f"{str(st.context.url or '').rstrip('/')}/?{_PARAMETER}={_token(state, review, rubric)}"
        st.markdown(words("share.says" if _names_project(state) else "share.answers-only"))
        st.code(link, language=None, wrap_lines=True)


def open_shared(state: PageState) -> None:
    """Take up the link that this visit began with; called once, before anything is drawn."""
    token = st.query_params.get(_PARAMETER)
    if token is None:
        return
    state.share = True
    try:
        _take(state, from_token(token))
    except AmbitionError as error:
        state.notices.append(("share.failed", {"why": str(error)}))


def _take(state: PageState, shared: Shared) -> None:
    try:
        rubric = bundled_rubric(shared.rubric)
    except AmbitionError as error:
        raise InputError(f"This link needs the rubric “{shared.rubric}”, which is not here.") from error
    answers = answers_of(shared, rubric.rubric)
    state.rubric = shared.rubric
    if shared.version != rubric.rubric.version:
        state.notices.append(("share.version", {"then": shared.version, "now": rubric.rubric.version}))
    if shared.example in EXAMPLE_IDS:
        state.way = "example"
        state.choose_example(shared.example)
        state.example_answers = answers
    else:
        state.own_answers = answers
        state.way, state.link = ("link", shared.repository) if shared.repository else ("paste", "")
        if shared.repository:
            _fetch(state, shared)
    keep_as_base(state)


def _fetch(state: PageState, shared: Shared) -> None:
    try:
        state.linked = open_repository(shared.repository)
    except AmbitionError as error:
        state.notices.append(("error.source", {"why": str(error)}))
        return
    if shared.digest and digest(state.linked.text) != shared.digest:
        state.notices.append(("share.changed", {}))


def digest(text: str | bytes) -> str:
    """The first eight hexadecimal digits of a description's SHA-256."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:8]


def _token(state: PageState, review: Review, rubric: LoadedRubric) -> str:
    example = state.example if state.way == "example" else ""
    linked = state.linked if state.way == "link" else None
    return to_token(
        rubric.rubric,
        state.answers,
        example=example,
        repository=linked.repository if linked else "",
        digest=digest(linked.text) if linked else "",
    )


def _names_project(state: PageState) -> bool:
    return state.way == "example" or (state.way == "link" and state.linked is not None)
