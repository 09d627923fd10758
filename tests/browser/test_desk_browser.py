"""The desk in a real browser: from files to printed questions, by mouse, by keyboard and on a phone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Visit, settled
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1]))
from desk_room import BAKERS, CLINICS, TITANIC, file_item, room
from test_accessible import RULES, _height, _is_of_streamlit, _told

from ambition.desk import store
from ambition.desk.adding import add_items
from ambition.desk.values import Desk

SECRETS = ("Zsófia", "Kovács", "Wojciech", "Zieliński")


def desk(page: Page) -> None:
    """The desk, empty."""
    page.locator(".st-key-in-side").get_by_text("Screen candidates").click()
    page.get_by_text("From a pile of projects").wait_for()
    settled(page)


def filled(page: Page) -> None:
    """Three files, added and reviewed; one line that is no link."""
    page.get_by_role("textbox", name="Links to repositories").fill("this is no link")
    texts = {"clinics.md": CLINICS, "bakers.md": BAKERS, "titanic.md": TITANIC}
    page.locator(".st-key-dk-first input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/markdown", "buffer": text.encode()} for name, text in texts.items()]
    )
    page.get_by_text("titanic.md").wait_for()
    page.get_by_role("button", name="Add and review").click()
    page.locator(".dk-card").first.wait_for()
    settled(page)


def view(name: str) -> Callable[[Page], None]:
    """A step to another view."""

    def go(page: Page) -> None:
        page.locator(".st-key-dk-bar").get_by_text(name, exact=True).click()
        settled(page)

    go.__name__ = name
    return go


def part(name: str) -> Callable[[Page], None]:
    """A step to another part of the candidate's page."""

    def go(page: Page) -> None:
        page.locator(".st-key-dk-part").get_by_text(name, exact=True).click()
        settled(page)

    go.__name__ = name
    return go


def compared(page: Page) -> None:
    """Two candidates over each other."""
    boxes = page.locator(".dk-table input[type=checkbox]")
    boxes.nth(0).click()
    page.get_by_text("To compare:").wait_for()
    boxes.nth(1).click()
    settled(page)
    page.get_by_role("button", name="Compare them").click()
    page.locator(".dk-line").first.wait_for()
    settled(page)


def candidate(page: Page) -> None:
    """The first candidate's own page."""
    page.locator(".dk-open").first.click()
    page.get_by_role("button", name="← All candidates").wait_for()
    settled(page)


WALK = (
    desk, filled, view("Table"), compared, view("Panel"), view("Cohort"), view("Record and fair use"),
    view("Groups"), candidate, part("What to ask"), part("Evidence and your judgement"),
    part("Decide and tell"),
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_and_nothing_scrolls_sideways(
    visit: Visit, scheme: str, width: int
) -> None:
    """Every view of the desk, light and dark, wide and narrow; and no name is seen in any."""
    page = visit(width=width, color_scheme=scheme)
    found = {}
    for step in WALK:
        page.set_viewport_size({"width": width, "height": 900})
        step(page)
        page.set_viewport_size({"width": width, "height": _height(page)})
        page.wait_for_timeout(300)
        violations = Axe().run(page, options=RULES).response["violations"]
        found[step.__name__] = [_told(v) for v in violations if not _is_of_streamlit(v)]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, step.__name__
        assert width > 640 or _too_low(page) == [], step.__name__
        text = page.locator("[data-testid=stMainBlockContainer]").inner_text()
        assert not any(secret in text for secret in SECRETS), step.__name__
    assert {state: told for state, told in found.items() if told} == {}


def _too_low(page: Page) -> list[list[object]]:
    """What a finger may miss."""
    found: list[list[object]] = page.evaluate(
        "() => [...document.querySelectorAll("
        "'[data-testid=stMain] :is(button, summary, select, .dk-board label)')]"
        ".filter(e => e.offsetParent && !e.closest('[data-testid=stWidgetLabel], .am-card details'))"
        ".map(e => [e.tagName, e.className.slice(0, 30), e.innerText.slice(0, 40), e.offsetHeight])"
        ".filter(told => told[3] < 43)"
    )
    return found


def test_from_files_to_a_printed_shortlist_with_questions(visit: Visit, tmp_path: Path) -> None:
    """The paper has groups, questions and room for notes, and no name on it; it needs no network."""
    page = visit()
    desk(page)
    filled(page)
    with page.expect_download() as taken:
        page.locator(".st-key-dk-print button").click()
    paper = tmp_path / "shortlist.html"
    taken.value.save_as(paper)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    sheet = page.context.new_page()
    sheet.goto(paper.as_uri())
    expect(sheet.locator("li.question").first).to_be_visible()
    assert sheet.locator("li.question .notes").count() >= 3
    assert not any(secret in sheet.content() for secret in SECRETS)
    assert all(url.startswith("file:") for url in asked)


def test_the_table_is_sorted_and_opened_by_keyboard(visit: Visit) -> None:
    """A heading is a button, focus stays on it, and Enter on a name opens the candidate."""
    page = visit()
    desk(page)
    filled(page)
    view("Table")(page)
    heading = page.locator('[data-key="sort-label"]')
    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="ascending"]')).to_have_count(1)
    assert page.evaluate("() => document.activeElement.dataset.key") == "sort-label"
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="descending"]')).to_have_count(1)
    assert page.locator(".dk-table .dk-open").first.inner_text() == "Candidate 03"
    page.locator(".dk-table .dk-open").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Candidate 03")).to_be_visible()


def test_search_narrows_the_table_while_typing(visit: Visit) -> None:
    """Two letters leave the one whose project has them."""
    page = visit()
    desk(page)
    filled(page)
    view("Table")(page)
    page.get_by_role("searchbox", name="Search").fill("TÎTANIC")
    expect(page.locator(".dk-table tbody tr")).to_have_count(1)
    expect(page.locator(".dk-status")).to_contain_text("1 of 3 candidates")
    page.get_by_role("searchbox", name="Search").fill("nobody at all")
    page.get_by_role("button", name="Show everybody").click()
    expect(page.locator(".dk-table tbody tr")).to_have_count(3)


def test_boxes_and_a_level_filter_the_table_and_outlive_another_view(visit: Visit) -> None:
    """Groups by a box, a scale by its level; what was chosen still holds after a look at the groups."""
    page = visit()
    desk(page)
    filled(page)
    titles = page.locator(".dk-group h3").all_inner_texts()
    view("Table")(page)
    boxes = page.get_by_role("group", name="Groups").get_by_role("checkbox")
    assert 1 < boxes.count() <= len(titles)
    boxes.first.focus()
    page.keyboard.press("Space")
    narrowed = page.locator(".dk-table tbody tr").count()
    assert 0 < narrowed < 3
    view("Groups")(page)
    view("Table")(page)
    expect(page.locator(".dk-table tbody tr")).to_have_count(narrowed)
    boxes.first.click()
    page.get_by_label("Strong on").select_option("pay")
    page.get_by_label("Level from").select_option("4")
    assert page.locator(".dk-table tbody tr").count() < 3


def test_the_table_taken_out_stands_as_it_was_sorted(visit: Visit, tmp_path: Path) -> None:
    """The order goes back to the server without a word: the CSV has it, and so has the walk through all."""
    page = visit()
    desk(page)
    filled(page)
    view("Table")(page)
    heading = page.locator('[data-key="sort-label"]')
    heading.click()
    heading.click()
    page.wait_for_timeout(700)
    settled(page)
    with page.expect_download() as taken:
        page.locator(".st-key-dk-out-csv button").click()
    taken.value.save_as(tmp_path / "candidates.csv")
    lines = (tmp_path / "candidates.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Candidate 03", "Candidate 02", "Candidate 01"]
    page.locator(".dk-table .dk-open").first.click()
    page.get_by_role("button", name="Next →").click()
    expect(page.get_by_role("heading", name="Candidate 02")).to_be_visible()


def test_a_saved_desk_comes_back_in_a_fresh_browser(visit: Visit, tmp_path: Path) -> None:
    """Saved here, opened there: the same candidates, still blind."""
    page = visit()
    desk(page)
    filled(page)
    with page.expect_download() as taken:
        page.locator(".st-key-dk-save button").click()
    file = tmp_path / "desk.json"
    taken.value.save_as(file)
    other = visit()
    desk(other)
    other.get_by_role("button", name="Open a saved desk").click()
    other.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(file)
    expect(other.locator(".dk-card")).to_have_count(3)
    assert not any(secret in other.content() for secret in SECRETS)


def test_three_hundred_candidates_open_quickly(visit: Visit, tmp_path: Path) -> None:
    """Opening, sorting and searching stay quick; the bound leaves room for a busy machine."""
    texts = (CLINICS, BAKERS, TITANIC)
    items = [file_item(f"r{n}.md", f"{texts[n % 3]}\nNote {n}.\n", f"A-{n:03d}") for n in range(300)]
    file = tmp_path / "desk.json"
    file.write_bytes(store.to_bytes(add_items(Desk(), items, room(), "CT").desk))
    page = visit()
    desk(page)
    page.get_by_role("button", name="Open a saved desk").click()
    began = time.monotonic()
    page.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(file)
    expect(page.locator(".dk-card")).to_have_count(300, timeout=20_000)
    opened_s = time.monotonic() - began
    page.keyboard.press("Escape")
    view("Table")(page)
    sorted_ms = page.evaluate(
        """() => { const began = performance.now()
        document.querySelector('[data-key="sort-pay"]').click()
        document.querySelector(".dk-table").getBoundingClientRect()
        return performance.now() - began }"""
    )
    assert page.locator('th[aria-sort="descending"]').count() == 1
    page.get_by_role("searchbox", name="Search").fill("A-117")
    assert page.locator(".dk-table tbody tr").count() == 1
    print(f"300 candidates: opened in {opened_s:.1f} s, sorted in {sorted_ms:.0f} ms")
    assert opened_s < 10 and sorted_ms < 300


def test_groups_comparison_and_kit_are_walked_by_keyboard(visit: Visit) -> None:
    """Boxes by Space, buttons and tabs by Enter and arrows; a note is typed without a mouse."""
    page = visit()
    desk(page)
    filled(page)
    for index in range(2):
        page.locator(".dk-card input[type=checkbox]").nth(index).focus()
        page.keyboard.press("Space")
        page.get_by_text("To compare:").wait_for()
        settled(page)
    page.get_by_role("button", name="Compare them").focus()
    page.keyboard.press("Enter")
    page.locator(".dk-line").first.wait_for()
    settled(page)
    page.locator(".st-key-dk-bar button", has_text="Groups").focus()
    page.keyboard.press("Enter")
    page.locator(".dk-card").first.wait_for()
    settled(page)
    page.locator(".dk-open").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="← All candidates").wait_for()
    settled(page)
    page.locator(".st-key-dk-part button").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    notes = page.get_by_role("textbox", name="Notes on question 1")
    notes.wait_for()
    settled(page)
    notes.focus()
    page.keyboard.type("Left in June")
    page.keyboard.press("Tab")
    settled(page)
    assert page.evaluate("() => document.activeElement.tagName") == "TEXTAREA"
    expect(notes).to_have_value("Left in June")


def test_what_is_missing_in_the_form_over_the_page_is_said_in_a_box(visit: Visit) -> None:
    """The form lies beside the page; what it says looks there as it does on the page, also in the dark."""
    page = visit(color_scheme="dark")
    desk(page)
    page.get_by_role("button", name="Just looking?").click()
    page.locator(".dk-card").first.wait_for()
    settled(page)
    candidate(page)
    part("Evidence and your judgement")(page)
    page.locator("button.dk-judge").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Confirm").click()
    said = form.get_by_role("alert")
    expect(said).to_have_css("border-top-style", "solid")
    expect(said).to_have_css("background-color", "rgb(58, 44, 18)")


def test_leaving_with_an_unsaved_desk_is_asked_about_and_a_saved_one_may_go(visit: Visit) -> None:
    """The browser's own question stands between an hour's work and a wrong key."""
    page = visit()
    desk(page)
    filled(page)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("() => { setTimeout(() => location.reload(), 0) }")
    page.wait_for_timeout(1500)
    assert asked == ["beforeunload"]
    expect(page.locator(".dk-card")).to_have_count(3)
    with page.expect_download():
        page.locator(".st-key-dk-save button").click()
    settled(page)
    expect(page.get_by_text("changes that you have not saved")).to_have_count(0)
    page.reload()
    assert asked == ["beforeunload"]
