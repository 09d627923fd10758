"""Writing HTML onto the page: what each tag does to the blocks, links and pictures that a reader sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

from ambition.description.html_tokens import Token, tokens
from ambition.description.page import SUMMARY_LEVEL, Page
from ambition.description.visibility import VOID, Elements, hides_picture
from ambition.description.words import words

#: Verbatim pieces of the description, each with the offset at which it stands.
Pieces = list[tuple[str, int]]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": SUMMARY_LEVEL}
_BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form header hr html li main nav ol p pre section ul"
)
_TABLE_PARTS = frozenset({"table", "tr", "td", "th"})


class HtmlWriter:
    """Feeds fragments of HTML to a page, remembering the elements that stay open between them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.elements = Elements()
        #: What hides text here, or an empty string where it is seen.
        self.hidden_by = ""

    def feed(self, pieces: Pieces) -> None:
        """Read one fragment, given as its lines or as one piece."""
        begins = [0]
        for piece, _ in pieces:
            begins.append(begins[-1] + len(piece))
        source = "".join([piece for piece, _ in pieces])
        for token in tokens(source):
            first = bisect_right(begins, token.start) - 1
            last = bisect_right(begins, token.end - 1) - 1
            start = pieces[first][1] + token.start - begins[first]
            if token.kind != "text":
                self._markup(token, source, start, pieces[last][1] + token.end - begins[last])
                continue
            for index in range(first, last + 1):
                begin = max(token.start, begins[index])
                end = min(token.end, begins[index + 1])
                self._text(source[begin:end], pieces[index][1] + begin - begins[index])

    def leave(self, depth: int) -> None:
        """Close elements that a paragraph, item or cell left open, down to ``depth``."""
        if len(self.elements) > depth:
            self.elements.close_down_to(depth)
            self._settle()

    def _settle(self) -> None:
        """Bring the page up to date with the open elements."""
        self.hidden_by = self.elements.hidden_by()
        self._page.html_item_depth = self.elements.count("li")
        self._page.html_quote_depth = self.elements.count("blockquote")

    def _text(self, source: str, start: int) -> None:
        """Write or hide text that may hold entities."""
        if self.hidden_by:
            self._page.hide(unescape(source), start, start + len(source), self.hidden_by)
        elif self.elements.count("pre"):
            self._page.code_lines([(source, start)])
        elif "&" not in source:
            self._page.write(source.replace("\n", " "), start, start + len(source))
        else:
            self._entities(source, start)

    def _entities(self, source: str, start: int) -> None:
        at = 0
        for match in _ENTITY.finditer(source):
            if at < match.start():
                self._page.write(
                    source[at : match.start()].replace("\n", " "), start + at, start + match.start()
                )
            self._page.write(unescape(match[0]), start + match.start(), start + match.end())
            at = match.end()
        self._page.write(source[at:].replace("\n", " "), start + at, start + len(source))

    def _markup(self, token: Token, source: str, start: int, end: int) -> None:
        """Take a comment or tag."""
        if token.kind == "comment":
            self._page.hide(source[token.start : token.end], start, end, "an HTML comment")
        elif token.kind == "open":
            self._open(token, start, end)
        else:
            self._close(token.name, start, end)

    def _open(self, token: Token, start: int, end: int) -> None:
        name = token.name
        attributes = token.attributes() if token.inside else {}
        unseen = self.hidden_by or (name == "img" and hides_picture(attributes)) or ""
        if not unseen:
            self._show(name, attributes, start, end)
        elif name == "img":
            self._page.hide_picture(start, end, unseen)
        if name in VOID:
            return
        self.elements.open(name, attributes)
        self._settle()

    def _close(self, name: str, start: int, end: int) -> None:
        if not self.hidden_by:
            self._end(name, start, end)
        self.elements.close(name)
        if name == "details":
            self._page.end_details()
        self._settle()

    def _show(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """Do what an opening tag does to the visible page."""
        page = self._page
        if name == "a" and "href" in attributes:
            page.open_link(start, attributes["href"])
        elif name in {"img", "video"} and attributes.get("src"):
            page.image(attributes.get("alt", ""), attributes["src"], start, end)
        elif name == "br":
            page.write("\n", start, end)
        elif name in _LEVELS:
            page.begin_heading(_LEVELS[name])
        elif name in _TABLE_PARTS:
            self._show_table(name, start)
        elif name in _BLOCKS:
            page.end_block(start)
        if name != "img" and attributes.get("title"):
            page.warnings.label("a title attribute", attributes["title"], start, end)

    def _show_table(self, name: str, start: int) -> None:
        page = self._page
        if name == "table":
            page.begin_group()
        elif name == "tr":
            page.begin_row()
        else:
            page.mark_header_cell(name == "th")
            page.begin_cell(start)

    def _end(self, name: str, start: int, end: int) -> None:
        """Do what a closing tag does to the visible page."""
        page = self._page
        if name == "a":
            page.close_link(end)
        elif name in _LEVELS:
            page.end_heading()
        elif name in {"tr", "table"}:
            page.end_row()
        elif name in _BLOCKS:
            page.end_block(start)
