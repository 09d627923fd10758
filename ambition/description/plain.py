"""Reading plain text: paragraphs between blank lines, items by their bullets, headings by their shape."""

from __future__ import annotations

import re

from ambition.description.page import Page

_LINE = re.compile(r"[^\n]*\n?")
_BULLET = re.compile(r"[ \t]{0,40}(?:[-*+•–]|\d{1,3}[.)])[ \t]++(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}+|-{3,}+|~{3,}+|\*{3,}+)\s*+")
_HEADING_WORDS = 8
_HEADING_LEVEL = 2


def read_plain(text: str, page: Page, base: int = 0) -> None:
    """Write the plain ``text``, which stands at offset ``base`` of the description, onto ``page``."""
    at = 0
    waiting = ""
    for line in text.splitlines(keepends=True):
        start = base + at
        at += len(line)
        if _UNDERLINE.fullmatch(line):
            if waiting and not page.item_depth:
                page.end_as_heading(_HEADING_LEVEL)
            page.end_block(start)
            waiting = ""
        elif line.isspace():
            _end(page, waiting, start)
            waiting = ""
        else:
            _line(line, start, page)
            waiting = line if not waiting and not page.item_depth else "several lines"
    _end(page, waiting, base + at)


def _end(page: Page, waiting: str, at: int) -> None:
    """End the paragraph; one short line in capitals is a heading."""
    title = waiting.strip()
    if title.isupper() and len(title.split()) <= _HEADING_WORDS and not title.endswith((".", "!", "?")):
        page.end_as_heading(_HEADING_LEVEL)
    page.end_block(at)
    page.item_depth = 0


def _line(line: str, start: int, page: Page) -> None:
    """Write one line that is not blank; a bullet begins an item."""
    bullet = _BULLET.match(line)
    skip = 0
    if bullet:
        page.end_block(start)
        page.item_depth = 1
        skip = bullet.end()
    page.write(line[skip:], start + skip, start + len(line))
