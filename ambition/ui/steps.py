"""What to do next: one thing for this week, what is true and unwritten, and what is still to do."""

from __future__ import annotations

from ambition.model import NextStep, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import esc
from ambition.ui.words import Words

_MOST_LINES = 5


def steps_html(review: Review, rubric: LoadedRubric, words: Words) -> str:
    """Three lists, led by the one real-world action that fits a week; points only on request."""
    kinds = ("write it down", "do this")
    by_kind = {kind: [step for step in review.next_steps if step.kind == kind] for kind in kinds}
    week = next((step for step in review.next_steps if step.kind == "this week"), None)
    lists = "".join(_list(kind, steps, rubric, words) for kind, steps in by_kind.items() if steps)
    says = words.say(week.says) if week else words("steps.pick" if lists else "steps.none")
    return (
        '<section aria-labelledby="next"><div class="am-card am-week">'
        f'<h3 id="next">{esc(words("steps.week"))}</h3>'
        f"<p>{esc(says)}</p>{_proof(week, words)}</div>"
        + (f'<div class="am-card am-lists"><div class="am-pair">{lists}</div></div>' if lists else "")
        + "</section>"
    )


def _proof(week: NextStep | None, words: Words) -> str:
    if week is None or not week.proof:
        return ""
    return f'<p class="am-small">{esc(words("steps.proof", proof=words.say(week.proof)))}</p>'


def _list(kind: str, steps: list[NextStep], rubric: LoadedRubric, words: Words) -> str:
    key = kind.replace(" ", "-")
    shown = steps[:_MOST_LINES]
    lines = "".join(_line(step, rubric, words) for step in shown)
    return (
        f"<div><h4>{esc(words(f'steps.{key}'))}</h4>"
        f'<p class="am-small">{esc(words(f"steps.{key}.about"))}</p><ul>{lines}</ul>'
        f"{_points(shown, words)}</div>"
    )


def _line(step: NextStep, rubric: LoadedRubric, words: Words) -> str:
    title = words.say(rubric.ledger(step.ledger).title)
    return f'<li>{esc(words.say(step.says))} <span class="am-small">{esc(title)}</span></li>'


def _points(steps: list[NextStep], words: Words) -> str:
    """Points only on request: as a list of prices they would teach cosmetics, not work."""
    lines = "".join(
        f"<li>{esc(words.say(step.says))} {esc(words('steps.points', points=words.points(step.points)))}</li>"
        for step in steps
        if step.points
    )
    summary = esc(words("steps.worth"))
    return f"<details><summary>{summary}</summary><ul>{lines}</ul></details>" if lines else ""
