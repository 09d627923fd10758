"""Reading Markdown as GitHub shows it, HTML included, by way of pulldown-cmark's events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import pyromark

from ambition.description.markup import HtmlWriter, Pieces
from ambition.description.offsets import code_points, inside_backticks
from ambition.description.page import Page
from ambition.description.trail import Span
from ambition.description.visibility import STRUCK

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)


class Reach(TypedDict):
    """A span in UTF-8 bytes, as the parser gives it."""

    start: int
    end: int


def read_markdown(text: str, page: Page, base: int = 0) -> None:
    """Write the Markdown ``text``, which stands at offset ``base`` of the description, onto ``page``."""
    _Reader(text, page, base).read()


class _Reader:
    """Walks the events once; all state is counters and flags, so no nesting is too deep."""

    def __init__(self, text: str, page: Page, base: int) -> None:
        self._text = text
        self._page = page
        self._base = base
        self._is_ascii = text.isascii()
        self._convert = code_points(text)
        self._html = HtmlWriter(page)
        self._depths: list[int] = []
        self._quotes: list[bool] = []
        self._image: dict[str, Any] | None = None
        self._image_depth = 0
        self._alt: list[str] = []
        self._code: Pieces | None = None
        self._fragment: Pieces | None = None
        self._struck = 0
        self._paragraph = -1
        self._bold_to = -1
        self._starts: dict[str, Callable[[Any, int, int], None]] = {
            "Paragraph": self._start_paragraph,
            "Heading": self._start_heading,
            "BlockQuote": self._start_quote,
            "CodeBlock": self._start_code,
            "MetadataBlock": self._start_code,
            "HtmlBlock": self._start_html,
            "Item": self._start_item,
            "FootnoteDefinition": self._start_item_like,
            "Table": lambda _, start, end: page.begin_group(),
            "TableHead": lambda _, start, end: page.begin_row(is_header=True),
            "TableRow": lambda _, start, end: page.begin_row(),
            "TableCell": self._start_cell,
            "Strong": self._start_strong,
            "Strikethrough": self._start_struck,
            "Link": self._start_link,
            "Image": self._start_image,
        }
        self._ends: dict[str, Callable[[int, int], None]] = {
            "Paragraph": self._end_paragraph,
            "Heading": self._end_heading,
            "BlockQuote": self._end_quote,
            "CodeBlock": self._end_code,
            "MetadataBlock": self._end_code,
            "HtmlBlock": self._end_html,
            "Item": self._end_item,
            "FootnoteDefinition": self._end_item_like,
            "Table": lambda start, end: page.end_row(),
            "TableHead": lambda start, end: page.end_row(),
            "TableRow": lambda start, end: page.end_row(),
            "TableCell": self._end_cell,
            "Strikethrough": self._end_struck,
            "Link": self._end_link,
            "Image": self._end_image,
        }

    def read(self) -> None:
        """Write all events, then warn of the titles of link definitions."""
        event: Any
        for event, reach in pyromark.events_with_range(self._text, options=_OPTIONS):
            if isinstance(event, str):
                self._break(event, *self._span(reach))
                continue
            kind, value = event.popitem()
            if kind == "Text":
                self._take_text(value, *self._span(reach))
            elif kind == "Start":
                start = self._starts.get(value if isinstance(value, str) else next(iter(value)))
                if start:
                    start(value, *self._span(reach))
            elif kind == "End":
                end = self._ends.get(value if isinstance(value, str) else next(iter(value)))
                if end:
                    end(*self._span(reach))
            else:
                self._other(kind, value, *self._span(reach))
        self._html.leave(0)
        self._definitions()

    def _span(self, reach: Reach) -> Span:
        """Return the code points of the description that ``reach`` spans, given in bytes of the text."""
        if self._is_ascii:
            return reach["start"] + self._base, reach["end"] + self._base
        return self._convert(reach["start"]) + self._base, self._convert(reach["end"]) + self._base

    def _definitions(self) -> None:
        if "]:" not in self._text:
            return
        for definition in pyromark.reference_definitions(self._text, options=_OPTIONS).values():
            if definition["title"]:
                span = definition["span"]
                start, end = (
                    self._convert(span["start"]) + self._base,
                    self._convert(span["end"]) + self._base,
                )
                self._page.warnings.hidden("a link definition", definition["title"], start, end)

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._page.flush()
        else:
            self._take_text("\n" if event == "HardBreak" else " ", start, end)

    def _take_text(self, shown: str, start: int, end: int) -> None:
        """Put text where the reader stands: alt text, code, hidden, or the page."""
        if self._image is not None:
            self._alt.append(shown)
        elif self._code is not None:
            self._code.append((shown, start))
        elif self._struck or self._html.hidden_by:
            self._page.hide(shown, start, end, STRUCK if self._struck else self._html.hidden_by)
        else:
            self._page.write(shown, start, end)

    def _other(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Html" and self._fragment is not None:
            self._fragment.append((self._source(start, end), start))
        elif kind in {"Html", "InlineHtml"}:
            if self._image is None:
                self._html.feed([(self._source(start, end), start)])
        elif kind == "Code":
            self._take_code(value, start, end)

    def _source(self, start: int, end: int) -> str:
        return self._text[start - self._base : end - self._base]

    def _take_code(self, shown: str, start: int, end: int) -> None:
        self._take_text(shown, *inside_backticks(self._source(start, end), shown, start))

    def _enter(self) -> None:
        self._depths.append(len(self._html.elements))

    def _leave(self) -> None:
        self._html.leave(self._depths.pop())

    def _start_paragraph(self, _: Any, start: int, end: int) -> None:
        self._page.end_block(start)
        self._enter()
        self._paragraph, self._bold_to = start, -1

    def _end_paragraph(self, start: int, end: int) -> None:
        self._leave()
        if self._bold_to >= 0 and self._is_bold_heading(end):
            self._page.end_as_bold_heading()
        else:
            self._page.end_block(end)
        self._paragraph = -1

    def _is_bold_heading(self, end: int) -> bool:
        """Tell whether the paragraph is nothing but a few words in bold."""
        return self._source(self._bold_to, end).strip() in {"", ":"} and self._page.reads_as_title()

    def _start_strong(self, _: Any, start: int, end: int) -> None:
        if start == self._paragraph:
            self._bold_to = end

    def _start_heading(self, value: Any, start: int, end: int) -> None:
        self._page.begin_heading(int(value["Heading"]["level"][1:]))
        self._enter()

    def _end_heading(self, start: int, end: int) -> None:
        self._leave()
        self._page.end_heading()

    def _start_quote(self, value: Any, start: int, end: int) -> None:
        """Enter a quotation; a callout ("> [!NOTE]") is the author's own voice."""
        self._page.end_block(start)
        self._enter()
        is_quotation = value["BlockQuote"] is None
        self._quotes.append(is_quotation)
        self._page.quote_depth += is_quotation

    def _end_quote(self, start: int, end: int) -> None:
        self._page.end_block(end)
        self._leave()
        self._page.quote_depth -= self._quotes.pop()

    def _start_code(self, _: Any, start: int, end: int) -> None:
        self._page.end_block(start)
        self._code = []

    def _end_code(self, start: int, end: int) -> None:
        pieces, self._code = self._code or [], None
        if self._html.hidden_by:
            for shown, at in pieces:
                self._page.hide(shown, at, at + len(shown), self._html.hidden_by)
            return
        self._page.code_block(pieces)

    def _start_html(self, _: Any, start: int, end: int) -> None:
        self._page.end_block(start)
        self._fragment = []

    def _end_html(self, start: int, end: int) -> None:
        pieces, self._fragment = self._fragment or [], None
        if pieces and pieces[-1][1] + len(pieces[-1][0]) - pieces[0][1] == sum(
            len(piece) for piece, _ in pieces
        ):
            pieces = [("".join([piece for piece, _ in pieces]), pieces[0][1])]
        self._html.feed(pieces)
        self._page.end_block(end)

    def _start_item_like(self, _: Any, start: int, end: int) -> None:
        self._page.end_block(start)
        self._enter()

    def _end_item_like(self, start: int, end: int) -> None:
        self._page.end_block(end)
        self._leave()

    def _start_item(self, _: Any, start: int, end: int) -> None:
        self._start_item_like(_, start, end)
        self._page.item_depth += 1

    def _end_item(self, start: int, end: int) -> None:
        self._end_item_like(start, end)
        self._page.item_depth -= 1

    def _start_cell(self, _: Any, start: int, end: int) -> None:
        self._page.begin_cell(start)
        self._enter()

    def _end_cell(self, start: int, end: int) -> None:
        self._leave()

    def _start_struck(self, _: Any, start: int, end: int) -> None:
        self._struck += 1

    def _end_struck(self, start: int, end: int) -> None:
        self._struck -= 1

    def _start_link(self, value: Any, start: int, end: int) -> None:
        link = value["Link"]
        if self._is_seen():
            self._page.open_link(start, link["dest_url"])
        if link["title"] and link["link_type"] == "Inline":
            self._page.warnings.label("a link's title", link["title"], start, end)

    def _end_link(self, start: int, end: int) -> None:
        if self._is_seen():
            self._page.close_link(end)

    def _is_seen(self) -> bool:
        return self._image is None and not self._struck and not self._html.hidden_by

    def _start_image(self, value: Any, start: int, end: int) -> None:
        self._image_depth += 1
        if self._image is None:
            self._image = value["Image"]
            self._alt = []

    def _end_image(self, start: int, end: int) -> None:
        self._image_depth -= 1
        image = self._image
        if self._image_depth or image is None:
            return
        self._image = None
        alt = "".join(self._alt)
        hidden_by = STRUCK if self._struck else self._html.hidden_by
        if hidden_by:
            self._page.hide_picture(start, end, hidden_by)
        else:
            self._page.image(alt, image["dest_url"], start, end)
