"""Imports run one way: each room may import those named beside it, and the core knows no page."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
PACKAGE = HERE / "ambition"

#: Who may import whom inside the package, from the bottom up.
NOUNS = {"errors", "model"}
RULES = NOUNS | {"rubric"}
TEXTS = NOUNS | {"description"}
READING = RULES | TEXTS | {"reading"}
SCORES = RULES | {"scoring", "wording"}
SAYING = {"contradicting", "interview", "hireability", "next_steps", "unsure"}
CORE = SCORES | READING | SAYING | {"review", "answers", "packet"}
FACES = CORE | {"changes", "figures", "report", "sources", "examples", "rubric_check"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "wording": set(),
    "rubric": NOUNS,
    "description": NOUNS,
    "reading": READING,
    "scoring": RULES,
    "contradicting": RULES,
    "interview": SCORES,
    "hireability": SCORES | {"interview"},
    "next_steps": SCORES,
    "unsure": SCORES,
    "review": CORE,
    "answers": RULES,
    "packet": RULES,
    "changes": RULES,
    "examples": RULES,
    "rubric_check": READING,
    "figures": RULES | {"changes"},
    "report": RULES | {"wording", "figures", "changes"},
    "sources": TEXTS | {"__version__"},
    "desk": FACES | {"__version__"},
    "fitting": FACES,
    "cli": FACES | {"desk", "fitting", "__version__"},
    "ui": FACES | {"desk", "__version__"},
    "__main__": {"cli"},
    "__init__": set(),
}
#: Packages that only the named rooms may import.
HEAVY = {"streamlit": {"ui"}, "pandas": {"ui"}, "plotly": {"ui", "figures"}, "typst": {"report"}}


def imported(file: Path) -> Iterator[tuple[str, ...]]:
    """Every module that a file imports, anywhere in it, as its parts."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            module = tuple((node.module or "").split("."))
            yield from ((*module, alias.name) for alias in node.names)


def rooms() -> dict[str, list[Path]]:
    """The files of each room: a module or a folder of the package."""
    found: dict[str, list[Path]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).with_suffix("").parts[0]
        found.setdefault(room, []).append(file)
    return found


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    """A new room needs a line in the table."""
    used = {
        parts[1]
        for file in rooms()[room]
        for parts in imported(file)
        if parts[0] == "ambition" and len(parts) > 1 and parts[1] != room
    }
    assert used <= ALLOWED[room]


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_only_its_own_rooms_import_a_heavy_package(package: str) -> None:
    """The core knows neither streamlit nor pandas."""
    users = {room for room, files in rooms().items() for f in files for p in imported(f) if p[0] == package}
    assert users <= HEAVY[package]


def test_the_page_alone_draws() -> None:
    """Beside the rooms, only app.py imports streamlit."""
    beside = [f for f in HERE.glob("*.py") if any(parts[0] == "streamlit" for parts in imported(f))]
    assert [f.name for f in beside] in ([], ["app.py"])


def test_the_command_line_starts_without_the_heavy_ones() -> None:
    """Neither streamlit, nor pandas, nor plotly is loaded to make a review."""
    code = "import sys, ambition.review, ambition.report, ambition.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE)
    assert not {"streamlit", "pandas", "plotly"} & set(run.stdout.split())
