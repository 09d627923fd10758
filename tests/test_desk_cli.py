"""The desk's commands: ``desk verify`` and ``panel``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from desk_room import room, three

from ambition import __version__
from ambition.cli.main import main
from ambition.desk import renewing, store
from ambition.desk.values import Desk


def saved(folder: Path, desk: Desk) -> str:
    path = folder / "desk.json"
    path.write_bytes(store.to_bytes(desk))
    return str(path)


def test_a_sound_desk_is_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every review comes out as kept, the record is whole, exit 0."""
    desk = renewing.review_again(three(), replace(room(), tool=__version__), all_of_them=True)
    assert main(["desk", "verify", saved(tmp_path, desk)]) == 0
    out = capsys.readouterr().out
    assert "3 of 3 reviews come out as kept" in out
    assert "the record is whole" in out


def test_a_changed_desk_is_not_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text changed by hand is named, exit 1."""
    path = Path(saved(tmp_path, three()))
    path.write_bytes(path.read_bytes().replace(b"Seven dental clinics", b"Ninety dental clinics"))
    assert main(["desk", "verify", str(path)]) == 1
    out = capsys.readouterr().out
    assert "other input" in out
    assert "edited outside the program" in out


def test_what_is_no_desk_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors are one line on standard error, exit 1."""
    (tmp_path / "x.json").write_text("{}")
    for name in (str(tmp_path / "x.json"), str(tmp_path / "missing.json")):
        assert main(["desk", "verify", name]) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_panel_files_are_merged_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Agreement and differences as text or JSON."""
    names = []
    for reviewer, level in (("CT", 1), ("RO", 4)):
        content = {"format": "ambition-panel", "version": 1, "reviewer": reviewer}
        content["marks"] = {"A-17": {"pay": {"level": level, "quote": "seven clinics"}}}
        names.append(str(tmp_path / f"{reviewer}.json"))
        Path(names[-1]).write_text(json.dumps(content))
    assert main(["panel", *names]) == 0
    assert "A-17, pay: CT says 1, RO says 4" in capsys.readouterr().out
    assert main(["panel", *names, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"][0]["levels_apart"] == 3
    assert main(["panel", str(tmp_path / "missing.json")]) == 1
