"""A slip: something wrong at a path of the merged tables; and the two commonest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

Path = tuple[str | int, ...]


class Slip(NamedTuple):
    """Something wrong at a path of the merged tables: what was found and what to write."""

    path: Path
    found: str
    write: str


def unknown(path: Path, name: str, known: Sequence[str]) -> Iterator[Slip]:
    """A slip where ``name`` is none of the known ids."""
    if name not in known:
        yield Slip(path, f'"{name}", which is nowhere', instead_of(name, known))


def doubled(places: Iterable[tuple[Path, str]]) -> Iterator[Slip]:
    """A slip for every id that was there before."""
    seen: set[str] = set()
    for path, name in places:
        if name in seen:
            yield Slip(path, f'"{name}" a second time', "an id of its own")
        seen.add(name)


def instead_of(name: str, known: Sequence[str]) -> str:
    """The nearest known name, else all of them."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"{near[0]} if that is meant"
    return f"one of {', '.join(known)}" if known else "nothing here"
