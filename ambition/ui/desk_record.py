"""What is on record, what people may be told, how long things are kept, and whether all comes out again."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ambition.desk.log import Entry, first_break
from ambition.desk.people import set_blind
from ambition.desk.retaining import keep_until, must_not_be_used_for, notice, retention
from ambition.desk.room import Room
from ambition.desk.together import stands_with
from ambition.desk.verifying import Verified, verify
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc
from ambition.ui.work import Work

_MOST_ENTRIES = 300


def show_record(state: DeskState, room: Room, words: DeskWords) -> None:
    """Fair use on the left, the log on the right."""
    left, right = st.columns(2, gap="medium")
    with left:
        _fair_use(state, room, words)
    with right:
        _blind(state, room, words)
        _verify(state, room, words)
        _log(state, words)


def _fair_use(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("fair.title"), anchor=False)
    st.caption(words("fair.about"))
    contact = st.text_input(words("explain.contact"), key="dk-fair-contact")
    kept = state.desk.settings.delete_on
    day = st.date_input(
        words("fair.date"),
        date.fromisoformat(kept) if kept else None,
        key="dk-delete-on",
        format="YYYY-MM-DD",
        help=words("fair.date.help"),
    )
    given = day.isoformat() if isinstance(day, date) else ""
    if given != kept:
        state.do(lambda desk: keep_until(desk, given, room, state.who))
    for name, text in (
        ("notice", notice(state.desk, contact or "", words.language)),
        ("retention", retention(state.desk, words.language)),
        ("must-not", must_not_be_used_for(words.language)),
    ):
        with st.expander(words(f"fair.{name}")):
            st.code(text, language=None, wrap_lines=True)


def _blind(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("blind.title"), anchor=False)

    def turned() -> None:
        on = bool(st.session_state["dk-blind"])
        state.do(lambda desk: set_blind(desk, on, room, state.who))

    if st.session_state.get("dk-blind") != state.desk.settings.blind:
        st.session_state["dk-blind"] = state.desk.settings.blind
    st.toggle(words("blind.toggle"), key="dk-blind", help=words("blind.help"), on_change=turned)


def _verify(state: DeskState, room: Room, words: DeskWords) -> None:
    st.subheader(words("verify.title"), anchor=False)
    st.caption(words("verify.about"))
    st.button(words("verify.go"), key="dk-check", on_click=_start_verify, args=(state, room))
    found: Verified | None = st.session_state.get("dk-verified")
    if found is None:
        return
    wrong = [f"{each.label}: {each.says}" for each in found.checks if each.state != "same"]
    wrong += found.record
    text = words("verify.sound", n=len(found.checks)) if found.is_sound else words("verify.wrong")
    lines = "".join(f"<li>{esc(line)}</li>" for line in wrong[:50])
    css = "am-offer" if found.is_sound else "am-note"
    draw(f'<div class="{css}" role="status"><p>{esc(text)}</p><ul>{lines}</ul></div>')


def _start_verify(state: DeskState, room: Room) -> None:
    desk = state.desk

    def run(work: Work) -> Verified:
        return verify(desk, room, lambda done, total: work.at("work.again", done, total))

    def finish(found: Verified) -> None:
        st.session_state["dk-verified"] = found

    state.work = Work(run, finish, "work.again", total=len(desk.candidates))
    state.work.start()


def _log(state: DeskState, words: DeskWords) -> None:
    st.subheader(words("log.title"), anchor=False)
    st.caption(words("log.about"))
    log = state.desk.log
    broken = first_break(log)
    if broken is not None:
        draw(f'<div class="am-note"><p>{esc(words("log.broken", n=broken))}</p></div>')
    labels = {one.id: one.label for one in state.desk.candidates}
    labels |= {name: labels[now] for name, now in stands_with(log).items() if now in labels}
    shown = state.shown()
    said = {each.entry: shown.text(one.id, each.text) for one in state.desk.candidates for each in one.said}
    rows = "".join(_entry(entry, labels, said, words) for entry in log[: -_MOST_ENTRIES - 1 : -1])
    heads = "".join(
        f'<th scope="col">{esc(words(f"log.head.{name}"))}</th>' for name in ("at", "who", "what")
    )
    draw(
        f'<div class="am-card am-window" tabindex="0" role="region" aria-label="{esc(words("log.title"))}">'
        f'<table class="am-numbers dk-left"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _entry(entry: Entry, labels: dict[str, str], said: dict[int, str], words: DeskWords) -> str:
    subject = labels.get(
        entry.subject, "" if entry.subject == "desk" else words("log.gone", id=entry.subject)
    )
    action = words(f"log.did.{entry.action.replace(' ', '-')}")
    reason = f"<br>“{esc(said[entry.number])}”" if entry.number in said else ""
    hashes = f"{entry.tool} · {entry.rubric.id} {entry.rubric.version} ({entry.rubric.sha256[:8]})"
    if entry.input_sha256:
        hashes += f" · {entry.input_sha256[:8]}"
    at = entry.at.replace("T", " ").removesuffix("Z")[:16]
    return (
        f"<tr><td>{esc(at)}</td><td>{esc(entry.who or '–')}</td><td><b>{esc(action)}</b> {esc(subject)} "
        f"{esc(entry.detail)}{reason}<br><span class='am-small'>{esc(hashes)}</span></td></tr>"
    )
