"""``rubric fit``: weights from marked texts."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from ambition.cli.choices import Commands


def add_to(commands: Commands) -> None:
    """Add ``fit`` below ``rubric``."""
    does = "fit weights to marked texts; figures first, files only with --write"
    parser = commands.add_parser("fit", help=does, description=does.capitalize() + ".")
    parser.add_argument("rubric", metavar="RUBRIC", help="an id, a folder or a .toml file")
    parser.add_argument("texts", metavar="TEXTS", type=Path, help="a folder with a text for each label")
    parser.add_argument("labels", metavar="LABELS", type=Path, help="JSON Lines: id, raters, group, hard")
    parser.add_argument("--write", action="store_true", help="write the numbers into the rubric's files")
    parser.set_defaults(run=_fit)


def _fit(arguments: argparse.Namespace) -> int:
    # loaded only here: it needs numpy, which no other command does
    fitting = importlib.import_module("ambition.fitting")
    fit = fitting.fit_rubric(
        arguments.rubric,
        arguments.texts,
        arguments.labels,
        write=arguments.write,
        say=lambda text: sys.stdout.write(f"{text}\n\n"),
    )
    for path in fit.written:
        sys.stdout.write(f"written: {path.name}\n")
    return 0
