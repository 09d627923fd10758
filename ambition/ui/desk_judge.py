"""The evidence, and people's own judgement of it: confirm or reject a quote where it stands, add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ambition.desk.judging import Quote, Reading, acts, judgements, quotes_to_judge
from ambition.desk.people import judge, unjudged, withdraw
from ambition.model import Evidence, Judgement
from ambition.ui.desk_board import show_board
from ambition.ui.desk_here import Here
from ambition.ui.desk_marks import show_marks
from ambition.ui.desk_notices import show_notices
from ambition.ui.evidence import show_description, show_not_counted
from ambition.ui.markup import draw, esc, label
from ambition.ui.scales import scales_html
from ambition.wording import shortened

_LONGEST_OPTION = 110


def show_judging(here: Here) -> None:
    """The scales with their quotes, the text with its marks, and what people say of them."""
    state, one, review, room, words = here.state, here.one, here.review, here.room, here.words
    quotes = quotes_to_judge(here.plain)
    _misread(here)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        show_board("scales", scales_html(review, room.rubric, words, beside=_beside(here)), [], _begin(here))
    with right, st.container(key="dk-judging"):
        _judgements(here)
        _judge(here, quotes)
        _add(here)
    _at_the_quote(here, quotes)
    show_marks(state, one, room, words)
    show_description(review, room.rubric, words)
    show_not_counted(review, words)


def _beside(here: Here) -> Callable[[Evidence], str]:
    """The button beside each quote."""
    ask = here.words("judge.ask")

    def button(item: Evidence) -> str:
        named = f"{ask}: “{shortened(item.quote, 60)}”" if item.quote else ask
        return (
            f'<button class="dk-judge" data-act="judge" data-id="{esc(item.id)}" '
            f'data-key="judge-{esc(item.id)}" aria-label="{esc(named)}">{esc(ask)}</button>'
        )

    return button


def _begin(here: Here) -> Callable[[str, str, bool], None]:
    def act(_: str, name: str, __: bool) -> None:
        here.state.judging = name

    return act


def _at_the_quote(here: Here, quotes: Sequence[Quote]) -> None:
    """The form for the quote whose button was pressed, over the page."""
    state, words = here.state, here.words
    quote = next((each for each in quotes if state.judging in each.evidence), None)
    if quote is None:
        state.judging = ""
        return

    @st.dialog(words("judge.title"), on_dismiss=lambda: setattr(state, "judging", ""))
    def form() -> None:
        draw(f'<p class="am-soft">{esc(_told(here, quote))}</p>')
        _form(here, quote, "here")

    form()


def _judge(here: Here, quotes: Sequence[Quote]) -> None:
    """The same for any quote, chosen from a list."""
    words = here.words
    if not quotes:
        return
    draw(f'<h3 class="dk-form">{esc(words("judge.title"))}</h3>')
    st.caption(words("judge.about"))
    options = _options(here, quotes)
    place = st.selectbox(
        words("judge.which"),
        range(len(quotes)),
        format_func=options.__getitem__,
        key=f"dk-which-{_stem(here)}",
    )
    _form(here, quotes[place or 0], "list")


def _form(here: Here, quote: Quote, where: str) -> None:
    """Which readings, why and by whom; what is typed stays until it has been taken."""
    state, words, stem = here.state, here.words, _stem(here)
    with st.form(f"dk-judge-{where}"):
        st.caption(words("judge.readings"))
        chosen = [
            each.criterion
            for each in quote.readings
            if st.checkbox(
                label(_reading(here, each)),
                value=True,
                key=f"dk-reading-{where}-{stem}-{quote.evidence[0]}-{each.criterion}",
            )
        ]
        suffix = stem if where == "list" else f"{where}-{stem}"
        reason = st.text_input(words("judge.reason"), key=f"dk-reason-{suffix}")
        who = state.who or st.text_input(words("who.label"), key=f"dk-judge-who-{suffix}")
        with st.container(horizontal=True):
            confirmed = st.form_submit_button(words("judge.confirm"), key=f"dk-confirm-{where}")
            rejected = st.form_submit_button(words("judge.reject"), key=f"dk-reject-{where}")
    if confirmed or rejected:
        state.who = (who or "").strip()
        _take(here, judgements(quote, chosen, confirm=confirmed, reason=reason or ""))


def _take(here: Here, made: Sequence[Judgement]) -> None:
    """Put it on the desk and draw the page anew; what stands in the way is said where it was typed."""
    state = here.state
    if not state.who:
        state.notices.append(("bad", here.words("judge.who")))
    elif state.tried(lambda desk: judge(desk, here.project.id, made, here.room, state.who)):
        state.judging = ""
        st.rerun()
    show_notices(state, here.words)


def _stem(here: Here) -> str:
    return f"{here.project.id}-{len(here.project.judgements)}"


def _options(here: Here, quotes: Sequence[Quote]) -> list[str]:
    """A line for each quote; where two would read the same, each is told in full or by its place."""
    told = [_told(here, each) for each in quotes]
    short = [shortened(each, _LONGEST_OPTION) for each in told]
    lines: list[str] = []
    for quote, whole, cut in zip(quotes, told, short, strict=True):
        line = whole if short.count(cut) > 1 else cut
        line = f"✓ {line}" if quote.confirmed else line
        lines.append(f"{line} ({lines.count(line) + 1})" if line in lines else line)
    return lines


def _told(here: Here, quote: Quote) -> str:
    """A quote as it may be shown."""
    shown = next((item.quote for item in here.review.evidence if item.id in quote.evidence), "")
    if quote.is_answer:
        title = here.words.say(here.rubric.ledger(quote.readings[0].ledgers[0]).title)
        return f"{here.words('judge.answer')} ({title})" + (f": “{shown}”" if shown else "")
    return f"“{' '.join(shown.split())}”"


def _reading(here: Here, reading: Reading) -> str:
    """What a quote is read as, in full, and on which scales."""
    words, rubric = here.words, here.rubric
    says = words.say(rubric.criterion(reading.criterion).says).rstrip(".")
    return f"{says} ({' · '.join(words.say(rubric.ledger(name).title) for name in reading.ledgers)})"


def _add(here: Here) -> None:
    """Add a quote that was overlooked."""
    state, words, rubric = here.state, here.words, here.rubric
    known = {each.id: each for scale in rubric.scales_and_niche for each, _ in rubric.criteria_of(scale.id)}
    stem = _stem(here)
    with st.expander(words("judge.add")), st.form("dk-add-evidence"):
        quote = st.text_area(
            words("judge.quote"), height=80, help=words("judge.quote.help"), key=f"dk-add-quote-{stem}"
        )
        criterion = st.selectbox(
            words("judge.criterion"),
            list(known),
            format_func=lambda name: words.say(known[name].says),
            key=f"dk-add-as-{stem}",
        )
        reason = st.text_input(words("judge.reason"), key=f"dk-add-why-{stem}")
        who = state.who or st.text_input(words("who.label"), key=f"dk-add-who-{stem}")
        if st.form_submit_button(words("judge.add.go"), key="dk-add-go") and criterion:
            state.who = (who or "").strip()
            ledger = next(iter(known[criterion].speaks_for)).ledger
            _take(here, [Judgement("add", ledger, criterion, (quote or "").strip(), reason or "")])


def _judgements(here: Here) -> None:
    """What people did so far, and the program's own marks beside it."""
    state, project, review, room, words = here.state, here.project, here.review, here.room, here.words
    if not project.judgements:
        return
    alone = room.review(unjudged(project))
    says = [
        words(
            "judge.alone",
            scale=words.say(room.rubric.scale(now.id).title),
            own=words.points(then.credited),
            now=words.points(now.credited),
        )
        for now, then in zip(review.scales, alone.scales, strict=True)
        if now.shown != then.shown or now.credited != then.credited
    ]
    lines = "".join(f"<li>{esc(line)}</li>" for line in says or [words("judge.same")])
    draw(f'<div class="am-card"><h3>{esc(words("judge.done"))}</h3><ul>{lines}</ul></div>')
    shown = iter(review.judgements)
    for place, made in enumerate(acts(project.judgements)):
        _act(here, [next(shown) for _ in made])
        st.button(
            words("judge.back"),
            key=f"dk-withdraw-{place}",
            type="tertiary",
            on_click=lambda made=made: state.do(
                lambda desk: withdraw(desk, project.id, made, room, state.who)
            ),
        )


def _act(here: Here, shown: Sequence[Judgement]) -> None:
    """One act: who did what with which quote, as which readings, and why."""
    words, rubric, first = here.words, here.rubric, shown[0]
    who = f" ({first.reviewer})" if first.reviewer else ""
    quote = f"“{shortened(first.quote, 80)}”" if first.quote else words("judge.answer")
    said = [
        _reading(here, Reading(each.criterion, tuple(of.ledger for of in speaks)))
        for each in shown
        if (speaks := rubric.criterion(each.criterion).speaks_for)
    ]
    draw(
        f"<p><b>{esc(words(f'judged.{first.action}'))}</b>{esc(who)}: {esc(quote)}<br>"
        f'<span class="am-small">{esc("; ".join(said))}</span><br>{esc(first.reason)}</p>'
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
