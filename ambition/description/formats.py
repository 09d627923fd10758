"""Telling Markdown, reStructuredText, notebooks and plain text apart, by name and by content."""

from __future__ import annotations

import re

from ambition.model import Format

_RST_NAMES = (".rst", ".rest", ".restx")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mkdn")
_SAMPLE = 200_000

_RST_SIGNS = (
    re.compile(r"^\.\. [\w-]{1,40}::", re.MULTILINE),
    re.compile(r"^\.\. (?:_[^\n:]{1,200}:|\[[^\]\n]{1,40}\]|\|[^|\n]{1,80}\|)", re.MULTILINE),
    re.compile(r"`[^`\n<]{1,300}<[^>\n`]{1,1000}>`__?"),
    re.compile(r":[a-z:]{2,30}:`[^`\n]{1,200}`"),
    re.compile(r"^ {4,8}:[a-z-]{2,30}: ", re.MULTILINE),
)
_MARKDOWN_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"^ {0,3}```", re.MULTILINE),
    re.compile(r"\]\([^)\s]{1,1000}[)\s]"),
    re.compile(r"^\|[^\n]{1,1000}\|[ \t]{0,9}$", re.MULTILINE),
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
)


def recognise(text: str, name: str) -> Format:
    """Return the format of ``text``: its content decides where it is plain, its name otherwise."""
    ending = name.lower()
    if is_notebook(text):
        return "notebook"
    if ending.endswith(_RST_NAMES):
        return "restructuredtext"
    sample = text[:_SAMPLE]
    may_be_rst = "\n.. " in sample or "`_" in sample or ":`" in sample or sample.startswith(".. ")
    rst = _signs(_RST_SIGNS, sample) if may_be_rst else 0
    if not rst and ending.endswith(_MARKDOWN_NAMES):
        return "markdown"
    markdown = _signs(_MARKDOWN_SIGNS, sample)
    if rst > markdown and (rst >= 2 or not ending.endswith(_MARKDOWN_NAMES)):
        return "restructuredtext"
    if ending.endswith(_MARKDOWN_NAMES) or markdown:
        return "markdown"
    return "markdown" if "<" in sample or "[" in sample or "`" in sample else "plain"


def is_notebook(text: str) -> bool:
    """Tell whether ``text`` looks like the JSON of a Jupyter notebook."""
    return text.lstrip()[:1] == "{" and '"cells"' in text and ('"nbformat"' in text or '"cell_type"' in text)


def _signs(patterns: tuple[re.Pattern[str], ...], sample: str) -> int:
    """Return how many of the patterns occur in ``sample``."""
    return sum(1 for pattern in patterns if pattern.search(sample))
