"""Groups, not ranks: whom to talk to first, and apart from them those of whom there is too little to tell.

Within a group candidates stand in the order of arrival, or in one that the user chose; the program has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ambition.desk.choosing import best
from ambition.desk.texts import called, fill, texts
from ambition.desk.values import Candidate, Desk, Summary
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.translating import translated

_MOST_SIMILAR = 3
#: Profiles no further apart than this on any scale (tenths: one level) are called similar.
_ONE_LEVEL = 250
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Member:
    """One candidate in a group; ``moved_from`` is the review's own group where a person chose another."""

    candidate: str
    label: str
    headline: str
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its title and who stands in it."""

    id: str
    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """Similar profiles, one of which has reached the top goal: the sentence, and a note for the card."""

    first: str
    others: tuple[str, ...]
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups, those of whom too little is known apart, and where profiles are similar but for one.

    ``to_rate`` holds those whom this reviewer has to rate first; they stand in no group yet.
    """

    groups: tuple[Group, ...]
    not_enough: Group
    similar: tuple[Similar, ...]
    to_rate: tuple[Member, ...] = ()


def grouping(desk: Desk, rubric: LoadedRubric, who: str = "", language: str = "en") -> Grouping:
    """Put every candidate that ``who`` may see into a group by their best project.

    ``language`` is that of labels and of the sentence about similar profiles; titles stay as the rubric has
    them.
    """
    *groups, not_enough = standing(desk, rubric, who, language)
    seen = _seen(desk, who)
    hidden = tuple(
        Member(one.id, called(one.label, language), "") for one in in_order(desk) if one not in seen
    )
    return Grouping(tuple(groups), not_enough, tuple(_similar(seen, rubric, language)), hidden)


def whom_to_start_with(
    made: Grouping, language: str = "en", say: Callable[[str], str] = lambda title: title
) -> str:
    """Return the sentence that stands in an empty first group: who stands in the highest one that is not.

    Nothing where somebody stands in the first, or nobody in any. ``say`` translates a title of the rubric.
    """
    message = texts(language).message
    start = next((group for group in made.groups if group.members), None)
    if start is None or start is made.groups[0]:
        return ""
    names = [member.label for member in start.members]
    if len(names) > _MOST_NAMED:
        names = [
            *names[: _MOST_NAMED - 1],
            fill(message["more_of_them"], n=str(len(names) - _MOST_NAMED + 1)),
        ]
    return fill(message["start"], group=say(start.title), who=_listed(names, message["and"]))


def standing(desk: Desk, rubric: LoadedRubric, who: str = "", language: str = "en") -> tuple[Group, ...]:
    """Return all groups as ``who`` may see them, the highest first, with too little known of them last."""
    bands = _bands(rubric)
    apart, apart_title = _not_enough(rubric)
    titles = {**bands, apart: apart_title}
    members: dict[str, list[Member]] = {band: [] for band in titles}
    for candidate in _seen(desk, who):
        own = _band_of(candidate, rubric)
        band = candidate.placed if candidate.placed in titles else own if own in titles else apart
        members[band].append(_member(candidate, titles.get(own, "") if own != band else "", language))
    return tuple(Group(band, title, tuple(members[band])) for band, title in titles.items())


def _seen(desk: Desk, who: str) -> tuple[Candidate, ...]:
    return tuple(one for one in in_order(desk) if may_see(desk, one, who))


def may_see(desk: Desk, candidate: Candidate, who: str) -> bool:
    """Say whether this reviewer may see the program's marks and the other reviewers' of this candidate."""
    return not desk.settings.rate_first or who in candidate.saved_by


def in_order(desk: Desk) -> tuple[Candidate, ...]:
    """Return the candidates in the user's order; those that it does not name follow in order of arrival."""
    places = {name: place for place, name in enumerate(desk.settings.order)}
    return tuple(sorted(desk.candidates, key=lambda one: (places.get(one.id, len(places)), one.number)))


def request_for_more(desk: Desk, candidate: Candidate, language: str = "en") -> str:
    """Return a message, ready to copy, to somebody of whom there is too little to tell.

    It names the user's own reference, and never "Candidate 07", which the person has not heard of.
    """
    message = texts(language).message
    link, own = desk.settings.questions_link, candidate.reference
    called = fill(message["your_project_called"], reference=own) if own else message["your_project"]
    asks = fill(message["by_link"], link=link) if link else message["by_reply"]
    return fill(message["not_enough"], reference=called, asks=asks)


def _bands(rubric: LoadedRubric) -> dict[str, str]:
    rules = rubric.rubric.hireability
    if rules is None:
        return {goal.id: goal.title for goal in reversed(rubric.rubric.goals)}
    return {band.id: band.title for band in sorted(rules.bands, key=lambda band: -band.at_least)}


def _not_enough(rubric: LoadedRubric) -> tuple[str, str]:
    rules = rubric.rubric.hireability
    return (
        (rules.not_enough.id, rules.not_enough.title)
        if rules
        else ("not-enough", texts().words["not_enough"])
    )


def _band_of(candidate: Candidate, rubric: LoadedRubric) -> str:
    project = best(candidate)
    summary = project.summary if project else None
    if summary is None:
        return ""
    return summary.band if rubric.rubric.hireability else summary.goal or ""


def _member(candidate: Candidate, moved_from: str, language: str) -> Member:
    project = best(candidate)
    summary = project.summary if project else None
    label = called(candidate.label, language)
    return Member(candidate.id, label, summary.headline if summary else "", moved_from)


def _similar(seen: Sequence[Candidate], rubric: LoadedRubric, language: str) -> Iterator[Similar]:
    """Yield, for each candidate at the top goal, those whose ranges overlap with theirs on every scale."""
    known = [(one, summary) for one in seen if (summary := _summary(one)) is not None]
    said = translated(rubric.rubric, language)
    tops = [(one, summary) for one, summary in known if summary.at_the_top]
    for first, summary in tops:
        like = [(other, s) for other, s in known if not s.at_the_top and _is_like(summary, s)]
        nearest = sorted(_once(like), key=lambda pair: _distance(summary, pair[1]))[:_MOST_SIMILAR]
        if nearest:
            goal = said.get(summary.goal_title, summary.goal_title)
            yield _sentence(first, summary, [one for one, _ in nearest], goal, language)


def _summary(candidate: Candidate) -> Summary | None:
    project = best(candidate)
    return project.summary if project and project.summary and project.summary.score is not None else None


def _is_like(first: Summary, second: Summary) -> bool:
    if [a.id for a in first.scales] != [b.id for b in second.scales]:
        return False
    pairs = zip(first.scales, second.scales, strict=True)
    return all(abs(a.credited - b.credited) <= _ONE_LEVEL for a, b in pairs)


def _once(found: Sequence[tuple[Candidate, Summary]]) -> Iterator[tuple[Candidate, Summary]]:
    """Yield of those with one text only the first."""
    seen: set[str] = set()
    for one, summary in found:
        mine = {project.id for project in one.projects}
        if not any(name in seen for project in one.projects for name in project.same_as):
            yield one, summary
        seen |= mine


def _distance(first: Summary, second: Summary) -> int:
    return sum(abs(a.credited - b.credited) for a, b in zip(first.scales, second.scales, strict=True))


def _sentence(
    first: Candidate, summary: Summary, others: Sequence[Candidate], goal: str, language: str
) -> Similar:
    message = texts(language).message
    labels = _listed([called(one.label, language) for one in others], message["and"])
    says = fill(
        message["similar"],
        others=labels,
        first=called(first.label, language),
        goal=goal,
        proof=summary.top_proof,
    )
    note = fill(message["similar_note"], others=labels, goal=goal)
    return Similar(first.id, tuple(one.id for one in others), says, note)


def _listed(labels: Sequence[str], and_: str) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])}{and_}{labels[-1]}"
