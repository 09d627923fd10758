"""The same text gives the same bytes, whatever the process, the clock's zone, the locale and the threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
OWN_TEXTS = HERE / "data" / "small"
#: Texts of others, which stay outside of the project.
MARKED_TEXTS = HERE.parents[1] / "shared" / "corpus" / "texts"
SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "2"},
    {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"},
)


def batch(folder: Path, settings: dict[str, str], rubric: str) -> bytes:
    """What the command line prints for a folder of texts."""
    command = [
        sys.executable,
        "-m",
        "ambition",
        "batch",
        str(folder),
        "--format",
        "jsonl",
        "--rubric",
        rubric,
    ]
    environment = {**os.environ, **settings}
    run = subprocess.run(command, capture_output=True, cwd=HERE.parent, env=environment, check=False)
    assert run.returncode == 0, run.stderr.decode()[-800:]
    return run.stdout


@pytest.mark.parametrize("rubric", ["product-ambition", "ml-production"])
@pytest.mark.parametrize("folder", [OWN_TEXTS, MARKED_TEXTS], ids=["own", "marked"])
def test_every_process_gives_the_same_bytes(folder: Path, rubric: str) -> None:
    """Hash seed, time zone, locale and thread count decide nothing."""
    if not folder.is_dir():
        pytest.skip("these texts are not part of the project")
    first, *others = [batch(folder, settings, rubric) for settings in SETTINGS]
    assert first.count(b"\n") == len([*folder.glob("*.md")])
    assert b'"error"' not in first
    assert all(other == first for other in others)
