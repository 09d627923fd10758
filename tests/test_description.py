"""Descriptions: what a reader of the rendered page sees, sentence by sentence, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambition.description import describe
from ambition.errors import InputError
from ambition.model import Description, Sentence

TEXTS = Path(__file__).parents[2] / "shared" / "corpus" / "texts"
PIECES = (
    "# a\n", "\n\n", "- a. b\n", "> ", "|a|b|\n|-|-|\n|c|d|\n", "```\nx\n```\n", "`x y`", "**b**",
    "[a](http://b)", "![a](b.svg)", "<!-- a b c d e f -->", "<p hidden>", "</p>", "<b",
    "<details><summary>s</summary>", "</details>", "&amp;", "\u200b", "é", "😀", "п", "<td>", "<tr>",
    "~~x~~", "http://a.b/c. ", "e.g. A. B! C? ", "\r\n", "    x\n", "[a]: b 'c d e f g h'\n", "</a>",
    "<a href='x'>", "<br>", "* * *\n", "1. ", "\t", ".. note:: a\n\n", "===\n", "`a <b>`_", "<pre>\nx\n",
    "<script>", "[^1]", "[^1]: x\n", "---\n",
)  # fmt: skip
soup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=200)
names = st.sampled_from(["README.md", "README.rst", "notes.txt", "pasted text"])


def only(text: str, name: str = "README.md") -> Sentence:
    """Return the one sentence of ``text``."""
    (sentence,) = describe(text, name).sentences
    return sentence


def plains(text: str, name: str = "README.md") -> list[str]:
    """Return what is seen of each sentence."""
    return [sentence.plain for sentence in describe(text, name).sentences]


def assert_sound(description: Description) -> None:
    """Assert that all spans lie in the text, in order, without overlap, and that no sentence is too long."""
    end = 0
    for sentence in description.sentences:
        assert end <= sentence.start < sentence.end <= len(description.text)
        assert len(sentence.plain) <= 600
        assert "\n" not in sentence.plain
        end = sentence.end
    for notice in description.notices:
        if notice.start is not None and notice.end is not None:
            assert 0 <= notice.start <= notice.end <= len(description.text)


@settings(max_examples=150, deadline=None)
@given(soup | anything, names)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, name: str) -> None:
    """Any text gives spans that are in range, ordered and disjoint, and the same ones again."""
    description = describe(text, name)
    assert_sound(description)
    assert describe(text, name) == description


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    """Any bytes give a description or an InputError, nothing else."""
    try:
        assert_sound(describe(data, "README"))
    except InputError as error:
        assert str(error).startswith("README")


def test_the_corpus_is_read() -> None:
    """Every text of the corpus is English and soundly cut."""
    if not TEXTS.is_dir():
        pytest.skip("the corpus is not here")
    for path in sorted(TEXTS.iterdir()):
        description = describe(path.read_bytes(), path.name)
        assert description.language == "english", path.name
        assert_sound(description)


def test_a_sentence_is_quoted_with_its_markup() -> None:
    """The span holds the marks of emphasis and the whole link; plain holds neither."""
    description = describe("Hé *one*. **We** pay [them](http://x.y 'z')! Last", "a.md")
    assert [description.text[s.start : s.end] for s in description.sentences] == [
        "Hé *one*.",
        "**We** pay [them](http://x.y 'z')!",
        "Last",
    ]
    second = description.sentences[1]
    assert second.plain == "We pay them!"
    assert [(link.text, link.target) for link in second.links] == [("them", "http://x.y")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See e.g. Dr. Who, i.e. a man. Two", ["See e.g. Dr. Who, i.e. a man.", "Two"]),
        ("Version 1.2.3 costs $3.50. Two", ["Version 1.2.3 costs $3.50.", "Two"]),
        ("Wait... there is more. Two", ["Wait... there is more.", "Two"]),
        ("See http://a.b/c.d?e=f. Two", ["See http://a.b/c.d?e=f.", "Two"]),
        ("we have users. they pay.", ["we have users.", "they pay."]),
        ('He said "yes." Then he paid.', ['He said "yes."', "Then he paid."]),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, expected: list[str]) -> None:
    """Abbreviations, versions, prices, ellipses and addresses end no sentence."""
    assert plains(text) == expected


def test_an_endless_line_is_cut_between_words() -> None:
    """A long line gives pieces of at most 600 code points that lose no word."""
    text = "word " * 1_000
    found = plains(text)
    assert max(map(len, found)) <= 600
    assert " ".join(found).split() == text.split()


def test_headings_stand_above_what_follows() -> None:
    """Section holds the headings above, outermost first, and a heading closes those of its level."""
    found = describe("# A\n\n## B\n\nx\n\n## C\n\ny\n\n**Plans**\n\nz", "a.md").sentences
    assert {s.plain: s.section for s in found} == {
        "A": (),
        "B": ("A",),
        "x": ("A", "B"),
        "C": ("A",),
        "y": ("A", "C"),
        "Plans": ("A", "C"),
        "z": ("A", "C", "Plans"),
    }


def test_a_table_row_is_one_sentence_and_knows_its_header() -> None:
    """Cells are joined by a bar, and the header row says that it is one."""
    found = describe("| Plan | Price |\n|---|---|\n| Pro | **$9** |\n", "a.md").sentences
    assert [(s.plain, s.place, s.is_header) for s in found] == [
        ("Plan | Price", "cell", True),
        ("Pro | $9", "cell", False),
    ]
    assert found[0].block == found[1].block


def test_places_are_told_apart() -> None:
    """Items, quotations, callouts, code and headings each know their place."""
    text = "# H\n\n- [x] item `c`. Two\n\n> quote\n\n> [!NOTE]\n> callout\n\n```\ncode\n\nmore\n```\n"
    assert [(s.plain, s.place) for s in describe(text, "a.md").sentences] == [
        ("H", "heading"),
        ("item c.", "item"),
        ("Two", "item"),
        ("quote", "quote"),
        ("callout", "prose"),
        ("code", "code"),
        ("more", "code"),
    ]


def test_html_is_read_as_it_is_shown() -> None:
    """HTML headings, paragraphs, links, entities and tables are read like Markdown's."""
    text = (
        "<h1 align=center>Title</h1>\n<p>Fish &amp; <b>chips</b> <a href='x.html'>here</a>.</p>\n"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>\n"
    )
    found = describe(text, "a.md").sentences
    assert [(s.plain, s.place, s.is_header) for s in found] == [
        ("Title", "heading", False),
        ("Fish & chips here.", "prose", False),
        ("a | b", "cell", True),
        ("c | d", "cell", False),
    ]
    assert found[1].section == ("Title",)
    assert found[1].links[0].target == "x.html"


def test_details_are_visible_and_have_a_section() -> None:
    """Collapsed details count once, below their summary, which ends with them."""
    text = "<details><summary>More</summary>\n\nInside.\n\n</details>\n\nAfter."
    found = describe(text, "a.md").sentences
    assert [(s.plain, s.section) for s in found] == [("More", ()), ("Inside.", ("More",)), ("After.", ())]


def test_crossed_out_text_is_taken_back() -> None:
    """Text that is struck through is no part of the sentence."""
    assert plains("We have ~~300~~ 3 users.") == ["We have 3 users."]


def test_pictures_are_no_words_but_lead_somewhere() -> None:
    """Alt text stays out of plain and of links; badges are told from pictures; their links have no words."""
    text = "[![build](https://img.shields.io/x.svg)](http://ci) [![demo](demo.gif)](http://demo) Words."
    sentence = only(text)
    assert sentence.plain == "Words."
    assert [(image.alt, image.is_badge) for image in sentence.images] == [("build", True), ("demo", False)]
    assert [(link.text, link.target) for link in sentence.links] == [("", "http://ci"), ("", "http://demo")]


def test_pictures_of_restructuredtext_stand_where_their_address_stands() -> None:
    """A picture after a heading is found, within a link or alone."""
    badge = ".. image:: https://img.shields.io/pypi/v/rota.svg\n   :target: http://index\n\n"
    text = f"Rota\n====\n\n{badge}It plans.\n\n.. image:: demo.gif\n"
    found = [image for sentence in describe(text, "x.rst").sentences for image in sentence.images]
    assert [(image.target, image.is_badge) for image in found] == [
        ("https://img.shields.io/pypi/v/rota.svg", True),
        ("demo.gif", False),
    ]
    assert [text[image.start : image.end] for image in found] == [image.target for image in found]
    (link,) = [link for sentence in describe(text, "x.rst").sentences for link in sentence.links]
    assert text[link.start : link.end] == "https://img.shields.io/pypi/v/rota.svg"


def test_a_bare_address_is_a_link() -> None:
    """An address written out leads where it says, without the full stop after it."""
    (link,) = only("Try https://a_b.example/c_d.").links
    assert link.target == "https://a_b.example/c_d"


def test_restructuredtext_is_known_by_its_content() -> None:
    """A file called .md that holds reStructuredText is read as such."""
    text = "Title\n=====\n\n.. image:: a.png\n\nWe like `docs <http://d.example>`_. :role:`Odd` ones too.\n"
    description = describe(text, "README.md")
    assert description.format == "restructuredtext"
    found = {s.plain: description.text[s.start : s.end] for s in description.sentences if s.plain}
    assert found["We like docs."] == "We like `docs <http://d.example>`_."
    assert found["Odd ones too."] == "`Odd` ones too."
    assert description.sentences[-1].section == ("Title",)


def test_restructuredtext_opens_no_file() -> None:
    """Includes and raw blocks are switched off, and unknown directives show their text."""
    text = (
        "A\n=\n\n.. include:: /etc/passwd\n\n.. raw:: html\n\n   <b>raw</b>\n\n"
        ".. versionadded:: 1\n   Seen.\n"
    )
    assert [plain for plain in plains(text, "a.rst") if plain] == ["A", "Seen."]


def test_restructuredtext_tables_and_comments() -> None:
    """A drawn table gives rows, and a comment of several words a warning."""
    text = "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n\n.. we have one hundred happy customers\n"
    description = describe(text, "a.rst")
    assert [(s.plain, s.is_header) for s in description.sentences] == [("a | b", True), ("c | d", False)]
    assert [notice.code for notice in description.notices] == ["hidden-text"]


def test_deep_restructuredtext_is_read_as_plain_text() -> None:
    """What would make docutils recurse is read as plain text."""
    assert describe("- " * 500 + "a", "a.rst").format == "plain"


def test_a_notebook_is_its_cells_in_order() -> None:
    """Markdown cells are read as Markdown, code as code, printed text as output."""
    notebook = (
        '{"cells": [{"cell_type": "markdown", "source": ["# T\\n", "We *pay*."]},'
        ' {"cell_type": "code", "source": "x = 1", "outputs": [{"text": ["0.9\\n"]},'
        ' {"data": {"text/plain": "ok"}}]}], "nbformat": 4}'
    )
    description = describe(notebook, "a.ipynb")
    assert description.format == "notebook"
    assert [(s.plain, s.place) for s in description.sentences] == [
        ("T", "heading"),
        ("We pay.", "prose"),
        ("x = 1", "code"),
        ("0.9", "output"),
        ("ok", "output"),
    ]
    assert description.text == "# T\nWe *pay*.\n\nx = 1\n\n0.9\n\n\nok"


def test_plain_text_has_paragraphs_items_and_headings() -> None:
    """Bullets begin items, blank lines end paragraphs, capitals and underlines make headings."""
    text = "ABOUT\n\nWe sell\nfish. Daily.\n\n- one\n- two\n\nPrice\n-----\nLow.\n"
    description = describe(text, "notes.txt")
    assert description.format == "plain"
    assert [(s.plain, s.place) for s in description.sentences] == [
        ("ABOUT", "heading"),
        ("We sell fish.", "prose"),
        ("Daily.", "prose"),
        ("one", "item"),
        ("two", "item"),
        ("Price", "heading"),
        ("Low.", "prose"),
    ]
