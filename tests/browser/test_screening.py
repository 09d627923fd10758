"""Twenty projects and an hour: a manager's walk from links and files to printed questions."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from conftest import ROOT, serving, settled
from playwright.sync_api import Browser, Locator, Page, expect

sys.path.insert(0, str(ROOT / "tests"))
from desk_room import BAKERS, CLINICS, TITANIC, packet_bytes
from github_server import GitHubServer, Repository

TEXTS = sorted((ROOT / "tests/data/marked/texts").glob("*.md"))
SECRETS = ("Zsófia", "Kovács", "Wojciech", "Zieliński", "zsofia-k", "mirela")
SHORT = "# Sorter\n\nSorts things.\n"
#: Eleven links with references; the last one leads nowhere.
LINKS = {f"A-{number:02d}": f"mirela-{number:02d}/project-{number:02d}" for number in range(1, 12)}

#: What a try has fetched stays in the server's memory: another one asks for other repositories.
_tries = count()


def text(number: int) -> bytes:
    """One of the texts written for measuring, as somebody's README."""
    return TEXTS[number].read_bytes()


def repositories() -> list[Repository]:
    """What stands behind the links: ten projects."""
    return [
        Repository(slug, readme=text(number), record={"fork": number == 3})
        for number, slug in enumerate(list(LINKS.values())[:-1])
    ]


def others(github: GitHubServer, owner: str, count: int = 10) -> dict[str, str]:
    """More projects, which the page has not seen and so cannot have kept."""
    links = {f"A-{number:02d}": f"{owner}/project-{number:02d}" for number in range(count)}
    github.add(*(Repository(slug, readme=text(number)) for number, slug in enumerate(links.values())))
    return links


def files() -> list[dict[str, object]]:
    """Two READMEs, a short one, a zip of five, three packets; one of them has the text of another."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(5):
            archive.writestr(f"B-{number}/README.md", text(10 + number))
    brought = {
        "clinics.md": CLINICS.encode(),
        "titanic.md": TITANIC.encode(),
        "short.md": SHORT.encode(),
        "more.zip": packed.getvalue(),
        "C-1.json": packet_bytes(BAKERS, pay=3, validation=3),
        "C-2.json": packet_bytes(text(20).decode(), pay=4),
        "C-3.json": packet_bytes(CLINICS, pay=4),
    }
    return [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in brought.items()]


@pytest.fixture(scope="module")
def github() -> Iterator[GitHubServer]:
    """GitHub on loopback."""
    with GitHubServer(*repositories()) as server:
        yield server


@pytest.fixture(scope="module")
def page_address(github: GitHubServer) -> Iterator[str]:
    """A page that asks the loopback server, without a token."""
    with serving(AMBITION_GITHUB_API=github.url, GITHUB_TOKEN="") as address:
        yield address


@pytest.fixture
def page(browser: Browser, page_address: str, github: GitHubServer) -> Iterator[Page]:
    """A manager's browser with the desk open, empty."""
    github.clear()
    github.delay_s = 0.0
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(30_000)
    opened = context.new_page()
    opened.goto(page_address)
    settled(opened)
    to_desk(opened)
    yield opened
    context.close()


def to_desk(page: Page) -> None:
    """One click at the top of the page."""
    page.locator(".st-key-in-side").get_by_text("Screen candidates").click()
    page.get_by_text("From a pile of projects").wait_for()
    settled(page)


def add_links(page: Page, links: dict[str, str]) -> None:
    """Paste links with a reference beside each, and start."""
    lines = "\n".join(f"{reference}  github.com/{slug}" for reference, slug in links.items())
    page.get_by_role("textbox", name="Links to repositories").fill(lines)


def start(page: Page) -> None:
    """Press the one button."""
    page.get_by_role("button", name="Add and review").click()


def done(page: Page) -> None:
    """Wait until everything is fetched and reviewed."""
    page.locator(".dk-card").first.wait_for(timeout=90_000)
    expect(page.locator(".st-key-dk-stop")).to_have_count(0, timeout=90_000)
    settled(page)


def view(page: Page, name: str) -> None:
    """Another view of the desk."""
    page.locator(".st-key-dk-bar").get_by_text(name, exact=True).click()
    settled(page)


def part(page: Page, name: str) -> None:
    """Another part of the candidate's page."""
    page.locator(".st-key-dk-part").get_by_text(name, exact=True).click()
    settled(page)


def saved(page: Page, press: Locator, where: Path) -> str:
    """What a download button gives, as text."""
    with page.expect_download() as taken:
        press.click()
    taken.value.save_as(where)
    return where.read_text(encoding="utf-8")


def add_everything(page: Page) -> None:
    """Twenty-two items in one go."""
    add_links(page, LINKS)
    page.locator(".st-key-dk-first input[type=file]").set_input_files(files())  # type: ignore[arg-type]
    page.get_by_text("C-3.json").wait_for()
    start(page)
    done(page)


def compare_first_two(page: Page) -> None:
    """Tick two cards and look at them over each other."""
    for index in range(2):
        page.locator(".dk-card input[type=checkbox]").nth(index).click()
        expect(page.get_by_text("To compare:")).to_be_visible()
        settled(page)
    page.get_by_role("button", name="Compare them").click()
    page.locator(".dk-line").first.wait_for()
    settled(page)


def to_groups(page: Page) -> None:
    """Back to everybody in their groups."""
    view(page, "Groups")


def open_first(page: Page) -> None:
    """The first candidate's page."""
    page.locator(".dk-open").first.click()
    page.get_by_role("button", name="← All candidates").wait_for()
    settled(page)


def ask(page: Page) -> None:
    """The interview kit, with a note on the first question."""
    part(page, "What to ask")
    box = page.get_by_role("textbox", name="Notes on question 1")
    box.fill("Left in June because of the price; 41 euros was too much.")
    box.blur()
    settled(page)


def reject(page: Page) -> None:
    """Reject a piece of evidence, with one's name and the reason."""
    part(page, "Evidence and your judgement")
    page.get_by_role("textbox", name="Your name or initials").first.fill("HM")
    page.get_by_role("textbox", name="Why? It stands beside the evidence.").fill(
        "It tells about another tool."
    )
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_text("What people changed").first.wait_for()
    settled(page)


def decide(page: Page) -> None:
    """Write down what was decided."""
    part(page, "Decide and tell")
    page.get_by_role("textbox", name="What was decided, and why").fill("Invite on Tuesday: real users.")
    page.locator("[data-testid=stForm]").get_by_role("textbox", name="Your name or initials").fill("CT")
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_text("Last written by CT").wait_for()
    settled(page)


def back(page: Page) -> None:
    """From the candidate's page to everybody."""
    page.get_by_role("button", name="← All candidates").click()
    page.locator(".dk-card").first.wait_for()
    settled(page)


STEPS: tuple[Callable[[Page], None], ...] = (
    add_everything, compare_first_two, to_groups, open_first, ask, reject, decide, back,
)  # fmt: skip


def test_from_twenty_links_and_files_to_a_printed_shortlist_and_a_saved_desk(
    page: Page, browser: Browser, page_address: str, tmp_path: Path
) -> None:
    """Everything a manager does in the hour, one step after the other, and no name is seen on the way."""
    for step in STEPS:
        step(page)
        seen = page.locator("[data-testid=stMainBlockContainer]").inner_text()
        assert not [secret for secret in SECRETS if secret in seen], step.__name__
    assert page.locator(".dk-card").count() == 20
    paper = saved(page, page.locator(".st-key-dk-print button"), tmp_path / "shortlist.html")
    assert not [secret for secret in SECRETS if secret in paper]
    asked = re.findall(r'<p class="asks">', paper)
    assert len(re.findall(r'<th scope="row">[^<]*</th><td>', paper)) == 20, "a line for everybody"
    assert paper.count('<section class="person">') >= 1 and 1 < len(asked) <= 20 * 8
    desk = saved(page, page.locator(".st-key-dk-save button"), tmp_path / "desk.json")
    assert "Invite on Tuesday: real users." in desk
    other = browser.new_context().new_page()
    other.goto(page_address)
    settled(other)
    to_desk(other)
    other.get_by_role("button", name="Open a saved desk").click()
    other.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(tmp_path / "desk.json")
    expect(other.locator(".dk-card")).to_have_count(20)
    expect(other.locator(".dk-card", has_text="decided")).to_have_count(1)
    other.context.close()


def test_a_link_that_leads_nowhere_and_a_text_that_came_twice_are_told(page: Page) -> None:
    """The rest go on, and both are named above the groups."""
    add_everything(page)
    note = page.locator(".am-note", has_text="added and reviewed")
    expect(note).to_contain_text("20 of 22")
    expect(note).to_contain_text("A-11: not found")
    expect(note).to_contain_text("Chairfill: the same project stands with")


def test_stopping_keeps_what_is_there_and_the_rest_can_go_on(page: Page, github: GitHubServer) -> None:
    """A slow evening: stop, look at what came, then fetch the rest."""
    links = others(github, f"slow-{next(_tries)}", count=24)
    github.delay_s = 1.5
    add_links(page, links)
    start(page)
    page.get_by_text("Fetching descriptions").wait_for()
    page.get_by_role("button", name="Stop; keep what is done").click()
    go_on = page.get_by_role("button", name="Go on where it stopped")
    go_on.wait_for(timeout=60_000)
    assert page.locator(".dk-card").count() < 24
    github.delay_s = 0.0
    go_on.click()
    expect(page.locator(".dk-card")).to_have_count(24, timeout=60_000)


def test_githubs_limit_is_told_with_its_end_and_what_came_stays(page: Page, github: GitHubServer) -> None:
    """Until when to wait stands in the note, and the rest can be asked for then."""
    links = others(github, "limited")
    github.limit = 6
    add_links(page, links)
    start(page)
    go_on = page.get_by_role("button", name="Go on where it stopped")
    go_on.wait_for(timeout=60_000)
    note = page.locator(".am-note", has_text="added and reviewed")
    expect(note).to_contain_text(re.compile(r"until \d{4}-\d\d-\d\d \d\d:\d\d UTC"))
    assert page.locator(".dk-card").count() == 6
