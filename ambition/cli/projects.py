"""Folders, zips and links to GitHub on the command line: what is no single file and no standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ambition.errors import InputError
from ambition.sources import Loaded, is_link, load_source, looks_like_link

if TYPE_CHECKING:
    from ambition.sources.github import Batch, Fetched, GitHubClient, Progress

#: Endings of descriptions: a word with one of them that names no file is a slip, not ``owner/name``.
_FILES = (".md", ".markdown", ".rst", ".ipynb", ".txt", ".toml", ".json")
_MOST_LINKS = 1000


def is_project(word: str) -> bool:
    """Whether a word names a folder, a zip or a link, and no description in a file."""
    path = Path(word)
    if path.exists():
        return path.is_dir() or path.suffix.lower() == ".zip"
    return looks_like_link(word) or (is_link(word) and not word.lower().endswith(_FILES))


def load(word: str, day: date | None = None) -> Loaded:
    """The project that a word names, as it stood on ``day`` if that is given; SourceError says what to do."""
    return load_source(word, _client, day)


def day_of(text: str) -> date:
    """A day as ``2024-03-01``; InputError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"found the day {text[:20]!r}; write it as 2024-03-01") from None


def links_in(text: str) -> list[str]:
    """The links of a list, one a line; the first word counts, empty lines and those after ``#`` do not."""
    words = [line.split()[0].strip(",;") for line in text.splitlines() if line.strip()]
    links = [word for word in words if not word.startswith("#")]
    if len(links) > _MOST_LINKS:
        raise InputError(f"found {len(links)} links; write at most {_MOST_LINKS} in one list")
    return links


class Links:
    """A list of links that is fetched, breadth first, when the first of them is asked for."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._batch: Batch | None = None
        self._results: dict[str, Fetched] = {}

    def loaded(self, word: str) -> Loaded:
        """What one link leads to; InputError with its sentence where that is nothing."""
        if self._batch is None:
            self._fetch()
        fetched = self._results[word]
        if fetched.loaded is None:
            assert self._batch is not None
            raise InputError(fetched.error or f"not fetched yet. {self._batch.limit_says}")
        return fetched.loaded

    def says(self) -> str:
        """What is still to be fetched and when, in one sentence; empty where all is there."""
        pending = [word for word, fetched in self._results.items() if fetched.pending]
        if self._batch is None or not pending or not self._batch.limit_says:
            return ""
        first = "" if len(pending) > 3 else f" ({', '.join(pending)})"
        return (
            f"{len(pending)} of {len(self.words)} links are not complete{first}; the same command goes on "
            f"where this one stopped. {self._batch.limit_says}"
        )

    def _fetch(self) -> None:
        from ambition.sources.github import Batch  # noqa: PLC0415 - an HTTP client takes long to import

        self._batch = Batch(self.words, _client())
        for _ in self._batch.run(_told if sys.stderr.isatty() else lambda _: None):
            pass
        self._results = dict(zip(self.words, self._batch.results(), strict=True))


def _client() -> GitHubClient:
    from ambition.sources.github import cache_folder, client_from  # noqa: PLC0415 - see above

    return client_from(os.environ, cache_folder=cache_folder(os.environ))


def _told(progress: Progress) -> None:
    sys.stderr.write(f"\r{progress.stage}: {progress.done} of {progress.total}   ")
    sys.stderr.flush()
