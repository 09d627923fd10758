"""Descriptions: from the bytes of a README to what a reader of its rendered page sees."""

from __future__ import annotations

from ambition.description.decoding import decode
from ambition.description.formats import recognise
from ambition.description.hidden import Warnings
from ambition.description.language import language_of
from ambition.description.markdown import read_markdown
from ambition.description.notebook import cells_of, read_notebook, rendition
from ambition.description.page import Page
from ambition.description.plain import read_plain
from ambition.model import Description

__all__ = ["describe"]


def describe(data: bytes | str, name: str, source: str = "text") -> Description:
    """Read a description of at most 1,000,000 bytes, called ``name`` and coming from ``source``.

    The text of a notebook is its rendition: the source of its cells and what they printed, in order, with
    a blank line between. For other formats ``text`` is the decoded text without its byte order
    mark. Offsets are code points into it; ``sentences`` stand in order and do not overlap. What docutils
    cannot read, or not in linear time, is read as plain text.
    Raises InputError, in one sentence, for what is too long or not text.
    """
    text, guess = decode(data, name)
    form = recognise(text, name)
    cells = cells_of(text) if form == "notebook" else None
    if cells is not None:
        text = rendition(cells)
    elif form == "notebook":
        form = "plain"
    warnings = Warnings(text)
    if guess:
        warnings.add("encoding", guess)
    page = Page(text, warnings)
    if cells is not None:
        read_notebook(cells, page)
    elif form == "markdown":
        read_markdown(text, page)
    elif form == "plain" or not _read_restructuredtext(text, page):
        form = "plain"
        read_plain(text, page)
    sentences = page.finish()
    return Description(name, text, form, language_of(sentences), sentences, warnings.notices(), source)


def _read_restructuredtext(text: str, page: Page) -> bool:
    """Read with docutils, which takes longer to import than all the rest and is seldom needed."""
    from ambition.description.restructuredtext import read_restructuredtext  # noqa: PLC0415

    return read_restructuredtext(text, page)
