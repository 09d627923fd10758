"""The project: an example, a pasted text, a file or a link."""

from __future__ import annotations

import streamlit as st

from ambition.errors import AmbitionError
from ambition.examples import EXAMPLE_IDS
from ambition.ui.linking import open_link
from ambition.ui.markup import label
from ambition.ui.opening import open_file
from ambition.ui.session import forget_widgets, keep_as_base, seed, typed
from ambition.ui.state import WAYS, PageState, Project
from ambition.ui.words import Words
from ambition.wording import shortened

_MOST_CHARACTERS = 1_000_000


def show_project(state: PageState, words: Words) -> None:
    """The choice of the way in, and its one field."""
    st.header(words("project.title"), anchor=False)
    st.segmented_control(
        words("project.way"),
        WAYS,
        format_func=lambda way: words(f"project.way.{way}"),
        key=seed("way", state.way),
        required=True,
        width="stretch",
        label_visibility="collapsed",
        on_change=_choose_way,
        args=(state,),
    )
    {"example": _example, "paste": _paste, "file": _file, "link": _link}[state.way](state, words)


def _example(state: PageState, words: Words) -> None:
    st.radio(
        words("project.example"),
        EXAMPLE_IDS,
        format_func=lambda chosen: words(f"example.{chosen}.title"),
        key=seed("example", state.example),
        on_change=lambda: state.choose_example(typed("example")),
    )
    st.caption(words(f"example.{state.example}.summary"))
    st.button(words("project.own"), key="own", type="primary", width="stretch", on_click=_go, args=(state,))


def _paste(state: PageState, words: Words) -> None:
    st.text_area(
        words("project.paste"),
        height=220,
        max_chars=_MOST_CHARACTERS,
        placeholder=words("project.paste.placeholder"),
        key=seed("paste", state.pasted),
        on_change=_pasted,
        args=(state,),
    )
    st.button(words("project.review"), key="review-paste", type="primary", width="stretch")


def _file(state: PageState, words: Words) -> None:
    upload = st.file_uploader(
        words("project.file"),
        type=["md", "markdown", "rst", "txt", "ipynb", "json"],
        key=f"upload-{state.forgets}",
        help=words("project.file.help"),
        max_upload_size=3,
    )
    if upload is not None and st.session_state.get("opened") != upload.file_id:
        st.session_state["opened"] = upload.file_id
        try:
            open_file(state, upload.name, upload.getvalue())
        except AmbitionError as error:
            state.notices.append(("error.input", {"why": str(error)}))
        forget_widgets()
        st.rerun()
    if state.file is not None:
        st.caption(words("project.file.open", name=label(state.file.name)))


def _link(state: PageState, words: Words) -> None:
    st.text_input(
        words("project.link"),
        placeholder="github.com/owner/name",
        help=words("project.link.help"),
        key=seed("link", state.link),
        on_change=_linked,
        args=(state,),
    )
    if st.button(words("project.fetch"), key="fetch", type="primary", width="stretch") and state.link:
        _fetch(state, state.link, words)
    if state.choices:
        says = dict(state.choices)
        slug = st.selectbox(
            words("project.choose"), list(says), index=None, format_func=lambda s: label(_named(s, says[s]))
        )
        if slug:
            state.link = slug
            _fetch(state, slug, words)


def _named(slug: str, says: str) -> str:
    return f"{slug}: {shortened(says, 60)}" if says else slug


def _fetch(state: PageState, link: str, words: Words) -> None:
    """Ask for a repository while the page says so; Streamlit's own stop button ends the asking."""
    with st.spinner(words("project.fetching")):
        try:
            found = open_link(link)
        except AmbitionError as error:
            state.notices.append(("error.source", {"why": str(error)}))
            st.rerun()
    if isinstance(found, Project):
        state.linked, state.choices = found, ()
        keep_as_base(state)
        forget_widgets()
    else:
        state.choices = tuple((choice.slug, choice.says) for choice in found)
    st.rerun()


def _choose_way(state: PageState) -> None:
    state.way = typed("way")
    keep_as_base(state)


def _go(state: PageState) -> None:
    state.way, state.question = "paste", 0
    keep_as_base(state)
    forget_widgets()


def _pasted(state: PageState) -> None:
    is_first = not state.pasted.strip()
    state.pasted = typed("paste") or ""
    if is_first or state.kept is None:
        keep_as_base(state)


def _linked(state: PageState) -> None:
    state.link = (typed("link") or "").strip()
    state.linked, state.choices = None, ()
