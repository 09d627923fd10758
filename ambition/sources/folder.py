"""A repository in a folder: the same facts as from GitHub, as far as disk and git history know them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ambition.model import Fact, Notice
from ambition.sources import facts, gitlog, problems
from ambition.sources.facts import Home
from ambition.sources.gitlog import History
from ambition.sources.loaded import LARGEST_README_BYTES, Loaded, checked_readme
from ambition.sources.paths import FOREIGN, chosen_readme, path_facts

MOST_FILES: Final = 20_000
LICENCES: Final = (
    ("MIT", "mit license"),
    ("Apache-2.0", "apache license"),
    ("AGPL-3.0", "gnu affero general public license"),
    ("LGPL-3.0", "gnu lesser general public license"),
    ("GPL-3.0", "gnu general public license"),
    ("MPL-2.0", "mozilla public license"),
    ("BSD", "redistribution and use in source and binary forms"),
    ("Unlicense", "this is free and unencumbered software"),
    ("CC0-1.0", "cc0 1.0 universal"),
)


def load_folder(folder: Path) -> Loaded:
    """The README and facts of a repository in a folder. Links are not followed out of it.

    Raises SourceError where there is no README that can be read.
    """
    root = _root(folder)
    files, complete = _files(root)
    readme = _readme_path(root, files)
    data = _read(root, readme)
    history = gitlog.read_history(root)
    return Loaded(
        data,
        Path(readme).name,
        root.name,
        local_facts(OnDisk(files, complete, data, root.name, _licence(root, files)), history),
        (history_notice(history, gitlog.has_history(root)),),
        title=root.name,
    )


def load_folder_at(folder: Path, day: date) -> Loaded:
    """The README of a repository in a folder as it stood at the end of ``day`` (UTC), from its git history.

    Raises SourceError where the history does not reach back so far or had no README then.
    """
    root = _root(folder)
    return readme_then(root, root.name, day)


def readme_then(root: Path, name: str, day: date) -> Loaded:
    """The README at the end of ``day`` (UTC) in the history in ``root``/.git; ``name`` is the project's."""
    found = gitlog.readme_in_history(root, day)
    if found is None:
        raise problems.NoReadmeError(_why_none(root, name, day))
    says = f"The README as it stood on {day.isoformat()}."
    data = checked_readme(found[1], name)
    return Loaded(data, found[0], name, notices=(Notice("earlier-version", says),), title=name)


def _why_none(root: Path, name: str, day: date) -> str:
    if not gitlog.has_history(root):
        return f"{name}: there is no git history here: take the folder with its .git, or the link."
    history = gitlog.read_history(root)
    if history is None:
        return f"{name}: the git history could not be read: clone it anew, or take the link."
    if day < history.first:
        first = history.first.isoformat()
        return f"{name}: the git history begins on {first}, after {day.isoformat()}: choose a later day."
    return f"{name}: the git history holds no README on {day.isoformat()}: choose a later day."


@dataclass(frozen=True, slots=True)
class OnDisk:
    """What a folder or archive holds: file paths (all of them if ``complete``), README, name, licence."""

    files: list[str]
    complete: bool
    readme: bytes
    name: str
    licence: str


def local_facts(disk: OnDisk, history: History | None) -> tuple[Fact, ...]:
    """The facts that a disk can know; what only GitHub knows (stars, issues) is left out."""
    text = disk.readme.decode("utf-8", errors="replace")
    return (
        *path_facts(disk.files, disk.complete, lambda path: path),
        Fact("license", disk.licence or False, f"Licence: {disk.licence or 'none found'}"),
        facts.package_fact("", text, Home("", "", disk.name)),
        *(history_facts(history) if history else ()),
    )


def history_facts(history: History) -> tuple[Fact, ...]:
    """What the git history says: first and last day, version tags, and people besides the chief author."""
    where = "git log"
    others = max(len(history.commits) - 1, 0)
    days = sorted(day for _, day in history.tags)
    span = (days[-1] - days[0]).days if days else 0
    dates = f", from {days[0]} to {days[-1]}" if days else ""
    since = None if not history.complete else history.first.isoformat()
    return (
        Fact("created", since, f"First commit on {since or 'a day before what is here'}", where),
        Fact("pushed", history.last.isoformat(), f"Last commit on {history.last.isoformat()}", where),
        Fact("releases", len(days), f"{facts.counted(len(days), 'version tag')}{dates}", "git tag"),
        Fact("release-days-span", span, f"Version tags over {facts.counted(span, 'day')}", "git tag"),
        Fact(
            "outside-contributors",
            others,
            f"{facts.counted(others, 'author')} besides the one with most commits",
            where,
        ),
    )


def _root(folder: Path) -> Path:
    try:
        root = folder.resolve(strict=True)
    except OSError:
        raise problems.MissingError(f"{folder}: there is no such folder: check the path.") from None
    if not root.is_dir():
        raise problems.MissingError(
            f"{folder}: this is no folder: give a repository's folder, or a file to read."
        )
    return root


def _files(root: Path) -> tuple[list[str], bool]:
    """The paths of all files below a folder, links left out, and whether that is all of them."""
    found: list[str] = []
    for path in _walk(root):
        if len(found) == MOST_FILES:
            return sorted(found), False
        found.append(path)
    return sorted(found), True


def _walk(root: Path) -> Iterator[str]:
    for current, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if name.lower() not in FOREIGN)
        for name in sorted(names):
            path = Path(current, name)
            if not path.is_symlink():
                yield path.relative_to(root).as_posix()


def _readme_path(root: Path, files: list[str]) -> str:
    readme = chosen_readme(files)
    if readme is not None:
        return readme
    linked = chosen_readme(path.relative_to(root).as_posix() for path in root.iterdir() if path.is_symlink())
    if linked is None:
        raise problems.no_readme(root.name, "the folder")
    if not (root / linked).resolve().is_relative_to(root):
        raise problems.RefusedError(
            f"{root.name}: {linked} is a link that leads out of the folder. Put the README itself there, or "
            "paste a description."
        )
    return linked


def _read(root: Path, readme: str) -> bytes:
    path = root / readme
    if not path.is_file():
        raise problems.no_readme(root.name, "the folder")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_README_BYTES + 1)
    except OSError:
        raise problems.RefusedError(f"{readme}: the file cannot be read: check its permissions.") from None
    return checked_readme(data, f"{root.name}/{readme}")


def _licence(root: Path, files: list[str]) -> str:
    name = licence_file(files)
    if name is None:
        return ""
    with (root / name).open("rb") as file:
        return licence_name(file.read(4000))


def licence_file(files: list[str]) -> str | None:
    """The licence's file at the root, or None."""
    return next(
        (path for path in files if path.lower().split(".")[0] in {"license", "licence", "copying"}), None
    )


def licence_name(text: bytes) -> str:
    """The short name of a well-known licence from the beginning of its text, else ``own licence``."""
    plain = " ".join(text.decode("utf-8", errors="replace").lower().split())
    return next((name for name, words in LICENCES if words in plain), "own licence")


def history_notice(history: History | None, has_history: bool) -> Notice:
    """What there was of a git history, in a sentence for the user."""
    if history is not None and history.complete:
        return Notice(
            "history", f"Read with its git history: {facts.counted(sum(history.commits), 'commit')}."
        )
    if history is not None:
        return Notice(
            "history", "Read with as much of its git history as is here; the clone is not complete."
        )
    if has_history:
        return Notice("history", "The git history could not be read, so what it would say is not known.")
    return Notice(
        "history", "There is no git history here, so dates, authors and version tags are not known."
    )
