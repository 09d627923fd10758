"""Descriptions: from the bytes of a README to what a reader of its rendered page sees."""

from __future__ import annotations

from ambition.description.decoding import decode
from ambition.description.formats import recognise
from ambition.description.hidden import Warnings
from ambition.description.language import language_of
from ambition.description.markdown import read_markdown
from ambition.description.page import Page
from ambition.description.plain import read_plain
from ambition.model import Description

__all__ = ["describe"]


def describe(data: bytes | str, name: str, source: str = "text") -> Description:
    """Read a description of at most 1,000,000 bytes, called ``name`` and coming from ``source``.

    ``text`` is the decoded text and offsets are code points into it; ``sentences`` stand in order and do not
    overlap.
    Raises InputError, in one sentence, for what is too long or not text.
    """
    text, guess = decode(data, name)
    form = recognise(text, name)
    warnings = Warnings(text)
    if guess:
        warnings.add("encoding", guess)
    page = Page(text, warnings)
    if form == "plain":
        read_plain(text, page)
    else:
        read_markdown(text, page)
    sentences = page.finish()
    return Description(name, text, form, language_of(sentences), sentences, warnings.notices(), source)
