"""Drives the page without a browser: opening it, and reading what it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from ambition.ui.state import PageState

APP = str(Path(__file__).parent.parent / "app.py")
SHORT = "# Which tree first?\n\nA watering list for the volunteers who water young street trees in Leipzig.\n"


def forget_caches() -> None:
    """Caches live in the process, and would leak from test to test."""
    st.cache_data.clear()
    st.cache_resource.clear()


def opened(**parameters: str) -> AppTest:
    """The page after its first run, with these parameters in its address."""
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in parameters.items():
        page.query_params[name] = value
    return page.run()


def state(page: AppTest) -> PageState:
    """The state object of the visit."""
    found: PageState = page.session_state["ambition"]
    return found


def shown_html(page: AppTest) -> str:
    """All HTML that the page shows."""
    return "".join(str(element.proto.body) for element in page.get("html"))


def radar(page: AppTest) -> dict[str, list[float | None]]:
    """The lines of the first radar by their names."""
    chart = page.get("plotly_chart")[0].proto
    traces: list[dict[str, Any]] = json.loads(chart.spec)["data"]
    return {trace["name"]: trace["r"] for trace in traces if trace.get("name")}


def paste(page: AppTest, text: str) -> AppTest:
    """The page with a text of one's own."""
    page.button("own").click().run()
    return page.text_area("in-paste").set_value(text).run()


def link_of(page: AppTest) -> str:
    """The link that the page offers to copy, after opening its popover."""
    page.session_state["share"] = True
    page.run()
    return next(str(code.value) for code in page.code if "/?s=" in code.value)
