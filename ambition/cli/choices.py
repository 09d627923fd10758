"""What several commands share."""

from __future__ import annotations

import argparse
from typing import TypeAlias

#: What argparse gives to add commands to; it is generic for type checkers only.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DEFAULT_RUBRIC = "product-ambition"


def add_rubric(parser: argparse.ArgumentParser) -> None:
    """The choice of a rubric."""
    parser.add_argument(
        "--rubric", metavar="ID|PATH", default=DEFAULT_RUBRIC, help=f"default: {DEFAULT_RUBRIC}"
    )
