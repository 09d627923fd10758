"""A running page and a browser to visit it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and is skipped where there is none."""
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    for item in here:
        item.add_marker("browser")
        # A browser on a busy machine may come late once; a fault of the page comes every time.
        item.add_marker(pytest.mark.flaky(reruns=2))
        if chromium() is None:
            item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


def chromium() -> str | None:
    """Where Debian's or another Chromium stands."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a page that was started for these tests."""
    with serving() as started:
        yield started


@contextmanager
def serving(**environment: str) -> Iterator[str]:
    """The address of a page started with these variables beside those of the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--server.headless",
        "true",
        "--server.address",
        "127.0.0.1",
        "--server.fileWatcherType",
        "none",
    ]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    quiet = subprocess.DEVNULL
    around = os.environ | environment
    with subprocess.Popen(command, cwd=ROOT, env=around, stdout=quiet, stderr=quiet) as server:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def _wait(health: str, timeout_s: float = 60) -> None:
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the page did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; every visit gets a fresh profile."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium(), args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens the page in a fresh profile, and waits until it stands."""
    contexts: list[BrowserContext] = []

    def open_page(query: str = "", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, locale="en-GB", **options
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.goto(f"{address}/{query}")
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def settled(page: Page) -> None:
    """Wait until the script has run and the heading stands; a radar too where one is drawn."""
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function(
        "() => [...document.querySelectorAll('.am-chart')]"
        ".every(chart => chart.querySelector('.main-svg path'))"
        " && !document.querySelector('[data-testid=stSkeleton]')"
    )
    page.wait_for_timeout(250)
