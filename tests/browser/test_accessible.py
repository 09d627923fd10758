"""Every state of the page is checked with axe-core, light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Visit, settled
from playwright.sync_api import Page
from test_visits import README

#: What Streamlit itself draws and an author cannot mend: the rule, and the element it concerns.
OF_STREAMLIT = {
    "presentation-role-conflict": "stFileUploader",
    "region": "stPopover",
}
GERMAN = "# Gießliste\n\n" + "Die Gruppe gießt jeden Freitag die jungen Bäume in ihrer Straße. " * 8
#: Only what was violated is gathered in full: gathering all that passed takes as long again.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def example(page: Page) -> None:
    """As it opens."""


def moved(page: Page) -> None:
    """After an answer that moved something, with everything folded out."""
    page.get_by_text("A few people I know tried it as a favour", exact=True).click()
    settled(page)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")


def empty(page: Page) -> None:
    """Before anything was pasted."""
    page.get_by_role("button", name="Review a project of your own").click()
    settled(page)


def own(page: Page) -> None:
    """A short text of one's own, with a level offered."""
    page.locator(".st-key-in-paste textarea").fill(README)
    page.get_by_role("button", name="Show the review").click()
    settled(page)


def foreign(page: Page) -> None:
    """A text that is not English."""
    page.locator(".st-key-in-way").get_by_text("Paste").click()
    settled(page)
    page.locator(".st-key-in-paste textarea").fill(GERMAN)
    page.get_by_role("button", name="Show the review").click()
    settled(page)


def broken(page: Page) -> None:
    """A file that cannot be read."""
    page.locator(".st-key-in-way").get_by_text("File").click()
    settled(page)
    page.locator(".st-key-project input[type=file]").set_input_files(
        {"name": "broken.json", "mimeType": "application/json", "buffer": b"{not json"}
    )
    page.get_by_text("not a saved project").wait_for()
    settled(page)


def versions(page: Page) -> None:
    """Two versions over each other, and the rubric folded out."""
    page.locator(".st-key-versions summary").click()
    page.locator(".st-key-in-other textarea").fill(README)
    page.locator(".st-key-in-other textarea").press("Control+Enter")
    page.get_by_text("From then to now").wait_for()
    page.locator(".st-key-rubric summary").click()
    settled(page)


def german(page: Page) -> None:
    """The page in German."""
    page.locator(".st-key-in-language").get_by_text("Deutsch").click()
    settled(page)


def beside(page: Page) -> None:
    """A link without a text, opened where a draft of one's own lies."""
    page.goto(page.url.split("?")[0] + "?s=1.product-ambition~1-0-0._4234._.------.")
    settled(page)
    page.locator(".am-note a").wait_for()


def desk(page: Page) -> None:
    """The other side."""
    page.locator(".st-key-in-side").get_by_text("Screen candidates").click()
    settled(page)


Walk = tuple[Callable[[Page], None], ...]
WALKS: tuple[Walk, ...] = ((example, moved, versions, desk), (empty, own, broken, foreign, german, beside))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("walk", WALKS, ids=["example", "own"])
def test_axe_finds_nothing_that_an_author_can_mend(visit: Visit, walk: Walk, scheme: str, width: int) -> None:
    """Contrast, names, roles, order, landmarks: nothing to mend in any state of the page."""
    page = visit(width=width, color_scheme=scheme)
    found = {}
    for state in walk:
        page.set_viewport_size({"width": width, "height": 900})
        state(page)
        page.set_viewport_size({"width": width, "height": _height(page)})
        page.wait_for_timeout(300)
        violations = Axe().run(page, options=RULES).response["violations"]
        found[state.__name__] = told_violations(violations)
    assert {state: told for state, told in found.items() if told} == {}


def _height(page: Page) -> int:
    """All of the page at once: what is scrolled away is not examined."""
    tall = page.evaluate("() => document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    return min(16_000, int(tall) + 100)


def told_violations(violations: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """What an author can mend among the findings, with the elements concerned."""
    return [_told(violation) for violation in violations if not _is_of_streamlit(violation)]


def _is_of_streamlit(violation: dict[str, Any]) -> bool:
    mark = OF_STREAMLIT.get(violation["id"])
    return mark is not None and all(mark in node["html"] for node in violation["nodes"])


def _told(violation: dict[str, Any]) -> tuple[str, list[str]]:
    return violation["id"], [f"{node['target']} {node['html'][:150]}" for node in violation["nodes"][:4]]


def test_this_folder_brings_its_own_axe() -> None:
    """The checker comes with the tests and is fetched from nowhere."""
    import axe_playwright_python  # noqa: PLC0415

    assert list(Path(axe_playwright_python.__file__).parent.rglob("axe*.js"))
