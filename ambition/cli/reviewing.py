"""``review``: one description, on paper or as data."""

from __future__ import annotations

import argparse
import sys

from ambition.cli.choices import Commands, add_rubric
from ambition.cli.inputs import answers_from, resolve
from ambition.model import Submission
from ambition.report import to_json, to_markdown, to_text
from ambition.review import review
from ambition.rubric.loading import load_rubric


def add_to(commands: Commands) -> None:
    """Add ``review`` and the words that it takes."""
    parser = commands.add_parser("review", description="Review one description.")
    parser.add_argument(
        "input",
        metavar="FILE|LINK|FOLDER|ZIP",
        help="a description (Markdown, reST, notebook, text), - for standard input, a link to GitHub, or a "
        "repository's folder or zip",
    )
    parser.add_argument("--answers", metavar="FILE", help="answers to the rubric's questions (TOML or JSON)")
    add_rubric(parser)
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Review one input and print it."""
    rubric = load_rubric(arguments.rubric)
    answers = answers_from(arguments.answers, rubric)
    given = resolve(arguments.input)
    result = review(rubric, Submission(given.description, answers, given.facts))
    if arguments.format == "json":
        text = to_json(result, indent=2)
    elif arguments.format == "markdown":
        text = to_markdown(result, rubric)
    else:
        text = to_text(result, rubric)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0
