"""Rubrics come from folders, files and zips; tricks in them are refused."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from ambition.errors import RubricError
from ambition.rubric.loading import list_rubrics, load_rubric, load_rubric_bytes

DATA = Path(__file__).parent / "data" / "rubrics"
SOUND = {path.name: path.read_text(encoding="utf-8") for path in sorted((DATA / "sound").glob("*.toml"))}


def zipped(entries: dict[str, str]) -> bytes:
    """A zip with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def refused(data: bytes, name: str = "mine.zip") -> str:
    """The words with which an upload is refused."""
    with pytest.raises(RubricError) as caught:
        load_rubric_bytes(name, data)
    return str(caught.value)


@pytest.mark.parametrize("root", ["", "bakery/"])
def test_a_zip_of_the_folder_or_of_its_contents_loads(root: str) -> None:
    """Both ways of zipping a folder give the same rubric."""
    loaded = load_rubric_bytes("mine.zip", zipped({root + name: text for name, text in SOUND.items()}))
    assert loaded.sha256 == load_rubric(DATA / "sound").sha256


def test_a_zip_may_hold_other_files() -> None:
    """Read-me files, hidden files and what macOS adds are passed over."""
    others = {"bakery/README.md": "x", "__MACOSX/bakery/._goals.toml": "\0", "bakery/.git/x.toml": "["}
    assert load_rubric_bytes("mine.zip", zipped({f"bakery/{n}": t for n, t in SOUND.items()} | others))


@pytest.mark.parametrize("name", ["../a.toml", "/a.toml", "a/../../b.toml", "C:/a.toml", "a\\..\\b.toml"])
def test_a_path_out_of_the_zip_is_refused(name: str) -> None:
    """An entry may not point outside."""
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "a = 1")
    assert "points outside" in refused(buffer.getvalue())


def test_a_link_in_a_zip_is_refused() -> None:
    """A symbolic link is no file."""
    info = zipfile.ZipInfo("goals.toml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "a link" in refused(buffer.getvalue())


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    """What comes out is counted, not what the zip says of itself."""
    assert "once unpacked" in refused(zipped({"a.toml": " " * 3_000_000}))


def test_a_zip_with_very_many_entries_is_refused() -> None:
    """So is one with thousands of empty files."""
    assert "201 entries" in refused(zipped({f"{i}.toml": "" for i in range(201)}))


def test_a_file_of_more_than_two_megabytes_is_refused() -> None:
    """An upload is bounded before it is read."""
    assert "more than 2 MB" in refused(b" " * 2_000_001, "a.toml")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 200])
def test_a_broken_zip_is_refused_in_words(data: bytes) -> None:
    """A damaged archive is an error, not a crash."""
    assert "ordinary zip" in refused(data)


def test_a_damaged_zip_never_crashes() -> None:
    """Whatever byte is turned over, the answer is a rubric or an error in words."""
    whole = bytearray(zipped({"a/goals.toml": SOUND["goals.toml"]}))
    for place in range(0, len(whole), 3):
        damaged = bytes(whole[:place]) + bytes([whole[place] ^ 0xFF]) + bytes(whole[place + 1 :])
        assert refused(damaged)


def test_an_upload_of_another_kind_is_refused() -> None:
    """A picture is no rubric."""
    assert "another kind" in refused(b"\x89PNG", "a.png")


def test_bytes_that_are_not_utf8_are_refused() -> None:
    """The message says how to save the file."""
    assert "saved as UTF-8" in refused(b"title = '\xff'", "a.toml")


def test_a_byte_order_mark_is_passed_over() -> None:
    """Some editors put one in front."""
    files = {name: f"\ufeff{text}" for name, text in SOUND.items()}
    assert load_rubric_bytes("mine.zip", zipped(files)).sha256 == load_rubric(DATA / "sound").sha256


def test_an_empty_folder_is_no_rubric(tmp_path: Path) -> None:
    """There must be a TOML file."""
    with pytest.raises(RubricError, match=r"no \.toml file"):
        load_rubric(tmp_path)


def test_files_may_stand_one_folder_down(tmp_path: Path) -> None:
    """Scales may have a folder of their own."""
    (tmp_path / "parts").mkdir()
    for name, text in SOUND.items():
        place = tmp_path / ("parts" if name == "scales.toml" else ".") / name
        place.write_text(text, encoding="utf-8")
    assert load_rubric(tmp_path).files["scales[taste]"] == "parts/scales.toml"


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    """A rubric holds its files itself."""
    (tmp_path / "goals.toml").symlink_to(DATA / "sound" / "goals.toml")
    with pytest.raises(RubricError, match="a link to another place"):
        load_rubric(tmp_path)


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_every_bundled_rubric_loads_by_its_id(rubric_id: str) -> None:
    """The folder's name is the rubric's id."""
    assert load_rubric(rubric_id).rubric.id == rubric_id
