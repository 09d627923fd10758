"""Closed lists of words, written as one string each."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of ``listed``, which blanks part."""
    return frozenset(listed.split())
