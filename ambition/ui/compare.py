"""What moved: since the state that was kept, and between two versions of a description."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ambition.changes import Changes, Move, changes
from ambition.errors import AmbitionError
from ambition.model import Evidence, Review
from ambition.packet import read_packet
from ambition.rubric.loading import LoadedRubric
from ambition.ui.earlier import other_version, show_earlier
from ambition.ui.markup import card, draw, esc
from ambition.ui.opening import ENDINGS, saved_project, to_project
from ambition.ui.questions import in_order
from ambition.ui.radar import draw_radar
from ambition.ui.reviewing import review_of
from ambition.ui.session import keep_as_base, seed, typed
from ambition.ui.state import PageState, Project, is_another_text
from ambition.ui.words import Words
from ambition.wording import shortened

_MOST_QUOTES = 8


def show_what_if(state: PageState, moved: Changes, rubric: LoadedRubric, words: Words) -> None:
    """What an answer or a sentence has moved since the state that was kept; nothing where nothing did."""
    if moved.is_nothing:
        return
    why = f"<p>{esc(words('moved.only-claims'))}</p>" if moved.has_claims_only else ""
    body = _body(moved, rubric, words) + why
    if not _is_answered(state, rubric):
        summary = f"<summary>{esc(words('moved.so-far'))}</summary>"
        draw(f'<div class="am-card"><details>{summary}{body}</details></div>')
        return
    draw(card("moved", words("moved.title"), body, ' role="status"'))
    st.button(words("moved.from-here"), key="rebase", type="tertiary", on_click=keep_as_base, args=(state,))


def _is_answered(state: PageState, rubric: LoadedRubric) -> bool:
    """Whether the question at hand has an answer: only beside one does what has moved stand open."""
    questions = in_order(rubric)
    return not questions or questions[min(state.question, len(questions) - 1)].id in state.answers


def show_before_after(state: PageState, now: Review, rubric: LoadedRubric, words: Words) -> None:
    """Another version of the description, or a saved project, over today's."""
    with st.expander(words("versions.title"), key="versions", on_change="rerun") as opened:
        if opened.open:
            st.caption(words("versions.about"))
            show_earlier(state, words)
            _choose(state, words)
            other = other_version(state)
            if other is not None:
                _show_versions(state, other, now, rubric, words)


def _choose(state: PageState, words: Words) -> None:
    upload = st.file_uploader(words("versions.file"), type=ENDINGS, key="other-upload", max_upload_size=3)
    if upload is not None and st.session_state.get("opened-other") != upload.file_id:
        st.session_state["opened-other"] = upload.file_id
        _open_other(state, upload.name, upload.getvalue(), words)
    key = seed("other", state.other_text)
    st.text_area(words("versions.paste"), height=120, key=key, on_change=_pasted, args=(state,))


def _show_versions(state: PageState, other: Project, now: Review, rubric: LoadedRubric, words: Words) -> None:
    try:
        before = review_of(rubric, other, state.other_answers or state.answered())
        now = _by_text_alone(state, rubric) if now.facts and not other.facts else now
    except AmbitionError as error:
        st.warning(words.say(str(error)))
        return
    moved = changes(before, now)
    if is_another_text(before.description.text, now.description.text):
        st.caption(words("versions.another"))
    if state.other_of:
        st.caption(words("earlier.says", day=state.other_day))
    left, right = st.columns([1, 1], gap="medium")
    with left, st.container(key="versions-radar"):
        draw_radar(now, rubric, words, before, name="versions")
    with right:
        nothing = f"<p>{esc(words('versions.same'))}</p>" if moved.is_nothing else _body(moved, rubric, words)
        draw(card("versions-moved", words("versions.moved"), nothing))


def _by_text_alone(state: PageState, rubric: LoadedRubric) -> Review:
    """Today's review without facts: they are today's, and an earlier text has none to set against them."""
    project = state.project()
    assert project is not None
    return review_of(rubric, replace(project, facts=(), notices=()), state.answered())


def _open_other(state: PageState, name: str, data: bytes, words: Words) -> None:
    try:
        if name.lower().endswith(".json"):
            packet = read_packet(data)
            other, answers = saved_project(packet), packet.answers
        else:
            other, answers = to_project(name, data), ()
    except AmbitionError as error:
        st.warning(words.say(str(error)))
        return
    state.other, state.other_answers, state.other_of = other, answers, None


def _pasted(state: PageState) -> None:
    state.other_text = typed("other") or ""
    state.other = Project("earlier.md", state.other_text) if state.other_text.strip() else None
    state.other_answers, state.other_of = (), None


def _body(moved: Changes, rubric: LoadedRubric, words: Words) -> str:
    lines = [_move(move, rubric, words) for move in moved.moves if _has_moved(move)]
    if moved.goal_before != moved.goal_after:
        then, now = (_goal(goal, rubric, words) for goal in (moved.goal_before, moved.goal_after))
        lines.append(words("moved.goal", before=then, after=now))
    if moved.band_before != moved.band_after:
        then, now = words.say(moved.band_before), words.say(moved.band_after)
        lines.append(words("moved.band", before=then, after=now))
    listed = "".join(f"<li>{esc(line)}</li>" for line in lines)
    return (
        (f"<ul>{listed}</ul>" if listed else "")
        + _evidence("moved.came", moved.came, rubric, words)
        + _evidence("moved.went", moved.went, rubric, words)
    )


def _has_moved(move: Move) -> bool:
    """An answer of nothing where there was none claims no more, and is told all the same."""
    return bool(move.shown) or move.claimed_before != move.claimed_after


def _move(move: Move, rubric: LoadedRubric, words: Words) -> str:
    title = words.say(rubric.scale(move.ledger).title)
    parts = []
    if move.shown:
        before, after = words.points(move.shown_before), words.points(move.shown_after)
        parts.append(words("moved.shown", by=words.signed(move.shown), before=before, after=after))
    if move.claimed_before != move.claimed_after:
        parts.append(_claimed(move, words))
    return f"{title}: {', '.join(parts)}"


def _claimed(move: Move, words: Words) -> str:
    if move.claimed_before is None:
        return words("moved.claimed.new", after=words.points(move.claimed_after or 0))
    before = words.points(move.claimed_before)
    if move.claimed_after is None:
        return words("moved.claimed.gone", before=before)
    after = words.points(move.claimed_after)
    return words("moved.claimed.by", by=words.signed(move.claimed), before=before, after=after)


def _goal(goal: str | None, rubric: LoadedRubric, words: Words) -> str:
    return words.say(rubric.goal(goal).title) if goal else words("moved.no-goal")


def _evidence(key: str, found: tuple[Evidence, ...], rubric: LoadedRubric, words: Words) -> str:
    if not found:
        return ""
    ledgers: dict[str, list[str]] = {}
    for each in found:
        told = each.quote if each.source == "description" else words.say(each.quote)
        ledgers.setdefault(shortened(told), []).append(words.say(rubric.ledger(each.ledger).title))
    lines = "".join(
        f"<li>“{esc(quote)}” <span class='am-small'>{esc(', '.join(dict.fromkeys(titles)))}</span></li>"
        for quote, titles in list(ledgers.items())[:_MOST_QUOTES]
    )
    return f"<h4>{esc(words(key))}</h4><ul>{lines}</ul>"
