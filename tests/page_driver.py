"""Drives the page without a browser: opening it, and reading what it shows."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from github_server import GitHubServer, Repository
from streamlit.testing.v1 import AppTest

from ambition.ui import linking
from ambition.ui.desk_state import DeskState
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


def charts(page: AppTest) -> list[dict[str, Any]]:
    """What each chart of the page is drawn from: ``figure`` with its ``data`` and ``layout``, and ``alt``."""
    found = (element.proto for element in page.get("bidi_component"))
    return [json.loads(each.json) for each in found if each.component_name == "ambition_chart"]


def radar(page: AppTest) -> dict[str, list[float | None]]:
    """The lines of the first radar by their names."""
    traces: list[dict[str, Any]] = charts(page)[0]["figure"]["data"]
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


@contextmanager
def asking(monkeypatch: pytest.MonkeyPatch, *repositories: Repository) -> Iterator[GitHubServer]:
    """A server with these repositories, which the page asks instead of GitHub, without a token."""
    with GitHubServer(*repositories) as started:
        monkeypatch.setenv("AMBITION_GITHUB_API", started.url)
        monkeypatch.delenv("GITHUB_TOKEN", raising=False)
        forget_caches()
        yield started
        linking.client().close()
        forget_caches()


def desk_of(page: AppTest) -> DeskState:
    """What the visit has on its desk."""
    found: DeskState = page.session_state["ambition-desk"]
    return found


def busy(page: AppTest) -> bool:
    """Whether work goes on beside the page, for the review or for the desk."""
    desk = "ambition-desk" in page.session_state and desk_of(page).work is not None
    return desk or ("ambition" in page.session_state and state(page).work is not None)


def settled(page: AppTest) -> AppTest:
    """The page once nothing goes on beside it."""
    until = time.monotonic() + 60
    while busy(page) and time.monotonic() < until:
        time.sleep(0.1)
        page.run()
    return page


def with_link(link: str) -> AppTest:
    """The page with a link of one's own in its field, Enter pressed."""
    page = opened()
    page.segmented_control("in-way").set_value("link").run()
    return page.text_input("in-link").set_value(link).run()
