"""``python -m ambition panel FILES``: where reviewers differ, and how far they agree."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ambition.cli.choices import Commands
from ambition.desk.agreement import Interval, LedgerAgreement
from ambition.desk.panel import Difference, Panel, merge
from ambition.errors import DeskError

_SHOWN_DIFFERENCES = 20


def add_to(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "panel", help="merge reviewers' marks: where they differ and how far they agree"
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="panel files, or files of marked texts (JSON lines)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, write: Callable[[str], object] = print) -> int:
    """Merge the files and write the panel; returns the exit code.

    Raises:
        DeskError: a file that cannot be read or is no panel file.
    """
    panel = merge([(name, _text(name)) for name in arguments.files])
    write(
        json.dumps(asdict(panel), ensure_ascii=False, indent=1)
        if arguments.format == "json"
        else as_text(panel)
    )
    return 0


def as_text(panel: Panel) -> str:
    """Return the panel as a plain report: agreement by ledger and pair, then the differences."""
    lines = [
        "Agreement (quadratic weighted kappa; alpha: Krippendorff's, ordinal; 95 % bootstrap intervals)",
        "",
    ]
    for figure in panel.agreement:
        lines += _agreement_lines(figure)
    lines += ["", f"{len(panel.differences)} marks lie two levels or more apart"]
    lines += [line for each in panel.differences[:_SHOWN_DIFFERENCES] for line in _difference_lines(each)]
    if len(panel.differences) > _SHOWN_DIFFERENCES:
        lines.append(
            f"... and {len(panel.differences) - _SHOWN_DIFFERENCES} more; --format json lists them all"
        )
    return "\n".join([*lines, *(f"note: {notice}" for notice in (*panel.notices, *panel.small))])


def _agreement_lines(figure: LedgerAgreement) -> list[str]:
    head = f"{figure.ledger:<12} n={figure.n:<4} alpha {_number(figure.alpha)} {_range(figure.interval_95)}"
    head += f"  mean kappa {_number(figure.mean_kappa)}" + ("  small n" if figure.small else "")
    return [head] + [
        f"  {' and '.join(pair.raters)}: n={pair.n} kappa {_number(pair.kappa)} {_range(pair.interval_95)}"
        for pair in figure.pairs
    ]


def _difference_lines(each: Difference) -> list[str]:
    return [
        f"- {each.says}",
        f"    {each.lower.rater}: {each.lower.quote or '(no quote)'}",
        f"    {each.higher.rater}: {each.higher.quote or '(no quote)'}",
    ]


def _number(value: float | None) -> str:
    return "  -  " if value is None else f"{value:5.3f}"


def _range(interval: Interval | None) -> str:
    return "(no interval)" if interval is None else f"({interval.low:.3f} to {interval.high:.3f})"


def _text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{name} cannot be read: {error}") from error
