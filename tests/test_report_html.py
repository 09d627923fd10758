"""The web page and the PDF of a review: whole, foreign to any network, and the same every time."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from ambition.description import describe
from ambition.examples import EXAMPLE_IDS, example
from ambition.model import Review, Submission
from ambition.report.html import to_html
from ambition.report.pdf import to_pdf
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric

HOSTILE = """# <script>alert(1)</script> Tide tables

We have 40 paying customers
<img src="http://tracker.example/x.png" onerror="alert(1)"> at #sys.inputs $20 a month
*_`#[]@ \\ "quotes": <https://tides.example/pricing>. "]) #read("/etc/passwd") \N{RIGHT-TO-LEFT OVERRIDE}gnp
"""


@cache
def rubric() -> LoadedRubric:
    return load_rubric("product-ambition")


@cache
def reviewed(text: str) -> Review:
    if text in EXAMPLE_IDS:
        chosen = example(text)
        return review(rubric(), Submission(describe(chosen.text, chosen.name), chosen.answers))
    return review(rubric(), Submission(describe(text, "<b>name</b>.md")))


class Tags(HTMLParser):
    """Which elements and attributes a page holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note them down."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize(
    "text", [*EXAMPLE_IDS, HOSTILE, "", "Ein kurzer Text auf Deutsch über die Bäume der Straße."]
)
def test_the_page_needs_nothing_and_runs_nothing(text: str) -> None:
    """No script, no picture, no frame, no address to fetch from, whatever the description holds."""
    page = Tags(to_html(reviewed(text), rubric()))
    assert page.tags.isdisjoint({"script", "img", "iframe", "object", "embed", "link", "base", "form", "a"})
    assert not {name for name in page.attributes if name.startswith("on")} | (
        page.attributes & {"src", "href"}
    )


def test_the_page_refuses_whatever_might_slip_in() -> None:
    """A policy in the page itself forbids every request."""
    assert "default-src &#x27;none&#x27;" in to_html(reviewed("no-shows"), rubric()) or (
        "default-src 'none'" in to_html(reviewed("no-shows"), rubric())
    )


def test_the_page_says_what_the_review_says() -> None:
    """Band, goal, every scale and every quote that carries points."""
    page = to_html(reviewed("no-shows"), rubric())
    made = reviewed("no-shows")
    assert made.hireability is not None and made.hireability.band_title in page
    for score in made.scales:
        assert f"<h3>{rubric().scale(score.id).title}: " in page


def test_the_page_prints_on_any_paper() -> None:
    """The style sets margins and leaves the size of the paper to the printer."""
    page = to_html(reviewed("no-shows"), rubric())
    assert "@page" in page and "@media print" in page
    assert not re.search(r"size:\s*(A4|letter)", page)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_pdf_is_tagged_and_the_same_every_time(paper: str) -> None:
    """Two runs give the same bytes, with the structure that is read aloud."""
    first = to_pdf(reviewed("no-shows"), rubric(), paper)  # type: ignore[arg-type]
    assert first == to_pdf(reviewed("no-shows"), rubric(), paper)  # type: ignore[arg-type]
    assert first.startswith(b"%PDF-1.") and b"/StructTreeRoot" in first and b"/Lang" in first


@pytest.mark.parametrize(
    "text", [*EXAMPLE_IDS, HOSTILE, "", "Kurz und auf Deutsch, über die Bäume der Straße."]
)
def test_every_review_becomes_a_pdf(text: str) -> None:
    """Words are data to the typesetter: nothing in them is read as its code."""
    assert to_pdf(reviewed(text), rubric()).startswith(b"%PDF-1.")
