"""``rubric``: what there is, whether it is sound, and what it says."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Callable

from ambition.cli.choices import DEFAULT_RUBRIC, Commands
from ambition.errors import RubricError, RubricFault
from ambition.rubric.answers_form import answers_form
from ambition.rubric.json_schema import rubric_schema_text
from ambition.rubric.loading import list_rubrics, load_rubric
from ambition.rubric.reference import reference

#: Commands below ``rubric`` that live in a module of their own, with ``add_to(commands)``.
OWN_MODULE = ("ambition.cli.fitting",)


def add_to(above: Commands) -> None:
    """Add ``rubric`` and the commands below it."""
    parser = above.add_parser("rubric", description="List, check and show rubrics.")
    commands = parser.add_subparsers(dest="rubric_command", metavar="COMMAND", required=True)
    _add(commands, "list", "the rubrics that come with the program", _list)
    check = _add(commands, "check", "every fault of a rubric, one a line", _check)
    check.add_argument("path", metavar="PATH", help="a folder, a .toml file, a zip, or a bundled id")
    _add(commands, "schema", "the JSON Schema of a rubric file", _schema)
    for name, does, run in (
        ("questions", "an answers file to fill in", _questions),
        ("reference", "the rubric as a page to read, in Markdown", _reference),
    ):
        command = _add(commands, name, does, run)
        command.add_argument("rubric", metavar="RUBRIC", nargs="?", default=DEFAULT_RUBRIC)
    for module in OWN_MODULE:
        if importlib.util.find_spec(module):
            importlib.import_module(module).add_to(commands)


def _add(
    commands: Commands,
    name: str,
    does: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=does, description=does.capitalize() + ".")
    command.set_defaults(run=run)
    return command


def _list(_: argparse.Namespace) -> int:
    for name in list_rubrics():
        rubric = load_rubric(name).rubric
        sys.stdout.write(f"{rubric.id}  {rubric.version}  {rubric.title}\n")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    faults: tuple[RubricFault, ...]
    try:
        rubric = load_rubric(arguments.path)
        # loaded only here: the other commands need no reader
        faults = importlib.import_module("ambition.rubric_check").check_rubric(rubric)
    except RubricError as error:
        faults = error.faults
    else:
        if not faults:
            sys.stdout.write(f"ok: {rubric.rubric.id} {rubric.rubric.version} {rubric.sha256}\n")
            return 0
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    return 1


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(rubric_schema_text())
    return 0


def _questions(arguments: argparse.Namespace) -> int:
    sys.stdout.write(answers_form(load_rubric(arguments.rubric)))
    return 0


def _reference(arguments: argparse.Namespace) -> int:
    sys.stdout.write(reference(load_rubric(arguments.rubric)))
    return 0
