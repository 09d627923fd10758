"""The two ways to see everybody: in groups, and as a table to sort, filter and search."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ambition.desk.comparing import MOST
from ambition.desk.grouping import Group, Grouping, in_order, whom_to_start_with
from ambition.desk.people import arrange
from ambition.desk.room import Room
from ambition.desk.rows import Row
from ambition.ui.desk_board import Act, group_html, show_board
from ambition.ui.desk_file import print_shortlist
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_table import show_rows, table_data
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import esc, label


def show_shortlist(state: DeskState, room: Room, words: DeskWords) -> None:
    """The groups, those of whom too little is known apart from them."""
    made = state.groups(room.rubric, words.language)
    rows = {row.candidate: row for row in state.rows(room.rubric)}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words("shortlist.about"))
        print_shortlist(state, room, words, "dk-print")
        by_hand = st.toggle(
            words("shortlist.arrange"), key="dk-arrange", help=words("shortlist.arrange.help")
        )
        if state.desk.settings.order:
            st.button(
                words("shortlist.arrival"),
                key="dk-arrival",
                type="tertiary",
                on_click=lambda: state.put(arrange(state.desk, ())),
            )
    _compare_bar(state, words)
    html = _to_rate(made, words)
    notes = {each.first: each.note for each in made.similar}
    nobody = whom_to_start_with(made, words.language, words.say)
    later = words("rate-first.nobody") if made.to_rate else ""
    for place, group in enumerate(made.groups):
        html += group_html(
            group,
            rows,
            room.rubric,
            words,
            arrange=by_hand,
            notes=notes,
            nobody=later if place else nobody or later,
        )
    show_board("board", html, state.picked, _acting(state, made.groups))
    _not_enough(state, made, rows, room, words)


def show_table(state: DeskState, room: Room, words: DeskWords) -> None:
    """A row a candidate; sorted by its headings, filtered and searched above it."""
    data = state.once(
        "table",
        (room.rubric.sha256, state.who, words.language),
        lambda: table_data(state.rows(room.rubric), room.rubric, words),
    )
    _compare_bar(state, words)
    show_rows("rows", data, state.picked, _acting(state, ()))


def _compare_bar(state: DeskState, words: DeskWords) -> None:
    """Who is chosen to be compared, and the way there."""
    state.picked = [name for name in state.picked if state.candidate(name)]
    if not state.picked:
        return
    labels = [words.called(one.label) for name in state.picked if (one := state.candidate(name))]
    with st.container(key="dk-picked", horizontal=True, vertical_alignment="center", border=True):
        st.write(words("compare.chosen", names=label(", ".join(labels))))
        st.button(
            words("compare.go"),
            key="dk-compare",
            type="primary",
            disabled=not 2 <= len(labels) <= MOST,
            on_click=lambda: setattr(state, "view", "compare"),
        )
        st.button(words("compare.clear"), key="dk-unpick", type="tertiary", on_click=state.picked.clear)
        if len(labels) > MOST:
            st.caption(words("compare.most", n=MOST))


def _acting(state: DeskState, groups: Sequence[Group]) -> Act:
    """What a click on the board does."""

    def act(name: str, candidate: str, on: bool) -> None:
        if name == "open":
            state.open(candidate)
        elif name == "interview":
            state.open(candidate, "interview")
        elif name == "pick":
            state.pick(candidate, on)
        elif name == "sort":
            state.sort = (candidate, on)
        elif name in ("up", "down"):
            _move(state, groups, candidate, -1 if name == "up" else 1)

    return act


def _move(state: DeskState, groups: Sequence[Group], candidate: str, by: int) -> None:
    """Let a candidate change places with the neighbour in the same group."""
    for group in groups:
        names = [member.candidate for member in group.members]
        if candidate in names and 0 <= names.index(candidate) + by < len(names):
            other = names[names.index(candidate) + by]
            order = [one.id for one in in_order(state.desk)]
            first, second = order.index(candidate), order.index(other)
            order[first], order[second] = order[second], order[first]
            state.put(arrange(state.desk, tuple(order)))


def _to_rate(made: Grouping, words: DeskWords) -> str:
    """Those whom this reviewer rates before seeing the program's marks."""
    if not made.to_rate:
        return ""
    buttons = "".join(
        f'<li><button class="dk-open" data-act="open" data-id="{esc(member.candidate)}" '
        f'data-key="open-{esc(member.candidate)}">{esc(member.label)}</button></li>'
        for member in made.to_rate
    )
    return (
        f'<section class="dk-group"><h3>{esc(words("rate-first.title"))} '
        f'<span class="dk-count">{len(made.to_rate)}</span></h3>'
        f'<p class="am-small">{esc(words("rate-first.about"))}</p>'
        f'<ul class="dk-flags">{buttons}</ul></section>'
    )


def _not_enough(state: DeskState, made: Grouping, rows: dict[str, Row], room: Room, words: DeskWords) -> None:
    """Apart from the groups: those to be asked for more, with a message ready to copy on their page."""
    if not made.not_enough.members:
        return
    html = group_html(made.not_enough, rows, room.rubric, words)
    html = html.replace('data-act="interview"', 'data-act="ask"').replace(
        esc(words("card.interview")), esc(words("card.ask"))
    )

    def act(name: str, candidate: str, on: bool) -> None:
        if name == "ask":
            state.open(candidate, "decision")
        else:
            _acting(state, ())(name, candidate, on)

    show_board("board-apart", html, state.picked, act)
