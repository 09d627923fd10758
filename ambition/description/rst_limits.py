"""Which reStructuredText docutils reads in linear time and without deep recursion, told by a quick look."""

from __future__ import annotations

import re

_LONGEST_TEXT = 150_000
_MOST_LINES = 3_000
_LONGEST_LINE = 9_000
_DEEPEST = 20
_MOST_TITLE_STYLES = 12
_MOST_WORK = 20_000_000
_WIDEST_TABLE = 400
_LONGEST_TABLE = 400

_MARKER = re.compile(r"(?:[-*+•‣⁃>|]|\(?\w{1,5}[.)])[ \t]")
_TITLE = re.compile(r"([!-/:-@\[-`{-~])\1*+")
_STARTS = "*`|_[:"


def is_tame(text: str) -> bool:
    """Tell whether ``text`` is small and shallow enough for docutils.

    It is quadratic in the number of lines of a list, and its inline markup costs, in each paragraph, up to
    the number of start marks times the length; lists, quotations, sections and tables recurse.
    """
    if len(text) > _LONGEST_TEXT:
        return False
    lines = text.splitlines()
    return (
        len(lines) <= _MOST_LINES
        and max(map(len, lines), default=0) <= _LONGEST_LINE
        and _work(lines) <= _MOST_WORK
        and _depth(lines) <= _DEEPEST
        and _title_styles(lines) <= _MOST_TITLE_STYLES
        and _tables_are_small(lines)
    )


def _work(lines: list[str]) -> int:
    """Return how many steps the inline markup of all paragraphs may take."""
    total = length = marks = 0
    for line in [*lines, ""]:
        if line.strip():
            length += len(line)
            marks += sum([line.count(mark) for mark in _STARTS])
        else:
            total += length * marks
            length = marks = 0
    return total


def _depth(lines: list[str]) -> int:
    """Return how deep lists and quotations may be nested at most."""
    deepest = 0
    indents: list[int] = []
    for line in lines:
        rest = line.lstrip()
        if not rest:
            continue
        indent = len(line.expandtabs(8)) - len(rest.expandtabs(8))
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        markers = 0
        while markers <= _DEEPEST and (match := _MARKER.match(rest)):
            markers += 1
            rest = rest[match.end() :].lstrip()
        deepest = max(deepest, len(indents) + markers)
        if deepest > _DEEPEST:
            break
    return deepest


def _title_styles(lines: list[str]) -> int:
    """Return how many kinds of line could underline a title."""
    return len({line[0] for line in lines if len(line) > 1 and _TITLE.fullmatch(line.rstrip())})


def _tables_are_small(lines: list[str]) -> bool:
    """Tell whether no run of lines that may be a drawn table is very wide or long."""
    run = 0
    for line in lines:
        start = line.lstrip()[:2]
        run = run + 1 if start[:1] in {"|", "+"} or start == "==" else 0
        if run > _LONGEST_TABLE or (run and start[:1] in {"|", "+"} and len(line) > _WIDEST_TABLE):
            return False
    return True
