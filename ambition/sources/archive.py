"""A zip of a repository, read in place; only its git objects are unpacked, into a folder that is removed."""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from ambition.sources import gitlog, problems
from ambition.sources.folder import OnDisk, licence_file, licence_name, local_facts
from ambition.sources.gitlog import History
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


def load_archive(data: bytes | Path, name: str) -> Loaded:
    """The README and facts of a zipped repository, given as bytes or as a path; ``name`` is what to call it.

    Raises SourceError for what is no zip, leads out of itself, swells like a bomb, or has no README.
    """
    try:
        with zipfile.ZipFile(_opened(data, name)) as archive:
            return _loaded(archive, name)
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
    facts = local_facts(disk, _history(archive, entries))
    return Loaded(data, PurePosixPath(readme).name, title, facts, title=title)


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


def _history(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> History | None:
    wanted = {path: info for path, info in entries.items() if _is_history(path)}
    if not wanted or sum(info.file_size for info in wanted.values()) > LARGEST_HISTORY_BYTES:
        return None
    with tempfile.TemporaryDirectory(prefix="ambition-") as folder:
        for path, info in wanted.items():
            target = Path(folder, *PurePosixPath(path).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_read(archive, info, info.file_size + 1))
        return gitlog.read_history(Path(folder))


def _is_history(path: str) -> bool:
    parts = path.split("/")
    return len(parts) > 1 and parts[0] == ".git" and parts[1] in HISTORY_PARTS and "alternates" not in parts
