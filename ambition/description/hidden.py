"""What a reader does not see: collected piece by piece, and told in notices when it looks like sentences."""

from __future__ import annotations

import re
from itertools import islice

from ambition.description.offsets import Lines
from ambition.model import Notice

#: Hidden text of fewer words than this is no cause for alarm ("<!-- badges -->").
ALARMING_WORDS = 5
#: Notices of one code beyond this many are only counted.
MOST_NOTICES = 20

_WORD = re.compile(r"(?<!\S)[\"'(“‘]?[^\W\d_]{2,40}[.,;:!?)\"'”’]?(?!\S)")
_TOOL_MARK = re.compile(
    r"doctoc|all-contributors|prettier-ignore|markdownlint|badges?\b[^.]{0,30}\b(?:start|end)|auto-?generated",
    re.IGNORECASE,
)
_TOOL_WORDS = 30


def looks_like_sentences(hidden: str) -> bool:
    """Tell whether ``hidden`` has several words of a person's writing, not markup or a tool's mark."""
    if len(hidden) < 2 * ALARMING_WORDS:
        return False
    words = sum(1 for _ in islice(_WORD.finditer(hidden), ALARMING_WORDS))
    if words < ALARMING_WORDS:
        return False
    is_short = sum(1 for _ in islice(_WORD.finditer(hidden), _TOOL_WORDS)) < _TOOL_WORDS
    return not (is_short and _TOOL_MARK.search(hidden[:2_000]))


class Warnings:
    """Collects notices about a text, at most MOST_NOTICES of a code."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._text = text
        self._notices: list[Notice] = []
        self._counts: dict[str, int] = {}

    def line(self, offset: int) -> int:
        """Return the line number, from 1, of ``offset``."""
        return self._lines.number(offset)

    def add(self, code: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """Add a notice, unless there are many of its code already."""
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] <= MOST_NOTICES:
            self._notices.append(Notice(code, message, start, end))

    def hidden(self, what: str, hidden: str, start: int, end: int) -> None:
        """Warn of ``hidden`` text in ``what`` ("an HTML comment") if it looks like sentences."""
        if looks_like_sentences(hidden):
            message = (
                f"Text in {what} on line {self.line(start)} is not visible to a reader and earns nothing."
            )
            self.add("hidden-text", message, start, end)

    def disguised(self, start: int, end: int) -> None:
        """Warn of a sentence with invisible or look-alike letters inside its words."""
        message = (
            f"The sentence on line {self.line(start)} has invisible or look-alike letters inside its words "
            "and was left out."
        )
        self.add("disguised-letters", message, start, end)

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices in order, with one more for each code of which some were left out."""
        more = [
            Notice(code, f"{count - MOST_NOTICES} more warnings of this kind are not listed.")
            for code, count in self._counts.items()
            if count > MOST_NOTICES
        ]
        return (*self._notices, *more)
