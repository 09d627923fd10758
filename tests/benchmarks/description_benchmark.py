"""How long reading a description takes: on ordinary READMEs, and on texts made to be slow.

Run ``python -m tests.benchmarks.description_benchmark [FOLDER]``. It prints the
milliseconds for 5 KB of the Markdown files in FOLDER, beside the parser alone, and the ratio; then, for each
text made to be slow, the seconds for 0.25, 0.5 and 1 MB and how often each doubling multiplies the time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyromark

from ambition.description import describe

UNITS = {
    "stars": "*",
    "brackets": "[",
    "comments never closed": "<!--",
    "less-than": "<",
    "ampersands": "&",
    "nested quotations": "> > > ",
    "cells": "|a|a",
    "nested items": "- ",
    "items": "- a\n",
    "one endless line": "word ",
    "zero-width characters": "\u200b",
    "details": "<details>\n\n",
    "quotation marks": '"',
    "tags never closed": '<a href="',
    "spans never closed": "<span>x",
    "end tags": "</b>",
    "look-alikes": "\u0430b ",
    "entities": "&amp;",
    "links": "[a](b) ",
    "rows": "<tr><td>a",
    "full stops": ". ",
    "addresses": "http://a ",
    "headings": "# a\n",
    "styles": '<p style="color:#fff">a</p> ',
}
SAMPLE = (
    "# Tool\n\nWe sell **boats** to [clubs](http://a.example). It costs $5, e.g. per month.\n\n"
    "- one\n- two\n\n"
)


def seconds(task: Callable[[], object]) -> float:
    """Return the processor time of the fastest of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def report_ordinary(texts: list[str]) -> None:
    """Print the milliseconds that 5,000 characters take to read, and to parse alone."""
    size = sum(map(len, texts))

    def each(read: Callable[[str], object]) -> None:
        for text in texts:
            read(text)

    parsing = seconds(lambda: each(lambda text: list(pyromark.events_with_range(text))))
    reading = seconds(lambda: each(lambda text: describe(text, "README.md")))
    each_5_kb = f"parsing {parsing / size * 5e6:.2f}, reading {reading / size * 5e6:.2f}"
    print(f"milliseconds for 5 KB: {each_5_kb}, ratio {reading / parsing:.0f}", flush=True)


def report_made_to_be_slow(units: Iterable[tuple[str, str]]) -> None:
    """Print the seconds that a quarter, half and a whole megabyte of each unit take."""
    for name, unit in units:
        width = len(unit.encode())
        times = []
        for size in (250_000, 500_000, 1_000_000):
            text = unit * (size // width)
            start = time.process_time()
            describe(text, "README.md")
            times.append(max(time.process_time() - start, 1e-6))
        first, second = times[1] / times[0], times[2] / times[1]
        told = "".join(f"{value:8.2f}" for value in times)
        print(f"{name:24}{told}   x{first:.1f} x{second:.1f}", flush=True)


if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).glob("*.md")) if len(sys.argv) > 1 else []
    files = [path.read_text(encoding="utf-8") for path in paths] or [SAMPLE * 50]
    report_ordinary([text for text in files if describe(text, "README.md").format == "markdown"])
    report_made_to_be_slow(UNITS.items())
