"""What every source hands over: a description's bytes, facts, and sentences for the user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ambition.description import describe
from ambition.model import Answer, Description, Fact, Notice, Submission
from ambition.sources import problems

LARGEST_README_BYTES: Final = 1_000_000
BYTE_ORDER_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as fetched: ``data`` is its README, ``name`` that file's name, ``source`` its address.

    ``title`` is what to call the project: ``owner/name`` or the folder's name; empty for a single file.
    ``facts`` with a value of None are unknown; ``pending`` names those that can still be asked for.
    """

    data: bytes
    name: str
    source: str
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()
    pending: tuple[str, ...] = ()
    title: str = ""


def checked_readme(data: bytes, link: str) -> bytes:
    """The bytes of a README that can be read; raises SourceError with what to do where it cannot."""
    if len(data) > LARGEST_README_BYTES:
        raise problems.large_readme(link)
    if not data.strip():
        raise problems.empty_readme(link)
    if b"\x00" in data and not data.startswith(BYTE_ORDER_MARKS):
        raise problems.binary_readme(link)
    return data


def description_from(loaded: Loaded) -> Description:
    """The description of a fetched project, with the source's notices added to the description's own.

    Raises InputError where the README is not text.
    """
    description = describe(loaded.data, loaded.name, loaded.source)
    notices = (*loaded.notices, *description.notices)
    return replace(description, name=loaded.title or description.name, notices=notices)


def submission_from(loaded: Loaded, answers: tuple[Answer, ...] = ()) -> Submission:
    """What goes into a review of a fetched project, with the person's answers."""
    return Submission(description_from(loaded), answers, loaded.facts)
