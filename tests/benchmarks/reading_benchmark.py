"""How long a review takes from bytes to scores: on ordinary READMEs, and on texts made to be slow.

Run ``python -m tests.benchmarks.reading_benchmark [FOLDER]``. It prints, for READMEs of 5 KB put together
from the texts beside the tests, and then for the Markdown files in FOLDER cut to 5 KB: how dense they are
with sentences and findings, the reviews of 5 KB a second on one core, the milliseconds that each step takes,
those of the Markdown parser alone, and the ratio. The texts beside the tests claim something in nearly every
line; what people write claims less and is read faster, so neither figure stands for the other.

Then, for each text made to be slow, it prints the seconds for 0.25, 0.5 and 1 MB and how often each doubling
multiplies the time: twice the text should take about twice the time. Texts in which every sentence is another
one stand last.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyromark

from ambition.description import describe
from ambition.model import Submission
from ambition.reading import read
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric

TEXTS = Path(__file__).parents[1] / "data" / "small"
SIZE = 5_000
UNITS = {
    "stars": "*",
    "brackets": "[",
    "comments never closed": "<!--",
    "less-than": "<",
    "headings": "# a\n",
    "headings that claim": "# Users pay\n\n12 clinics pay\n\n",
    "nested quotations": "> > > ",
    "one endless line": "word ",
    "one endless word": "A",
    "single letters": "a ",
    "figures": "1 ",
    "prices": "price $9 ",
    "names": "Anna Price ",
    "claims in one line": "12 users pay us $9 a month and ",
    "claims in lines": "12 users pay us $9 a month.\n\n",
    "clauses": "we, users, pay, not, (so, ",
    "items": "- a\n",
    "items that claim": "- 12 users\n",
    "lines of code": "    pip install x\n",
    "inline code": "`pip install x` ",
    "links": "[a](b) ",
    "links that claim": "[we have users](https://stripe.com/x) ",
    "pictures": "![a](b.png) ",
    "quotations": '"users pay" ',
    "cells": "|a|a",
    "full stops": ". ",
}
#: The same with a number in each, so that nothing is said twice.
NUMBERED = {
    "claims that differ": "{} users pay us ${} a month.\n\n",
    "items that differ": "- {} users in clinic {}\n",
    "headings that differ": "# Users {} pay\n\n{} clinics pay\n\n",
    "long claims that differ": "Since 2021 {} nurses in clinic {} use it every week and pay for it, ",
}


def made(unit: str, size: int) -> str:
    """A text of a size: the unit again and again, with running numbers where it has room for them."""
    if "{}" not in unit:
        return unit * (size // len(unit))
    return "".join(unit.format(number, number % 97) for number in range(size // (len(unit) + 6)))


def seconds(task: Callable[[], object], runs: int = 3) -> float:
    """Return the processor time of the fastest of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def own_texts() -> list[bytes]:
    """READMEs of 5 KB each, of sections of the texts beside the tests, no two alike."""
    files = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.md"))]
    sections = ["## " + part for text in files for part in text.split("\n## ")]
    texts = []
    for first in range(len(sections)):
        text, number = "", first
        while len(text) < SIZE:
            text += sections[number % len(sections)].strip() + "\n\n"
            number += 1
        texts.append(text[:SIZE].encode())
    return texts


def texts_in(folder: Path) -> list[bytes]:
    """The Markdown files of a folder, cut to 5 KB; those that are not Markdown after all are left out."""
    return _in_markdown(path.read_bytes()[:SIZE] for path in sorted(folder.glob("*.md")))


def _in_markdown(texts: Iterable[bytes]) -> list[bytes]:
    return [text for text in texts if describe(text, "README.md").format == "markdown"]


def report_ordinary(name: str, texts: list[bytes], rubric: LoadedRubric) -> None:
    """Print how dense ordinary texts are, how fast they are reviewed, and where the time goes."""
    shares = sum(map(len, texts)) / SIZE
    known = [describe(text, "README.md") for text in texts]

    def parse() -> None:
        for description in known:
            list(pyromark.events_with_range(description.text))

    parsing = seconds(parse) * 1000 / shares
    describing = seconds(lambda: [describe(text, "README.md") for text in texts]) * 1000 / shares
    sentences = sum(len(one.sentences) for one in known) / shares
    findings = sum(len(read(one, rubric).findings) for one in known) / shares
    reading = seconds(lambda: [read(one, rubric) for one in known]) * 1000 / shares
    reviewing = seconds(lambda: [review(rubric, Submission(one)) for one in known]) * 1000 / shares
    total = describing + reviewing
    print(f"{name}: {len(texts)} texts; in each 5 KB {sentences:.0f} sentences and {findings:.0f} findings")
    print("  for each 5 KB, in milliseconds of processor time, the fastest of three runs:")
    print(f"  describing {describing:.2f}, reading {reading:.2f}, weighing {reviewing - reading:.2f}")
    print(f"  from bytes to review {total:.2f}; the parser alone {parsing:.2f}, ratio {total / parsing:.0f}")
    print(f"  {1000 / total:.0f} reviews of 5 KB a second", flush=True)


def report_made_to_be_slow(units: Iterable[tuple[str, str]], rubric: LoadedRubric) -> None:
    """Print the seconds for a quarter, half and a whole megabyte of each unit, and the two doublings."""
    for name, unit in units:
        times = []
        for size in (250_000, 500_000, 1_000_000):
            text = made(unit, size)
            start = time.process_time()
            review(rubric, Submission(describe(text, "README.md")))
            times.append(max(time.process_time() - start, 1e-6))
        first, second = times[1] / times[0], times[2] / times[1]
        seconds_told = "".join(f"{value:8.2f}" for value in times)
        print(f"{name:24}{seconds_told}   x{first:.1f} x{second:.1f}", flush=True)


if __name__ == "__main__":
    bundled = load_rubric("product-ambition")
    report_ordinary("texts beside the tests, dense with claims", _in_markdown(own_texts()), bundled)
    for folder in map(Path, sys.argv[1:]):
        report_ordinary(f"texts in {folder}", texts_in(folder), bundled)
    report_made_to_be_slow({**UNITS, **NUMBERED}.items(), bundled)
