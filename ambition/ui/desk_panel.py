"""The panel: everybody's marks laid side by side, the widest differences first."""

from __future__ import annotations

import streamlit as st

from ambition.desk.agreement import Interval, LedgerAgreement
from ambition.desk.panel import Difference, Given, Panel, from_marks, marks_of, merge, panel_file
from ambition.desk.people import take_marks
from ambition.desk.room import Room
from ambition.desk.values import Candidate
from ambition.errors import AmbitionError
from ambition.ui.desk_file import export_button
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, label, slug
from ambition.wording import shortened

_STEPS = ("desk", "mark", "send", "merge")


def show_panel(state: DeskState, room: Room, words: DeskWords) -> None:
    """Mark, save one's own file, merge the others', and see where people differ."""
    steps = "".join(f"<li>{esc(words(f'panel.step.{name}'))}</li>" for name in _STEPS)
    draw(f'<div class="am-card dk-welcome"><ol class="dk-steps">{steps}</ol></div>')
    _rate_first(state, words)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        _own(state, room, words)
    with right:
        uploads = st.file_uploader(
            words("panel.files"), type=["json", "jsonl"], accept_multiple_files=True, key="dk-panel-files"
        )
    files = [(each.name, each.getvalue().decode("utf-8", "replace")) for each in uploads or ()]
    try:
        merged = merge(files, state.desk)
    except AmbitionError as error:
        draw(f'<div class="am-note" role="alert"><p>{esc(words.say(str(error)))}</p></div>')
        return
    if files:
        known = {one.label for one in state.desk.candidates} & {each.thing for each in merged.given}
        st.button(
            words("panel.take", n=len(known)),
            key="dk-panel-take",
            disabled=not known,
            help=words("panel.take.help"),
            on_click=lambda: state.do(lambda desk: take_marks(desk, merge(files, desk), room, state.who)),
        )
    made = merged if files else from_marks(_seen(state))
    if not made.given:
        draw(f'<div class="am-card"><p>{esc(words("panel.empty"))}</p></div>')
        return
    _differences(made, room, words)
    _agreement(made, room, words)


def _own(state: DeskState, room: Room, words: DeskWords) -> None:
    """How far one is with one's own marks, the way to the next candidate, and the file to send."""
    if not state.who:
        st.write(words("panel.who"))
        return
    names = state.walk(room.rubric, words.language)
    todo = [name for name in names if not _is_marked(state.candidate(name), state.who)]
    st.write(words("panel.own", who=label(state.who), n=len(names) - len(todo), all=len(names)))
    with st.container(horizontal=True):
        st.button(
            words("panel.next"),
            key="dk-panel-next",
            disabled=not todo,
            on_click=lambda: state.open(todo[0], "evidence"),
        )
        if len(todo) < len(names):
            export_button(
                state,
                room,
                words("panel.save", who=state.who),
                lambda: panel_file(state.desk, state.who, room.rubric.ref),
                name=f"marks-{slug(state.who)}.json",
                key="dk-panel-save",
                form="panel",
            )


def _is_marked(one: Candidate | None, who: str) -> bool:
    return one is not None and any(mark.reviewer == who for mark in one.marks)


def _rate_first(state: DeskState, words: DeskWords) -> None:
    from dataclasses import replace  # noqa: PLC0415

    def turned() -> None:
        on = bool(st.session_state["dk-rate-first"])
        state.put(replace(state.desk, settings=replace(state.desk.settings, rate_first=on)))

    st.toggle(
        words("rate-first.toggle"),
        state.desk.settings.rate_first,
        key="dk-rate-first",
        help=words("rate-first.help"),
        on_change=turned,
    )


def _seen(state: DeskState) -> tuple[Given, ...]:
    """Saved marks; who rates first sees those of candidates that they have rated themselves."""
    own = {one.label for one in state.desk.candidates if state.who in one.saved_by}
    first = state.desk.settings.rate_first
    return tuple(each for each in marks_of(state.desk) if not first or each.thing in own)


def _differences(made: Panel, room: Room, words: DeskWords) -> None:
    raters = sorted({each.rater for each in made.given})
    things = {each.thing for each in made.given}
    st.caption(words("panel.count", raters=len(raters), things=len(things)))
    if not made.differences:
        draw(f'<div class="am-offer"><p>{esc(words("panel.agree"))}</p></div>')
        return
    st.subheader(words.count("panel.differ", len(made.differences)), anchor=False)
    draw("".join(_difference(each, room, words) for each in made.differences[:50]))


def _difference(each: Difference, room: Room, words: DeskWords) -> str:
    def side(given: Given) -> str:
        quote = f"“{esc(shortened(given.quote, 220))}”" if given.quote else esc(words("panel.no-quote"))
        return (
            f"<div><h4>{esc(given.rater)}: {esc(words('scales.level', level=given.level))}</h4>"
            f'<p class="am-soft">{quote}</p></div>'
        )

    ask = words("panel.talk") if each.third else words("panel.third")
    return (
        '<section class="am-card dk-line">'
        f"<h3>{esc(words.called(each.thing))} · {esc(_title(each.ledger, room, words))}</h3>"
        f"<p>{esc(words('panel.apart', n=each.levels_apart))} {esc(ask)}</p>"
        f'<div class="dk-sides">{side(each.lower)}{side(each.higher)}'
        f"{''.join(map(side, each.third))}</div></section>"
    )


def _agreement(made: Panel, room: Room, words: DeskWords) -> None:
    with st.expander(words("panel.figures")):
        st.caption(words("panel.figures.about"))
        for notice in made.notices:
            draw(f'<p class="am-small">{esc(words.say(notice))}</p>')
        if made.small:
            draw(f'<p class="am-small">{esc(words("panel.few"))}</p>')
        rows = "".join(_figures(each, room, words) for each in made.agreement)
        heads = "".join(
            f'<th scope="col">{esc(words(f"panel.head.{name}"))}</th>'
            for name in ("pair", "n", "kappa", "interval")
        )
        draw(
            f'<div class="dk-wide"><table class="am-numbers dk-left"><thead><tr><th scope="col">'
            f"{esc(words('numbers.scale'))}</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


def _figures(each: LedgerAgreement, room: Room, words: DeskWords) -> str:
    title = _title(each.ledger, room, words)
    lines = [(words("panel.all"), each.n, each.alpha, each.interval_95, each.small)]
    lines += [
        (" / ".join(pair.raters), pair.n, pair.kappa, pair.interval_95, pair.small) for pair in each.pairs
    ]
    return "".join(
        f'<tr><th scope="row">{esc(title if not place else "")}</th><td>{esc(who)}</td>'
        f"<td>{n}{esc(' ' + words('panel.small') if small else '')}</td><td>{_number(figure)}</td>"
        f"<td>{_interval(interval)}</td></tr>"
        for place, (who, n, figure, interval, small) in enumerate(lines)
    )


def _title(ledger: str, room: Room, words: DeskWords) -> str:
    if ledger in room.rubric.ledger_ids:
        return words.say(room.rubric.ledger(ledger).title)
    return ledger


def _number(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def _interval(interval: Interval | None) -> str:
    return "–" if interval is None else f"{interval.low:.2f} … {interval.high:.2f}"
