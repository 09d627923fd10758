"""Two to five candidates over each other: radars, quotes side by side, and the difference in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ambition.desk.choosing import best
from ambition.desk.comparing import FEWEST, MOST, Comparison, Line, Quoted, Side, compare
from ambition.desk.exporting import comparison_markdown
from ambition.desk.grouping import may_see
from ambition.desk.printing import comparison_html, quotes_once
from ambition.desk.radars import HUES_DARK, HUES_LIGHT
from ambition.desk.room import Room
from ambition.errors import AmbitionError
from ambition.figures import corners, radar, radar_alt
from ambition.model import Review
from ambition.ui.chart import draw_chart
from ambition.ui.desk_file import export_button
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc
from ambition.ui.radar import is_dark, radar_words
from ambition.wording import shortened

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
_MARKS = ("circle", "diamond", "square", "triangle-up", "cross")
_MOST_QUOTES = 3

Compared = list[tuple[str, str, Review]]


def show_compare(state: DeskState, room: Room, words: DeskWords) -> None:
    """Choose them, then see them over each other."""
    labels = {
        one.id: words.called(one.label)
        for one in state.desk.candidates
        if may_see(state.desk, one, state.who)
    }
    state.picked = [name for name in state.picked if name in labels][:MOST]
    if st.session_state.get("dk-compared") != state.picked:
        st.session_state["dk-compared"] = list(state.picked)
    st.multiselect(
        words("compare.who"),
        list(labels),
        format_func=labels.__getitem__,
        key="dk-compared",
        max_selections=MOST,
        placeholder=words("compare.choose"),
        on_change=lambda: setattr(state, "picked", list(st.session_state["dk-compared"])),
    )
    if len(state.picked) < FEWEST:
        draw(f'<div class="am-card"><p>{esc(words("compare.empty", least=FEWEST, most=MOST))}</p></div>')
        return
    try:
        compared = _compared(state, labels, room)
        made = compare(compared, room.rubric, language=words.language)
    except AmbitionError as error:
        draw(f'<div class="am-note" role="alert"><p>{esc(words.say(str(error)))}</p></div>')
        return
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="dk-radars", border=True):
        draw_chart(
            radars(compared, room, words, dark=is_dark()),
            key="dk-radars-chart",
            alt=_alt(compared, room, words),
        )
    with right:
        _numbers(made, compared, room, words)
        with st.container(horizontal=True):
            export_button(
                state,
                room,
                words("compare.print"),
                lambda: comparison_html(made, compared, room.rubric, words.language),
                name="comparison.html",
                key="dk-compare-html",
                form="comparison html",
            )
            export_button(
                state,
                room,
                words("compare.markdown"),
                lambda: comparison_markdown(made, words.language),
                name="comparison.md",
                key="dk-compare-md",
                form="comparison markdown",
            )
    if made.on_ranges:
        st.caption(made.on_ranges)
    for line in made.lines:
        draw(_line(line, words))


def radars(compared: Compared, room: Room, words: DeskWords, *, dark: bool) -> dict[str, Any]:
    """The radars of several reviews over each other; hue, dash and mark tell them apart."""
    figure = radar(compared[0][2], room.rubric, dark=dark, words=radar_words(words))
    hues = HUES_DARK if dark else HUES_LIGHT
    figure["data"] = [
        _trace(place, name, review, room, hues)
        for place, (_, name, review) in enumerate(compared)
        if review.judged
    ]
    return figure


def _trace(place: int, name: str, review: Review, room: Room, hues: tuple[str, ...]) -> dict[str, Any]:
    points = corners(review, room.rubric)
    ids, values = [point.id for point in points], [point.shown for point in points]
    return {
        "type": "scatterpolar",
        "theta": [*ids, ids[0]],
        "r": [*values, values[0]],
        "name": esc(name),
        "mode": "lines+markers",
        "line": {"width": 3, "color": hues[place], "dash": _DASHES[place]},
        "marker": {"size": 9, "color": hues[place], "symbol": _MARKS[place]},
        "hoverinfo": "name",
    }


def _compared(state: DeskState, labels: dict[str, str], room: Room) -> Compared:
    found: Compared = []
    for name in state.picked:
        one = state.candidate(name)
        project = best(one) if one else None
        if one is not None and project is not None:
            found.append((one.id, labels[one.id], state.covered(one.id, project, room)))
    return found


def _alt(compared: Compared, room: Room, words: DeskWords) -> str:
    spoken = radar_words(words)
    return " ".join(f"{name}: {radar_alt(review, room.rubric, spoken)}" for _, name, review in compared)


def _numbers(made: Comparison, compared: Compared, room: Room, words: DeskWords) -> None:
    heads = "".join(f'<th scope="col">{esc(name)}</th>' for name in made.labels)
    rows = "".join(
        f'<tr><th scope="row">{esc(words.say(line.title))}</th>'
        + "".join(f"<td>{_level(side, words)}</td>" for side in line.sides)
        + "</tr>"
        for line in made.lines
    )
    goals = "".join(f"<td>{esc(_goal(review, room, words))}</td>" for _, _, review in compared)
    draw(
        '<div class="am-card dk-wide"><table class="am-numbers">'
        f"<caption>{esc(words('compare.levels'))}</caption>"
        f'<thead><tr><th scope="col">{esc(words("numbers.scale"))}</th>{heads}</tr></thead><tbody>'
        f'<tr><th scope="row">{esc(words("table.goal"))}</th>{goals}</tr>{rows}</tbody></table></div>'
    )


def _goal(review: Review, room: Room, words: DeskWords) -> str:
    return words.say(room.rubric.goal(review.goal.reached).title) if review.goal.reached else "–"


def _level(side: Side, words: DeskWords) -> str:
    score = side.score
    span = f"{words.points(score.low)}–{words.points(score.high)}" if score.high > score.low else ""
    return f"{esc(words.level(score.level_quarters))}<br><span class='am-small'>{esc(span)}</span>"


def _line(line: Line, words: DeskWords) -> str:
    says = "".join(f"<li>{esc(each)}</li>" for each in line.says)
    sides = "".join(_side(side, words) for side in line.sides)
    return (
        f'<section class="am-card dk-line" id="scale-{esc(line.ledger)}" tabindex="-1" '
        f'aria-labelledby="cmp-{esc(line.ledger)}">'
        f'<h3 id="cmp-{esc(line.ledger)}">{esc(words.say(line.title))}</h3>'
        f'<div class="am-poles"><span>{esc(words.say(line.left))}</span>'
        f"<span>{esc(words.say(line.right))}</span></div>"
        f'<ul class="dk-says">{says}</ul><div class="dk-sides">{sides}</div></section>'
    )


def _side(side: Side, words: DeskWords) -> str:
    found = quotes_once(side)
    quotes = "".join(_quote(quoted, says, words) for quoted, says in found[:_MOST_QUOTES])
    more = len(found) - _MOST_QUOTES
    rest = f'<p class="am-small">{esc(words.count("compare.more", more))}</p>' if more > 0 else ""
    body = f"<ul>{quotes}</ul>{rest}" if quotes else f'<p class="am-soft">{esc(words("compare.nothing"))}</p>'
    level = words("scales.level", level=words.level(side.score.level_quarters))
    return f"<div><h4>{esc(side.label)} · {esc(level)}</h4>{body}</div>"


def _quote(quoted: Quoted, says: Sequence[str], words: DeskWords) -> str:
    shows = " ".join(words.say(each) for each in says)
    level, strength = words("scales.level", level=quoted.level), words(f"strength.{quoted.strength}")
    return (
        f"<li>“{esc(shortened(quoted.quote, 200) or quoted.quote[:80])}”<br>"
        f"<span class='am-small'>{esc(shows)} · {esc(level)} · {esc(strength)}</span></li>"
    )
