"""Standard input, output and error: UTF-8 and plain line ends, whatever the machine's locale."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Make output the same bytes on every machine."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def silence() -> None:
    """Send what is left in the buffers nowhere, so that closing a broken pipe says nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def shown(name: str) -> str:
    """A file's name as it is written, whatever the locale it was typed or listed in."""
    return os.fsencode(name).decode("utf-8", "replace")


def one_line(text: str) -> str:
    """The text on one line, without control characters (file names may hold anything)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
