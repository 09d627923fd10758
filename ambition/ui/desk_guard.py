"""Before the page is left with changes that stand in no file, the browser asks."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function (component) {
  const ask = event => event.preventDefault()
  window.onbeforeunload = component.data.unsaved ? ask : null
}
"""
_guard = st.components.v2.component("ambition_guard", html="<span hidden></span>\n", js=_SCRIPT)


def guard(unsaved: bool) -> None:
    """Let the browser ask before a desk with unsaved changes is closed, and let it go in peace when saved."""
    with st.container(key="dk-guard", height=1, border=False):
        _guard(key="dk-guarding", data={"unsaved": unsaved})
