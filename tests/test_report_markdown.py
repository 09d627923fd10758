"""Markdown and text: whole, readable, and deaf to what foreign words would do."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pyromark
from small_rubrics import finding, plain_description, small_rubric

from ambition.model import Answer, Review, Submission
from ambition.report import to_markdown, to_text
from ambition.review import weigh

RUBRIC = small_rubric()
EVIL = (
    "![x](https://evil.example/p.png) <script>alert(1)</script> **bold** | a\n# Title \x1b[31mred \u202eback"
)


def made(quote: str = "users") -> Review:
    """A review with evidence, a claim and something not counted."""
    findings = (
        finding("users", quote=quote),
        finding("posts", "bare"),
        finding("talks", dismissal="planned", why="A plan."),
    )
    return weigh(RUBRIC, Submission(plain_description(), (Answer("pay", level=4),)), findings)


def test_markdown_tells_all_parts_of_a_review() -> None:
    """Goal, band, scales, evidence, what did not count, steps, questions, doubts."""
    text = to_markdown(made(), RUBRIC)
    for words in (
        "Solve · Little to go on",
        "Claimed, not shown",
        "If the claims fall: the goal is “Learn",
        "## Goals",
        "| **Pay** | 50 | 100 | 65 |",
        "“users”",
        "Considered, and not counted",
        "A plan.",
        "This week",
        "Questions for an interview",
        "One text, not the person.",
        "small 1.0.0",
    ):
        assert words in text


def test_nothing_in_a_quote_acts_in_markdown() -> None:
    """No picture, link, tag, heading or emphasis comes from foreign words."""
    page = pyromark.html(to_markdown(made(EVIL), RUBRIC), options=pyromark.Options.ENABLE_TABLES)
    for tag in ("<img", "<script", "<a ", "<h1>Title", "<strong>bold"):
        assert tag not in page
    assert "alert(1)" in page


def test_no_control_character_reaches_a_terminal() -> None:
    """Nor one that turns the direction of the text."""
    for text in (to_text(made(EVIL), RUBRIC), to_markdown(made(EVIL), RUBRIC)):
        assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"}


def test_text_keeps_within_its_width() -> None:
    """Eighty columns, whatever the quotes."""
    long = made("users " * 90)
    assert max(len(line) for line in to_text(long, RUBRIC).splitlines()) <= 80


def test_a_bar_shows_what_is_shown_claimed_and_open() -> None:
    """Half shown, the rest claimed; a scale without answers has its open range."""
    lines = to_text(made(), RUBRIC).splitlines()
    pay, voice = (next(line for line in lines if line.startswith(f"  {name}")) for name in ("Pay  ", "Voice"))
    assert (pay.count("█"), pay.count("▒")) == (20, 20)
    assert "·" in voice
    assert "▒" not in voice


def test_a_review_without_numbers_says_so_in_words() -> None:
    """No bars, no points."""
    empty = weigh(RUBRIC, Submission(replace(plain_description(), language="other")), ())
    assert "Nothing could be judged" in to_text(empty, RUBRIC)
    assert "█" not in to_text(empty, RUBRIC)
    assert "There are no numbers" in to_markdown(empty, RUBRIC)


def test_a_rubric_without_niche_and_card_has_its_report_too() -> None:
    """Niche and card are the rubric's affair."""
    criteria = tuple(c for c in RUBRIC.rubric.model_dump()["criteria"] if c["id"] != "group")
    plain = small_rubric(niche=None, hireability=None, week_steps=(), questions=(), criteria=criteria)
    review = weigh(plain, Submission(plain_description()), (finding("users"),))
    assert to_markdown(review, plain).startswith("# Ambition review of d.txt\n\n**Solve**")
    assert "SOLVE" in to_text(review, plain)
