"""The project: an example, a pasted text, a file, a zip or a folder, or a link."""

from __future__ import annotations

import streamlit as st

from ambition.errors import AmbitionError
from ambition.examples import EXAMPLE_IDS
from ambition.ui.desk_state import home_here
from ambition.ui.fetching import fetch_link, read_path, read_zip, show_fetching
from ambition.ui.markup import draw, esc, heading, label, small
from ambition.ui.opening import ENDINGS, is_zip, open_file
from ambition.ui.reviewing import title_of
from ambition.ui.session import forget_widgets, keep_as_base, seed, typed
from ambition.ui.state import WAYS, PageState, is_another_text
from ambition.ui.words import Words
from ambition.wording import shortened

_MOST_CHARACTERS = 1_000_000
#: A zip with a project's history; the server's own limit is the same.
_MOST_MEGABYTES = 50


def show_project(state: PageState, words: Words) -> None:
    """The choice of the way in, and its one field."""
    draw(heading(words("project.title")))
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
    if state.reads_sent and _show_sent(state, words):
        return
    {"example": _example, "paste": _paste, "file": _file, "link": _link}[state.way](state, words)


def _show_sent(state: PageState, words: Words) -> bool:
    """Whose project this is and how to change a copy of it; whether nothing else is to be chosen here."""
    draw(f'<div class="am-note" role="note"><p>{esc(words("sent.says"))}</p></div>')
    st.button(words("sent.copy"), key="sent-copy", width="stretch", on_click=_copy, args=(state,))
    if state.way != "link" or not (state.linked or state.work):
        return False
    if not show_fetching(state, words) and state.linked is not None:
        st.caption(words("project.file.open", name=label(state.linked.title)))
    return True


def _copy(state: PageState) -> None:
    """From here on the answers are one's own copy: what was sent stays in its link or file."""
    state.is_reading = False
    state.notices.append(("sent.copied", {}))
    forget_widgets()
    keep_as_base(state)


def _example(state: PageState, words: Words) -> None:
    st.radio(
        words("project.example"),
        EXAMPLE_IDS,
        format_func=lambda chosen: words(f"example.{chosen}.title"),
        key=seed("example", state.example),
        on_change=lambda: state.choose_example(typed("example")),
    )
    draw(small(words(f"example.{state.example}.summary")))
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
    if show_fetching(state, words):
        return
    upload = st.file_uploader(
        words("project.file"),
        type=(*ENDINGS, "zip"),
        key=f"upload-{state.forgets}",
        help=words("project.file.help"),
        max_upload_size=_MOST_MEGABYTES,
    )
    if upload is not None and st.session_state.get("opened") != upload.file_id:
        st.session_state["opened"] = upload.file_id
        _open(state, upload.name, upload.getvalue())
        forget_widgets()
        st.rerun()
    if home_here() is not None:
        st.text_input(
            words("project.folder"),
            key=seed("folder", ""),
            placeholder="~/projects/tides",
            help=words("project.folder.help"),
            on_change=lambda: read_path(state, str(typed("folder") or "").strip()),
        )
    if state.file is not None:
        title = title_of(state.file)
        st.caption(words("project.file.open", name=label(title)) if title else words("project.file.pasted"))
        for notice in state.file.notices:
            if notice.code == "history":
                st.caption(label(words.say(notice.message)))


def _open(state: PageState, name: str, data: bytes) -> None:
    if is_zip(name):
        read_zip(state, name, data)
        return
    try:
        open_file(state, name, data)
    except AmbitionError as error:
        state.notices.append(("error.input", {"why": str(error)}))


def _link(state: PageState, words: Words) -> None:
    st.text_input(
        words("project.link"),
        placeholder="github.com/owner/name",
        help=words("project.link.help"),
        key=seed("link", state.link),
        on_change=_linked,
        args=(state,),
    )
    if show_fetching(state, words):
        return
    st.button(
        words("project.fetch"), key="fetch", type="primary", width="stretch", on_click=_fetch, args=(state,)
    )
    if state.choices:
        says = dict(state.choices)
        st.selectbox(
            words("project.choose"),
            list(says),
            index=None,
            format_func=lambda slug: label(_named(slug, says[slug])),
            key=seed("choice", None),
            on_change=lambda: _choose(state, typed("choice")),
        )
    if state.linked is not None and not state.choices:
        st.caption(words("project.file.open", name=label(state.linked.title)))


def _named(slug: str, says: str) -> str:
    return f"{slug}: {shortened(says, 60)}" if says else slug


def _choose(state: PageState, slug: str | None) -> None:
    if slug:
        state.link = slug
        fetch_link(state, slug)


def _fetch(state: PageState) -> None:
    """The button: what stands in the field may be newer than what was heard of it."""
    state.link = str(typed("link") or "").strip()
    fetch_link(state, state.link)


def _choose_way(state: PageState) -> None:
    state.way = typed("way")
    keep_as_base(state)


def _go(state: PageState) -> None:
    state.way, state.question = "paste", 0
    state.focus = (state.focus[0] + 1, "paste")
    keep_as_base(state)
    forget_widgets()


def _pasted(state: PageState) -> None:
    before, state.pasted = state.pasted, typed("paste") or ""
    is_another = is_another_text(before, state.pasted)
    if is_another and state.answers:
        state.notices.append(("project.another", {}))
    if not before.strip() or is_another or state.kept is None:
        keep_as_base(state)


def _linked(state: PageState) -> None:
    """Another link: Enter in the field asks for it as the button does."""
    state.link = str(typed("link") or "").strip()
    state.linked, state.choices = None, ()
    fetch_link(state, state.link)
