"""Where things stand: UTF-8 byte offsets to code points, and code points to line numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_WIDE = re.compile("[^\x00-\x7f]")


def code_points(text: str) -> Callable[[int], int]:
    """Return a function from a UTF-8 byte offset in ``text`` to its offset in code points.

    It costs nothing for ASCII and one binary search for other texts.
    """
    if text.isascii():
        return int
    after: list[int] = []
    surplus: list[int] = [0]
    extra = 0
    for match in _WIDE.finditer(text):
        character = ord(match[0])
        extra += 1 if character < 0x800 else 2 if character < 0x10000 else 3
        after.append(match.end() + extra)
        surplus.append(extra)

    def convert(byte_offset: int) -> int:
        return byte_offset - surplus[bisect_right(after, byte_offset)]

    return convert


def inside_backticks(source: str, shown: str, start: int) -> tuple[int, int]:
    """Return where inline code that shows as ``shown`` stands verbatim in ``source``, which is at ``start``.

    Where it does not (a line break with a quotation mark in between), the whole span is returned.
    """
    inside = source.strip("`")
    ticks = len(source) - len(source.lstrip("`"))
    if len(inside) == len(shown) + 2:
        ticks, inside = ticks + 1, inside[1:-1]
    if len(inside) == len(shown):
        return start + ticks, start + ticks + len(shown)
    return start, start + len(source)


class Lines:
    """The line number (from 1) of an offset; the index is built at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def number(self, offset: int) -> int:
        """Return the line on which the code point at ``offset`` stands."""
        return bisect_right(self.starts(), offset)

    def starts(self) -> list[int]:
        """Return the offset of the first code point of every line, as "\\n" parts them."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        return self._starts
