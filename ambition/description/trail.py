"""The way back from visible text to the description it comes from."""

from __future__ import annotations

from bisect import bisect_right

Span = tuple[int, int]


class Trail:
    """Visible text piece by piece, and for each stretch of it where it comes from.

    Pieces that stand verbatim and side by side in the description make one stretch, so that an ordinary
    paragraph has one; a decoded piece (an entity) is a stretch of its own and leads back to its bounds.
    """

    __slots__ = ("_begins", "_next", "_shown", "_starts", "_stops", "length")

    def __init__(self) -> None:
        self._shown: list[str] = []
        #: How many characters of visible text there are so far.
        self.length = 0
        self._next = -1
        self._begins: list[int] = []
        self._starts: list[int] = []
        self._stops: list[int] = []

    def write(self, shown: str, start: int, end: int) -> None:
        """Add visible text that comes from ``start`` to ``end`` of the description."""
        is_verbatim = end - start == len(shown)
        if not (is_verbatim and start == self._next):
            self._begins.append(self.length)
            self._starts.append(start)
            self._stops.append(-1 if is_verbatim else end)
        self._next = end if is_verbatim else -1
        self._shown.append(shown)
        self.length += len(shown)

    def shown(self) -> str:
        """Return the visible text so far."""
        return "".join(self._shown)

    def shown_from(self, piece: int) -> str:
        """Return the visible text from the piece numbered ``piece`` on."""
        return "".join(self._shown[piece:])

    def pieces(self) -> int:
        """Return how many pieces there are."""
        return len(self._shown)

    def source(self, begin: int, end: int) -> Span:
        """Return where the visible text from ``begin`` to ``end``, which is not empty, comes from."""
        begins = self._begins
        if len(begins) == 1 and self._stops[0] < 0:
            start = self._starts[0]
            return start + begin, start + end
        first = bisect_right(begins, begin) - 1
        last = bisect_right(begins, end - 1) - 1
        start, stop = self._starts[first], self._stops[last]
        if self._stops[first] < 0:
            start += begin - begins[first]
        if stop < 0:
            stop = self._starts[last] + end - begins[last]
        return start, stop

    def last(self) -> int:
        """Return where the last piece ends in the description, or 0 where there is none."""
        if not self._shown:
            return 0
        return self.source(self.length - 1, self.length)[1] if self.length else self._starts[-1]
