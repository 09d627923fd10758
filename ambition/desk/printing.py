"""The desk on paper: shortlist, interview kit, one candidate and a comparison, as web pages of their own.

No script and no network; they print well on A4 and Letter. Texts come in as they may be shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from ambition.desk.comparing import Comparison, Line, Quoted, Side
from ambition.desk.grouping import Group, Grouping, Member
from ambition.desk.kit import Kit
from ambition.desk.question import KitQuestion
from ambition.desk.rows import Row
from ambition.desk.values import Standing
from ambition.figures import AXIS_FROM, AXIS_TO, RINGS, corners, radar_alt
from ambition.model import Review
from ambition.report.html import to_html
from ambition.report.telling import clean, level, number
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

HUES_LIGHT = ("#3730a3", "#9a3d05", "#0f6e66", "#9d174d", "#475569")
HUES_DARK = ("#a5b4fc", "#fbbf24", "#5eead4", "#f9a8d4", "#cbd5e1")
_DASHES = ("", "10 6", "3 5", "12 5 3 5", "18 6")
_MOST_QUOTES = 4
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

Compared = Sequence[tuple[str, str, Review]]


def shortlist_html(
    grouping: Grouping,
    rows: Sequence[Row],
    rubric: LoadedRubric,
    kit_of: Callable[[str], Kit | None],
    *,
    title: str,
    cover: Callable[[str, str], str] = lambda _, text: text,
) -> str:
    """The groups with everybody's scales and questions, with room for notes."""
    by_id = {row.candidate: row for row in rows}
    parts = [f"<h1>{_esc(title)}</h1>"]
    parts += [f'<p class="week">{_esc(cover(each.first, each.says))}</p>' for each in grouping.similar]
    for group in (*grouping.groups, grouping.not_enough):
        if group.members:
            parts += [_group(group, by_id, rubric, kit_of)]
    closing = (
        "One project's text, not the person. Absence of proof is not proof of absence. A person decides."
    )
    return _page(title, "".join(parts), closing)


def kit_html(made: Kit, title: str, project: str, notes: Mapping[str, str]) -> str:
    """The interview kit on paper: each question with its reason, how answers sound, and lines to write on."""
    head = f'<h1>{_esc(title)}</h1><p class="soft">{_esc(project)}</p><p>{_esc(made.opening)}</p>'
    return _page(title, head + _questions(made, notes), made.closing)


def candidate_html(review: Review, rubric: LoadedRubric, made: Kit | None) -> str:
    """One candidate's whole report, radar included, and the interview kit after it."""
    page = to_html(review, rubric)
    if made is None or not made.questions:
        return page
    kit = f'<h2 class="break">Interview kit</h2><p>{_esc(made.opening)}</p>{_questions(made, {})}'
    before, mark, after = page.rpartition("</main>")
    return f"{before}<style>{_style()}</style>{kit}{mark}{after}"


def comparison_html(made: Comparison, compared: Compared, rubric: LoadedRubric) -> str:
    """A comparison: the radars over each other, then scale by scale the difference and the quotes."""
    title = " · ".join(made.labels)
    radar = f"<figure>{radars_svg(compared, rubric)}</figure>"
    lines = "".join(map(_line, made.lines))
    closing = "Two candidates of one group are not told apart by these numbers. A person decides."
    return _page(title, f"<h1>{_esc(title)}</h1>{radar}{lines}", closing)


def radars_svg(compared: Compared, rubric: LoadedRubric) -> str:
    """The radars of several reviews over each other; hue and dash tell them apart, the legend names them."""
    points = corners(compared[0][2], rubric)
    count, height = len(points), 400 + 22 * len(compared)
    drawn = [*_rings(count), *_titles([point.title for point in points])]
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


def _group(
    group: Group, by_id: Mapping[str, Row], rubric: LoadedRubric, kit_of: Callable[[str], Kit | None]
) -> str:
    members = "".join(
        _member(member, by_id[member.candidate], rubric, kit_of(member.candidate)) for member in group.members
    )
    return f"<h2>{_esc(group.title)} ({len(group.members)})</h2>{members}"


def _member(member: Member, row: Row, rubric: LoadedRubric, made: Kit | None) -> str:
    moved = ""
    if member.moved_from:
        moved = f'<p class="small">Moved by a person; the review says “{_esc(member.moved_from)}”.</p>'
    bars = "".join(_bar(scale, rubric) for scale in row.scales)
    goal = f"{_esc(row.goal)} · " if row.goal else ""
    return (
        f'<section class="person"><h3>{_esc(member.label)}</h3>'
        f'<p class="soft small">{goal}{_esc(row.project_name)}</p>'
        f'<p>{_esc(member.headline)}</p>{moved}<table class="bars">{bars}</table></section>'
        f"{_questions(made, {}, short=True) if made else ''}"
    )


def _bar(scale: Standing, rubric: LoadedRubric) -> str:
    wide = max(0, scale.high - scale.low)
    return (
        f'<tr><th scope="row">{_esc(rubric.scale(scale.id).title)}</th><td class="bar">'
        '<svg viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="1000" height="60" fill="#f1efe8"/>'
        f'<rect x="{scale.low}" width="{wide}" height="60" fill="#d5d3de"/>'
        f'<rect width="{scale.shown}" height="60" fill="#3730a3"/></svg></td>'
        f'<td class="n">level {level(scale.level_quarters)}</td>'
        f'<td class="n soft">{number(scale.low)} to {number(scale.high)}</td></tr>'
    )


def _questions(made: Kit, notes: Mapping[str, str], *, short: bool = False) -> str:
    asked = "".join(_question(each, notes.get(each.id, ""), short) for each in made.questions)
    return f'<ol class="kit">{asked}</ol>'


def _question(each: KitQuestion, note: str, short: bool) -> str:
    then = f"<p><b>Then ask:</b> {_esc(each.then)}</p>" if each.then and not short else ""
    written = f'<p class="written">{_esc(note)}</p>' if note else ""
    lines = '<div class="notes"></div>' * (1 if short else 3)
    return (
        f'<li class="question"><p class="asks">{_esc(each.asks)}</p>'
        f'<p class="soft small">{_esc(each.because)}</p>'
        f'<div class="sounds"><p><b>Sounds good:</b> {_esc(each.good)}</p>'
        f"<p><b>Sounds weak:</b> {_esc(each.weak)}</p></div>{then}{written}{lines}</li>"
    )


def _line(line: Line) -> str:
    says = "".join(f"<li>{_esc(each)}</li>" for each in line.says)
    heads = "".join(
        f'<th scope="col">{_esc(side.label)}<br><span class="soft small">level '
        f"{level(side.score.level_quarters)}, {number(side.score.low)} to {number(side.score.high)}"
        "</span></th>"
        for side in line.sides
    )
    cells = "".join(f"<td>{_quotes(side)}</td>" for side in line.sides)
    return (
        f'<h2>{_esc(line.title)}</h2><p class="soft">{_esc(line.left)} … {_esc(line.right)}</p>'
        f"<ul>{says}</ul>"
        f'<table class="sides"><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>'
    )


def quotes_once(side: Side) -> tuple[tuple[Quoted, tuple[str, ...]], ...]:
    """Each quote of a side once, its strongest reading first, with everything that it shows."""
    says: dict[str, list[str]] = {}
    first: dict[str, Quoted] = {}
    for quoted in side.quotes:
        first.setdefault(quoted.quote, quoted)
        says.setdefault(quoted.quote, []).append(quoted.says)
    return tuple((quoted, tuple(dict.fromkeys(says[quote]))) for quote, quoted in first.items())


def _quotes(side: Side) -> str:
    found = quotes_once(side)
    quotes = "".join(
        f'<p><span class="quote">“{_esc(shortened(quoted.quote))}”</span><br>'
        f'<span class="small soft">{_esc(" ".join(says))}</span></p>'
        for quoted, says in found[:_MOST_QUOTES]
    )
    more = len(found) - _MOST_QUOTES
    return quotes + (f'<p class="small">and {more} more</p>' if more > 0 else "") if quotes else "–"


def _page(title: str, body: str, closing: str) -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_esc(title)}</title><style>{_report_style()}{_style()}</style></head><body><main>{body}</main>"
        f'<footer class="small soft"><p>{_esc(closing)}</p></footer></body></html>\n'
    )


def _esc(text: str) -> str:
    return escape(clean(text))


@cache
def _report_style() -> str:
    return files("ambition.report").joinpath("report.css").read_text(encoding="utf-8")


@cache
def _style() -> str:
    return files("ambition.desk").joinpath("printing.css").read_text(encoding="utf-8")
