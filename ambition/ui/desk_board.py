"""The board: candidates as cards in their groups; one element, quick with hundreds of them.

Its HTML is made here, with every text escaped; clicks come back as an act and a candidate's id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
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
  for (const box of place.querySelectorAll("[data-act=pick]")) {
    box.checked = data.picked.includes(box.dataset.id)
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


def show_board(name: str, html: str, picked: Sequence[str], act: Act) -> None:
    """Draw the board; ``act`` is told what was clicked: the act, the candidate's id, and a box's state."""
    key = f"dk-{name}"
    _board(key=key, data={"html": html, "picked": list(picked)}, on_act_change=told_by(key, act))


def told_by(key: str, act: Act) -> Callable[[], None]:
    """What hands on the act that the component under this key has reported."""

    def told() -> None:
        found: Mapping[str, Any] = getattr(st.session_state[key], "act", None) or {}
        if found:
            act(str(found.get("act", "")), str(found.get("id", "")), bool(found.get("on")))

    return told


def mini_bars(scales: Sequence[Standing], rubric: LoadedRubric, words: DeskWords) -> str:
    """Each scale as a small bar with its open range, its title and its level in words."""
    lines = []
    for place, scale in enumerate(scales):
        title = words.say(rubric.scale(scale.id).title)
        says = bar_says(scale, words)
        lines.append(
            f'<div class="dk-mini am-hue-{place % 6}" title="{esc(title)}: {esc(says)}">'
            f"<span>{esc(title)}</span>{bar(scale)}<b>{esc(words.level(scale.level_quarters))}"
            f'<span class="am-unseen"> {esc(words("bar.of"))}, {esc(says)}</span></b></div>'
        )
    return f'<div class="dk-minis">{"".join(lines)}</div>' if lines else ""


def bar_says(scale: Standing, words: DeskWords) -> str:
    """What a small bar shows, in words."""
    return words(
        "bar.says",
        shown=words.points(scale.shown),
        low=words.points(scale.low),
        high=words.points(scale.high),
    )


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
    if row.perhaps:
        said.append(words("flag.perhaps", other=", ".join(row.perhaps[:2])))
    if row.projects > 1:
        said.append(words("flag.projects", n=row.projects))
    if row.decided:
        said.append(words("flag.decided"))
    tags = "".join(f'<li class="am-tag">{esc(text)}</li>' for text in said)
    return f'<ul class="dk-flags">{tags}</ul>' if tags else ""


def group_html(
    group: Group,
    rows: Mapping[str, Row],
    rubric: LoadedRubric,
    words: DeskWords,
    *,
    arrange: bool = False,
    notes: Mapping[str, str] = MappingProxyType({}),
    nobody: str = "",
) -> str:
    """One group with its cards; ``notes`` by candidate, ``nobody`` is said where the group is empty."""
    title = words.say(group.title)
    cards = "".join(
        card_html(
            member,
            rows[member.candidate],
            rubric,
            words,
            arrange=arrange,
            note=notes.get(member.candidate, ""),
        )
        for member in group.members
    )
    body = (
        f'<ul class="dk-cards">{cards}</ul>'
        if cards
        else f'<p class="am-small">{esc(nobody or words("group.none"))}</p>'
    )
    about = words(f"group.{group.id}") if words.has(f"group.{group.id}") else ""
    return (
        f'<section class="dk-group" aria-label="{esc(title)}"><h3>{esc(title)} '
        f'<span class="dk-count">{len(group.members)}</span></h3>'
        f'<p class="am-small">{esc(about)}</p>{body}</section>'
    )


def card_html(
    member: Member, row: Row, rubric: LoadedRubric, words: DeskWords, *, arrange: bool, note: str = ""
) -> str:
    """One candidate's card; ``note`` tells of similar profiles."""
    moved = ""
    if member.moved_from:
        moved = f'<p class="am-small">{esc(words("card.moved", group=words.say(member.moved_from)))}</p>'
    like = f'<p class="am-small dk-similar">{esc(note)}</p>' if note else ""
    goal = words("card.goal", goal=words.say(row.goal)) if row.goal else words("card.no-goal")
    return (
        f'<li class="am-card dk-card"><div class="dk-head">{open_button(row)}{pick_box(row, words)}</div>'
        f'<p class="am-small">{esc(shortened(row.project_name, 60))} · {esc(goal)}</p>'
        f'<p class="dk-headline">{esc(words.say(member.headline))}</p>{like}{moved}'
        f"{mini_bars(row.scales, rubric, words)}{flags(row, words)}{_foot(row, words, arrange)}</li>"
    )


def open_button(row: Row) -> str:
    """The candidate's name, which opens their page."""
    return (
        f'<button class="dk-open" data-act="open" data-id="{esc(row.candidate)}" '
        f'data-key="open-{esc(row.candidate)}">{esc(row.label)}</button>'
    )


def pick_box(row: Row, words: DeskWords) -> str:
    """The box that takes a candidate into the comparison; the browser ticks it."""
    return (
        f'<label class="dk-pick"><input type="checkbox" data-act="pick" data-id="{esc(row.candidate)}" '
        f'data-key="pick-{esc(row.candidate)}"> {esc(words("card.compare"))}'
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
