"""``python -m ambition``: the command line."""

from __future__ import annotations

import sys

from ambition.cli import main

sys.exit(main())
