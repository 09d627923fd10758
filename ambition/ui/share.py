"""A link that opens the same review again, made on demand; and what a link that was opened brings."""

from __future__ import annotations

import hashlib

import streamlit as st

from ambition.errors import AmbitionError, InputError
from ambition.examples import EXAMPLE_IDS
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui import linking
from ambition.ui.fetching import fetch_link
from ambition.ui.reviewing import bundled_rubric
from ambition.ui.session import keep_as_base
from ambition.ui.share_token import Shared, answers_of, from_token, is_address, to_token
from ambition.ui.state import PageState, Project
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
    state.opened = token
    try:
        _take(state, from_token(token))
    except AmbitionError as error:
        state.notices.append(("share.failed", {"why": str(error)}))
    else:
        keep_as_base(state)


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
        state.way = "link" if shared.repository else "paste"
        state.take_sent(state.way, answers)
        if shared.repository:
            _fetch(state, shared)
        else:
            state.notices.append(("share.opened", {}))


def _fetch(state: PageState, shared: Shared) -> None:
    """Ask for the project beside the page, and say if its README is not the one of the link any more."""

    def compare(found: Project) -> None:
        if shared.digest and digest(found.text) != shared.digest:
            state.notices.append(("share.changed", {}))

    plain = shared.repository.count("/") == 1
    state.link = shared.repository if plain else linking.link_to(shared.repository, linking.client())
    fetch_link(state, state.link, compare)


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
        repository=linked.repository if linked and _names_project(state) else "",
        digest=digest(linked.text) if linked and _names_project(state) else "",
    )


def _names_project(state: PageState) -> bool:
    """Whether a link can name what is on the page; a path with odd characters stays out of it."""
    linked = state.linked if state.way == "link" else None
    return state.way == "example" or (linked is not None and is_address(linked.repository))
