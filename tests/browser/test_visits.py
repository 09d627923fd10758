"""Visits in a real browser: what a candidate and a hiring manager do, from first sight to print."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from conftest import Visit, settled
from playwright.sync_api import Page, expect

README = """# Which tree first?

A watering list for the volunteers who water young street trees in Leipzig-Connewitz.

The group of 31 members has used the list on its own since June 2024. I interviewed nine of them and asked
what made them skip a tree. Two garden offices pay 20 € a month for it: <https://trees.example/pricing>
"""
FOCUSED = "() => document.activeElement.closest('[class*=st-key-]')?.className ?? ''"
CLAIM = "People pay today, and have stayed or come back"


def paste(page: Page, text: str) -> None:
    page.get_by_role("button", name="Review a project of your own").click()
    settled(page)
    page.locator(".st-key-in-paste textarea").fill(text)
    page.get_by_role("button", name="Show the review").click()
    settled(page)


def claimed_line(page: Page) -> list[float | None]:
    """What the dashed line of the radar is drawn from."""
    found: list[float | None] = page.evaluate(
        "() => document.querySelector('.st-key-radar .js-plotly-plot').data"
        ".find(trace => trace.line.dash === 'dash')?.r ?? []"
    )
    return found


def shown_line(page: Page) -> list[float]:
    """What the solid line of the radar is drawn from."""
    found: list[float] = page.evaluate(
        "() => document.querySelector('.st-key-radar .js-plotly-plot').data"
        ".find(trace => trace.fill === 'toself').r"
    )
    return found


def test_the_first_sight_is_a_finished_review(visit: Visit) -> None:
    """Without a click: the card, the radar with its poles, the ladder, and where to put one's own project."""
    page = visit()
    for name in ("How far it gets", "This week", "The text, with what counted"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("button", name="Review a project of your own")).to_be_in_viewport()
    expect(page.locator("#verdict")).to_be_in_viewport()
    expect(page.locator(".st-key-radar .main-svg").first).to_be_visible()


def test_headings_come_in_order(visit: Visit) -> None:
    """No level of heading is skipped, so that the page can be walked by its headings."""
    page = visit()
    levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_readme_of_ones_own_is_reviewed(visit: Visit) -> None:
    """A text never seen before gets its own card, radar and marks."""
    page = visit()
    paste(page, README)
    expect(page.locator(".am-text")).to_contain_text("Which tree first?")
    assert page.locator(".am-text mark").count() > 0


def test_from_a_reason_to_its_quote_and_on_to_its_ledger_line(visit: Visit) -> None:
    """Evidence can be followed there and back."""
    page = visit()
    page.locator(".am-text a.am-mark").first.scroll_into_view_if_needed()
    mark = page.locator(".am-text a.am-mark").first
    target = mark.get_attribute("href")
    assert mark.get_attribute("title")
    mark.click()
    line = page.locator(f"[id='{str(target)[1:]}']")
    expect(line).to_be_in_viewport()
    line.locator("a.am-quote").first.click()
    expect(page.locator(".am-text")).to_be_in_viewport()


def test_a_corner_of_the_radar_brings_its_scale_into_view(visit: Visit) -> None:
    """The name at a corner is a way to the card of its scale."""
    page = visit()
    page.locator(".st-key-radar svg a").first.click()
    expect(page.locator("#scale-pay")).to_be_in_viewport()


def test_what_if_moves_claimed_and_leaves_shown(visit: Visit) -> None:
    """The dashed line moves at once against where it was; the solid one stays, and the page says why."""
    page = visit()
    paste(page, README)
    before = shown_line(page)
    page.get_by_text(CLAIM, exact=True).click()
    expect(page.get_by_text("What you claim moves at once")).to_be_visible()
    settled(page)
    assert shown_line(page) == before
    assert claimed_line(page)[0] == 100


def test_a_reload_in_the_middle_of_typing_loses_nothing(visit: Visit) -> None:
    """Half a sentence and an answer are there again after a reload, and can be forgotten."""
    page = visit()
    paste(page, README)
    page.get_by_text(CLAIM, exact=True).click()
    settled(page)
    field = page.locator(".st-key-in-paste textarea")
    field.press("Control+End")
    field.press_sequentially("And then we")
    page.reload()
    settled(page)
    expect(field).to_have_value(README + "And then we")
    expect(page.get_by_text("Your draft is back")).to_be_visible()
    expect(page.get_by_role("radio", name=CLAIM)).to_be_checked()
    page.get_by_role("button", name="Forget it").click()
    settled(page)
    page.reload()
    settled(page)
    expect(page.get_by_text("Look at a finished example")).to_be_visible()
    assert README[:30] not in page.evaluate("() => JSON.stringify(localStorage)")


def test_a_link_opens_the_same_review_in_a_fresh_browser(visit: Visit) -> None:
    """What one person shares, another sees: the same project with the same answers."""
    page = visit()
    page.get_by_text("A few people I know tried it as a favour", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Copy a link").click()
    link = page.locator(".stPopoverBody, [data-testid=stPopoverBody]").locator("code").inner_text()
    other = visit("?" + link.split("?")[1])
    assert claimed_line(other) == claimed_line(page)
    expect(other.get_by_role("radio", name="A few people I know tried it as a favour")).to_be_checked()


def test_a_link_lies_beside_ones_own_draft_and_loses_neither(visit: Visit, address: str) -> None:
    """Whoever opens a link with a draft of their own sees which is shown, and finds the other as it was."""
    page = visit()
    paste(page, README)
    link = f"{address}/?s=1.product-ambition~1-0-0._4234._.------."
    beside = page.context.new_page()
    beside.goto(link)
    settled(beside)
    expect(beside.get_by_text("Your own draft is kept in this browser, untouched.")).to_be_visible()
    expect(beside.get_by_text("What the sender says of it")).to_be_visible()
    beside.locator(".st-key-in-paste textarea").fill("What the sender told me on the phone.")
    with beside.expect_navigation():
        beside.get_by_role("link", name="Show my own draft").click()
    settled(beside)
    expect(beside.locator(".st-key-in-paste textarea")).to_have_value(README)
    with beside.expect_navigation():
        beside.get_by_role("link", name="Show the link again").click()
    settled(beside)
    expect(beside.locator(".st-key-in-paste textarea")).to_have_value("What the sender told me on the phone.")
    page.reload()
    settled(page)
    expect(page.locator(".st-key-in-paste textarea")).to_have_value(README)


def test_every_download_opens(visit: Visit, tmp_path: Path) -> None:
    """JSON, Markdown, web page, PDF and the saved project come as what they say."""
    page = visit()
    files = {}
    for name in ("PDF", "Web page", "Markdown", "JSON", "Save the project"):
        with page.expect_download() as waiting:
            page.locator(".st-key-downloads").get_by_role("button", name=name, exact=True).click()
        files[name] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[name])
    assert files["PDF"].read_bytes().startswith(b"%PDF-1.")
    assert files["Markdown"].read_text(encoding="utf-8").startswith("# ")
    assert json.loads(files["JSON"].read_text(encoding="utf-8"))["goal"]["rank"] in {1, 2, 3, 4}
    report = page.context.new_page()
    requests: list[str] = []
    report.on("request", lambda request: requests.append(request.url))
    report.goto(files["Web page"].as_uri())
    expect(report.locator("svg[role=img]")).to_be_visible()
    assert requests == [files["Web page"].as_uri()]
    _open_saved(page, files["Save the project"])


def _open_saved(page: Page, file: Path) -> None:
    """A saved project opens again with its text and answers."""
    page.locator(".st-key-in-way").get_by_text("File").click()
    settled(page)
    page.locator(".st-key-project input[type=file]").set_input_files(file)
    expect(page.get_by_text("Open: ")).to_be_visible()
    settled(page)
    expect(page.get_by_role("radio", name=CLAIM)).to_have_count(0)
    expect(page.get_by_text("What the sender says")).to_be_visible()
    page.get_by_role("button", name="Change a copy of it").click()
    settled(page)
    expect(page.get_by_role("radio", name=CLAIM)).to_be_checked()


def test_a_strangers_text_fetches_and_runs_nothing(visit: Visit, address: str) -> None:
    """Pictures, frames, scripts and styles in a description stay text."""
    page = visit()
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if address not in request.url else None)
    paste(
        page,
        README
        + '<img src="http://tracker.example/a.png"> ![x](http://tracker.example/b.png)\n\n'
        + '<iframe src="http://tracker.example/"></iframe><style>body{display:none}</style>\n\n'
        + "<script>window.ran = true</script>\n\n## <img src=x onerror='window.ran=true'> We have 40 users\n",
    )
    expect(page.locator(".am-text")).to_contain_text('<img src="http://tracker.example/a.png">')
    assert [url for url in foreign if "tracker.example" in url] == []
    assert page.evaluate("() => window.ran") is None


def test_the_radar_is_right_in_the_dark(visit: Visit) -> None:
    """On a dark page its disc is not white and its letters are light."""
    page = visit(color_scheme="dark")
    fills = page.evaluate(
        "() => ({disc: getComputedStyle(document.querySelector('.st-key-radar .polar .bg path, "
        ".st-key-radar .polar path.bg') ?? document.body).fill, "
        "text: getComputedStyle(document.querySelector('.st-key-radar .annotation text')).fill})"
    )
    assert fills["disc"] not in {"rgb(255, 255, 255)", "white"}
    assert min(int(part) for part in fills["text"].removeprefix("rgb(").rstrip(")").split(",")) > 150


@pytest.mark.parametrize("width", [390, 640])
def test_nothing_scrolls_sideways_on_a_phone_or_at_200_per_cent(visit: Visit, width: int) -> None:
    """640 pixels are what a window of 1280 leaves to a text grown to 200 %."""
    page = visit(width=width, height=844)
    wide = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]"
        ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)"
        ".filter(e => !e.closest('.am-unseen') && getComputedStyle(e).position !== 'fixed')"
        ".filter(e => e.getBoundingClientRect().width > 0).map(e => e.outerHTML.slice(0, 120))"
    )
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert wide == []


def test_the_radars_labels_are_whole_and_fingers_find_the_buttons_on_a_phone(visit: Visit) -> None:
    """Every label lies inside its picture without touching another; buttons are 44 pixels high."""
    page = visit(width=390, height=844, has_touch=True)
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-radar .annotation text')]"
        ".map(e => e.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    assert len(boxes) == 4
    for left, _, right, _ in boxes:
        assert left >= 0 and right <= 390
    for one in boxes:
        for other in boxes:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert one is other or apart
    heights = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] button')]"
        ".filter(b => b.offsetParent && b.textContent.trim())"
        ".map(b => [b.textContent.trim(), b.offsetHeight])"
    )
    assert [entry for entry in heights if entry[1] < 43] == []


def test_the_keyboard_alone_answers_a_question_and_goes_on(visit: Visit) -> None:
    """Tab reaches the answers in the order of the page, arrows choose, Enter goes on."""
    page = visit()
    page.get_by_role("button", name="Review a project of your own").focus()
    page.keyboard.press("Enter")
    field = page.locator(".st-key-in-paste textarea")
    expect(field).to_be_focused()
    field.fill(README)
    page.get_by_role("button", name="Show the review").click()
    settled(page)
    field.focus()
    seen: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if "st-key-in-q-own-pay" in seen[-1]:
            break
    assert "st-key-in-q-own-pay" in seen[-1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    settled(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Next":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 2 of")).to_be_visible()


@pytest.mark.parametrize("width", [700, 1024])
def test_the_radar_has_room_for_its_labels_on_a_tablet(visit: Visit, width: int) -> None:
    """Between a phone and a desk, too, its corners' names do not lie over each other."""
    page = visit(width=width)
    assert page.evaluate("document.querySelector('.am-chart').offsetWidth") >= 320
