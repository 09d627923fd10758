"""One page for the person concerned: what was read, what was found, what is unknown, what people did."""

from __future__ import annotations

from ambition.desk.texts import fill, texts
from ambition.desk.values import Candidate, Project
from ambition.model import Judgement, LedgerScore, Review
from ambition.report.telling import clean, level
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_MOST_NOT_COUNTED = 6
_MOST_QUOTES = 4


def explanation(
    candidate: Candidate,
    project: Project,
    review: Review,
    rubric: LoadedRubric,
    *,
    day: str,
    tool: str,
    contact: str,
) -> str:
    """Return the page as Markdown, in the person's own words and uncovered: it is theirs."""
    words = texts().explanation
    count = sum(1 for answer in review.answers if answer != type(answer)(answer.question))
    answers = fill(words["answers_some"], count=str(count)) if count else words["answers_none"]
    read = fill(
        words["read"],
        date=day,
        tool=tool,
        rubric=f"{rubric.rubric.id} {rubric.rubric.version}",
        name=clean(project.name),
        words=str(review.words),
        answers=answers,
    )
    lines = [f"# {words['title']}", "", read, "", f"## {words['scales']}", ""]
    for score in (*review.scales, *((review.niche,) if review.niche else ())):
        lines += _scale(score, rubric)
    lines += _list(
        words["not_counted"],
        [f"“{_short(n.quote)}”: {clean(n.why)}" for n in review.not_counted[:_MOST_NOT_COUNTED]],
    )
    lines += _list(words["unknown"], [clean(each) for each in review.unsure] or [words["unknown_none"]])
    lines += _list(words["people"], _people(candidate, project))
    lines += _list(words["misread"], [f"“{_short(m.quote)}”: {clean(m.says)}" for m in project.misread])
    group = review.hireability.band_title if review.hireability else ""
    lines += [fill(words["group"], group=group), ""] if group else []
    return "\n".join([*lines, fill(words["object"], contact=contact or "…"), ""])


def _scale(score: LedgerScore, rubric: LoadedRubric) -> list[str]:
    scale = rubric.scale(score.id)
    head = f"**{scale.title}** ({scale.left} … {scale.right}): level {level(score.level_quarters)} of 4"
    quotes = dict.fromkeys(item.quote for item in score.evidence if item.source != "answer")
    found = [f"  - “{_short(quote)}”" for quote in list(quotes)[:_MOST_QUOTES]]
    return [f"- {head}", *(found or [f"  - {texts().explanation['scale_none']}"])]


def _people(candidate: Candidate, project: Project) -> list[str]:
    words = texts().explanation
    said = [_judged(each) for each in project.judgements]
    decision = candidate.decision
    if decision is not None:
        said.append(
            fill(words["decision"], text=clean(decision.text), who=clean(decision.who), at=decision.at[:10])
        )
    else:
        said.append(words["decision_none"])
    return said if project.judgements else [words["people_none"], *said]


def _judged(judgement: Judgement) -> str:
    done = {"confirm": "confirmed", "reject": "rejected", "add": "added"}[judgement.action]
    quote = f"“{_short(judgement.quote)}”" if judgement.quote else judgement.ledger
    return f"{clean(judgement.reviewer) or 'A reviewer'} {done} {quote}: {clean(judgement.reason)}"


def _list(title: str, items: list[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _short(quote: str) -> str:
    return clean(shortened(quote))
