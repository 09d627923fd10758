"""Choices that several commands offer, said once."""

from __future__ import annotations

import argparse

DEFAULT_RUBRIC = "product-ambition"


def add_rubric(parser: argparse.ArgumentParser) -> None:
    """The choice of a rubric."""
    parser.add_argument(
        "--rubric", metavar="ID|PATH", default=DEFAULT_RUBRIC, help=f"default: {DEFAULT_RUBRIC}"
    )
