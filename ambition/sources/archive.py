"""A zip of a repository, read in place; only its git objects are unpacked, into a folder that is removed."""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from ambition.sources import gitlog, problems
from ambition.sources.folder import (
    OnDisk,
    history_notice,
    licence_file,
    licence_name,
    local_facts,
    readme_then,
)
from ambition.sources.loaded import LARGEST_README_BYTES, Loaded, checked_readme
from ambition.sources.paths import chosen_readme
from ambition.sources.problems import RefusedError

LARGEST_ARCHIVE_BYTES: Final = 100 * 1024**2
LARGEST_UNPACKED_BYTES: Final = 1024**3
LARGEST_HISTORY_BYTES: Final = 100 * 1024**2
MOST_ENTRIES: Final = 50_000
#: Text packs to a tenth; a thousandth is what zlib can do at most and what bombs are made of.
HIGHEST_RATIO: Final = 150
SUSPICIOUS_FROM_BYTES: Final = 10 * 1024**2
#: The parts of .git that hold history; all else in it is settings.
HISTORY_PARTS: Final = ("HEAD", "packed-refs", "shallow", "refs", "objects")


_T = TypeVar("_T")


def load_archive(data: bytes | Path, name: str) -> Loaded:
    """The README and facts of a zipped repository, given as bytes or as a path; ``name`` is what to call it.

    Raises SourceError for what is no zip, leads out of itself, swells like a bomb, or has no README.
    """
    return _read_as(data, name, lambda archive: _loaded(archive, name))


def load_archive_at(data: bytes | Path, name: str, day: date) -> Loaded:
    """The README of a zipped repository as it stood at the end of ``day`` (UTC), from the .git inside it.

    Raises SourceError as ``load_archive`` does, and where the history does not hold a README of that day.
    """
    return _read_as(data, name, lambda archive: _loaded_at(archive, name, day))


def _read_as(data: bytes | Path, name: str, read: Callable[[zipfile.ZipFile], _T]) -> _T:
    try:
        with zipfile.ZipFile(_opened(data, name)) as archive:
            return read(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        raise RefusedError(
            f"{name}: the archive is broken or protected: zip the folder again, or paste the README."
        ) from None


def _opened(data: bytes | Path, name: str) -> io.BytesIO | Path:
    size = len(data) if isinstance(data, bytes) else data.stat().st_size
    if size > LARGEST_ARCHIVE_BYTES:
        raise RefusedError(
            f"{name}: the archive is larger than 100 MB: zip it without data, or paste the README."
        )
    return io.BytesIO(data) if isinstance(data, bytes) else data


def _loaded(archive: zipfile.ZipFile, name: str) -> Loaded:
    entries = _entries(archive, name)
    files = sorted(path for path in entries if not path.startswith(".git/"))
    readme = chosen_readme(files)
    if readme is None:
        raise problems.no_readme(name, "the archive")
    data = checked_readme(_read(archive, entries[readme], LARGEST_README_BYTES + 1), f"{name}/{readme}")
    licence = licence_file(files)
    licence_text = licence_name(_read(archive, entries[licence], 4000)) if licence else ""
    title = name.removesuffix(".zip")
    disk = OnDisk(files, True, data, title, licence_text)
    with _unpacked_history(archive, entries) as folder:
        history, has_history = gitlog.read_history(folder), gitlog.has_history(folder)
    notices = (history_notice(history, has_history),)
    return Loaded(data, PurePosixPath(readme).name, title, local_facts(disk, history), notices, title=title)


def _loaded_at(archive: zipfile.ZipFile, name: str, day: date) -> Loaded:
    with _unpacked_history(archive, _entries(archive, name)) as folder:
        return readme_then(folder, name.removesuffix(".zip"), day)


def _entries(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """The plain files by their path below the folder that everything lies in; raises for a bomb."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_ENTRIES:
        raise RefusedError(f"{name}: the archive holds more than {MOST_ENTRIES} files: zip it without data.")
    _refuse_bomb(infos, name)
    for info in infos:
        _refuse_outside(info, name)
    tops = {info.filename.split("/")[0] for info in infos}
    in_one_folder = len(tops) == 1 and all("/" in info.filename for info in infos)
    skipped = len(tops.pop()) + 1 if in_one_folder else 0
    return {info.filename[skipped:]: info for info in infos if not _is_link(info)}


def _refuse_bomb(infos: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    swells = unpacked > SUSPICIOUS_FROM_BYTES and unpacked > HIGHEST_RATIO * max(packed, 1)
    if unpacked > LARGEST_UNPACKED_BYTES or swells:
        raise RefusedError(
            f"{name}: the archive would unpack to far more than a repository: it was not read."
        )


def _refuse_outside(info: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise RefusedError(f"{name}: a file in the archive leads out of it: it was not read.")


def _is_link(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    return bool(mode) and stat.S_IFMT(mode) not in {0, stat.S_IFREG}


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(info) as file:
        return file.read(most)


@contextmanager
def _unpacked_history(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Iterator[Path]:
    """A folder with the archive's history, empty where there is none or too much of it."""
    wanted = {path: info for path, info in entries.items() if _is_history(path)}
    if sum(info.file_size for info in wanted.values()) > LARGEST_HISTORY_BYTES:
        wanted = {}
    with tempfile.TemporaryDirectory(prefix="ambition-") as folder:
        for path, info in wanted.items():
            target = Path(folder, *PurePosixPath(path).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_read(archive, info, info.file_size + 1))
        yield Path(folder)


def _is_history(path: str) -> bool:
    parts = path.split("/")
    return len(parts) > 1 and parts[0] == ".git" and parts[1] in HISTORY_PARTS and "alternates" not in parts
