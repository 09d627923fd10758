"""What a word on the command line stands for: a description and the facts known about it.

A file or standard input is read here; a folder, a zip or a link in ``projects``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ambition.answers import read_answers
from ambition.cli import projects
from ambition.cli.streams import shown
from ambition.description import describe
from ambition.errors import InputError
from ambition.model import Answer, Description, Fact
from ambition.rubric.loading import LoadedRubric
from ambition.sources import Loaded, description_from

STANDARD_INPUT = "-"
#: More than any description may have; reading stops here whatever the file says of itself.
MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Input:
    """A description with the facts fetched beside it."""

    description: Description
    facts: tuple[Fact, ...] = ()


def resolve(word: str, name: str | None = None) -> Input:
    """The input that ``word`` names: ``-`` for standard input, a file, a folder, a zip or a link.

    ``name`` is the name it bears in the review (the file's own name unless given). InputError says what to
    write instead.
    """
    if word == STANDARD_INPUT:
        return Input(describe(_read(sys.stdin.buffer), name or "standard input"))
    if projects.is_project(word):
        return from_loaded(projects.load(word), name)
    path = Path(word)
    return Input(describe(read_bytes(path), name or shown(path.name)))


def from_loaded(loaded: Loaded, name: str | None = None) -> Input:
    """The input that a fetched project makes."""
    description = description_from(loaded)
    return Input(replace(description, name=name) if name else description, loaded.facts)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file the user named."""
    name = shown(path.name)
    if path.is_dir():
        raise InputError(f"{name}: found a folder; write the name of a file")
    try:
        with path.open("rb") as file:
            return _read(file)
    except FileNotFoundError:
        raise InputError(f"{name}: found no such file; write the name of one, or -") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file's name"
        raise InputError(f"{name}: found a file that cannot be read ({reason}); write another") from None


def answers_from(word: str | None, rubric: LoadedRubric) -> tuple[Answer, ...]:
    """The answers in the file that ``--answers`` names, none without it."""
    if word is None:
        return ()
    path = Path(word)
    return read_answers(read_bytes(path), shown(path.name), rubric)


def _read(file: BinaryIO) -> bytes:
    return file.read(MOST_BYTES + 1)
