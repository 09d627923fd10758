"""The command line: one module a group of commands, one line for every error.

Exit codes: 0 done, 1 bad input, 2 wrong usage.
"""

from __future__ import annotations

from ambition.cli.main import main

__all__ = ["main"]
