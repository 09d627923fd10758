"""What is on record, in words: who did what to whom; the reasons stand on the candidate's page alone."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ambition.desk.log import Entry, first_break
from ambition.desk.recording import Deed, deeds, record_csv
from ambition.desk.room import Room
from ambition.desk.together import stands_with
from ambition.desk.values import Candidate
from ambition.ui.desk_file import export_button
from ambition.ui.desk_here import Here
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc
from ambition.wording import shortened

_MOST_LINES, _MOST_NAMED = 300, 6


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an entry is told with: the desk's names and the words of the language."""

    state: DeskState
    room: Room
    words: DeskWords
    labels: dict[str, str]
    quotes: dict[int, str]

    def subjects(self, deed: Deed) -> str:
        """Whom it was done to, by what they are called now."""
        names = [
            self.labels.get(name, self.words("log.gone", id=name)) for name in deed.subjects if name != "desk"
        ]
        if len(names) > _MOST_NAMED:
            more = len(names) - _MOST_NAMED
            return ", ".join([*names[:_MOST_NAMED], self.words("log.more", n=more)])
        return ", ".join(names)

    def detail(self, entry: Entry) -> str:
        """What exactly: the quote with its readings, the group, the form or the date."""
        words, name = self.words, entry.detail
        if entry.action in ("confirmed", "rejected", "added evidence", "took back"):
            return self._judged(entry)
        if entry.action == "exported":
            key = f"log.form.{name.replace(' ', '-')}"
            return words(key) if words.has(key) else name
        if entry.action == "overrode":
            return words("log.group", group=self._group(name.removeprefix("group ")))
        if entry.action == "set the date to delete":
            return name or words("log.no-date")
        return ""

    def _judged(self, entry: Entry) -> str:
        quote = shortened(self.quotes.get(entry.number, ""), 160)
        read = "; ".join(self._reading(part) for part in entry.detail.split()[1:])
        told = f"“{quote}”" if quote else ""
        return self.words("log.judged", quote=told, read=read) if told else read

    def _reading(self, part: str) -> str:
        ledger, _, name = part.partition("/")
        rubric, say = self.room.rubric, self.words.say
        known = {each.id: each for each in rubric.rubric.criteria}
        if name not in known:
            return part
        titles = dict.fromkeys(each.ledger for each in known[name].speaks_for) or {ledger: None}
        return (
            f"{say(known[name].says).rstrip('.')} ({' · '.join(say(rubric.ledger(t).title) for t in titles)})"
        )

    def _group(self, name: str) -> str:
        rules = self.room.rubric.rubric.hireability
        titles = {band.id: band.title for band in (*rules.bands, rules.not_enough)} if rules else {}
        return self.words.say(titles[name]) if name in titles else self.words("place.reviewed")


def show_log(state: DeskState, room: Room, words: DeskWords) -> None:
    """The record, newest first, to filter and to take along."""
    st.subheader(words("log.title"), anchor=False)
    st.caption(words("log.about"))
    log = state.desk.log
    broken = first_break(log)
    if broken is not None:
        draw(f'<div class="am-note"><p>{esc(words("log.broken", n=broken))}</p></div>')
    telling = _telling(state, room, words)
    found = deeds(log, *_filters(telling, log))
    draw(
        f'<div class="am-card am-window" tabindex="0" role="region" aria-label="{esc(words("log.title"))}">'
        f"{_table(found[:_MOST_LINES], telling)}</div>"
    )
    if len(found) > _MOST_LINES:
        st.caption(words("log.rest", n=len(found) - _MOST_LINES))
    with st.container(horizontal=True, vertical_alignment="center"):
        export_button(
            state,
            room,
            words("log.csv"),
            lambda: record_csv(state.desk.log),
            name="record.csv",
            key="dk-log-csv",
            form="record csv",
        )
        st.caption(words("log.csv.about"))


def show_own_record(here: Here) -> None:
    """What is on record of one candidate, with the reasons, which go when the candidate goes."""
    state, one, words = here.state, here.one, here.words
    found = deeds(state.desk.log, subject=one.id)
    if not found:
        return
    with st.expander(words("log.own", n=len(found))):
        draw(_table(found, _telling(state, here.room, words), _reasons(state, one)))


def _telling(state: DeskState, room: Room, words: DeskWords) -> _Telling:
    labels = {one.id: words.called(one.label) for one in state.desk.candidates}
    labels |= {name: labels[now] for name, now in stands_with(state.desk.log).items() if now in labels}
    shown = state.shown()
    quotes = {
        each.entry: shown.text(one.id, each.quote) for one in state.desk.candidates for each in one.said
    }
    return _Telling(state, room, words, labels, quotes)


def _reasons(state: DeskState, one: Candidate) -> dict[int, str]:
    shown = state.shown()
    return {each.entry: shown.text(one.id, each.text) for each in one.said if each.text}


def _filters(telling: _Telling, log: tuple[Entry, ...]) -> tuple[str, str, str]:
    """What was done, to whom, and by whom; empty for any."""
    words = telling.words
    actions = sorted({entry.action for entry in log}, key=lambda each: words(_did(each)))
    subjects = [name for name in dict.fromkeys(entry.subject for entry in log) if name != "desk"]
    people = sorted({entry.who for entry in log if entry.who})
    anything = words("filter.any")
    with st.container(horizontal=True):
        action = st.selectbox(
            words("log.head.what"),
            ["", *actions],
            format_func=lambda each: words(_did(each)).rstrip(":") if each else anything,
            key="dk-log-what",
        )
        subject = st.selectbox(
            words("log.head.whom"),
            ["", *subjects],
            format_func=lambda each: telling.labels.get(each, each) if each else anything,
            key="dk-log-whom",
        )
        who = st.selectbox(
            words("log.head.who"), ["", *people], format_func=lambda each: each or anything, key="dk-log-who"
        )
    return action or "", subject or "", who or ""


def _table(found: tuple[Deed, ...], telling: _Telling, reasons: dict[int, str] | None = None) -> str:
    """The lines; tool and rubric are said once above them, and again only where others were used."""
    words = telling.words
    if not found:
        return f"<p>{esc(words('log.none'))}</p>"
    with_ = _made_with(found[0].first)
    lines = "".join(_line(each, telling, with_, reasons) for each in found)
    heads = "".join(
        f'<th scope="col">{esc(words(f"log.head.{name}"))}</th>' for name in ("at", "who", "what")
    )
    return (
        f'<p class="am-small">{esc(words("log.with", made=with_))}</p>'
        f'<table class="am-numbers dk-left"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'
    )


def _line(deed: Deed, telling: _Telling, with_: str, reasons: dict[int, str] | None) -> str:
    words, entry = telling.words, deed.first
    said = [f"<b>{esc(words(_did(entry.action)))}</b> {esc(telling.subjects(deed))}"]
    detail = telling.detail(entry)
    said += [esc(detail)] if detail else []
    if reasons is not None and entry.number in reasons:
        said.append(f"“{esc(reasons[entry.number])}”")
    elif entry.reason_sha256:
        said.append(f'<span class="am-small">{esc(words("log.reason", hash=entry.reason_sha256[:8]))}</span>')
    if _made_with(entry) != with_:
        said.append(f'<span class="am-small">{esc(_made_with(entry))}</span>')
    at = entry.at.replace("T", " ").removesuffix("Z")[:16]
    who = entry.who or words("log.nobody")
    return f"<tr><td>{esc(at)}</td><td>{esc(who)}</td><td>{'<br>'.join(said)}</td></tr>"


def _made_with(entry: Entry) -> str:
    return f"{entry.tool} · {entry.rubric.id} {entry.rubric.version} ({entry.rubric.sha256[:8]})"


def _did(action: str) -> str:
    return f"log.did.{action.replace(' ', '-')}"
