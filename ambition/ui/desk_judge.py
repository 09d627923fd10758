"""The evidence, and people's own judgement of it: confirm, reject, add, and marks of one's own."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ambition.desk.people import judge, mark, save_marks, unjudged, withdraw
from ambition.desk.room import Room
from ambition.desk.values import Candidate, Mark
from ambition.model import Evidence, Judgement, Review
from ambition.ui.desk_here import Here
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.evidence import show_description, show_not_counted
from ambition.ui.markup import draw, esc, label
from ambition.ui.scales import show_scales
from ambition.wording import shortened


def show_judging(here: Here) -> None:
    """The scales with their quotes, the text with its marks, and what people say of them."""
    state, one, review, room, words = here.state, here.one, here.review, here.room, here.words
    _misread(here)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        show_scales(review, room.rubric, words)
    with right, st.container(key="dk-judging"):
        _judgements(here)
        _judge(here)
        _add(here)
    _marks(state, one, room, words)
    show_description(review, room.rubric, words)
    show_not_counted(review, words)


def show_rating(state: DeskState, one: Candidate, review: Review, room: Room, words: DeskWords) -> None:
    """Rate first: the text without the program's marks, and one's own marks beside it."""
    draw(f'<div class="am-offer"><p>{esc(words("rate-first.here"))}</p></div>')
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw(
            f'<div class="am-card"><h3>{esc(words("rate-first.text"))}</h3>'
            f'<div class="am-window" tabindex="0" role="region" aria-label="{esc(words("rate-first.text"))}">'
            f'<div class="am-text">{esc(review.description.text)}</div></div></div>'
        )
    with right:
        _marks(state, one, room, words)


def _judge(here: Here) -> None:
    """Confirm or reject one piece of evidence, with a reason."""
    state, project, review, room, words = here.state, here.project, here.review, here.room, here.words
    plain = {item.id: item for item in here.plain.evidence if item.points}
    shown = {item.id: item for item in review.evidence if item.points}
    if not plain:
        return

    def said(name: str) -> str:
        item = shown.get(name, plain[name])
        title = words.say(room.rubric.ledger(item.ledger).title)
        quote = f"“{shortened(item.quote, 70)}”" if item.quote else words("judge.answer")
        return f"{title} · {words.say(room.rubric.criterion(item.criterion).says)} {quote}"

    # What is typed stays until it has been taken; each judgement taken gives empty fields.
    stem = f"{project.id}-{len(project.judgements)}"
    with st.form("dk-judge"):
        draw(f'<h3 class="dk-form">{esc(words("judge.title"))}</h3>')
        st.caption(words("judge.about"))
        name = st.selectbox(words("judge.which"), list(plain), format_func=said, key=f"dk-which-{stem}")
        reason = st.text_input(words("judge.reason"), key=f"dk-reason-{stem}")
        who = state.who or st.text_input(words("who.label"), key=f"dk-judge-who-{stem}")
        with st.container(horizontal=True):
            confirmed = st.form_submit_button(words("judge.confirm"))
            rejected = st.form_submit_button(words("judge.reject"))
    if (confirmed or rejected) and name:
        state.who = (who or "").strip()
        made = _judgement(plain[name], "confirm" if confirmed else "reject", reason or "")
        if state.who:
            state.do(lambda desk: judge(desk, project.id, made, room, state.who))
        else:
            state.notices.append(("bad", words("judge.who")))
        st.rerun()


def _judgement(item: Evidence, action: str, reason: str) -> Judgement:
    quote = "" if item.source == "answer" and action == "confirm" else item.quote
    return Judgement(
        "confirm" if action == "confirm" else "reject", item.ledger, item.criterion, quote, reason
    )


def _add(here: Here) -> None:
    """Add a quote that was overlooked."""
    state, project, room, words = here.state, here.project, here.room, here.words
    rubric = room.rubric
    known = {each.id: each for scale in rubric.scales_and_niche for each, _ in rubric.criteria_of(scale.id)}
    with st.expander(words("judge.add")), st.form("dk-add-evidence", clear_on_submit=True):
        quote = st.text_area(words("judge.quote"), height=80, help=words("judge.quote.help"))
        criterion = st.selectbox(
            words("judge.criterion"), list(known), format_func=lambda name: words.say(known[name].says)
        )
        reason = st.text_input(words("judge.reason"))
        if st.form_submit_button(words("judge.add.go")) and criterion:
            ledger = next(iter(known[criterion].speaks_for)).ledger
            made = Judgement("add", ledger, criterion, (quote or "").strip(), reason or "")
            state.do(lambda desk: judge(desk, project.id, made, room, state.who))
            st.rerun()


def _judgements(here: Here) -> None:
    """What people did so far, and the program's own marks beside it."""
    state, project, review, room, words = here.state, here.project, here.review, here.room, here.words
    if not project.judgements:
        return
    alone = room.review(unjudged(project))
    lines = []
    for now, then in zip(review.scales, alone.scales, strict=True):
        if now.shown != then.shown or now.credited != then.credited:
            title = words.say(room.rubric.scale(now.id).title)
            lines.append(
                words(
                    "judge.alone",
                    scale=title,
                    own=words.points(then.credited),
                    now=words.points(now.credited),
                )
            )
    says = "".join(f"<li>{esc(line)}</li>" for line in lines) or f"<li>{esc(words('judge.same'))}</li>"
    draw(f'<div class="am-card"><h3>{esc(words("judge.done"))}</h3><ul>{says}</ul></div>')
    for place, (made, shown) in enumerate(zip(project.judgements, review.judgements, strict=True)):
        with st.container(horizontal=True, vertical_alignment="center"):
            who = f" ({shown.reviewer})" if shown.reviewer else ""
            quote = f"“{shortened(shown.quote, 80)}”" if shown.quote else words("judge.answer")
            draw(
                f"<p><b>{esc(words(f'judged.{made.action}'))}</b>{esc(who)}: {esc(quote)}. "
                f"{esc(shown.reason)}</p>"
            )
            st.button(
                words("judge.back"),
                key=f"dk-withdraw-{place}",
                type="tertiary",
                on_click=lambda made=made: state.do(
                    lambda desk: withdraw(desk, project.id, made, room, state.who)
                ),
            )


def _marks(state: DeskState, one: Candidate, room: Room, words: DeskWords) -> None:
    """One's own level on each scale; seen by others once it is saved."""
    draw(f'<h3 class="dk-form">{esc(words("marks.title"))}</h3>')
    if not state.who:
        st.caption(words("marks.who"))
        st.text_input(
            words("who.label"),
            key="dk-who-here",
            on_change=lambda: setattr(state, "who", st.session_state["dk-who-here"].strip()),
        )
        return
    st.caption(words("marks.about"))
    own = {each.ledger: each for each in one.marks if each.reviewer == state.who}
    with st.form(f"dk-marks-{one.id}"):
        given: dict[str, tuple[int | None, str]] = {}
        for scale in room.rubric.scales_and_niche:
            old = own.get(scale.id)
            means = {each.level: f"{each.level} · {words.say(each.means)}" for each in scale.levels}
            level = st.selectbox(
                label(words.say(scale.title)),
                list(means),
                index=old.level if old else None,
                format_func=means.__getitem__,
                key=f"dk-mark-{one.id}-{scale.id}",
                placeholder=words("marks.none"),
            )
            quote = st.text_input(
                words("marks.quote"),
                old.quote if old else "",
                key=f"dk-mq-{one.id}-{scale.id}",
                placeholder=words("marks.quote"),
                label_visibility="collapsed",
            )
            given[scale.id] = (level, quote or "")
        if st.form_submit_button(words("marks.save"), type="primary"):
            _save_marks(state, one.id, given, room)
            st.rerun()
    _others(state, one, room, words)


def _save_marks(
    state: DeskState, candidate: str, given: dict[str, tuple[int | None, str]], room: Room
) -> None:
    for ledger, (level, quote) in given.items():
        if level is not None:
            made = Mark(state.who, ledger, level, quote.strip())
            if not state.tried(partial(mark, candidate=candidate, given=made)):
                return
    state.do(lambda desk: save_marks(desk, candidate, room, state.who))


def _others(state: DeskState, one: Candidate, room: Room, words: DeskWords) -> None:
    """Everybody's saved marks, for who has saved their own."""
    if state.who not in one.saved_by or len(one.saved_by) < 2:
        return
    heads = "".join(f'<th scope="col">{esc(who)}</th>' for who in one.saved_by)
    lines = ""
    for scale in room.rubric.scales_and_niche:
        by_who = {each.reviewer: each.level for each in one.marks if each.ledger == scale.id}
        cells = "".join(f"<td>{by_who.get(who, '–')}</td>" for who in one.saved_by)
        lines += f'<tr><th scope="row">{esc(words.say(scale.title))}</th>{cells}</tr>'
    draw(
        '<div class="am-card"><table class="am-numbers">'
        f"<caption>{esc(words('marks.all'))}</caption><thead>"
        f'<tr><th scope="col">{esc(words("numbers.scale"))}</th>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _misread(here: Here) -> None:
    """Quotes that the candidate marked as misread: shown, and changing nothing."""
    state, one, project, words = here.state, here.one, here.project, here.words
    if not project.misread:
        return
    shown = state.shown()
    lines = "".join(
        f"<li>“{esc(shortened(shown.text(one.id, each.quote)))}”: {esc(shown.text(one.id, each.says))}</li>"
        for each in project.misread
    )
    draw(f'<div class="am-note"><p><b>{esc(words("judge.misread"))}</b></p><ul>{lines}</ul></div>')
