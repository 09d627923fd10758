"""Writing docutils' document tree onto the page, with the places found again in the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes

from ambition.description.locating import Locator
from ambition.description.page import Page

_ROLE_BEFORE = re.compile(r":[\w:.+-]{1,80}:`([^`]*+)`")
_ROLE_AFTER = re.compile(r"`([^`]*+)`:[\w:.+-]{1,80}:")
_ROLE_TARGET = re.compile(r"\s*+<[^<>]*+>$")
#: Directives of Sphinx whose body is not for readers.
_NO_BODY = re.compile(r"\.\. (?:auto\w*|toctree|index|highlight|currentmodule|module|meta|raw|include)::")
_OPTION = re.compile(r"\s*+:[\w-]{1,40}:")
#: A picture defined apart from the place where it is shown (``|name|``), as badges are.
_DEFINED_PICTURE = re.compile(r"^\.\. \|([^|\n]{1,80})\|[ \t]++image::[ \t]++(\S++)", re.MULTILINE)

_SKIPPED = (
    nodes.target,
    nodes.substitution_definition,
    nodes.raw,
    nodes.pending,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    nodes.generated,
    nodes.decoration,
    nodes.meta,
    nodes.colspec,
)
_ITEMS = (nodes.list_item, nodes.definition_list_item, nodes.field, nodes.option_list_item)
_NUMBERED = (nodes.paragraph, nodes.term, nodes.line, nodes.title)
_WITHIN_A_LINE = (nodes.Inline, nodes.option, nodes.option_string, nodes.option_argument)
_DEEPEST_HEADING = 6


def write_document(document: nodes.document, text: str, page: Page) -> None:
    """Write ``document``, parsed from ``text``, onto ``page``."""
    _Writer(text, page).write(document)


class _Writer:
    """Walks the tree once with a stack of its own, so that no nesting is too deep."""

    def __init__(self, text: str, page: Page) -> None:
        self._text = text
        self._page = page
        self._locator = Locator(text)
        self._level = 0
        self._row: tuple[int, int] = (0, 0)
        self._defined = {address: f"|{name}|" for name, address in _DEFINED_PICTURE.findall(text)}
        self._leaves: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (nodes.Text, self._write_text),
            (_SKIPPED, lambda node: None),
            ((nodes.literal_block, nodes.doctest_block, nodes.math_block), self._code),
            (nodes.comment, self._comment),
            (nodes.system_message, self._unknown_directive),
            (nodes.image, self._image),
        )

    def write(self, document: nodes.document) -> None:
        """Write all that is visible, in order."""
        waiting: list[nodes.Node | Callable[[], None]] = [document]
        while waiting:
            task = waiting.pop()
            if not isinstance(task, nodes.Node):
                task()
                continue
            leave = self._enter(task)
            if leave is not None:
                waiting.append(leave)
                waiting.extend(reversed(task.children))

    def _enter(self, node: nodes.Node) -> Callable[[], None] | None:
        """Begin a node; return what ends it after its children, or None where they are not to be read."""
        for kinds, take in self._leaves:
            if isinstance(node, kinds):
                take(node)
                return None
        if isinstance(node, nodes.topic) and "contents" in node["classes"]:
            return None
        if isinstance(node, nodes.reference):
            return self._reference(node)
        if isinstance(node, nodes.option):
            self._page.blank(self._locator.at)
        return _nothing if isinstance(node, _WITHIN_A_LINE) else self._enter_body(node)

    def _enter_body(self, node: nodes.Node) -> Callable[[], None]:
        """Begin a node that is a block of its own or holds blocks."""
        if isinstance(node, _NUMBERED):
            self._locator.enter_paragraph(node.line)
        if isinstance(node, nodes.section):
            self._level += 1
            return self._leave_section
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            self._page.begin_heading(min(self._level, _DEEPEST_HEADING))
            return self._page.end_heading
        if isinstance(node, nodes.table | nodes.row | nodes.entry):
            return self._enter_table(node)
        return self._enter_block(node)

    def _enter_block(self, node: nodes.Node) -> Callable[[], None]:
        self._end_block()
        if isinstance(node, _ITEMS):
            self._page.item_depth += 1
            return self._leave_item
        if isinstance(node, nodes.block_quote) and _is_quotation(node):
            self._page.quote_depth += 1
            return self._leave_quote
        if isinstance(node, nodes.paragraph) and [type(child) for child in node.children] == [nodes.strong]:
            return self._leave_bold_paragraph
        return self._end_block

    def _enter_table(self, node: nodes.Node) -> Callable[[], None]:
        if isinstance(node, nodes.table):
            self._page.begin_group()
            return self._page.end_row
        if isinstance(node, nodes.row):
            self._page.begin_row(is_header=isinstance(node.parent, nodes.thead))
            self._row = (self._locator.at, self._locator.at)
            return self._leave_row
        # The lines of neighbouring cells interleave, so each cell is looked for from the start of the row.
        start, furthest = self._row
        self._row = (start, max(furthest, self._locator.at))
        self._locator.at = start
        self._page.begin_cell(start)
        return _nothing

    def _leave_row(self) -> None:
        self._page.end_row()
        self._locator.at = max(self._locator.at, self._row[1])

    def _leave_section(self) -> None:
        self._level -= 1

    def _leave_item(self) -> None:
        self._end_block()
        self._page.item_depth -= 1

    def _leave_quote(self) -> None:
        self._end_block()
        self._page.quote_depth -= 1

    def _leave_bold_paragraph(self) -> None:
        if self._page.reads_as_title():
            self._page.end_as_bold_heading()
        else:
            self._end_block()

    def _end_block(self) -> None:
        self._page.end_block(self._locator.at)

    def _write_text(self, node: nodes.Text) -> None:
        shown = node.astext()
        if isinstance(node.parent, nodes.problematic):
            shown = _ROLE_AFTER.sub(r"\1", _ROLE_BEFORE.sub(r"\1", shown))
            shown = _ROLE_TARGET.sub("", shown)
        self._put(shown)

    def _put(self, shown: str) -> None:
        for piece in self._locator.find(shown):
            self._page.write(*piece)

    def _reference(self, node: nodes.reference) -> Callable[[], None]:
        """Begin a link where its first word, or the address of its picture, stands."""
        # A picture's own text is its alt text, which is nowhere to be seen.
        words = " ".join(text.astext() for text in node.findall(nodes.Text)).split(maxsplit=1)
        pictures = [child for child in node.children if isinstance(child, nodes.image)]
        if pictures and not words and not _stands_in_text(pictures[0]):
            self._locator.lift_limit()
        first = words[0] if words else self._written(pictures[0]) if pictures else ""
        start = self._locator.peek(first) if first else self._locator.at
        if start and self._text[start - 1] == "`":
            start -= 1
        address = node.get("refuri", "")
        self._page.open_link(start, address)

        def leave() -> None:
            if words and not self._locator.skip(f"<{address}>`_", len(address) + 12):
                self._locator.skip("_", 3)
            self._page.close_link(max(self._locator.at, start + len(first) if not words else 0))

        return leave

    def _image(self, node: nodes.image) -> None:
        """Add a picture; its span is that of its address, or of the name that stands for it."""
        if not _stands_in_text(node):
            self._locator.lift_limit()
        written = self._written(node)
        start = self._locator.peek(written)
        if written and self._text.startswith(written, start):
            self._page.image(node.get("alt", ""), node.get("uri", ""), start, start + len(written))

    def _written(self, node: nodes.image) -> str:
        """Return how a picture is written in its place: the name of one defined apart, else its address."""
        address = str(node.get("uri", ""))
        return self._defined.get(address, address) if _stands_in_text(node) else address

    def _code(self, node: nodes.Element) -> None:
        self._locator.lift_limit()
        pieces = []
        for line in node.astext().splitlines():
            code = line.strip()
            start = self._locator.peek(code) if code else -1
            if start >= 0 and self._text.startswith(code, start):
                pieces.append((code + "\n", start))
                self._locator.at = start + len(code)
        self._page.code_block(pieces)

    def _comment(self, node: nodes.comment) -> None:
        self._locator.lift_limit()
        hidden = node.astext()
        first = hidden.split("\n", 1)[0].strip()
        start = self._locator.peek(first)
        if first and self._text.startswith(first, start):
            self._page.hide(hidden, start, min(len(self._text), start + len(hidden)), "a comment")

    def _unknown_directive(self, node: nodes.system_message) -> None:
        """Show the body of a directive that docutils does not know, as a reader of the built page would."""
        self._locator.lift_limit()
        for child in node.children:
            source = child.astext() if isinstance(child, nodes.literal_block) else ""
            if not source.startswith(".. ") or _NO_BODY.match(source):
                continue
            for line in source.split("\n")[1:]:
                if not line.strip():
                    self._end_block()
                elif not _OPTION.match(line):
                    self._put(line + "\n")
            self._end_block()


def _nothing() -> None:
    """End a node that needs no end."""


def _stands_in_text(node: nodes.image) -> bool:
    """Tell whether a picture, or the link round it, stands within a paragraph."""
    around = node.parent.parent if isinstance(node.parent, nodes.reference) else node.parent
    return isinstance(around, nodes.TextElement)


def _is_quotation(node: nodes.block_quote) -> bool:
    """Tell whether an indented block is a quotation rather than lists or code set in."""
    return all(isinstance(child, nodes.paragraph | nodes.attribution) for child in node.children)
