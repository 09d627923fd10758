"""What a repository's own git history says, read without git and without its configuration.

Only objects and refs are read, with a pure library; hooks, configuration, filters, alternates and linked
work trees are never looked at, so nothing in the repository can run or lead elsewhere. Packs of a stranger
may still be made to swell, so the reading happens in a process of its own with limits (``read_history``),
and a history that breaks them is simply not known.

Run as a program, it prints JSON: ``python -m ambition.sources.gitlog FOLDER [YYYY-MM-DD]``.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from ambition.sources.paths import README_FOLDERS, chosen_readme

MOST_COMMITS: Final = 20_000
LONGEST_S: Final = 30
MOST_MEMORY_BYTES: Final = 2 * 1024**3
LARGEST_OBJECT_BYTES: Final = 16 * 1024**2


@dataclass(frozen=True, slots=True)
class History:
    """Commits by author (only how many, the most first), first and last day, and version tags with days.

    ``complete`` is False for a shallow clone or one longer than is read.
    """

    first: date
    last: date
    commits: tuple[int, ...]
    tags: tuple[tuple[str, date], ...]
    complete: bool


def has_history(folder: Path) -> bool:
    """Whether the folder has a git history of its own that is safe to read: no links to other places."""
    git = folder / ".git"
    objects = git / "objects"
    elsewhere = (git / "commondir", objects / "info" / "alternates")
    real = git.is_dir() and objects.is_dir() and not git.is_symlink() and not objects.is_symlink()
    return real and not any(os.path.lexists(path) for path in elsewhere)


def read_history(folder: Path) -> History | None:
    """The history of a folder, or None where there is none or it cannot be read within the limits."""
    answer = _asked(folder)
    try:
        return History(
            date.fromisoformat(answer["first"]),
            date.fromisoformat(answer["last"]),
            tuple(int(count) for count in answer["commits"]),
            tuple((str(name), date.fromisoformat(day)) for name, day in answer["tags"]),
            bool(answer["complete"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def readme_in_history(folder: Path, day: date) -> tuple[str, bytes] | None:
    """Name and bytes of the README as it stood at the end of ``day`` (UTC), or None."""
    answer = _asked(folder, day.isoformat())
    try:
        return str(answer["name"]), base64.b64decode(answer["data"])
    except (KeyError, TypeError, ValueError):
        return None


def _asked(folder: Path, *more: str) -> dict[str, Any]:
    if not has_history(folder):
        return {}
    root = Path(__file__).resolve().parents[2]
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    command = [sys.executable, "-m", "ambition.sources.gitlog", str(folder.resolve()), *more]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=kept,
            capture_output=True,
            timeout=LONGEST_S,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        answer = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, and wanted in the child only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))


class _Reader:
    """Objects and refs of one repository; lives in the child process."""

    def __init__(self, folder: Path) -> None:
        from dulwich.object_store import DiskObjectStore  # noqa: PLC0415 - a tenth of a second to import
        from dulwich.refs import DiskRefsContainer  # noqa: PLC0415

        git = folder / ".git"
        self.store = DiskObjectStore(git / "objects", loose_object_size_limit=LARGEST_OBJECT_BYTES)
        self.refs = DiskRefsContainer(git)
        self.shallow = _shallow(git / "shallow")

    def _object(self, name: Any) -> Any:
        return self.store[name]

    def commits(self, until: int | None = None) -> Iterator[Any]:
        """Commits from HEAD back, the newest first, at most MOST_COMMITS."""
        from dulwich.walk import Walker  # noqa: PLC0415

        walker = Walker(
            self.store,
            [self.refs[b"HEAD"]],  # type: ignore[index]
            max_entries=MOST_COMMITS,
            until=until,
            get_parents=lambda commit: [] if commit.id in self.shallow else commit.parents,
        )
        return (entry.commit for entry in walker)

    def history(self) -> dict[str, Any]:
        authors: Counter[str] = Counter()
        days: list[int] = []
        same = _People()
        for commit in self.commits():
            days.append(commit.commit_time)
            author = same.known(commit.author)
            if "[bot]" not in author:
                authors[author] += 1
        return {
            "first": _day(min(days)),
            "last": _day(max(days)),
            "commits": sorted(authors.values(), reverse=True),
            "tags": sorted(self._tags()),
            "complete": not self.shallow and len(days) < MOST_COMMITS,
        }

    def _tags(self) -> Iterator[tuple[str, str]]:
        for ref in self.refs.allkeys():
            name = ref.removeprefix(b"refs/tags/").decode("utf-8", "replace")
            if ref.startswith(b"refs/tags/") and _is_version(name):
                target = self.store[self.refs[ref]]
                time = getattr(target, "tag_time", None) or getattr(target, "commit_time", None)
                if time is not None:
                    yield name, _day(time)

    def readme(self, day: date) -> dict[str, str]:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        commit = next(self.commits(until=int(midnight) + 86_399))
        files: dict[str, Any] = {}
        for folder in README_FOLDERS:
            prefix = f"{folder}/" if folder else ""
            files.update({f"{prefix}{name}": sha for name, sha in self._files(commit.tree, folder)})
        path = chosen_readme(files)
        if path is None:
            return {}
        return {
            "name": path.rsplit("/", 1)[-1],
            "data": base64.b64encode(self._object(files[path]).data).decode(),
        }

    def _files(self, tree: Any, folder: str) -> Iterator[tuple[str, Any]]:
        """Names and ids of the plain files in one folder of a tree."""
        for entry in self._object(tree).items():
            name = entry.path.decode("utf-8", "replace")
            if not folder and entry.mode & 0o170000 == 0o100000:
                yield name, entry.sha
            elif folder and name == folder and entry.mode == 0o040000:
                yield from self._files(entry.sha, "")


class _People:
    """Tells which names and e-mail addresses belong to one author: those that were used together."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def known(self, author: bytes) -> str:
        name, _, rest = author.decode("utf-8", "replace").lower().partition("<")
        marks = [mark for mark in (name.strip(), rest.rstrip("> ")) if mark]
        first = next((self._first[mark] for mark in marks if mark in self._first), marks[0] if marks else "")
        for mark in marks:
            self._first.setdefault(mark, first)
        return first


def _shallow(path: Path) -> frozenset[bytes]:
    return frozenset(path.read_bytes().split()) if path.is_file() else frozenset()


def _is_version(name: str) -> bool:
    plain = name.lower().rsplit("/", 1)[-1].removeprefix("release-").removeprefix("v")
    return bool(plain) and plain[0].isdigit() and "." in plain


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()


def main(arguments: list[str]) -> int:
    """Prints what the history says as JSON; the child's part of ``read_history``."""
    _limit_memory()
    reader = _Reader(Path(arguments[0]))
    answer = reader.readme(date.fromisoformat(arguments[1])) if len(arguments) > 1 else reader.history()
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
