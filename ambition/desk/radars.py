"""Several radars over each other as one SVG: made without a browser, told apart by hue and dash."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape

from ambition.figures import AXIS_FROM, AXIS_TO, RINGS, corners, radar_alt
from ambition.model import Review
from ambition.report.telling import clean
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

HUES_LIGHT = ("#3730a3", "#9a3d05", "#0f6e66", "#9d174d", "#475569")
HUES_DARK = ("#a5b4fc", "#fbbf24", "#5eead4", "#f9a8d4", "#cbd5e1")
_DASHES = ("", "10 6", "3 5", "12 5 3 5", "18 6")

Compared = Sequence[tuple[str, str, Review]]


def radars_svg(
    compared: Compared, rubric: LoadedRubric, said: Callable[[str], str] = lambda text: text
) -> str:
    """The radars of several reviews over each other; hue and dash tell them apart, the legend names them.

    ``said`` translates the titles of the scales.
    """
    points = corners(compared[0][2], rubric)
    count, height = len(points), 400 + 22 * len(compared)
    drawn = [*_rings(count), *_titles([said(point.title) for point in points])]
    for place, (_, label, review) in enumerate(compared):
        values = [point.shown for point in corners(review, rubric)]
        if all(value is not None for value in values):
            drawn.append(_outline([value or 0.0 for value in values], place))
        drawn.append(_legend(place, label))
    says = " ".join(f"{label}: {radar_alt(review, rubric)}" for _, label, review in compared)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 {height}" role="img" '
        'aria-labelledby="radars-title radars-text" font-family="system-ui, Arial, sans-serif">'
        f'<title id="radars-title">Radars</title><desc id="radars-text">{_esc(says)}</desc>'
        f"{''.join(drawn)}</svg>"
    )


def _rings(count: int) -> Iterator[str]:
    for ring in RINGS:
        yield f'<path d="{_path([float(ring)] * count)}" fill="none" stroke="#d5d3de"/>'
    for index in range(count):
        x, y = _at(index, count, RINGS[-1])
        yield f'<line x1="280" y1="190" x2="{x:.1f}" y2="{y:.1f}" stroke="#d5d3de"/>'


def _titles(titles: Sequence[str]) -> Iterator[str]:
    """The scales' names at the edges of the picture, where they stay whole."""
    for index, title in enumerate(titles):
        x, y = _at(index, len(titles), 118)
        x, anchor = (536.0, "end") if x > 300 else (24.0, "start") if x < 260 else (x, "middle")
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="15" font-weight="bold" text-anchor="{anchor}" '
            f'fill="#1b1a2e">{_esc(title)}</text>'
        )


def _outline(values: Sequence[float], place: int) -> str:
    return (
        f'<path d="{_path(values)}" fill="none" stroke="{HUES_LIGHT[place]}" stroke-width="3" '
        f'stroke-linejoin="round" stroke-dasharray="{_DASHES[place]}"/>'
    )


def _legend(place: int, label: str) -> str:
    y = 392 + 22 * place
    return (
        f'<line x1="150" y1="{y}" x2="196" y2="{y}" stroke="{HUES_LIGHT[place]}" stroke-width="3" '
        f'stroke-dasharray="{_DASHES[place]}"/><text x="206" y="{y + 5}" font-size="14" fill="#1b1a2e">'
        f"{_esc(shortened(label))}</text>"
    )


def _at(index: int, count: int, value: float) -> tuple[float, float]:
    turn = 2 * math.pi * index / count - (math.pi / 4 if count == 4 else 0)
    reach = 150 * (value - AXIS_FROM) / (AXIS_TO - AXIS_FROM)
    return 280 + reach * math.sin(turn), 190 - reach * math.cos(turn)


def _path(values: Sequence[float]) -> str:
    places = (_at(index, len(values), value) for index, value in enumerate(values))
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in places) + " Z"


def _esc(text: str) -> str:
    return escape(clean(text))
