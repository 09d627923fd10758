"""What a reader of the rendered page does not see earns nothing and is warned of."""

from __future__ import annotations

import pytest

from ambition.description import describe

CLAIM = "We have 300 paying customers today."


@pytest.mark.parametrize(
    "markup",
    [
        f"<!-- {CLAIM} -->",
        f"<p style='display: none'>{CLAIM}</p>",
        f"<div hidden>\n\n{CLAIM}\n\n</div>",
        f"<span style='visibility:hidden'>{CLAIM}</span>",
        f"<span style='font-size:0'>{CLAIM}</span>",
        f"<span style='opacity: 0.0'>{CLAIM}</span>",
        f"<div style='width:0;height:0'>{CLAIM}</div>",
        f"<span style='color:#fff'>{CLAIM}</span>",
        f"<span style='color: #123456; background: #123456'>{CLAIM}</span>",
        f"<font color=white>{CLAIM}</font>",
        f"<td height='0'>{CLAIM}</td>",
        f"<script>{CLAIM}</script>",
        f"<style>{CLAIM}</style>",
        f"<template>{CLAIM}</template>",
        f"<noscript>{CLAIM}</noscript>",
        f"[//]: # ({CLAIM})",
        f"[x](http://a.example '{CLAIM}')",
        f"![{CLAIM}](https://img.shields.io/x.svg)",
        f"<p style='display:none'>Other <b>bold</b> text.\n{CLAIM}</p>",
    ],
)
def test_hidden_text_earns_nothing_and_is_warned_of(markup: str) -> None:
    """Each way of hiding a sentence is seen through, and the notice names the place."""
    description = describe(f"# Tool\n\nWords before.\n\n{markup}\n\nWords after.", "README.md")
    assert not any("customers" in sentence.plain for sentence in description.sentences)
    (notice,) = description.notices
    assert notice.code == "hidden-text"
    assert "line 5" in notice.message or "line 7" in notice.message
    assert "customers" in description.text[notice.start : notice.end]
    assert [s.plain for s in description.sentences if s.plain][-1] == "Words after."


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- badges -->",
        "<!-- markdownlint-disable no-inline-html for the whole of this file -->",
        "<!-- {{{ -->",
    ],
)
def test_marks_of_tools_raise_no_alarm(markup: str) -> None:
    """Short comments and those of tools are no cause for a warning."""
    assert describe(f"{markup}\n\nWords.", "README.md").notices == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "We have pay\u200bing customers.",
        "We have p\u0430ying customers.",
        "We have pay\u00ading customers.",
        "We have \u202egniyap customers.",
        "We have pay\u2060ing customers.",
    ],
)
def test_sentences_with_disguised_letters_are_left_out(sentence: str) -> None:
    """Invisible or look-alike letters inside a word take the sentence out, with a warning."""
    description = describe(f"Before. {sentence} After.", "README.md")
    assert [s.plain for s in description.sentences] == ["Before.", "After."]
    (notice,) = description.notices
    assert notice.code == "disguised-letters"
    assert description.text[notice.start : notice.end] == sentence


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\u200bWe have users.", "We have users."),
        ("It takes 5 μs or Δt.", "It takes 5 μs or Δt."),
        ("We say Привет to all.", "We say Привет to all."),
        ("A café 👩\u200d💻 opens.", "A café 👩💻 opens."),
        ("Written in Pythonом.", "Written in Pythonом."),
    ],
)
def test_honest_letters_are_left_alone(text: str, plain: str) -> None:
    """Other scripts, units and joined pictures are no disguise; marks between words are stripped."""
    description = describe(text, "README.md")
    assert [s.plain for s in description.sentences] == [plain]
    assert description.notices == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='background:#000;color:#fff'>Seen here.</p>",
        "<p style='opacity:0.8;font-size:0.9em;width:100%'>Seen here.</p>",
        "<table bgcolor='black'><tr><td><font color='white'>Seen here.</font></td></tr></table>",
        "<p aria-hidden='true'>Seen here.</p>",
        "<details>\n\nSeen here.\n\n</details>",
    ],
)
def test_what_is_seen_is_not_taken_for_hidden(markup: str) -> None:
    """White letters on a dark ground, faint or small text and collapsed details are visible."""
    description = describe(markup, "README.md")
    assert [s.plain for s in description.sentences] == ["Seen here."]


def test_a_hidden_element_ends_with_its_paragraph() -> None:
    """An element that a paragraph leaves open hides nothing after it."""
    description = describe("a <span hidden>b\n\nSeen.", "README.md")
    assert [s.plain for s in description.sentences] == ["a", "Seen."]


def test_many_warnings_are_counted() -> None:
    """More than twenty warnings of a kind end in one that says how many there are."""
    notices = describe(f"<!-- {CLAIM} -->\n\nx\n\n" * 30, "README.md").notices
    assert len(notices) == 21
    assert notices[-1].message.startswith("10 more")
