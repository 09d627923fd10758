"""What to do next: one thing for this week, what is true and unwritten, and what is still to do."""

from __future__ import annotations

from ambition.model import NextStep, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import draw, esc
from ambition.ui.words import Words

_MOST_LINES = 5


def show_steps(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """Three lists, led by the one real-world action that fits a week; points only on request."""
    by_kind = {kind: [s for s in review.next_steps if s.kind == kind] for kind in ("write it down", "do this")}
    week = next((step for step in review.next_steps if step.kind == "this week"), None)
    lists = "".join(_list(kind, steps, rubric, words) for kind, steps in by_kind.items() if steps)
    draw(
        f'<section aria-labelledby="next"><div class="am-card am-week"><h3 id="next">{esc(words("steps.week"))}</h3>'
        f"<p>{esc(words.say(week.says) if week else words('steps.none'))}</p></div>"
        + (f'<div class="am-card am-lists"><div class="am-pair">{lists}</div></div>' if lists else "")
        + "</section>"
    )


def _list(kind: str, steps: list[NextStep], rubric: LoadedRubric, words: Words) -> str:
    key = kind.replace(" ", "-")
    lines = "".join(_line(step, rubric, words) for step in steps[:_MOST_LINES])
    return (
        f"<div><h4>{esc(words(f'steps.{key}'))}</h4>"
        f'<p class="am-small">{esc(words(f"steps.{key}.about"))}</p><ul>{lines}</ul></div>'
    )


def _line(step: NextStep, rubric: LoadedRubric, words: Words) -> str:
    title = words.say(rubric.ledger(step.ledger).title)
    worth = words("steps.worth", points=words.points(step.points), scale=title) if step.points else title
    return f'<li>{esc(words.say(step.says))} <span class="am-small">{esc(worth)}</span></li>'
