"""What people bring to a desk, in any mix, as a list of items: links, files, zips, folders, packets."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from ambition.desk.packets import Imported, is_packet, read_imported
from ambition.errors import AmbitionError
from ambition.sources.archive import load_archive
from ambition.sources.folder import load_folder
from ambition.sources.links import is_link, looks_like_link
from ambition.sources.loaded import LARGEST_README_BYTES, Loaded, checked_readme
from ambition.sources.paths import chosen_readme

MOST_ITEMS: Final = 1000
_MOST_ENTRIES: Final = 20_000
_DESCRIPTIONS: Final = frozenset({".md", ".markdown", ".rst", ".txt", ".ipynb", ".json"})
_LISTS: Final = frozenset({".csv", ".tsv"})
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
#: An applicant's number, such as A-17 or "candidate 3": whatever else a folder is called may be a name.
_NUMBERED: Final = re.compile(
    r"(?i)(?:(?:applicants?|application|candidates?|person|participant|student|team|group|project|number|ref"
    r"|reference|app|id|no|nr|bewerbung|bewerber(?:in)?|teilnehmer(?:in)?|gruppe|projekt)[ _.#-]*)?"
    r"[a-z]{0,2}[ _.#-]*\d{1,8}[a-z]?"
)
_HEADER: Final = frozenset(
    {"reference", "ref", "id", "candidate", "applicant", "name", "link", "url", "repository", "repo"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to add: a link still to be fetched, a loaded text, a packet, or what is wrong with it.

    ``folder`` is the folder it lay in: whatever lies in one folder is one candidate's, and its name is shown
    only where it is a number and no name. ``line`` is the line of a list, as it was typed, and ``file`` the
    path of the file that it was, which may hold somebody's name as well.
    """

    name: str
    reference: str = ""
    dated: str = ""
    link: str = ""
    loaded: Loaded | None = None
    imported: Imported | None = None
    fault: str = ""
    folder: str = ""
    line: str = ""
    file: str = ""


def covered_list(found: Sequence[Item], called: Callable[[int], str]) -> tuple[Item, ...]:
    """Return the items of a list, each link named by its line's number: the link may tell who it is."""
    return tuple(
        replace(item, name=called(n)) if item.link else item for n, item in enumerate(found, start=1)
    )


def covered_file(found: Sequence[Item], file: str, called: str) -> tuple[Item, ...]:
    """Return the items of one uploaded file under what it is ``called``: its name may be somebody's.

    A reference stays, as does what is wrong, told without the names of files and folders.
    """
    return tuple(
        _covered(item, file, called if len(found) == 1 else f"{called} #{n}")
        for n, item in enumerate(found, start=1)
    )


def _covered(item: Item, file: str, called: str) -> Item:
    if item.line:
        return replace(item, name=called) if item.link else item
    shown = item.reference.strip() or called
    path = PurePosixPath(item.file)
    fault = item.fault
    for told in sorted({item.name, file, item.folder, str(path), path.name} - {"", "."}, key=len)[::-1]:
        fault = fault.replace(told, shown)
    fault = re.sub(rf"^(?:{re.escape(shown)}: )+", f"{shown}: ", fault)
    inside = file if item.file in ("", file) else f"{file}: {item.file}"
    return replace(item, name=called, fault=fault, file=inside)


def items_from_list(text: str) -> tuple[Item, ...]:
    """Read a list of links, one a line, each with a reference of one's own and a date (ISO) beside it.

    The parts may be separated by tabs, commas, semicolons or spaces, and stand in any order.
    """
    lines = (line.strip().lstrip("\ufeff") for line in text.splitlines())
    kept = [line for line in lines if line and not line.startswith("#")]
    return tuple(_item_of_line(line) for n, line in enumerate(kept) if n or not _is_header(line))


def items_from_file(name: str, data: bytes, reference: str = "") -> tuple[Item, ...]:
    """Return the items in one uploaded file: a description, a packet, a list of links, or a zip of them."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".zip":
        return _items_from_zip(name, data, reference)
    if suffix in _LISTS or (suffix == ".txt" and _is_list(data)):
        return items_from_list(data.decode("utf-8", "replace"))
    return (_item_of_bytes(name, data, reference),)


def items_from_folder(folder: Path) -> tuple[Item, ...]:
    """Return the items in a folder: one repository, or a collection of descriptions and folders."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.iterdir() if path.is_file())
    if chosen_readme(files):
        return (_guarded(folder.name, partial(load_folder, folder)),)
    folders = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    found = [item for name in files if _is_description(name) for item in _item_of_path(folder / name)]
    found += [_guarded(path.name, partial(load_folder, path)) for path in folders]
    return tuple(found) or (Item(folder.name, fault=f"{folder.name}: no description was found in it."),)


def _item_of_path(path: Path) -> tuple[Item, ...]:
    try:
        with path.open("rb") as stream:
            return items_from_file(path.name, stream.read(LARGEST_README_BYTES * 4))
    except OSError as error:
        return (Item(path.name, fault=f"{path.name} cannot be read: {error.strerror}."),)


def _item_of_line(line: str) -> Item:
    cells = _cells(line)
    link = next((cell for cell in cells if looks_like_link(cell)), "")
    if not link:
        link = next((cell for cell in reversed(cells) if "/" in cell and is_link(cell)), "")
    if not link:
        return Item(line[:80], fault=f"“{line[:80]}”: no link was found in this line.", line=line)
    rest = [cell for cell in cells if cell != link]
    dated = next((cell for cell in rest if _DATE.fullmatch(cell)), "")
    separator = " " if len(_cells(line)) == len(line.split()) else ", "
    return Item(link, separator.join(cell for cell in rest if cell != dated), dated, link=link, line=line)


def _cells(line: str) -> list[str]:
    for mark in ("\t", ";", ","):
        if mark in line:
            return [cell.strip().strip('"').strip() for cell in line.split(mark) if cell.strip()]
    return line.split()


def _is_header(line: str) -> bool:
    cells = [cell.lower() for cell in _cells(line)]
    return bool(cells) and all(cell in _HEADER or cell == "date" for cell in cells)


def _is_list(data: bytes) -> bool:
    lines = [line.strip() for line in data[:200_000].decode("utf-8", "replace").splitlines() if line.strip()]
    return bool(lines) and all(not _item_of_line(line).fault and len(line) < 300 for line in lines[:50])


def _item_of_bytes(name: str, data: bytes, reference: str) -> Item:
    shown = PurePosixPath(name).name
    try:
        if is_packet(data) or PurePosixPath(name).suffix.lower() == ".json":
            return Item(shown, reference, imported=read_imported(data), file=name)
        return Item(shown, reference, loaded=Loaded(checked_readme(data, shown), shown, shown), file=name)
    except AmbitionError as error:
        return Item(shown, reference, fault=f"{shown}: {error}", file=name)


def _items_from_zip(name: str, data: bytes, reference: str) -> tuple[Item, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive)
            if chosen_readme([path for path in entries if "/" not in path]):
                return (_guarded(name, partial(load_archive, data, name), reference),)
            found = tuple(_from_entries(name, archive, entries))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        return (
            Item(name, reference, fault=f"{name}: the archive is broken or protected: zip the files again."),
        )
    return found or (Item(name, reference, fault=f"{name}: no description was found in the archive."),)


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files that count, by path below the one folder that all may lie in."""
    infos = [
        info
        for info in archive.infolist()[:_MOST_ENTRIES]
        if not info.is_dir()
        and not info.filename.startswith(("__MACOSX/", "/"))
        and ".." not in info.filename.split("/")
    ]
    tops = {info.filename.split("/")[0] for info in infos}
    in_one = len(tops) == 1 and all("/" in info.filename for info in infos)
    skipped = len(next(iter(tops))) + 1 if in_one else 0
    return {info.filename[skipped:]: info for info in infos}


def _from_entries(
    name: str, archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]
) -> Iterator[Item]:
    """Yield the descriptions at the top and the README of each folder below it."""
    folders: dict[str, list[str]] = {}
    for path in sorted(entries):
        top, slash, below = path.partition("/")
        if slash:
            folders.setdefault(top, []).append(below)
        elif _is_description(path):
            yield from items_from_file(path, _read(archive, entries[path]))
    for place, (folder, paths) in enumerate(folders.items(), start=1):
        readme = chosen_readme([path for path in paths if not path.startswith(".git/")])
        packets = [path for path in paths if path.endswith(".json") and "/" not in path]
        for path in [readme] if readme else packets:
            item = _item_of_bytes(path, _read(archive, entries[f"{folder}/{path}"]), "")
            yield _in_folder(item, folder, f"{name} #{place}")


def _in_folder(item: Item, folder: str, place: str) -> Item:
    """An item under its folder's number, or where the folder may be named after somebody, under its place."""
    reference = folder if _NUMBERED.fullmatch(folder) else ""
    fault = f"{reference or place}: {item.fault}" if item.fault else ""
    file = f"{folder}/{item.file}"
    return replace(item, name=reference or place, reference=reference, folder=folder, fault=fault, file=file)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        return stream.read(LARGEST_README_BYTES * 3)


def _is_description(name: str) -> bool:
    suffix = PurePosixPath(name).suffix.lower()
    return (suffix in _DESCRIPTIONS or suffix in _LISTS) and not PurePosixPath(name).name.startswith(".")


def _guarded(name: str, load: Callable[[], Loaded], reference: str = "") -> Item:
    try:
        return Item(name, reference, loaded=load())
    except AmbitionError as error:
        return Item(name, reference, fault=f"{name}: {error}")


def in_order_given(groups: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Join items of several sources; beyond a thousand the rest is left out, and an item says so."""
    items = tuple(item for group in groups for item in group)
    if len(items) <= MOST_ITEMS:
        return items
    left_out = len(items) - MOST_ITEMS
    says = f"{left_out} more were left out: a desk takes {MOST_ITEMS} at a time. Add them in a second go."
    return (*items[:MOST_ITEMS], Item("the rest", fault=says))
