"""Editors complete rubric files by a schema that is the models' own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ambition.rubric.files import BUNDLED
from ambition.rubric.json_schema import rubric_schema, rubric_schema_text
from ambition.rubric.loading import list_rubrics

FILES = [path for name in list_rubrics() for path in sorted((BUNDLED / name).rglob("*.toml"))]


def test_the_schema_in_the_project_is_current() -> None:
    """Write it anew with ``python -m ambition rubric schema > rubrics/rubric.schema.json``."""
    committed = (BUNDLED / "rubric.schema.json").read_bytes().decode("utf-8").replace("\r\n", "\n")
    assert committed == rubric_schema_text()


def test_a_file_may_hold_any_part() -> None:
    """A rubric is the union of its files: no key is required at the top, and no unknown one allowed."""
    schema = rubric_schema()
    assert "required" not in schema
    assert schema["additionalProperties"] is False
    assert "required" in schema["$defs"]["Criterion"]


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.name}" for p in FILES])
def test_every_bundled_file_names_its_schema(path: Path) -> None:
    """The first line tells editors where the schema stands, and it stands there."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == BUNDLED / "rubric.schema.json"
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= set(rubric_schema()["properties"])
