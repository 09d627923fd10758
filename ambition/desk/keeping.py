"""A desk that keeps itself in a folder, so that a crash at any moment leaves the last good state.

A save writes a new file beside the old one, forces it onto the disk and then takes the old one's place in
one step: whoever looks, at any moment, finds one of the two whole. Nothing is ever written over a file that
could not be read, and of two windows or programs that save at once one waits for the other and is then told.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ambition.desk import store
from ambition.desk.values import Desk
from ambition.errors import DeskError

FILE = "desk.json"
_PART = ".part"
_LOCK = f".{FILE}.lock"
#: A save takes a fraction of a second; whoever holds the lock for longer hangs.
_LOCK_TIMEOUT_S = 10.0
_WRITING: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Kept:
    """A desk on the disk: the file, what it held when last read or written, and sentences for the user."""

    path: Path
    desk: Desk
    seen: tuple[int, int, int] | None
    notices: tuple[str, ...] = ()


def home(environ: Mapping[str, str], option: str | None = None) -> Path | None:
    """Return the folder to keep desks in, or None: then nothing is kept (as on a shared server)."""
    given = option or environ.get("AMBITION_HOME", "")
    return Path(given).expanduser() if given.strip() else None


def open_folder(folder: Path) -> Kept:
    """Open the desk kept in this folder, or start an empty one there.

    Half-written files of a crash are removed; a broken file is moved aside, never deleted.

    Raises:
        DeskError: the folder cannot be used, or its desk was saved by a newer version.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear_parts(folder)
        path = folder / FILE
        if not path.exists():
            return Kept(path, Desk(), None)
        return _open_file(path)
    except OSError as error:
        raise DeskError(f"{folder} cannot be used to keep a desk: {_reason(error)}.") from error


def save(kept: Kept, desk: Desk) -> Kept:
    """Write the desk; the file holds the old state until the new one is complete on the disk.

    Raises:
        DeskError: no room, no permission, or another window saved in between; the file keeps its state.
    """
    if desk == kept.desk and kept.seen is not None:
        return kept
    data = store.to_bytes(desk)
    with _alone_in(kept.path.parent):
        if _signature(kept.path) != kept.seen:
            raise DeskError(
                f"{kept.path} was changed by another window or program since it was opened here. Nothing was "
                "written: save this desk as a file, and reload the page to see the other one."
            )
        write_whole(kept.path, data)
        return Kept(kept.path, desk, _signature(kept.path))


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step.

    Raises:
        DeskError: they could not be written; the file is as it was.
    """
    part = path.with_name(f".{path.name}.{threading.get_ident()}.{os.getpid()}{_PART}")
    _WRITING.add(part)
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DeskError(
            f"The desk could not be saved to {path}: {_reason(error)}. The last saved state is still there."
        ) from error
    finally:
        _WRITING.discard(part)
    _sync_folder(path.parent)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder against other windows and programs; the system lets go of it where one is killed."""
    # One lock a call: a lock object that a thread holds already would let the same thread in twice.
    lock = FileLock(folder / _LOCK, timeout=_LOCK_TIMEOUT_S)
    try:
        lock.acquire()
    except Timeout as error:
        raise DeskError(
            f"Another window or program has been saving to {folder} for {_LOCK_TIMEOUT_S:.0f} seconds. "
            "Nothing was written: close it, then change something here to save again."
        ) from error
    except OSError as error:
        raise DeskError(
            f"The desk could not be saved to {folder}: {_reason(error)}. The last saved state is still there."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _open_file(path: Path) -> Kept:
    data = path.read_bytes()
    try:
        opened = store.from_bytes(data, path.name)
    except store.NewerFileError:
        raise
    except DeskError as error:
        aside = _move_aside(path)
        return Kept(path, Desk(), None, (f"{error} It is now called {aside.name}.",))
    notices = (f"{path.name} was edited outside the program.",) if opened.changed_outside else ()
    return Kept(path, opened.desk, _signature(path), notices)


def _move_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside


def _clear_parts(folder: Path) -> None:
    for part in folder.glob(f".{FILE}.*{_PART}"):
        owner = part.name.removesuffix(_PART).rpartition(".")[2]
        if part not in _WRITING and not _alive_elsewhere(owner):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _alive_elsewhere(pid: str) -> bool:
    # On Windows signal 0 would end the process; there an open file cannot be removed anyway.
    if not pid.isdigit() or int(pid) == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return (state.st_ino, state.st_size, state.st_mtime_ns)


def _sync_folder(folder: Path) -> None:
    # A rename is only safe from a power cut once the folder itself is on the disk; Windows has no such call.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
