"""One door for the faces: whatever a person gives (link, folder, zip, file) becomes a ``Loaded``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ambition.sources import problems
from ambition.sources.archive import load_archive, load_archive_at
from ambition.sources.folder import load_folder, load_folder_at
from ambition.sources.loaded import LARGEST_README_BYTES, Loaded, checked_readme

if TYPE_CHECKING:
    from ambition.sources.client import GitHubClient


def load_source(text: str, client: Callable[[], GitHubClient], day: date | None = None) -> Loaded:
    """A project from what a person typed: a path that exists (folder, zip, file), else a link.

    ``client`` makes the client when a link needs one, so that paths never touch the network. With ``day``
    the README as it stood then. Raises SourceError with a sentence that says what to do.
    """
    path = _existing(text)
    if path is not None:
        return load_path(path, day)
    from ambition.sources.github import load_link  # noqa: PLC0415 - an HTTP client takes long to import

    return load_link(text, client(), day)


def load_path(path: Path, day: date | None = None) -> Loaded:
    """A project from a folder, a zip or a single file."""
    if path.is_dir():
        return load_folder(path) if day is None else load_folder_at(path, day)
    if path.suffix.lower() == ".zip":
        return load_archive(path, path.name) if day is None else load_archive_at(path, path.name, day)
    if day is not None:
        raise problems.NoReadmeError(
            f"{path.name}: a file has no earlier versions: take the repository's folder, a zip or its link."
        )
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_README_BYTES + 1)
    except OSError as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else "the file cannot be read"
        raise problems.MissingError(f"{path.name}: {why}: check the path.") from None
    return Loaded(checked_readme(data, path.name), path.name, path.name)


def _existing(text: str) -> Path | None:
    try:
        path = Path(text).expanduser()
        return path if path.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None
