"""What somebody sent, by a link or a saved project: their answers to read, before a copy of it is changed."""

from __future__ import annotations

from collections.abc import Iterator

from ambition.model import Answer, Review
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Option, Question
from ambition.ui.markup import card, draw, esc, items, small
from ambition.ui.state import PageState
from ambition.ui.words import Words


def show_said(state: PageState, rubric: LoadedRubric, review: Review | None, words: Words) -> None:
    """The sender's answers beside the review; before there is one they stand in its place."""
    if review is None:
        return
    count = sum(question.id in state.answers for question in rubric.rubric.questions)
    answered = words("sent.answered", n=count, all=len(rubric.rubric.questions))
    draw(card("sent", words("sent.title"), small(answered) + said_html(state, rubric, words)))


def said_html(state: PageState, rubric: LoadedRubric, words: Words) -> str:
    """What the answers say, question by question, for those who did not give them; nothing for none."""
    lines = [
        f"{esc(words.say(question.asks))} {'; '.join(said)}"
        for question in rubric.rubric.questions
        if (answer := state.answers.get(question.id)) is not None
        and (said := list(_said(question, answer, words)))
    ]
    return items(lines, "am-claims")


def is_chosen(answer: Answer, option: Option) -> bool:
    """Whether an answer chose this option, by its id or by its level."""
    by_level = answer.choice is None and option.level is not None and answer.level == option.level
    return answer.choice == option.id or by_level


def _said(question: Question, answer: Answer, words: Words) -> Iterator[str]:
    for option in question.options:
        if is_chosen(answer, option):
            yield f"<b>{esc(words.say(option.text))}</b>"
    for asked in question.fields:
        if asked.id in answer.numbers:
            yield f"{esc(words.say(asked.asks))} <b>{answer.numbers[asked.id]}</b>"
    for told in (answer.text, *answer.links):
        if told:
            yield f"<b>“{esc(told)}”</b>"
    if answer.proof:
        yield f"{esc(words('sent.proof'))} <b>“{esc(answer.proof)}”</b>"
