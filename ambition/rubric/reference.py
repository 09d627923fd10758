"""A rubric as a page to read: goals, scales, niche, criteria, questions, hireability, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Bar, Condition, Criterion, Goal, HireabilityRules, Question, Scale, Speaks


def reference(rubric: LoadedRubric) -> str:
    """The rubric's reference page; every number in it comes from the rubric's files."""
    return "\n".join(_lines(rubric)).rstrip() + "\n"


def _lines(rubric: LoadedRubric) -> Iterator[str]:
    r = rubric.rubric
    yield from (f"# {_flat(r.title)}", "", f"`{r.id}` {r.version}, SHA-256 `{rubric.sha256}`.", "")
    yield from (f"{_flat(r.source)}.", "")
    if r.about:
        yield from (_flat(r.about), "")
    yield from ("## Goals", "", "From the lowest to the highest.", "")
    for goal in r.goals:
        yield from _goal(goal, rubric)
    yield from ("## Scales", "")
    for scale in rubric.scales_and_niche:
        yield from _scale(scale, rubric)
    yield from _strength(rubric)
    if r.hireability:
        yield from _hireability(r.hireability, rubric)
    if r.questions:
        yield from ("## Questions", "", "Each may be skipped.", "")
        for number, question in enumerate(r.questions, 1):
            yield from _question(number, question)
    yield from ("## Criteria", "")
    for criterion in r.criteria:
        yield from _criterion(criterion)


def _goal(goal: Goal, rubric: LoadedRubric) -> Iterator[str]:
    yield from (f"### {goal.rank}. {_flat(goal.title)}", "", _flat(goal.means), "")
    if goal.conditions:
        yield from ("Reached when all of this holds:", "")
        yield from (f"- {_condition(condition, rubric)}" for condition in goal.conditions)
        yield ""
    for condition in goal.expects:
        yield from (f"Doubt unless {_condition(condition, rubric)}: {_flat(condition.doubt)}", "")
    if goal.falls_back_to:
        yield from (f"If it fails, it is still: {_flat(rubric.goal(goal.falls_back_to).title)}.", "")
    yield from _speakers(goal.id, rubric)


def _condition(condition: Condition, rubric: LoadedRubric) -> str:
    bars = " or ".join(_bar(bar, rubric) for bar in condition.any)
    return f"{_flat(condition.says)} ({bars})"


def _bar(bar: Bar, rubric: LoadedRubric) -> str:
    if bar.ledger:
        return f"{_title(bar.ledger, rubric)} at {_tenths(bar.at_least)} or more"
    names = ", ".join(_title(ledger, rubric) for ledger in bar.weakest_of)
    return f"the weakest of {names} at {_tenths(bar.at_least)} or more"


def _title(ledger: str, rubric: LoadedRubric) -> str:
    return _flat(rubric.ledger(ledger).title)


def _scale(scale: Scale, rubric: LoadedRubric) -> Iterator[str]:
    yield from (f"### {_flat(scale.title)}", "")
    yield from (f"From *{_flat(scale.left)}* over *{_flat(scale.middle)}* to *{_flat(scale.right)}*.", "")
    yield from ("| level | points | means |", "|---|---|---|")
    for level in scale.levels:
        points = _tenths(scale.steps[level.level - 1]) if level.level else "–"
        yield f"| {level.level} | {points} | {_flat(level.means)} |"
    yield ""
    for level in scale.levels:
        if level.probe:
            yield from (f"Asked about level {level.level}: {_flat(level.probe)}", "")
        yield from _quotes(f"Shows level {level.level}:", level.shows)
        yield from _quotes(f"Looks like level {level.level} and does not count:", level.look_alikes)
    yield from _speakers(scale.id, rubric)


def _quotes(heading: str, texts: Iterable[str]) -> Iterator[str]:
    quotes = [f"- “{_flat(text)}”" for text in texts]
    if quotes:
        yield from (heading, "", *quotes, "")


def _speakers(ledger: str, rubric: LoadedRubric) -> Iterator[str]:
    speakers = sorted(
        rubric.criteria_of(ledger), key=lambda pair: (pair[1].level, -pair[1].weight, pair[0].id)
    )
    if speakers:
        yield from ("| shown by | level | weight |", "|---|---|---|")
        yield from (f"| {_link(c)} | {speaks.level} | {_share(speaks)} |" for c, speaks in speakers)
        yield ""


def _link(criterion: Criterion) -> str:
    return f"[{_flat(criterion.says)}](#{criterion.id})"


def _share(speaks: Speaks) -> str:
    return f"{_tenths(speaks.weight)} % of a step"


def _strength(rubric: LoadedRubric) -> Iterator[str]:
    s, t = rubric.rubric.strength, rubric.rubric.trust
    yield from ("## What a quote and an answer are worth", "", "| | worth |", "|---|---|")
    yield f"| a bare claim in the description (level {s.bare_highest_level} at most) | {_tenths(s.bare)} % |"
    yield f"| with a number, name, date or price | {_tenths(s.concrete)} % |"
    yield f"| with a link to check | {_tenths(s.checkable)} % |"
    yield f"| an answer without proof | {_tenths(t.without_proof)} % |"
    yield f"| an answer with proof | {_tenths(t.with_proof)} % |"
    yield f"| an answer that a reviewer confirmed | {_tenths(t.confirmed)} % |"
    yield ""


def _hireability(rules: HireabilityRules, rubric: LoadedRubric) -> Iterator[str]:
    yield from ("## Priority to talk to", "", "| | from | to | points |", "|---|---|---|---|")
    for term in rules.terms:
        ends = f"{_tenths(term.above)} | {_tenths(term.up_to)}"
        yield f"| {_title(term.ledger, rubric)} | {ends} | {_tenths(term.weight)} |"
    yield from ("", "| band | from |", "|---|---|")
    yield from (f"| {_flat(band.title)} | {_tenths(band.at_least)} |" for band in rules.bands)
    yield from ("", f"{_flat(rules.closing)}", "")


def _question(number: int, question: Question) -> Iterator[str]:
    yield from (f"{number}. **{_flat(question.asks)}** {_flat(question.help)}".rstrip(),)
    yield from (f"   - {_flat(option.text)}" for option in question.options)
    yield from (f"   - {_flat(field.asks)}" for field in question.fields)
    yield ""


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield from (f"### {criterion.id}", "", f"**{_flat(criterion.asks)}** {_flat(criterion.why)}", "")
    for label, text in (("Already true?", criterion.write), ("Not yet true:", criterion.do)):
        if text:
            yield from (f"{label} {_flat(text)}", "")
    for case in criterion.cases:
        counts = "Counts" if case.expect == "shown" else "Does not count"
        because = f" ({_flat(case.reason)})" if case.reason else ""
        yield f"- {counts}: “{_flat(case.text)}”{because}"
    yield ""


def _tenths(value: int) -> str:
    """Tenths of a point as points: 250 is 25, 125 is 12.5."""
    whole, tenth = divmod(value, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


def _flat(text: str) -> str:
    """One line that cannot break a table or start a tag."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
