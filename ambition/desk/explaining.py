"""One page for the person concerned: what was read, what was found, what is unknown, what people did."""

from __future__ import annotations

from ambition.desk.speech import Speech, speech
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
    language: str = "en",
) -> str:
    """Return the page as Markdown, in the person's own words and uncovered: it is theirs."""
    say = speech(rubric.rubric, language, "explanation")
    count = sum(1 for answer in review.answers if answer != type(answer)(answer.question))
    read = say(
        "read",
        date=day,
        tool=tool,
        rubric=f"{rubric.rubric.id} {rubric.rubric.version}",
        name=clean(project.name),
        words=str(review.words),
        answers=say("answers_some", count=str(count)) if count else say("answers_none"),
    )
    lines = [f"# {say('title')}", "", read, "", f"## {say('scales')}", ""]
    for score in (*review.scales, *((review.niche,) if review.niche else ())):
        lines += _scale(score, rubric, say)
    lines += _list(
        say("not_counted"),
        [f"“{_short(n.quote)}”: {clean(n.why)}" for n in review.not_counted[:_MOST_NOT_COUNTED]],
    )
    lines += _list(say("unknown"), [clean(each) for each in review.unsure] or [say("unknown_none")])
    lines += _list(say("people"), _people(candidate, project, say))
    lines += _list(say("misread"), [f"“{_short(m.quote)}”: {clean(m.says)}" for m in project.misread])
    group = say.say(review.hireability.band_title) if review.hireability else ""
    lines += [say("group", group=group), ""] if group else []
    return "\n".join([*lines, say("object", contact=contact or "…"), ""])


def _scale(score: LedgerScore, rubric: LoadedRubric, say: Speech) -> list[str]:
    scale = rubric.scale(score.id)
    poles = f"{say.say(scale.left)} … {say.say(scale.right)}"
    head = f"**{say.say(scale.title)}** ({poles}): {say('level', level=level(score.level_quarters))}"
    quotes = dict.fromkeys(item.quote for item in score.evidence if item.source != "answer")
    found = [f"  - “{_short(quote)}”" for quote in list(quotes)[:_MOST_QUOTES]]
    return [f"- {head}", *(found or [f"  - {say('scale_none')}"])]


def _people(candidate: Candidate, project: Project, say: Speech) -> list[str]:
    said = [_judged(each, say) for each in project.judgements]
    decision = candidate.decision
    if decision is not None:
        said.append(say("decision", text=clean(decision.text), who=clean(decision.who), at=decision.at[:10]))
    else:
        said.append(say("decision_none"))
    return said if project.judgements else [say("people_none"), *said]


def _judged(judgement: Judgement, say: Speech) -> str:
    what = f"“{_short(judgement.quote)}”" if judgement.quote else judgement.ledger
    who = clean(judgement.reviewer) or say("reviewer")
    return say(judgement.action, who=who, what=what, why=clean(judgement.reason))


def _list(title: str, items: list[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _short(quote: str) -> str:
    return clean(shortened(quote))
