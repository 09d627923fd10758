"""Figures of a review: the radar as a Plotly specification, the ladder as marked steps.

Nothing is computed here but where things are drawn. Specifications are plain values, so that nothing but
the page needs Plotly.
"""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass, field
from typing import Any

from ambition.model import Review, Rung
from ambition.rubric.loading import LoadedRubric

#: The axis starts below zero, so that an early project is a small shape and not a dot.
AXIS_FROM, AXIS_TO = -14, 104
FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'
RINGS = (0, 25, 50, 75, 100)
_WRAP_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Corner:
    """One corner of the radar: a scale, its poles, and its scores in points (0-100)."""

    id: str
    title: str
    left: str
    right: str
    shown: float | None
    claimed: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class RadarWords:
    """The words on a radar, in the language of the page; ``titles`` replaces the rubric's own texts."""

    shown: str = "shown"
    claimed: str = "claimed"
    open_range: str = "still open"
    before: str = "before"
    nothing: str = "not answered"
    points: str = "points of 100"
    titles: dict[str, str] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """A text of the rubric in the language of the page."""
        return self.titles.get(text, text)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a figure on a light or a dark page; each line differs by its dash as well."""

    ink: str
    soft: str
    grid: str
    shown: str
    shown_fill: str
    claimed: str
    open_fill: str
    before: str


LIGHT = Palette(
    "#1B1A2E", "#55536B", "rgba(90,88,120,.28)", "#3730A3", "rgba(55,48,163,.20)", "#B45309",
    "rgba(90,88,120,.16)", "#6B6980",
)  # fmt: skip
DARK = Palette(
    "#EEEDF6", "#B9B7CC", "rgba(200,200,230,.26)", "#A5B4FC", "rgba(165,180,252,.24)", "#FBBF24",
    "rgba(200,200,230,.15)", "#A3A1B8",
)  # fmt: skip


def corners(review: Review, rubric: LoadedRubric) -> tuple[Corner, ...]:
    """The corners of a review's radar, in the order of the rubric's scales."""
    return tuple(
        Corner(
            score.id,
            rubric.scale(score.id).title,
            rubric.scale(score.id).left,
            rubric.scale(score.id).right,
            score.shown / 10 if review.judged else None,
            None if score.claimed is None else score.claimed / 10,
            score.low / 10 if review.judged else None,
            score.high / 10 if review.judged else None,
        )
        for score in review.scales
    )


def radar(
    review: Review,
    rubric: LoadedRubric,
    *,
    dark: bool = False,
    words: RadarWords | None = None,
    before: Review | None = None,
    height_px: int = 500,
    text_scale: float = 1.0,
) -> dict[str, Any]:
    """The Plotly specification of the radar: shown solid, claimed dashed, the open range pale.

    ``before`` draws another review's *shown* and *claimed* as thin dotted lines;
    ``text_scale`` enlarges the words, and the picture with them.
    """
    words, palette = words or RadarWords(), DARK if dark else LIGHT
    points = corners(review, rubric)
    traces: list[dict[str, Any]] = []
    if review.judged:
        traces += _open_range(points, palette, words)
        traces.append(_shown(points, palette, words))
    if any(point.claimed is not None for point in points):
        traces.append(_claimed(points, palette, words))
    if before is not None:
        traces += _before(corners(before, rubric), palette, words)
    layout = _layout(points, palette, words, height_px, text_scale)
    return {"data": traces, "layout": layout}


def radar_alt(review: Review, rubric: LoadedRubric, words: RadarWords | None = None) -> str:
    """The radar in a sentence, for those who do not see it."""
    words = words or RadarWords()
    return " ".join(_corner_says(point, words) for point in corners(review, rubric))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder from the bottom: what it is, and how this project stands to it."""

    rung: Rung
    is_reached: bool
    is_highest: bool
    is_claimed: bool
    is_aimed: bool


def ladder(review: Review) -> tuple[Step, ...]:
    """The goals from the lowest to the highest, marked with reached, claimed and aimed at.

    Steps below the goal reached count as reached: each goal falls back to the one below it.
    """
    goal = review.goal
    return tuple(
        Step(
            rung,
            is_reached=goal.rank is not None and rung.rank <= goal.rank,
            is_highest=rung.id == goal.reached,
            is_claimed=rung.id == goal.claimed,
            is_aimed=rung.id == goal.aimed,
        )
        for rung in sorted(goal.ladder, key=lambda rung: rung.rank)
    )


def wrap(text: str, characters: int = _WRAP_CHARACTERS) -> list[str]:
    """A text in short lines; a single long word is cut, so that nothing leaves the picture."""
    return textwrap.wrap(text, characters, break_on_hyphens=False) or [""]


def _poles(point: Corner, words: RadarWords) -> list[str]:
    return wrap(f"{words.say(point.left)} → {words.say(point.right)}")


def _extra_px(points: tuple[Corner, ...], words: RadarWords) -> int:
    """Room beyond three lines for the poles of these corners."""
    return 19 * (max(3, *(len(_poles(point, words)) for point in points)) - 3)


def _trace(points: tuple[Corner, ...], kind: str, **more: Any) -> dict[str, Any]:
    """A closed line around the radar through one kind of score."""
    values = [getattr(point, kind) for point in points]
    ids = [point.id for point in points]
    return {
        "type": "scatterpolar",
        "r": [*values, values[0]],
        "theta": [*ids, ids[0]],
        "hoverinfo": "skip",
        **more,
    }


def _open_range(points: tuple[Corner, ...], palette: Palette, words: RadarWords) -> list[dict[str, Any]]:
    return [
        _trace(points, "low", mode="lines", line={"width": 0}, showlegend=False, name=""),
        _trace(
            points,
            "high",
            mode="lines",
            line={"width": 1, "color": palette.grid},
            fill="tonext",
            fillcolor=palette.open_fill,
            name=words.open_range,
        ),
    ]


def _shown(points: tuple[Corner, ...], palette: Palette, words: RadarWords) -> dict[str, Any]:
    return _trace(
        points,
        "shown",
        mode="lines+markers",
        fill="toself",
        fillcolor=palette.shown_fill,
        line={"width": 3, "color": palette.shown},
        marker={"size": 8, "color": palette.shown},
        name=words.shown,
        **_hover(points, words),
    )


def _claimed(points: tuple[Corner, ...], palette: Palette, words: RadarWords) -> dict[str, Any]:
    return _trace(
        points,
        "claimed",
        mode="lines+markers",
        line={"width": 2.5, "color": palette.claimed, "dash": "dash"},
        marker={"size": 8, "color": palette.claimed, "symbol": "diamond"},
        name=words.claimed,
        **_hover(points, words),
    )


def _before(points: tuple[Corner, ...], palette: Palette, words: RadarWords) -> list[dict[str, Any]]:
    drawn = [("shown", palette.shown), ("claimed", palette.claimed)]
    return [
        _trace(
            points,
            kind,
            mode="lines",
            line={"width": 1.5, "color": colour, "dash": "dot"},
            name=words.before,
            showlegend=kind == "shown",
        )
        for kind, colour in drawn
        if any(getattr(p, kind) is not None for p in points)
    ]


def _hover(points: tuple[Corner, ...], words: RadarWords) -> dict[str, Any]:
    says = [html.escape(_corner_says(point, words)) for point in (*points, points[0])]
    return {"hoverinfo": "text", "text": says}


def _corner_says(point: Corner, words: RadarWords) -> str:
    parts = [
        f"{words.shown} {point.shown:g}" if point.shown is not None else "",
        f"{words.claimed} {point.claimed:g}" if point.claimed is not None else "",
        f"{words.open_range} {point.low:g}–{point.high:g}" if point.low is not None else "",
    ]
    says = ", ".join(part for part in parts if part) or words.nothing
    return f"{words.say(point.title)}: {says}."


def _layout(
    points: tuple[Corner, ...], palette: Palette, words: RadarWords, height_px: int, scale: float
) -> dict[str, Any]:
    square = len(points) == 4
    halves = (points[:2], points[2:]) if square else ()
    high, low = (round(scale * _extra_px(half, words)) for half in halves) if halves else (0, 0)
    grid = {"gridcolor": palette.grid, "ticks": "", "linecolor": "rgba(0,0,0,0)"}
    return {
        "height": round(height_px * scale) + high + low,
        "dragmode": False,
        "margin": _margin(high, low, scale) if square else {"l": 80, "r": 80, "t": 48, "b": 70},
        "font": {"size": 13 * scale, "color": palette.ink, "family": FONT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.5, "xanchor": "center", "y": 0, "yref": "container",
                   "yanchor": "bottom", "font": {"size": 13 * scale, "color": palette.ink}},
        "annotations": _corner_labels(points, palette, words, scale) if square else [],
        "polar": {
            "bgcolor": "rgba(0,0,0,0)",
            "gridshape": "linear",
            "radialaxis": {"range": [AXIS_FROM, AXIS_TO], "tickvals": list(RINGS), "showticklabels": False,
                           "showline": False, **grid},
            "angularaxis": {"rotation": 135 if square else 90, "direction": "clockwise", "type": "category",
                            "tickmode": "array", "tickvals": [p.id for p in points],
                            "ticktext": [words.say(p.title) for p in points],
                            "showticklabels": not square,
                            "tickfont": {"size": 14 * scale, "color": palette.ink}, **grid},
        },
    }  # fmt: skip


def _margin(high: int, low: int, scale: float) -> dict[str, int]:
    return {"l": 8, "r": 8, "t": round(52 * scale) + high, "b": round(104 * scale) + low}


def _corner_labels(
    points: tuple[Corner, ...], palette: Palette, words: RadarWords, scale: float
) -> list[dict[str, Any]]:
    """Title and poles in the corners of the picture, where they stay whole on a phone."""
    places = [("left", "bottom"), ("right", "bottom"), ("right", "top"), ("left", "top")]
    labels = []
    for point, (side, edge) in zip(points, places, strict=True):
        poles = _poles(point, words)
        lines = "<br>".join(html.escape(line) for line in poles)
        title = html.escape(words.say(point.title))
        labels.append(
            {
                "xref": "paper", "yref": "paper", "showarrow": False,
                "x": 0 if side == "left" else 1, "xanchor": side, "align": side,
                "y": 1 if edge == "bottom" else 0, "yanchor": edge,
                "yshift": (-44 if edge == "bottom" else 44) * scale,
                "text": f'<a href="#scale-{point.id}" target="_self"><b>{title}</b></a><br>'
                        f'<span style="font-size:{13 * scale:g}px">{lines}</span>',
                "font": {"size": 15 * scale, "color": palette.ink},
            }
        )  # fmt: skip
    return labels
