"""Another rubric, for those who want one: bundled, or a file of one's own. It stands aside."""

from __future__ import annotations

import streamlit as st

from ambition.errors import RubricError
from ambition.rubric.loading import LoadedRubric, list_rubrics, load_rubric_bytes
from ambition.ui.markup import label
from ambition.ui.reviewing import bundled_rubric
from ambition.ui.session import seed, typed
from ambition.ui.state import PageState
from ambition.ui.words import Words


def show_rubric_choice(state: PageState, rubric: LoadedRubric, words: Words) -> None:
    """Which rubric is in use, and the way to another."""
    used = rubric.rubric
    title = words("rubric.title", title=label(words.say(used.title)))
    with st.expander(title, key="rubric", type="compact", on_change="rerun") as opened:
        if not opened.open:
            return
        st.caption(words("rubric.about", version=used.version, sha=rubric.sha256[:12]))
        ids = list_rubrics()
        st.radio(
            words("rubric.choose"),
            ids,
            format_func=lambda chosen: label(bundled_rubric(chosen).rubric.title),
            key=seed("rubric", state.rubric),
            on_change=_choose,
            args=(state,),
        )
        upload = st.file_uploader(
            words("rubric.file"), type=["toml", "zip"], key="rubric-upload", max_upload_size=3
        )
        if upload is not None and st.session_state.get("opened-rubric") != upload.file_id:
            st.session_state["opened-rubric"] = upload.file_id
            if _open(state, upload.name, upload.getvalue(), words):
                st.rerun()


def _choose(state: PageState) -> None:
    state.rubric, state.rubric_file = typed("rubric"), None
    state.question, state.kept = 0, None


def _open(state: PageState, name: str, data: bytes, words: Words) -> bool:
    try:
        load_rubric_bytes(name, data)
    except RubricError as error:
        st.error(words.count("rubric.broken", len(error.faults)))
        st.code("\n".join(str(fault) for fault in error.faults), language=None, wrap_lines=True)
        return False
    state.rubric_file, state.question, state.kept = (name, data), 0, None
    return True
