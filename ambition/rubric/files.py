"""Where a rubric's files come from: a bundled id, a folder, one ``.toml`` file, or a zip of the folder.

Everything is read into ``{path inside the rubric: text}``; nothing else of this package touches a disk.
"""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path, PurePosixPath

from ambition.errors import RubricError, RubricFault

BUNDLED = Path(__file__).resolve().parent.parent.parent / "rubrics"
MOST_BYTES = 2_000_000
MOST_FILES = 200
_TOO_BIG = f"at most {MOST_BYTES // 1_000_000} MB"


def list_rubrics() -> tuple[str, ...]:
    """The ids of the rubrics that come with the program, in order."""
    if not BUNDLED.is_dir():
        return ()
    return tuple(sorted(p.name for p in BUNDLED.iterdir() if p.is_dir() and any(p.glob("*.toml"))))


def read_files(where: str | Path) -> dict[str, str]:
    """The TOML texts at ``where`` by their path; a plain word is a bundled rubric's id first."""
    if isinstance(where, str) and where in list_rubrics():
        return _from_folder(BUNDLED / where)
    path = Path(where)
    try:
        if path.is_dir():
            return _from_folder(path)
        if path.is_file():
            if path.stat().st_size > MOST_BYTES:
                raise fault(path.name, "the file", "more than 2 MB", _TOO_BIG)
            return read_bytes(path.name, path.read_bytes())
    except (OSError, ValueError) as error:
        raise fault(path.name, "the file", "a file that cannot be opened", "a file you may read") from error
    ways = f"a folder, a .toml or .zip file, or one of: {', '.join(list_rubrics()) or 'none'}"
    raise fault(str(where), "the rubric", "nothing there", ways)


def read_bytes(name: str, data: bytes) -> dict[str, str]:
    """The TOML texts in an uploaded file: one ``.toml``, or a zip of a rubric's folder."""
    if len(data) > MOST_BYTES:
        raise fault(name, "the file", "more than 2 MB", _TOO_BIG)
    if data[:4] == b"PK\x03\x04" or name.lower().endswith(".zip"):
        return _from_zip(name, data)
    if not name.lower().endswith(".toml"):
        raise fault(name, "the file", "a file of another kind", "a .toml file, or a .zip of the folder")
    return {name: _text(name, data)}


def fault(file: str, field: str, found: str, write: str) -> RubricError:
    """A rubric error with this one fault."""
    return RubricError((RubricFault(file, field, found, write),))


def _from_folder(folder: Path) -> dict[str, str]:
    paths = sorted(
        path.relative_to(folder)
        for pattern in ("*.toml", "*/*.toml")
        for path in folder.glob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    names = [path.as_posix() for path in paths]
    _refuse_too_many(folder.name, len(names))
    size = 0
    texts = {}
    for name in sorted(names):
        path = folder / name
        if path.is_symlink() or path.parent.is_symlink():
            raise fault(name, "the file", "a link to another place", "the file itself")
        size += path.stat().st_size
        if size > MOST_BYTES:
            raise fault(folder.name, "the folder", "more than 2 MB of TOML", _TOO_BIG)
        texts[name] = _text(name, path.read_bytes())
    return texts


def _from_zip(name: str, data: bytes) -> dict[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            raw = _members(name, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise fault(name, "the zip", "an archive that cannot be opened", "an ordinary zip file") from error
    except Exception as error:
        # zlib, lzma and bz2 each raise an error of their own on a broken stream
        if isinstance(error, RubricError):
            raise
        raise fault(name, "the zip", "an archive that is damaged", "an ordinary zip file") from error
    root = _common_root(list(raw))
    texts = {}
    for path in sorted(raw):
        inside = path[len(root) :]
        if inside.count("/") <= 1:
            texts[inside] = _text(inside, raw[path])
    _refuse_too_many(name, len(texts))
    return texts


def _members(name: str, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The archive's TOML files; refuses path tricks, links and archives that unpack to too much."""
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise fault(name, "the zip", f"{len(infos)} entries", f"at most {MOST_FILES}")
    left = MOST_BYTES
    found: dict[str, bytes] = {}
    for info in infos:
        path = PurePosixPath(info.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in info.filename:
            raise fault(name, "the zip", "an entry that points outside of it", "paths inside the folder only")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise fault(name, "the zip", f"a link ({path.name})", "the files themselves")
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
        if info.is_dir() or hidden or path.suffix.lower() != ".toml":
            continue
        if path.as_posix() in found:
            raise fault(name, "the zip", f"{path.name} twice", "each file once")
        with archive.open(info) as member:
            # the size in the header is the archive's word; what comes out is what counts
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise fault(name, "the zip", "more than 2 MB once unpacked", _TOO_BIG)
        found[path.as_posix()] = content
    return found


def _common_root(paths: list[str]) -> str:
    """The folder that all paths share where the zip holds the folder itself, not its contents."""
    if any("/" not in path for path in paths):
        return ""
    tops = {path.split("/", 1)[0] for path in paths}
    return f"{tops.pop()}/" if len(tops) == 1 else ""


def _refuse_too_many(name: str, count: int) -> None:
    if count == 0:
        raise fault(name, "the rubric", "no .toml file", "at least one .toml file in it")
    if count > MOST_FILES:
        raise fault(name, "the rubric", f"{count} files", f"at most {MOST_FILES}")


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fault(name, "the file", "bytes that are not UTF-8", "a text file saved as UTF-8") from error
