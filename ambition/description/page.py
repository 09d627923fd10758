"""The page as a reader sees it, written by a reader of one format: headings, blocks, hidden stretches."""

from __future__ import annotations

from ambition.description.block import Block, Setting
from ambition.description.hidden import Warnings
from ambition.description.sentences import LONGEST
from ambition.description.visibility import STRUCK
from ambition.model import Image, Place, Sentence

_LONGEST_HEADING = 200
#: A line in bold alone serves as a heading when it has at most this many words.
_TITLE_WORDS = 6
#: The levels, below all six real ones, of a bold line that serves as a heading and of a summary.
_BOLD_LEVEL = 7
SUMMARY_LEVEL = 8
_BOLD_IN_DETAILS_LEVEL = 9


class Page:
    """Takes visible and hidden text in the order of the description and gives sentences and warnings.

    The readers of the formats say where blocks end and what they are; all text goes through ``write``.
    """

    def __init__(self, text: str, warnings: Warnings) -> None:
        self.text = text
        self.warnings = warnings
        self.sentences: list[Sentence] = []
        self.quote_depth = 0
        self.item_depth = 0
        self.place: Place | None = None
        self.html_quote_depth = 0
        self.html_item_depth = 0
        self.in_row = False
        self._is_header = False
        self._cells = 0
        self._by_line = False
        self._level = 0
        self._headings: list[tuple[int, str]] = []
        self._section: tuple[str, ...] = ()
        self._block = Block(text, warnings)
        self._number = 0
        self._end = 0
        self._hidden: list[str] = []
        self._hidden_by = ""
        self._hidden_span = (0, 0)

    def write(self, shown: str, start: int, end: int) -> None:
        """Add visible text that comes from ``start`` to ``end``."""
        if self._hidden_by:
            self._tell_hidden()
        self._block.trail.write(shown, start, end)

    def hide(self, hidden: str, start: int, end: int, what: str) -> None:
        """Take text that a reader does not see, in ``what`` ("an HTML comment")."""
        if what == STRUCK:
            return
        if what != self._hidden_by:
            self._tell_hidden()
            self._hidden_by = what
            self._hidden_span = (start, end)
        self._hidden.append(hidden)
        self._hidden_span = (self._hidden_span[0], max(end, self._hidden_span[1]))

    def hide_picture(self, start: int, end: int, what: str) -> None:
        """Warn of a picture that a reader does not see, in ``what`` or being it."""
        if what != STRUCK:
            self.warnings.picture(what, start, end)

    def _tell_hidden(self) -> None:
        """Warn of the stretch of hidden text that has come to its end."""
        if self._hidden_by:
            self.warnings.hidden(self._hidden_by, " ".join(self._hidden), *self._hidden_span)
            self._hidden = []
            self._hidden_by = ""

    def open_link(self, start: int, target: str) -> None:
        """Begin a visible link."""
        self._block.open_link(start, target)

    def close_link(self, end: int) -> None:
        """End the open link, if any."""
        self._block.close_link(end)

    def image(self, alt: str, target: str, start: int, end: int) -> Image:
        """Add a picture; a badge's alt text that reads like sentences is warned of."""
        image = self._block.add_image(" ".join(alt.split()), target, start, end)
        if image.is_badge:
            self.warnings.label("the alt text of a badge", alt, start, end)
        return image

    def blank(self, at: int) -> None:
        """Part words without ending the block."""
        self._block.trail.write(" ", at, at)

    def end_block(self, at: int) -> None:
        """End a paragraph or the like; inside a table row it only parts words."""
        if self.in_row:
            self.blank(at)
        else:
            self.flush()

    def flush(self) -> None:
        """Cut the block that is open, if any, into sentences."""
        block = self._block
        if block.is_empty():
            return
        self._block = Block(self.text, self.warnings)
        if not self.in_row and not self._by_line:
            self._number += 1
        setting = Setting(self._place(), self._section, self._number, self._is_header)
        found = block.sentences(setting, self._end)
        if found:
            self._end = found[-1].end
            self.sentences += found

    def _place(self) -> Place:
        if self.in_row and self._cells > 1:
            return "cell"
        if self.place is not None:
            return self.place
        if self.quote_depth or self.html_quote_depth:
            return "quote"
        return "item" if self.item_depth or self.html_item_depth else "prose"

    def begin_group(self) -> None:
        """Start a table or code block, whose rows and lines share one number."""
        self.end_row()
        self.flush()
        self._number += 1

    def begin_heading(self, level: int) -> None:
        """Start a heading of ``level`` 1 (highest) to 6."""
        self.end_row()
        self.flush()
        self._level = level

    def end_heading(self) -> None:
        """End the heading: it closes those of its level and below, and stands above what follows."""
        level, self._level = self._level, 0
        if level:
            self.end_as_heading(level)

    def end_as_heading(self, level: int) -> None:
        """End the block as a heading of ``level``; one in a quotation stands above nothing."""
        if self.quote_depth or self.html_quote_depth:
            self.flush()
            return
        title = self._block.plain()[:_LONGEST_HEADING]
        self._headings = [heading for heading in self._headings if heading[0] < level]
        self._section = tuple(heading[1] for heading in self._headings)
        place, self.place = self.place, "heading"
        self.flush()
        self.place = place
        if title:
            self._headings.append((level, title))
            self._section = (*self._section, title)

    def end_as_bold_heading(self) -> None:
        """End the block as a heading made of a bold line, below the headings and the summary it stands in."""
        in_details = any(level == SUMMARY_LEVEL for level, _ in self._headings)
        self.end_as_heading(_BOLD_IN_DETAILS_LEVEL if in_details else _BOLD_LEVEL)

    def end_details(self) -> None:
        """Leave the section of a summary."""
        self.flush()
        self._headings = [heading for heading in self._headings if heading[0] < SUMMARY_LEVEL]
        self._section = tuple(heading[1] for heading in self._headings)

    def begin_row(self, is_header: bool = False) -> None:
        """Start a table row."""
        self.end_row()
        self.flush()
        self.in_row = True
        self._is_header = is_header
        self._cells = 0

    def begin_cell(self, at: int) -> None:
        """Start a cell of the row."""
        if self.in_row and self._cells:
            self._block.trail.write(" | ", at, at)
        self._cells += 1

    def mark_header_cell(self, is_header: bool) -> None:
        """Say whether the next cell is a header's; a row of nothing but those is a table's header."""
        self._is_header = is_header and (self._is_header or not self._cells)

    def end_row(self) -> None:
        """End the table row, if one is open."""
        if self.in_row:
            self.flush()
            self.in_row = False
            self._is_header = False

    def reads_as_title(self) -> bool:
        """Tell whether the open block, known to be in bold, is a few words without number or full stop."""
        if self.in_row or self.item_depth or self.html_item_depth:
            return False
        title = self._block.plain()
        is_short = 0 < len(title.split()) <= _TITLE_WORDS
        return is_short and title[-1] not in ".!?" and not any(letter.isdigit() for letter in title)

    def code_block(self, pieces: list[tuple[str, int]], place: Place = "code") -> None:
        """Take a block of code or output in verbatim pieces; each line that is not blank is a sentence."""
        self.begin_group()
        self.code_lines(pieces, place)

    def code_lines(self, pieces: list[tuple[str, int]], place: Place = "code") -> None:
        """Take more lines of code; a line may be spread over several pieces."""
        outer, self.place, self._by_line = self.place, place, True
        for source, start in pieces:
            at = 0
            while end := source.find("\n", at) + 1:
                self._code_line(source[at:end], start + at)
                at = end
            if at < len(source):
                self._block.trail.write(source[at:], start + at, start + len(source))
        self.flush()
        self.place, self._by_line = outer, False

    def _code_line(self, line: str, start: int) -> None:
        """Take the rest of a line of code; a short ASCII line, as most are, needs no cutting."""
        code = line.strip()
        if not self._block.is_empty() or len(code) > LONGEST or not code.isascii():
            self._block.trail.write(line, start, start + len(line))
            self.flush()
        elif code:
            start += line.find(code[0])
            place, self._end = self._place(), start + len(code)
            plain = " ".join(code.split())
            self.sentences.append(Sentence(start, self._end, plain, place, self._section, block=self._number))

    def finish(self) -> tuple[Sentence, ...]:
        """End all that is open and return the sentences in order."""
        if self._level:
            self.end_heading()
        self.end_row()
        self.flush()
        self._tell_hidden()
        return tuple(self.sentences)
