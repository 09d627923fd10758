"""The radar as a picture of lines (SVG), drawn by hand for reports: no browser, no script, no font file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from ambition.figures import AXIS_FROM, AXIS_TO, RINGS, Corner, corners, radar_alt, wrap
from ambition.model import Review
from ambition.report.telling import clean
from ambition.rubric.loading import LoadedRubric

WIDTH, HEIGHT = 560, 470
_CENTRE_X, _CENTRE_Y, _RADIUS = 280.0, 218.0, 165.0
_INK, _SOFT, _GRID = "#1b1a2e", "#55536b", "#d5d3de"
_SHOWN, _CLAIMED, _OPEN = "#3730a3", "#9a3d05", "#e9e8ee"
SANS = "system-ui, 'Segoe UI', 'Source Sans 3', Arial, sans-serif"


def radar_svg(review: Review, rubric: LoadedRubric, font: str = SANS) -> str:
    """The radar of a review: shown solid, claimed dashed, the open range pale; the same bytes every time."""
    points = corners(review, rubric)
    body = "".join([*_grid(points), *_shapes(points), *_labels(points), *_legend(points)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="radar-title radar-text" font-family="{escape(font)}">'
        f'<title id="radar-title">Radar</title>'
        f'<desc id="radar-text">{escape(radar_alt(review, rubric))}</desc>'
        f"{body}</svg>"
    )


def _turn(index: int, count: int) -> float:
    """The angle of a corner, in radians clockwise from the top; four corners stand in the corners."""
    return 2 * math.pi * index / count - (math.pi / 4 if count == 4 else 0)


def _at(index: int, count: int, value: float) -> tuple[float, float]:
    turn, reach = _turn(index, count), _RADIUS * (value - AXIS_FROM) / (AXIS_TO - AXIS_FROM)
    return _CENTRE_X + reach * math.sin(turn), _CENTRE_Y - reach * math.cos(turn)


def _path(values: Sequence[float | None]) -> str:
    """A closed line through all corners, or lines through neighbours where some are not known."""
    places = [None if v is None else _at(i, len(values), v) for i, v in enumerate(values)]
    if all(place is not None for place in places):
        return "M" + " L".join(f"{p[0]:.1f} {p[1]:.1f}" for p in places if p) + " Z"
    pairs = [(places[i - 1], place) for i, place in enumerate(places)]
    return " ".join(f"M{a[0]:.1f} {a[1]:.1f} L{b[0]:.1f} {b[1]:.1f}" for a, b in pairs if a and b)


def _grid(points: tuple[Corner, ...]) -> Iterator[str]:
    count = len(points)
    for ring in RINGS:
        yield f'<path d="{_path([float(ring)] * count)}" fill="none" stroke="{_GRID}"/>'
    for index in range(count):
        x, y = _at(index, count, RINGS[-1])
        yield f'<line x1="{_CENTRE_X}" y1="{_CENTRE_Y}" x2="{x:.1f}" y2="{y:.1f}" stroke="{_GRID}"/>'


def _shapes(points: tuple[Corner, ...]) -> Iterator[str]:
    if all(p.high is not None for p in points):
        ring = f"{_path([p.high for p in points])} {_path([p.low for p in points])}"
        yield f'<path d="{ring}" fill="{_OPEN}" fill-rule="evenodd" stroke="{_GRID}"/>'
        shown = _path([p.shown for p in points])
        yield (
            f'<path d="{shown}" fill="{_SHOWN}" fill-opacity=".18" stroke="{_SHOWN}" stroke-width="3" '
            'stroke-linejoin="round"/>'
        )
        yield from _dots([p.shown for p in points], _SHOWN)
    claimed = [p.claimed for p in points]
    if any(value is not None for value in claimed):
        yield (
            f'<path d="{_path(claimed)}" fill="none" stroke="{_CLAIMED}" stroke-width="2.5" '
            'stroke-dasharray="7 5"/>'
        )
        yield from _diamonds(claimed)


def _dots(values: Sequence[float | None], colour: str) -> Iterator[str]:
    for index, value in enumerate(values):
        if value is not None:
            x, y = _at(index, len(values), value)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>'


def _diamonds(values: Sequence[float | None]) -> Iterator[str]:
    for index, value in enumerate(values):
        if value is not None:
            x, y = _at(index, len(values), value)
            yield f'<path d="M{x:.1f} {y - 5.5:.1f} l5.5 5.5 l-5.5 5.5 l-5.5 -5.5 Z" fill="{_CLAIMED}"/>'


def _labels(points: tuple[Corner, ...]) -> Iterator[str]:
    count = len(points)
    for index, point in enumerate(points):
        turn = _turn(index, count)
        side, is_high = math.sin(turn), math.cos(turn) > 0
        poles = wrap(f"{clean(point.left)} → {clean(point.right)}")
        if count == 4:
            x, anchor = (24.0, "start") if side < 0 else (WIDTH - 24.0, "end")
            y = 26.0 if is_high else 352.0
        else:
            x = _CENTRE_X + (_RADIUS + 14) * side
            y = _CENTRE_Y - (_RADIUS + 14) * math.cos(turn)
            poles, anchor = [], "middle" if abs(side) < 0.3 else "start" if side > 0 else "end"
        yield _text(x, y, clean(point.title), 17, anchor, weight="bold")
        for line, pole in enumerate(poles):
            yield _text(x, y + 18 + 16 * line, pole, 13, anchor, colour=_SOFT)


def _legend(points: tuple[Corner, ...]) -> Iterator[str]:
    y = HEIGHT - 16
    yield f'<rect x="120" y="{y - 9}" width="24" height="10" fill="{_OPEN}" stroke="{_GRID}"/>'
    yield _text(150, y, "still open", 13, "start")
    yield f'<line x1="250" y1="{y - 4}" x2="274" y2="{y - 4}" stroke="{_SHOWN}" stroke-width="3"/>'
    yield _text(280, y, "shown", 13, "start")
    yield (
        f'<line x1="360" y1="{y - 4}" x2="384" y2="{y - 4}" stroke="{_CLAIMED}" stroke-width="2.5" '
        'stroke-dasharray="7 5"/>'
    )
    yield _text(390, y, "claimed", 13, "start")


def _text(
    x: float, y: float, says: str, size: int, anchor: str, *, colour: str = _INK, weight: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}"{bold}>'
        f"{escape(says)}</text>"
    )
