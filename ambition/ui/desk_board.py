"""The board: candidates as cards in their groups, or as a table; one element, quick with hundreds of them.

Its HTML is made here, with every text escaped; clicks come back as an act and a candidate's id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from ambition.desk.grouping import Group, Member
from ambition.desk.rows import Row
from ambition.desk.values import Standing
from ambition.rubric.loading import LoadedRubric
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import esc
from ambition.wording import shortened

_SCRIPT = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const place = parentElement.querySelector(".dk-board")
  if (place.ambitionHtml !== data.html) {
    const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null
    place.innerHTML = data.html
    place.ambitionHtml = data.html
    if (held) place.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus()
  }
  const tell = event => {
    const at = event.target.closest("[data-act]")
    if (!at || (at.type === "checkbox") !== (event.type === "change")) return
    setTriggerValue("act", { act: at.dataset.act, id: at.dataset.id || "", on: !!at.checked, at: Date.now() })
  }
  place.onclick = tell
  place.onchange = tell
}
"""
_board = st.components.v2.component(
    "ambition_board", html='<div class="dk-board"></div>\n', js=_SCRIPT, isolate_styles=False
)
Act = Callable[[str, str, bool], None]


def show_board(name: str, html: str, act: Act) -> None:
    """Draw the board; ``act`` is told what was clicked: the act, the candidate's id, and a box's state."""
    key = f"dk-{name}"

    def told() -> None:
        found: Mapping[str, Any] = getattr(st.session_state[key], "act", None) or {}
        if found:
            act(str(found.get("act", "")), str(found.get("id", "")), bool(found.get("on")))

    _board(key=key, data={"html": html}, on_act_change=told)


def mini_bars(scales: Sequence[Standing], rubric: LoadedRubric, words: DeskWords) -> str:
    """Each scale as a small bar with its open range, its title and its level in words."""
    lines = []
    for place, scale in enumerate(scales):
        title = words.say(rubric.scale(scale.id).title)
        says = words(
            "bar.says",
            shown=words.points(scale.shown),
            low=words.points(scale.low),
            high=words.points(scale.high),
        )
        lines.append(
            f'<div class="dk-mini am-hue-{place % 6}" title="{esc(title)}: {esc(says)}">'
            f"<span>{esc(title)}</span>{bar(scale)}<b>{esc(words.level(scale.level_quarters))}"
            f'<span class="am-unseen"> {esc(words("bar.of"))}, {esc(says)}</span></b></div>'
        )
    return f'<div class="dk-minis">{"".join(lines)}</div>' if lines else ""


def bar(scale: Standing) -> str:
    """One small bar: shown solid, the open range hatched, claimed a dashed line."""
    wide = max(0, scale.high - scale.low)
    claimed = ""
    if scale.claimed is not None:
        claimed = f'<span class="am-claimed" style="left:{scale.claimed / 10}%"></span>'
    return (
        '<span class="am-track dk-track" aria-hidden="true">'
        f'<span class="am-open" style="left:{scale.low / 10}%;width:{wide / 10}%"></span>'
        f'<span class="am-shown" style="left:0;width:{scale.shown / 10}%"></span>{claimed}</span>'
    )


def flags(row: Row, words: DeskWords) -> str:
    """What to know before trusting the row, in short tags."""
    said = [words(f"flag.{name}") for name in ("partial", "stale", "unverified") if getattr(row, name)]
    if row.claims_not_shown:
        said.append(words.count("flag.claims", row.claims_not_shown))
    if row.same_as:
        said.append(words("flag.same", other=", ".join(row.same_as[:2])))
    if row.projects > 1:
        said.append(words("flag.projects", n=row.projects))
    if row.decided:
        said.append(words("flag.decided"))
    tags = "".join(f'<li class="am-tag">{esc(text)}</li>' for text in said)
    return f'<ul class="dk-flags">{tags}</ul>' if tags else ""


def group_html(
    group: Group,
    rows: Mapping[str, Row],
    picked: Sequence[str],
    rubric: LoadedRubric,
    words: DeskWords,
    *,
    arrange: bool = False,
) -> str:
    """One group with its cards."""
    title = words.say(group.title)
    cards = "".join(
        card_html(member, rows[member.candidate], member.candidate in picked, rubric, words, arrange=arrange)
        for member in group.members
    )
    body = (
        f'<ul class="dk-cards">{cards}</ul>'
        if cards
        else f'<p class="am-small">{esc(words("group.none"))}</p>'
    )
    about = words(f"group.{group.id}") if words.has(f"group.{group.id}") else ""
    return (
        f'<section class="dk-group" aria-label="{esc(title)}"><h3>{esc(title)} '
        f'<span class="dk-count">{len(group.members)}</span></h3>'
        f'<p class="am-small">{esc(about)}</p>{body}</section>'
    )


def card_html(
    member: Member, row: Row, is_picked: bool, rubric: LoadedRubric, words: DeskWords, *, arrange: bool
) -> str:
    """One candidate's card."""
    moved = ""
    if member.moved_from:
        moved = f'<p class="am-small">{esc(words("card.moved", group=words.say(member.moved_from)))}</p>'
    goal = words("card.goal", goal=words.say(row.goal)) if row.goal else words("card.no-goal")
    return (
        f'<li class="am-card dk-card"><div class="dk-head">{_open(row)}{_pick(row, is_picked, words)}</div>'
        f'<p class="am-small">{esc(shortened(row.project_name, 60))} · {esc(goal)}</p>'
        f'<p class="dk-headline">{esc(words.say(member.headline))}</p>{moved}'
        f"{mini_bars(row.scales, rubric, words)}{flags(row, words)}{_foot(row, words, arrange)}</li>"
    )


def table_html(
    rows: Sequence[Row],
    picked: Sequence[str],
    rubric: LoadedRubric,
    words: DeskWords,
    *,
    sort: str,
    down: bool,
) -> str:
    """The table; a heading is a button that sorts by its column."""
    scales = rubric.rubric.scales
    columns = [
        ("label", words("table.candidate")),
        ("group", words("table.group")),
        ("goal", words("table.goal")),
        *((s.id, words.say(s.title)) for s in scales),
        ("claims", words("table.claims")),
    ]
    heads = "".join(_heading(key, title, sort, down) for key, title in columns)
    lines = "".join(_line(row, row.candidate in picked, rubric, words) for row in rows)
    return (
        f'<div class="am-card dk-wide" tabindex="0" role="region" aria-label="{esc(words("table.region"))}">'
        f'<table class="am-numbers dk-table"><thead><tr><th scope="col">{esc(words("table.pick"))}</th>'
        f'{heads}<th scope="col">{esc(words("table.flags"))}</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _heading(key: str, title: str, sort: str, down: bool) -> str:
    state = ("descending" if down else "ascending") if key == sort else "none"
    arrow = {"ascending": " ▲", "descending": " ▼", "none": ""}[state]
    return (
        f'<th scope="col" aria-sort="{state}"><button data-act="sort" data-id="{esc(key)}" '
        f'data-key="sort-{esc(key)}">{esc(title)}<span aria-hidden="true">{arrow}</span></button></th>'
    )


def _line(row: Row, is_picked: bool, rubric: LoadedRubric, words: DeskWords) -> str:
    by_id = {scale.id: (place, scale) for place, scale in enumerate(row.scales)}
    cells = []
    for each in rubric.rubric.scales:
        found = by_id.get(each.id)
        if found is None:
            cells.append(f'<td><span class="am-unseen">{esc(words("bar.none"))}</span></td>')
            continue
        place, scale = found
        says = words(
            "bar.says",
            shown=words.points(scale.shown),
            low=words.points(scale.low),
            high=words.points(scale.high),
        )
        cells.append(
            f'<td class="am-hue-{place % 6}" title="{esc(says)}"><div class="dk-cell">{bar(scale)}'
            f"<b>{esc(words.level(scale.level_quarters))}</b></div></td>"
        )
    group = words.say(row.group_title) or words("table.rate-first")
    return (
        f'<tr><td>{_pick(row, is_picked, words)}</td><th scope="row">{_open(row)}'
        f'<br><span class="am-small">{esc(shortened(row.project_name, 40))}</span></th><td>{esc(group)}</td>'
        f"<td>{esc(words.say(row.goal))}</td>{''.join(cells)}<td>{row.claims_not_shown or ''}</td>"
        f"<td>{flags(row, words)}</td></tr>"
    )


def _open(row: Row) -> str:
    return (
        f'<button class="dk-open" data-act="open" data-id="{esc(row.candidate)}" '
        f'data-key="open-{esc(row.candidate)}">{esc(row.label)}</button>'
    )


def _pick(row: Row, is_picked: bool, words: DeskWords) -> str:
    checked = " checked" if is_picked else ""
    return (
        f'<label class="dk-pick"><input type="checkbox" data-act="pick" data-id="{esc(row.candidate)}" '
        f'data-key="pick-{esc(row.candidate)}"{checked}> {esc(words("card.compare"))}'
        f'<span class="am-unseen"> {esc(row.label)}</span></label>'
    )


def _foot(row: Row, words: DeskWords, arrange: bool) -> str:
    acts = ["interview", *(["up", "down"] if arrange else [])]
    buttons = "".join(
        f'<button class="dk-act" data-act="{act}" data-id="{esc(row.candidate)}" '
        f'data-key="{act}-{esc(row.candidate)}">{esc(words(f"card.{act}"))}'
        f'<span class="am-unseen"> {esc(row.label)}</span></button>'
        for act in acts
    )
    return f'<div class="dk-foot">{buttons}</div>'
