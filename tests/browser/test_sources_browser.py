"""Links, zips and quotes that were misread, in a real browser against a GitHub on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import serving, settled
from github_server import GitHubServer, Repository
from playwright.sync_api import Browser, Page, expect
from test_accessible import RULES, told_violations
from test_page_sources import JUNE, MARCH, packed, repository

VERSIONS = [("a" * 40, "2024-03-01T09:00:00Z", MARCH), ("b" * 40, "2024-06-01T09:00:00Z", JUNE)]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def github() -> Iterator[GitHubServer]:
    """A GitHub with one repository."""
    with GitHubServer(Repository("ada/tides", readme=JUNE, versions=VERSIONS)) as started:
        yield started


@pytest.fixture(scope="module")
def address(github: GitHubServer) -> Iterator[str]:
    """A page that asks that GitHub and keeps nothing."""
    with serving(AMBITION_GITHUB_API=github.url, GITHUB_TOKEN="", AMBITION_HOME="") as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, address: str, github: GitHubServer) -> Iterator[Open]:
    """Opens the page in a fresh profile; GitHub answers at once unless a test slows it down."""
    github.delay_s = 0
    contexts = []

    def visit(query: str = "", way: str = "", **options: object) -> Page:
        viewport = {"width": options.pop("width", 1280), "height": 900}
        contexts.append(browser.new_context(viewport=viewport, locale="en-GB", **options))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(30_000)
        page = contexts[-1].new_page()
        page.goto(f"{address}/{query}")
        settled(page)
        if way:
            page.locator(".st-key-in-way").get_by_text(way, exact=True).click()
            settled(page)
        return page

    yield visit
    github.delay_s = 0
    for context in contexts:
        context.close()


def ask(page: Page, link: str) -> None:
    """Give a link as one does: type it, press Enter."""
    page.locator(".st-key-in-link input").fill(link)
    page.keyboard.press("Enter")


def test_a_slow_fetch_says_how_far_it_is_and_can_be_stopped(open_page: Open, github: GitHubServer) -> None:
    """The step and the bar stand under the field; a stop does not wait for the answer under way."""
    page = open_page(way="Link")
    github.delay_s = 4
    ask(page, "github.com/ada/tides")
    expect(page.get_by_text("Asking GitHub for the README (step 1 of 3)")).to_be_visible()
    expect(page.get_by_text("In a moment: it is being read.")).to_be_visible()
    expect(page.get_by_text("Asking GitHub about the repository (step 2 of 3)")).to_be_visible()
    assert _violations(page) == []
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".st-key-work")).to_have_count(0, timeout=3000)
    expect(page.locator(".st-key-in-link input")).to_have_value("github.com/ada/tides")


def test_a_shared_link_shows_what_it_waits_for_and_says_that_the_readme_changed(
    open_page: Open, github: GitHubServer
) -> None:
    """A hiring manager sees at once that something comes, then the review, then what has changed."""
    page = open_page(way="Link")
    ask(page, "ada/tides")
    page.locator("#verdict").wait_for()
    page.get_by_role("button", name="Copy a link").click()
    link = page.locator("[data-testid=stPopoverBody] code").inner_text()
    again = open_page("?" + link.split("?")[1])
    expect(again.locator(".am-text")).to_contain_text("Two harbours pay")
    expect(again.get_by_text("The README has changed")).to_have_count(0)
    other = open_page("?" + link.split("?")[1][:-8] + "00000000")
    expect(other.get_by_text("The README has changed since this link was made")).to_be_visible()
    broken = open_page("?" + link.split("?")[1].replace("g:ada/tides", "g:ada/..%2F..%2Fevil"))
    expect(broken.get_by_text("nothing was restored")).to_be_visible()


def test_a_fetched_project_is_there_again_after_a_reload(open_page: Open, github: GitHubServer) -> None:
    """From the browser's own memory: GitHub is not asked again."""
    page = open_page(way="Link")
    ask(page, "ada/tides")
    page.locator("#verdict").wait_for()
    settled(page)
    calls = len(github.requests)
    page.reload()
    settled(page)
    expect(page.locator(".am-text")).to_contain_text("Two harbours pay")
    assert len(github.requests) == calls


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_zip_is_opened_and_two_of_its_dates_lie_over_each_other(
    open_page: Open, tmp_path: Path, width: int, scheme: str
) -> None:
    """Chosen by the date field; nothing for axe to find, nothing that scrolls sideways."""
    file = tmp_path / "tides.zip"
    file.write_bytes(packed(repository(tmp_path)))
    page = open_page(way="File", width=width, color_scheme=scheme)
    expect(page.get_by_text("Or a folder on this machine")).to_have_count(0)
    page.locator(".st-key-project input[type=file]").set_input_files(file)
    expect(page.get_by_text("Read with its git history: 2 commits.")).to_be_visible()
    page.locator(".st-key-versions summary").click()
    for part, value in (("year", "2024"), ("month", "03"), ("day", "15")):
        page.locator(f".st-key-earlier [data-type={part}]").press_sequentially(value)
    page.get_by_role("button", name="Compare with that day").click()
    expect(page.locator("#versions-moved")).to_be_visible()
    expect(page.get_by_text("The README of 2024-03-15 beside today's")).to_be_visible()
    expect(page.get_by_text("Evidence that came")).to_be_visible()
    settled(page)
    assert _violations(page) == []
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_a_quote_is_called_misread_by_keyboard_alone(open_page: Open) -> None:
    """The form opens from the quote, Escape brings the focus back, and what is kept survives a reload."""
    page = open_page(way="Link", color_scheme="dark")
    ask(page, "ada/tides")
    page.locator("#verdict").wait_for()
    settled(page)
    way = page.locator("a.am-objects").first
    way.focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    expect(form.get_by_text("They change no score")).to_be_visible()
    dark_ink = form.get_by_role("button", name="Save my words").locator("p")
    expect(dark_ink).to_have_css("color", "rgb(20, 20, 42)")
    assert _violations(page) == []
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(way).to_be_focused()
    page.keyboard.press("Enter")
    form.locator("textarea").fill("Per berth, not per harbour.")
    form.get_by_role("button", name="Save my words").click()
    expect(form).to_have_count(0)
    expect(page.locator(".am-objection").first).to_contain_text("Per berth, not per harbour.")
    settled(page)
    page.reload()
    settled(page)
    expect(page.locator(".am-objection").first).to_contain_text("Per berth, not per harbour.")
    page.locator("a.am-objects").first.click()
    form.get_by_role("button", name="Take it back").click()
    expect(page.locator(".am-objection")).to_have_count(0)


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it stands."""
    page.wait_for_timeout(300)
    return told_violations(Axe().run(page, options=RULES).response["violations"])
