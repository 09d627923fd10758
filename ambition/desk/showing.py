"""What a face shows of a desk, covered where it is blind: the one place that every text goes through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from ambition.desk.covering import Covered, Redactor, redactor_for
from ambition.desk.covering.finds import Kind
from ambition.desk.persons import identities_of
from ambition.desk.sameness import owner_of
from ambition.desk.values import Candidate, Desk, Project

_FILES = frozenset({".md", ".markdown", ".rst", ".txt", ".ipynb", ".json"})


@dataclass
class Shown:
    """The texts of one desk as a face may show them; redactors are made when first needed, and kept."""

    desk: Desk
    made: dict[str, Redactor] = field(default_factory=dict, repr=False)

    def is_covered(self, candidate: str) -> bool:
        """Say whether who this candidate is stands covered."""
        return self.desk.settings.blind and not self._candidate(candidate).revealed

    def text(self, candidate: str, text: str) -> str:
        """Return a text about this candidate as it may be shown, quoted or exported."""
        return self._redactor(candidate).cover(text) if text and self.is_covered(candidate) else text

    def spans(
        self, candidate: str, text: str, spans: tuple[tuple[int, int], ...]
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return a text as it may be shown, and where the given spans of it stand then."""
        if not self.is_covered(candidate):
            return text, spans
        return self._redactor(candidate).cover_spans(text, spans)

    def name(self, project: Project) -> str:
        """Return a project's name as it may be shown."""
        if project.covered_name and self.desk.settings.blind and not self._owner(project).revealed:
            return nameless(project.name) if _tells_its_file(project) else project.covered_name
        return self.text(self._owner(project).id, project_name(project))

    def _owner(self, project: Project) -> Candidate:
        return next(one for one in self.desk.candidates if any(p.id == project.id for p in one.projects))

    def covered(self, candidate: str) -> tuple[Covered, ...]:
        """Return what was covered, by kind, so that a leak can be seen."""
        return self._redactor(candidate).covered

    def _redactor(self, candidate: str) -> Redactor:
        if candidate not in self.made:
            one = self._candidate(candidate)
            self.made[candidate] = redactor_for(tuple(_texts(one)), tuple(_known(one)))
        return self.made[candidate]

    def _candidate(self, candidate: str) -> Candidate:
        return next(one for one in self.desk.candidates if one.id == candidate)


def project_name(project: Project) -> str:
    """Return what to call a project: the repository's name, else the file's."""
    if project.link:
        return PurePosixPath(project.link.rstrip("/").removesuffix(".git")).name
    return project.name


def nameless(file: str) -> str:
    """Return what to call a file of which nothing but its kind may be shown."""
    return f"text{PurePosixPath(file).suffix.lower()}"


def _tells_its_file(project: Project) -> bool:
    """Say whether its covered name is a loose file's own, as desks of earlier versions have it."""
    named_after_a_file = project.covered_name == project.name and not project.link
    return named_after_a_file and PurePosixPath(project.name).suffix.lower() in _FILES


def with_covers(project: Project) -> Project:
    """Return the project with its name covered, and with what its own texts give away as identities."""
    alone = Candidate("", 0, projects=(project,))
    made = redactor_for(tuple(_texts(alone)), tuple(_known(alone)))
    found = identities_of(made.covered)
    called = made.cover(project.covered_name or project_name(project))
    return replace(project, covered_name=called, identities=found)


def cover_alone(text: str) -> str:
    """Return a text about nobody on the desk, such as a file's name, as it may be shown on a blind one."""
    return redactor_for((text,)).cover(text) if text else text


def _texts(one: Candidate) -> Iterator[str]:
    for project in one.projects:
        yield from (project.text, project.name, project.source, project.link)
        for answer in project.answers:
            yield from (answer.text, answer.proof, *answer.links)
        for fact in project.facts:
            yield from (fact.says, fact.where)
        yield from (each.says for each in project.misread)


def _known(one: Candidate) -> Iterator[tuple[Kind, str]]:
    for project in one.projects:
        owner = owner_of(project.link) if project.link else ""
        if owner:
            yield "owner", owner
