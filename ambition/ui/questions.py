"""The questions, one at a time: each may be skipped, and the main ones come first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ambition.contradicting import contradictions
from ambition.model import Answer, Evidence, LedgerScore, Review
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Question
from ambition.ui.markup import draw, esc, heading, label, small
from ambition.ui.sent import is_chosen, show_said
from ambition.ui.session import WIDGET, seed, typed
from ambition.ui.state import PageState
from ambition.ui.words import Words
from ambition.wording import shortened

_MOST_CHARACTERS, _MOST_LINKS, _MOST_NUMBER = 2000, 3, 1_000_000_000


def show_questions(state: PageState, rubric: LoadedRubric, review: Review | None, words: Words) -> None:
    """The question at hand with its answer, and the way to the others."""
    questions = in_order(rubric)
    if not questions:
        return
    if state.reads_sent:
        show_said(state, rubric, review, words)
        return
    draw(heading(words("questions.title")) + small(words("questions.what-if")))
    state.question = max(0, min(state.question, len(questions) - 1))
    question = questions[state.question]
    with st.container(border=True, key="question"):
        draw(
            small(_where(state, questions, words))
            + f'<h3 class="am-asks">{esc(words.say(question.asks))}</h3>'
            + (small(words.say(question.help)) if question.help else "")
        )
        _show_offer(state, question, review, words)
        _KINDS[question.kind](state, question, words)
        _show_contradiction(state, question, rubric, review, words)
        if question.proof and _answer(state, question).level:
            _proof(state, question, words)
        _steer(state, question, questions, words)


def in_order(rubric: LoadedRubric) -> list[Question]:
    """The questions as the page asks them: the main ones first."""
    return sorted(rubric.rubric.questions, key=lambda q: (not q.essential, q.position, q.id))


def _where(state: PageState, questions: list[Question], words: Words) -> str:
    essential = sum(question.essential for question in questions)
    at = words("questions.at", n=state.question + 1, all=len(questions))
    if state.question < essential:
        return f"{at} · {words('questions.main', n=essential)}"
    return f"{at} · {words('questions.more')}"


def _steer(state: PageState, question: Question, questions: list[Question], words: Words) -> None:
    is_last = state.question == len(questions) - 1
    onward = words("questions.next" if question.id in state.answers else "questions.skip")
    with st.container(horizontal=True, vertical_alignment="center", key="steer"):
        st.button(
            words("questions.back"), key="back", disabled=not state.question, on_click=_go, args=(state, -1)
        )
        if not is_last:
            st.button(onward, key="onward", type="primary", on_click=_go, args=(state, 1))
        with st.popover(
            words("questions.all"), key="all-questions", type="tertiary", on_change="rerun"
        ) as opened:
            if opened.open:
                _choose(state, questions, words)
        if question.id in state.answers:
            taken = words("questions.clear")
            st.button(taken, key="clear", type="tertiary", on_click=_clear, args=(state, question))
    if is_last:
        _show_end(state, questions, words)


def _show_end(state: PageState, questions: list[Question], words: Words) -> None:
    """After the last question: how many are answered, and where to go on."""
    answered = sum(question.id in state.answers for question in questions)
    kind = "all" if answered == len(questions) else "some"
    says = words(f"questions.end.{kind}", n=answered, all=len(questions))
    onward = f'<a href="#next-steps">{esc(words("questions.end.next"))}</a>'
    draw(f'<div class="am-offer" role="status">{esc(says)} {onward}</div>')


def _show_contradiction(
    state: PageState, question: Question, rubric: LoadedRubric, review: Review | None, words: Words
) -> None:
    """The sentence of the text that denies the answer at hand, and what to do about it."""
    found = contradictions(rubric.rubric, review.description, state.answered()) if review else ()
    for one in found:
        if one.question == question.id:
            says = words("questions.denied", quote=shortened(one.quote, 120))
            draw(f'<div class="am-note" role="status"><p>{esc(says)}</p></div>')


def _choose(state: PageState, questions: list[Question], words: Words) -> None:
    name = f"to-{state.question}"
    st.radio(
        words("questions.all"),
        range(len(questions)),
        format_func=lambda index: _listed(state, questions[index], words),
        key=seed(name, state.question),
        label_visibility="collapsed",
        on_change=lambda: _to(state, typed(name)),
    )


def _listed(state: PageState, question: Question, words: Words) -> str:
    return ("✓ " if question.id in state.answers else "") + label(words.say(question.asks))


def _go(state: PageState, by: int) -> None:
    state.question += by


def _to(state: PageState, index: int) -> None:
    state.question = index


def _clear(state: PageState, question: Question) -> None:
    state.answers.pop(question.id, None)
    for key in [key for key in st.session_state if str(key).startswith(f"{WIDGET}{_name(state, question)}")]:
        del st.session_state[key]


def _answer(state: PageState, question: Question) -> Answer:
    return state.answers.get(question.id, Answer(question.id))


def _name(state: PageState, question: Question, part: str = "") -> str:
    """A widget's name: answers to each example and one's own never share a widget."""
    whose = "sent" if state.way == state.sent else "own"
    whose = state.example if state.way == "example" else whose
    return f"q-{whose}-{question.id}{part}"


def _level(state: PageState, question: Question, words: Words) -> None:
    by_id = {option.id: option for option in question.options}
    answer = _answer(state, question)
    chosen = next((o.id for o in question.options if is_chosen(answer, o)), None)
    name = _name(state, question)

    def choose() -> None:
        option = by_id.get(typed(name) or "")
        has_level = question.kind == "level" and option is not None
        state.say(
            question.id,
            level=option.level if has_level and option else None,
            choice=None if has_level or option is None else option.id,
        )

    st.radio(
        label(words.say(question.asks)),
        list(by_id),
        index=None,
        format_func=lambda option: label(words.say(by_id[option].text)),
        key=seed(name, chosen),
        label_visibility="collapsed",
        on_change=choose,
    )


def _text(state: PageState, question: Question, words: Words) -> None:
    name = _name(state, question)
    st.text_area(
        label(words.say(question.asks)),
        key=seed(name, _answer(state, question).text),
        height=110,
        max_chars=_MOST_CHARACTERS,
        label_visibility="collapsed",
        on_change=lambda: state.say(question.id, text=(typed(name) or "").strip()),
    )


def _numbers(state: PageState, question: Question, words: Words) -> None:
    said = _answer(state, question).numbers
    names = {field.id: _name(state, question, f"-{field.id}") for field in question.fields}

    def collect() -> None:
        values = {field: typed(name) for field, name in names.items()}
        state.say(question.id, numbers={field: int(v) for field, v in values.items() if v is not None})

    for field in question.fields:
        unit = f" ({words.say(field.unit)})" if field.unit else ""
        st.number_input(
            label(words.say(field.asks) + unit),
            min_value=0,
            max_value=_MOST_NUMBER,
            step=1,
            value=None,
            key=seed(names[field.id], said.get(field.id)),
            on_change=collect,
        )


def _links(state: PageState, question: Question, words: Words) -> None:
    said = _answer(state, question).links
    names = [_name(state, question, f"-{index}") for index in range(_MOST_LINKS)]

    def collect() -> None:
        links = (str(typed(name) or "").strip() for name in names)
        state.say(question.id, links=tuple(link for link in links if link))

    for index, name in enumerate(names):
        st.text_input(
            words("questions.link", n=index + 1),
            key=seed(name, said[index] if index < len(said) else ""),
            max_chars=500,
            on_change=collect,
        )


def _proof(state: PageState, question: Question, words: Words) -> None:
    name = _name(state, question, "-proof")
    st.text_input(
        words("questions.proof"),
        key=seed(name, _answer(state, question).proof),
        max_chars=_MOST_CHARACTERS,
        placeholder=words("questions.proof.placeholder"),
        on_change=lambda: state.say(question.id, proof=(typed(name) or "").strip()),
    )


_KINDS: dict[str, Callable[[PageState, Question, Words], None]] = {
    "level": _level,
    "choice": _level,
    "text": _text,
    "numbers": _numbers,
    "links": _links,
}


def _show_offer(state: PageState, question: Question, review: Review | None, words: Words) -> None:
    """The level that the description already shows, with its quote, to confirm in one click."""
    offered = offer(question, review) if question.id not in state.answers else None
    if offered is None:
        return
    level, evidence = offered
    draw(
        f'<div class="am-offer">{esc(words("questions.offer"))} “{esc(shortened(evidence.quote, 120))}”</div>'
    )
    option = next(option for option in question.options if option.level == level)
    st.button(
        words("questions.confirm", text=label(shortened(words.say(option.text), 90))),
        key="confirm",
        on_click=_confirm,
        args=(state, question, level, option.id),
    )


def _confirm(state: PageState, question: Question, level: int, option: str) -> None:
    if question.kind == "level":
        state.say(question.id, level=level)
    else:
        state.say(question.id, choice=option)
    st.session_state[f"{WIDGET}{_name(state, question)}"] = option


def offer(question: Question, review: Review | None) -> tuple[int, Evidence] | None:
    """The highest level of a question that the description shows in full, with the quote that shows it."""
    if review is None or not review.judged or question.ledger is None:
        return None
    score = _score(review, question.ledger)
    level = score.level_quarters // 4 if score else 0
    quotes = [e for e in score.evidence if e.source == "description"] if score else []
    if not level or not quotes or all(option.level != level for option in question.options):
        return None
    return level, max(quotes, key=lambda e: (e.level <= level, e.level, e.points))


def _score(review: Review, ledger: str) -> LedgerScore | None:
    scores = [*review.scales, *([review.niche] if review.niche else [])]
    return next((score for score in scores if score.id == ledger), None)
