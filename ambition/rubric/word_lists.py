"""The named word lists that phrases refer to as ``<list>``: each must exist."""

from __future__ import annotations

from collections.abc import Iterator

from ambition.rubric.parts import Parts
from ambition.rubric.schema import Criterion
from ambition.rubric.slips import Path, Slip, instead_of

#: The names that the phrase language knows by itself.
BUILT_IN = ("number", "price", "percent", "date", "name", "we")
_FIELDS = ("any", "under", "unless", "text", "header")


def phrases_of(criterion: Criterion) -> Iterator[tuple[Path, str]]:
    """Every phrase of a criterion's signs with its path below the criterion."""
    for i, sign in enumerate(criterion.signs):
        for key in _FIELDS:
            for j, phrase in enumerate(getattr(sign, key, ())):
                yield ("signs", i, key, j), phrase


def names_in(phrase: str) -> list[str]:
    """The names in angle brackets of a phrase."""
    return [part.split(">", 1)[0] for part in phrase.split("<")[1:] if ">" in part]


def word_list_slips(parts: Parts) -> Iterator[Slip]:
    """A slip for every name that is neither built in nor a list of ``[words]``, and for empty lists."""
    known = (*BUILT_IN, *parts.words)
    for name, words in parts.words.items():
        if name in BUILT_IN:
            yield Slip(("words", name), "the name of a built-in list", "another name")
        if not words:
            yield Slip(("words", name), "an empty list", "at least one word")
        for i, phrase in enumerate(words):
            yield from _unknown(("words", name, i), phrase, known)
    for placed in parts.criteria:
        for path, phrase in phrases_of(placed.part):
            yield from _unknown((*placed.path, *path), phrase, known)


def _unknown(path: Path, phrase: str, known: tuple[str, ...]) -> Iterator[Slip]:
    for name in names_in(phrase):
        if name not in known:
            yield Slip(path, f"<{name}>, a list that is nowhere", instead_of(name, known))
