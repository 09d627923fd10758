"""One page for the person concerned: what was read, what was found, what is unknown, what people did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ambition.desk.judging import acts
from ambition.desk.leaning import spoken
from ambition.desk.retaining import write_to
from ambition.desk.speech import Speech, speech
from ambition.desk.values import Candidate, Project
from ambition.model import Evidence, Judgement, LedgerScore, Review
from ambition.report.telling import clean, level, number
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
    translate: Callable[[str], str] = lambda sentence: sentence,
) -> str:
    """Return the page as Markdown, in the person's own words and uncovered: it is theirs.

    ``translate`` turns a sentence of the review into the language of the page.
    """
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
    rejected = _rejected(project, rubric, say)
    for score in (*review.scales, *((review.niche,) if review.niche else ())):
        lines += _scale(score, review, rubric, say, rejected)
    lines += _list(
        say("not_counted"),
        [
            f"{_short(n.quote, say)}: {clean(translate(n.why))}"
            for n in review.not_counted[:_MOST_NOT_COUNTED]
        ],
    )
    lines += _list(
        say("unknown"), [_judged_share(review, say), *(clean(translate(u)) for u in review.unsure)]
    )
    lines += _list(say("people"), _people(candidate, project, rubric, say))
    lines += _list(say("misread"), [f"{_short(m.quote, say)}: {clean(m.says)}" for m in project.misread])
    group = say.say(review.hireability.band_title) if review.hireability else ""
    lines += [say("group", group=group), ""] if group else []
    return "\n".join([*lines, say("object", write=write_to(contact, say.own)), ""])


def _scale(
    score: LedgerScore, review: Review, rubric: LoadedRubric, say: Speech, rejected: Mapping[str, str]
) -> list[str]:
    """A scale with what is open and the sentences that it rests on; signs that say nothing are counted."""
    scale = rubric.scale(score.id)
    poles = f"{say.say(scale.left)} … {say.say(scale.right)}"
    at = say("level", level=say.figure(level(score.level_quarters)))
    if review.judged and score.high > score.low:
        at = say("range", level=at, low=say.figure(number(score.low)), high=say.figure(number(score.high)))
    items = sorted((i for i in score.evidence if i.source != "answer"), key=lambda i: -i.points)
    told = spoken(items, review.description)
    found = [f"  - {_quote(quote, those, rubric, say, rejected)}" for quote, those in _once(told)][
        :_MOST_QUOTES
    ]
    if not found:
        signs = len({item.quote for item in items})
        found = [f"  - {say('scale_signs', n=str(signs)) if signs else say('scale_none')}"]
    return [f"- **{say.say(scale.title)}** ({poles}): {at}", *found]


def _once(items: Sequence[Evidence]) -> list[tuple[str, list[Evidence]]]:
    found: dict[str, list[Evidence]] = {}
    for item in items:
        found.setdefault(item.quote, []).append(item)
    return list(found.items())


def _quote(
    quote: str, items: Sequence[Evidence], rubric: LoadedRubric, say: Speech, rejected: Mapping[str, str]
) -> str:
    told = say(
        "quote", quote=_short(quote, say), says=_read_as((item.criterion for item in items), rubric, say)
    )
    return f"{told}. {say('rejected_here', says=rejected[quote])}" if quote in rejected else f"{told}."


def _read_as(criteria: Iterable[str], rubric: LoadedRubric, say: Speech) -> str:
    says = (say.say(rubric.criterion(name).says).rstrip(".") for name in dict.fromkeys(criteria))
    return "; ".join(clean(each) for each in says)


def _rejected(project: Project, rubric: LoadedRubric, say: Speech) -> dict[str, str]:
    """By quote, what a reviewer rejected it as: other readings of it may still count."""
    found: dict[str, list[str]] = {}
    for each in project.judgements:
        if each.action == "reject":
            found.setdefault(each.quote, []).append(each.criterion)
    return {quote: _read_as(those, rubric, say) for quote, those in found.items()}


def _judged_share(review: Review, say: Speech) -> str:
    if not review.judged or not review.coverage:
        return say("judged_none")
    return say("judged", share=say.figure(number(review.coverage)))


def _people(candidate: Candidate, project: Project, rubric: LoadedRubric, say: Speech) -> list[str]:
    said = [_act(each, rubric, say) for each in acts(project.judgements)]
    decision = candidate.decision
    if decision is not None:
        said.append(say("decision", text=clean(decision.text), who=clean(decision.who), at=decision.at[:10]))
    else:
        said.append(say("decision_none"))
    return said if project.judgements else [say("people_none"), *said]


def _act(made: Sequence[Judgement], rubric: LoadedRubric, say: Speech) -> str:
    first = made[0]
    what = _short(first.quote, say) if first.quote else say("answer")
    read = _read_as((each.criterion for each in made), rubric, say)
    who = clean(first.reviewer) or say("reviewer")
    return say(first.action, who=who, what=what, read=read, why=clean(first.reason))


def _list(title: str, items: list[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _short(quote: str, say: Speech) -> str:
    return say("quoted", quote=clean(shortened(quote)))
