"""The ladder of goals: reached, claimed and aimed at, and what each falls back to."""

from __future__ import annotations

from ambition.figures import Step, ladder
from ambition.model import ConditionResult, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import card, draw, esc, slug, small
from ambition.ui.words import Words

_STATES = {"met": "am-met", "not met": "am-not", "unknown": "am-unknown"}


def show_ladder(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The ladder, drawn."""
    draw(ladder_html(review, rubric, words))


def ladder_html(review: Review, rubric: LoadedRubric, words: Words) -> str:
    """The goals from the highest down, and what each falls back to."""
    steps = ladder(review)
    stairs = "".join(_step(step, rubric, words) for step in reversed(steps))
    conditions = "".join(_conditions(step, words) for step in reversed(steps) if step.rung.conditions)
    details = (
        f"<details><summary>{esc(words('ladder.why'))}</summary>{conditions}</details>" if conditions else ""
    )
    steps_html = f'<ol class="am-ladder" reversed>{stairs}</ol>{details}'
    return card("ladder", words("ladder.title"), small(_says(review, rubric, words)) + steps_html)


def _says(review: Review, rubric: LoadedRubric, words: Words) -> str:
    goal = review.goal
    if goal.reached is None:
        return words("ladder.says.nothing")
    reached = words.say(rubric.goal(goal.reached).title)
    if goal.aimed in (None, goal.reached):
        return words("ladder.says.reached", reached=reached)
    return words("ladder.says.aimed", reached=reached, aimed=words.say(rubric.goal(str(goal.aimed)).title))


def _step(step: Step, rubric: LoadedRubric, words: Words) -> str:
    rung = step.rung
    marks = [
        ("is-reached", words("ladder.reached"), step.is_highest),
        ("is-claimed", words("ladder.claimed"), step.is_claimed),
        ("is-aimed", words("ladder.aimed"), step.is_aimed),
    ]
    tags = "".join(f'<span class="am-tag am-{kind}">{esc(says)}</span>' for kind, says, on in marks if on)
    classes = ("am-reached" if step.is_reached else "") + (" am-highest" if step.is_highest else "")
    falls = ""
    if rung.falls_back_to:
        lower = words.say(rubric.goal(rung.falls_back_to).title)
        falls = f'<span class="am-falls">↓ {esc(words("ladder.falls", goal=lower))}</span>'
    return (
        f'<li class="{classes}"><div class="am-rung"><b>{esc(words.say(rung.title))}</b>'
        f'<span class="am-tags">{tags}</span>'
        f'<span class="am-means">{esc(words.say(rubric.goal(rung.id).means))}</span></div>{falls}</li>'
    )


def _conditions(step: Step, words: Words) -> str:
    lines = "".join(_condition(condition, words) for condition in step.rung.conditions)
    return f'<h4 class="am-sub">{esc(words.say(step.rung.title))}</h4><ul class="am-conditions">{lines}</ul>'


def _condition(condition: ConditionResult, words: Words) -> str:
    state = words(f"ladder.state.{condition.state.replace(' ', '-')}")
    ways = zip(("ladder.see", "ladder.see.also"), condition.evidence, strict=False)
    links = " ".join(f'<a href="#q-{slug(evidence)}">{esc(words(key))}</a>' for key, evidence in ways)
    return (
        f'<li class="{_STATES[condition.state]}">{esc(words.say(condition.says))} '
        f'<span class="am-soft">({esc(state)})</span> {links}</li>'
    )
