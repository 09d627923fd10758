"""``moved``: two dates of one project side by side, from its git history."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from ambition.changes import Changes, changes
from ambition.cli.choices import Commands, add_rubric
from ambition.cli.projects import day_of, load
from ambition.cli.streams import one_line
from ambition.model import Review, Submission
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric
from ambition.sources import Loaded, description_from


def add_to(commands: Commands) -> None:
    """Add ``moved`` and the words that it takes."""
    parser = commands.add_parser("moved", description="What moved in a project's README since a day.")
    parser.add_argument(
        "input", metavar="LINK|FOLDER|ZIP", help="a repository: a link, or a folder or zip with its history"
    )
    parser.add_argument("--since", metavar="DAY", required=True, help="the earlier day, as 2024-03-01")
    parser.add_argument("--until", metavar="DAY", help="the later day; today's README without it")
    add_rubric(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print both dates of the project, and by which evidence it moved."""
    rubric = load_rubric(arguments.rubric)
    since = day_of(arguments.since)
    until = day_of(arguments.until) if arguments.until else None
    before = load(arguments.input, since)
    after = load(arguments.input, until)
    lines = side_by_side(before, after, rubric, (since.isoformat(), until.isoformat() if until else "today"))
    sys.stdout.write("\n".join(map(_shown, lines)) + "\n")
    return 0


def side_by_side(before: Loaded, after: Loaded, rubric: LoadedRubric, days: tuple[str, str]) -> Iterator[str]:
    """Both reviews by ledger, then the evidence that came and went. Facts are left out: they are today's."""
    then, now = (review(rubric, _text_only(loaded)) for loaded in (before, after))
    moved = changes(then, now)
    yield f"{now.description.name}: {days[0]} and {days[1]}"
    yield f"{'':<24}{days[0]:>12}{days[1]:>12}"
    yield f"{'goal':<24}{_goal(then, rubric):>12}{_goal(now, rubric):>12}"
    for move in moved.moves:
        title = rubric.scale(move.ledger).title[:22]
        before_after = f"{_points(move.shown_before):>12}{_points(move.shown_after):>12}"
        yield f"{title:<24}{before_after}{_signed(move.shown):>8}"
    yield from _evidence(moved)


def _text_only(loaded: Loaded) -> Submission:
    return Submission(description_from(loaded))


def _goal(made: Review, rubric: LoadedRubric) -> str:
    return rubric.goal(made.goal.reached).id if made.goal.reached else "none"


def _evidence(moved: Changes) -> Iterator[str]:
    if moved.is_nothing:
        yield "Nothing moved: both texts show the same."
    for word, found in (("came", moved.came), ("went", moved.went)):
        for quote in dict.fromkeys(evidence.quote for evidence in found):
            yield f"{word}: “{quote}”"


def _points(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _signed(tenths: int) -> str:
    return f"{'+' if tenths > 0 else '-'}{_points(abs(tenths))}" if tenths else ""


def _shown(line: str) -> str:
    return line if line.isprintable() else one_line(line)
