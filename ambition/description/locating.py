"""Finding text again in the source that a parser took it from, word for word and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ambition.description.offsets import Lines

#: How far ahead a piece is looked for, in code points; bounded, so that finding all pieces is linear.
_REACH = 4_000
_BLANK_LINE = re.compile(r"\n[ \t]*+\n")
_WORD = re.compile(r"\S++|\s++")


class Found(NamedTuple):
    """A piece of visible text and the span in the source that it comes from (empty where it is not found)."""

    shown: str
    start: int
    end: int


class Locator:
    """A cursor in a source text that moves forward only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self.at = 0
        self._limit = len(text)

    def enter_paragraph(self, number: int | None) -> None:
        """Go forward to line ``number`` (from 1, possibly one too high) and stay before the next blank line.

        So text that stands elsewhere (a substitution's) leads nobody astray.
        """
        starts = self._lines.starts()
        if number is None or not 0 < number <= len(starts):
            self.lift_limit()
            return
        self.at = max(self.at, starts[max(0, number - 2)])
        blank = _BLANK_LINE.search(self._text, max(self.at, starts[number - 1]))
        self._limit = blank.start() if blank else len(self._text)

    def lift_limit(self) -> None:
        """Look as far ahead as ever again."""
        self._limit = len(self._text)

    def _search(self, piece: str) -> int:
        return self._text.find(piece, self.at, min(self._limit, self.at + _REACH + len(piece)))

    def find(self, shown: str) -> Iterator[Found]:
        """Yield the pieces of ``shown`` with their places: whole lines where possible, else words."""
        for line in shown.splitlines(keepends=True):
            stripped = line.strip()
            start = self._search(stripped) if stripped else -1
            if start >= 0:
                yield from self._gap(line, line[:1].isspace())
                self.at = start + len(stripped)
                yield Found(stripped, start, self.at)
                yield from self._gap(line, line[-1:].isspace())
            else:
                yield from self._words(line)

    def _gap(self, line: str, is_there: bool) -> Iterator[Found]:
        if is_there:
            yield Found(" ", self.at, self.at)

    def _words(self, line: str) -> Iterator[Found]:
        for match in _WORD.finditer(line):
            word = match[0]
            start = -1 if word.isspace() else self._search(word)
            if start < 0:
                yield Found(" " if word.isspace() else word, self.at, self.at)
            else:
                self.at = start + len(word)
                yield Found(word, start, self.at)

    def peek(self, piece: str) -> int:
        """Return where ``piece`` comes next, or the cursor where it does not come soon."""
        start = self._search(piece)
        return start if start >= 0 else self.at

    def skip(self, following: str, reach: int) -> bool:
        """Go past ``following`` if it comes within ``reach`` code points."""
        start = self._text.find(following, self.at, self.at + reach)
        if start >= 0:
            self.at = start + len(following)
        return start >= 0
