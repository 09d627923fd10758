"""A review as a PDF, set without a browser and without a network; tagged, so that it can be read aloud."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import typst

from ambition.figures import radar_alt
from ambition.model import Review
from ambition.report.outline import outline
from ambition.report.svg import radar_svg
from ambition.rubric.loading import LoadedRubric

_TEMPLATE = Path(__file__).parent / "report.typ"


def to_pdf(review: Review, rubric: LoadedRubric, paper: Literal["a4", "us-letter"] = "a4") -> bytes:
    """The report as a PDF; the same bytes for the same review on the same release of the typesetter."""
    data = {
        "told": json.dumps(outline(review, rubric), ensure_ascii=False),
        "radar": radar_svg(review, rubric, "Libertinus Serif") if review.scales else "",
        "alt": radar_alt(review, rubric),
        "paper": paper,
    }
    root = str(_TEMPLATE.parent)
    made = typst.compile(str(_TEMPLATE), root=root, ignore_system_fonts=True, sys_inputs=data)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no single file")
    return made
