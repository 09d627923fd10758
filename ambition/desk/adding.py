"""Adding what people brought: fetched, reviewed, told apart, put with its candidate; errors by item.

A link, a text or a near copy that is on the desk already is recognised: for the same candidate it is not
added twice (a changed text becomes a later version), for another one both are kept and point at each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from ambition.desk.arriving import candidate_for, is_same, project_of
from ambition.desk.changing import replace_project, with_candidate
from ambition.desk.items import Item
from ambition.desk.log import Stamp, append
from ambition.desk.room import Room
from ambition.desk.sameness import Known, owner_of
from ambition.desk.showing import cover_alone, with_covers
from ambition.desk.texts import fill
from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import AmbitionError
from ambition.model import Fact
from ambition.sources.loaded import Loaded


class FetchedLink(Protocol):
    """Where one link of a list stands; ``ambition.sources.many.Fetched`` is one."""

    @property
    def index(self) -> int:
        """Its place in the list."""

    @property
    def loaded(self) -> Loaded | None:
        """What was fetched, or None."""

    @property
    def error(self) -> str:
        """A sentence, or nothing."""


#: Fetches a list of links, yielding a link's state each time more of it has arrived; the last one stands.
Fetch = Callable[[Sequence[str]], Iterable[FetchedLink]]
State = Literal["added", "new version", "same", "facts added", "error", "pending", "stopped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: its name, state, a sentence, and the project's id where there is one.

    ``others`` are ids of projects that the sentence speaks of.
    """

    name: str
    state: State
    says: str
    project: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """The desk after adding, and what became of each item, in the order given."""

    desk: Desk
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items are done, of how many, and the one just done."""

    done: int
    total: int
    name: str


def add_items(
    desk: Desk,
    items: Sequence[Item],
    room: Room,
    who: str = "",
    *,
    fetch: Fetch | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Added:
    """Add all items; what fails is told in its outcome while the rest go on.

    Files and packets come first, then the links as they arrive; in the end new candidates are numbered in
    the order of the list, however the network shuffled it. When ``cancelled`` says so the rest is left out,
    and what was added stays.
    """
    items = [_as_spoken_of(item, desk.settings.blind) for item in items]
    adding = _Adding(desk, room, room.stamp(who), len(items), progress)
    links = [(place, item) for place, item in enumerate(items) if item.link and not item.fault]
    for place, item in enumerate(items):
        if item.link and not item.fault:
            continue
        if cancelled():
            break
        adding.settle(place, item)
    if links and not cancelled():
        adding.settle_links(links, fetch, cancelled)
    adding.number_as_given(known={one.id for one in desk.candidates})
    return Added(
        adding.desk, tuple(adding.outcome(place, item, cancelled()) for place, item in enumerate(items))
    )


class _Adding:
    """The desk as it fills; outcomes by the item's place in the list."""

    def __init__(
        self, desk: Desk, room: Room, stamp: Stamp, total: int, progress: Callable[[Progress], None]
    ) -> None:
        self.desk = desk
        self._room = room
        self._stamp = stamp
        self._total = total
        self._progress = progress
        self._known = Known(project for one in desk.candidates for project in one.projects)
        self._outcomes: dict[int, Outcome] = {}

    def outcome(self, place: int, item: Item, stopped: bool) -> Outcome:
        """What became of this item."""
        missing = Outcome(item.name, "stopped", f"{item.name}: stopped before it was read.")
        pending = Outcome(item.name, "pending", f"{item.name}: not fetched yet; it goes on where it stopped.")
        found = self._outcomes.get(place, missing if stopped else pending)
        labels = dict.fromkeys(self._label(each) for each in found.others)
        return replace(found, says=fill(found.says, label=", ".join(labels))) if labels else found

    def number_as_given(self, known: Set[str]) -> None:
        """Number the candidates that are not ``known`` in the order of the items that brought them."""
        brought = (self._outcomes[place].project for place in sorted(self._outcomes))
        owners = {project.id: one for one in self.desk.candidates for project in one.projects}
        by_id = {one.id: one for one in (owners[each] for each in brought if each)}
        new = [one for one in by_id.values() if one.id not in known]
        numbers = sorted(one.number for one in new)
        numbered = {one.id: replace(one, number=n) for one, n in zip(new, numbers, strict=True)}
        candidates = (numbered.get(one.id, one) for one in self.desk.candidates)
        self.desk = replace(self.desk, candidates=tuple(sorted(candidates, key=lambda one: one.number)))

    def settle(self, place: int, item: Item) -> None:
        """Add one item or say why not."""
        try:
            self._outcomes[place] = self._settled(item)
        except AmbitionError as error:
            says = cover_alone(str(error)) if self._names_covered(item) else str(error)
            self._outcomes[place] = Outcome(item.name, "error", _named(item.name, says))
        self._progress(Progress(len(self._outcomes), self._total, item.name))

    def settle_links(
        self, links: Sequence[tuple[int, Item]], fetch: Fetch | None, cancelled: Callable[[], bool]
    ) -> None:
        """Fetch all links and add each as it arrives; facts that arrive later are added to it."""
        if fetch is None:
            for place, item in links:
                self._outcomes[place] = Outcome(
                    item.name, "error", f"{item.name}: links cannot be fetched here."
                )
            return
        for fetched in fetch([item.link for _, item in links]):
            place, item = links[fetched.index]
            if fetched.error:
                self._outcomes[place] = Outcome(item.name, "error", _without_owner(item, fetched.error))
            elif fetched.loaded is not None:
                self._arrived(place, replace(item, loaded=fetched.loaded))
            if cancelled():
                return

    def _arrived(self, place: int, item: Item) -> None:
        before = self._outcomes.get(place)
        if before is None or not before.project or item.loaded is None:
            self.settle(place, item)
            return
        known = self._project(before.project)
        if before.state != "same":
            self._verify(known, item.loaded.facts)
        elif lacks_facts(known) and item.loaded.facts:
            self._outcomes[place] = self._verified(self._called(item, known), known, item.loaded.facts)

    def _settled(self, item: Item) -> Outcome:
        if item.fault:
            return Outcome(item.name, "error", item.fault)
        project = project_of(item)
        owner = candidate_for(self.desk, item, project)
        like = [self._project(name) for name in self._known.like(project.text)]
        own = {each.id for each in owner.projects} if owner else set()
        if (same := next((each for each in like if is_same(each, project, own, item)), None)) is not None:
            return self._already(self._called(item, with_covers(project)), project, same)
        versions = [each for each in owner.projects if _is_version_of(each, project)] if owner else []
        project = replace(
            project,
            id=f"p{self.desk.next_project}",
            dated=project.dated or (self._stamp.at[:10] if versions else ""),
            same_as=tuple(each.id for each in like if each.id not in own),
        )
        project = with_covers(replace(project, summary=self._room.summary(project)))
        self._put(owner, item, project)
        return _said(self._called(item, project), project, bool(versions))

    def _names_covered(self, item: Item) -> bool:
        return self.desk.settings.blind and not item.reference

    def _called(self, item: Item, project: Project) -> Item:
        """The item under its project's covered name: its file or link may be named after somebody."""
        is_told = self._names_covered(item) and not item.folder and project.covered_name
        return replace(item, name=project.covered_name) if is_told else item

    def _already(self, item: Item, project: Project, same: Project) -> Outcome:
        if item.loaded is not None and lacks_facts(same) and project.facts:
            return self._verified(item, same, project.facts)
        says = f"{item.name}: the same project stands with {{label}}; not added twice."
        return Outcome(item.name, "same", says, same.id, (same.id,))

    def _verified(self, item: Item, project: Project, facts: tuple[Fact, ...]) -> Outcome:
        self._verify(project, facts)
        says = f"{item.name}: the facts of {{label}} are fetched now."
        return Outcome(item.name, "facts added", says, project.id, (project.id,))

    def _verify(self, project: Project, facts: tuple[Fact, ...]) -> None:
        """Put facts that were fetched in place of what the project had, and review it with them."""
        refreshed = replace(project, facts=facts, unverified=False)
        refreshed = replace(refreshed, summary=self._room.summary(refreshed))
        self.desk = replace_project(self.desk, refreshed)

    def _put(self, owner: Candidate | None, item: Item, project: Project) -> None:
        desk = replace(self.desk, next_project=self.desk.next_project + 1)
        if owner is None:
            reference = item.reference.strip()
            owner = Candidate(f"c{desk.next_number}", desk.next_number, reference, folder=item.folder)
            desk = replace(desk, next_number=desk.next_number + 1)
        desk = with_candidate(desk, replace(owner, projects=(*owner.projects, project)))
        input_sha256 = project.summary.input_sha256 if project.summary else ""
        log = append(desk.log, self._stamp, "added", owner.id, input_sha256=input_sha256, detail=project.id)
        self.desk = replace(desk, log=log)
        self._known.add(project)

    def _project(self, name: str) -> Project:
        return next(each for each in _projects(self.desk) if each.id == name)

    def _label(self, name: str) -> str:
        return next(
            one.label for one in self.desk.candidates if any(each.id == name for each in one.projects)
        )


def _as_spoken_of(item: Item, is_blind: bool) -> Item:
    """The item under its reference; else a file's name is covered, as a typed line or link is not."""
    if reference := item.reference.strip():
        return replace(item, name=reference)
    if item.link or item.line or not is_blind:
        return item
    return replace(item, name=cover_alone(item.name), fault=cover_alone(item.fault))


def lacks_facts(project: Project) -> bool:
    """Say whether facts are still to be fetched: a packet's, or those that GitHub's limit left out."""
    return project.unverified or bool(project.summary and project.summary.partial)


def _projects(desk: Desk) -> Iterator[Project]:
    return (project for candidate in desk.candidates for project in candidate.projects)


def _is_version_of(each: Project, project: Project) -> bool:
    if project.series or each.series:
        return each.series == project.series
    return bool(project.dated) and each.name == project.name


def _said(item: Item, project: Project, is_version: bool) -> Outcome:
    if project.same_as:
        says = f"{item.name}: added; the text is the same or nearly the same as that of {{label}}."
        return Outcome(item.name, "added", says, project.id, project.same_as)
    if is_version:
        return Outcome(item.name, "new version", f"{item.name}: added as a later version.", project.id)
    return Outcome(item.name, "added", f"{item.name}: added.", project.id)


def _named(name: str, says: str) -> str:
    return says if name in says else f"{name}: {says}"


def _without_owner(item: Item, says: str) -> str:
    """The sentence under the user's own reference where there is one: the link would tell who it is."""
    if not item.reference.strip():
        return _named(item.name, says)
    owner = owner_of(item.link)
    said = re.sub(rf"(?:[\w.:/-]*/)?{re.escape(owner)}/[\w./-]*[\w/-]", item.name, says) if owner else says
    return _named(item.name, said.replace(f"{item.name}: {item.name}: ", f"{item.name}: "))
