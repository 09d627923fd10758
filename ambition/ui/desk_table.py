"""Everybody in a table: sorted, filtered and searched in the visitor's browser, so that nothing waits.

Rows are made here as HTML with every text escaped, each with its place in every column; what sorting means is
said once, by :func:`ambition.desk.rows.places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from ambition.desk.rows import FLAGS, Row, flags_of, places
from ambition.rubric.loading import LoadedRubric
from ambition.ui.desk_board import Act, bar, bar_says, flags, open_button, pick_box, told_by
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import esc
from ambition.wording import shortened

_table = st.components.v2.component(
    "ambition_table",
    html='<div class="dk-board dk-rows"></div>\n',
    js=(Path(__file__).parent / "desk_table.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show_rows(name: str, data: Mapping[str, Any], picked: Sequence[str], act: Act) -> None:
    """Draw the table; ``act`` is told of clicks as on the board, and of ``sort``: column, and if down."""
    key = f"dk-{name}"
    _table(key=key, data={**data, "picked": list(picked)}, on_act_change=told_by(key, act))


def table_data(found: Sequence[Row], rubric: LoadedRubric, words: DeskWords) -> dict[str, Any]:
    """All that the browser needs to draw the table, and to draw it again when it is sorted or filtered."""
    columns = _columns(rubric, words)
    ranks = {column: places(found, column) for column in columns}
    return {
        "frame": _frame(found, columns, rubric, words),
        "rows": [
            {
                "html": _line(row, rubric, words),
                "places": {column: rank[row.candidate] for column, rank in ranks.items()},
                "group": row.group,
                "flags": sorted(flags_of(row)),
                "levels": {scale.id: scale.shown for scale in row.scales},
                "text": f"{row.search} {words.say(row.group_title)} {words.say(row.goal)}",
            }
            for row in found
        ],
        "words": {name: words(f"table.{name}") for name in ("count", "sorted", "up", "down", "part")},
    }


def _columns(rubric: LoadedRubric, words: DeskWords) -> dict[str, str]:
    return {
        "label": words("table.candidate"),
        "group": words("table.group"),
        "goal": words("table.goal"),
        **{scale.id: words.say(scale.title) for scale in rubric.rubric.scales},
        "claims": words("table.claims"),
    }


def _frame(found: Sequence[Row], columns: Mapping[str, str], rubric: LoadedRubric, words: DeskWords) -> str:
    """All of the table but its rows: what to filter by, how many are left, the headings, the pages."""
    heads = "".join(_heading(key, title) for key, title in columns.items())
    return (
        f'<div class="dk-filter">{"".join(_filters(found, rubric, words))}</div>'
        '<p class="am-small dk-status" role="status"></p>'
        f'<div class="am-card dk-none" hidden><p>{esc(words("table.none"))}</p>'
        f'<button class="dk-act" data-all>{esc(words("table.everybody"))}</button></div>'
        f'<div class="am-card dk-wide" tabindex="0" role="region" aria-label="{esc(words("table.region"))}">'
        f'<table class="am-numbers dk-table"><thead><tr><th scope="col">{esc(words("table.pick"))}</th>'
        f'{heads}<th scope="col">{esc(words("table.flags"))}</th></tr></thead><tbody></tbody></table></div>'
        f'<nav class="dk-pager" aria-label="{esc(words("table.pages"))}" hidden>'
        f'<button class="dk-act" data-turn="-1">{esc(words("table.before"))}</button><span></span>'
        f'<button class="dk-act" data-turn="1">{esc(words("table.next"))}</button></nav>'
    )


def _heading(key: str, title: str) -> str:
    return (
        f'<th scope="col" aria-sort="none"><button data-sort="{esc(key)}" data-key="sort-{esc(key)}">'
        f'{esc(title)}<span aria-hidden="true"></span></button></th>'
    )


def _filters(found: Sequence[Row], rubric: LoadedRubric, words: DeskWords) -> Iterator[str]:
    search = esc(words("filter.search"))
    yield f'<label class="dk-field">{search}<input type="search" data-filter="text"></label>'
    scales = [(scale.id, words.say(scale.title)) for scale in rubric.rubric.scales]
    yield _choice("scale", words("filter.scale"), [("", words("filter.any")), *scales])
    yield _choice("level", words("filter.level"), [(level, level) for level in "1234"], " dk-level")
    titles = {row.group: words.say(row.group_title) for row in sorted(found, key=lambda row: -row.group_rank)}
    yield _boxes("groups", words("filter.groups"), {key: title for key, title in titles.items() if key})
    there = {flag for row in found for flag in flags_of(row)}
    yield _boxes(
        "only", words("filter.only"), {flag: words(f"filter.{flag}") for flag in FLAGS if flag in there}
    )


def _choice(name: str, title: str, options: Sequence[tuple[str, str]], css: str = "") -> str:
    inner = "".join(f'<option value="{esc(value)}">{esc(says)}</option>' for value, says in options)
    return (
        f'<label class="dk-field{css}">{esc(title)}<select data-filter="{esc(name)}">{inner}</select></label>'
    )


def _boxes(name: str, title: str, options: Mapping[str, str]) -> str:
    inner = "".join(
        f'<label><input type="checkbox" data-filter="{esc(name)}" value="{esc(value)}"> {esc(says)}</label>'
        for value, says in options.items()
    )
    return f'<fieldset class="dk-field"><legend>{esc(title)}</legend>{inner}</fieldset>' if inner else ""


def _line(row: Row, rubric: LoadedRubric, words: DeskWords) -> str:
    cells = "".join(_cell(row, place, each.id, words) for place, each in enumerate(rubric.rubric.scales))
    group = words.say(row.group_title) or words("table.rate-first")
    return (
        f'<tr><td>{pick_box(row, words)}</td><th scope="row">{open_button(row)}'
        f'<br><span class="am-small">{esc(shortened(row.project_name, 40))}</span></th><td>{esc(group)}</td>'
        f"<td>{esc(words.say(row.goal))}</td>{cells}<td>{row.claims_not_shown or ''}</td>"
        f"<td>{flags(row, words)}</td></tr>"
    )


def _cell(row: Row, place: int, name: str, words: DeskWords) -> str:
    scale = next((scale for scale in row.scales if scale.id == name), None)
    if scale is None:
        return f'<td><span class="am-unseen">{esc(words("bar.none"))}</span></td>'
    says = bar_says(scale, words)
    return (
        f'<td class="am-hue-{place % 6}" title="{esc(says)}"><div class="dk-cell">{bar(scale)}'
        f"<b>{esc(words.level(scale.level_quarters))}</b></div></td>"
    )
