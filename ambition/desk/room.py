"""The room that a desk stands in: the rubric, the clock and the chance it uses, given from outside."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ambition import __version__
from ambition.description import describe
from ambition.desk.log import Stamp
from ambition.desk.summary import summarise
from ambition.desk.values import Project, Summary
from ambition.model import Review, Submission
from ambition.review import review
from ambition.rubric.loading import LoadedRubric


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Room:
    """What every act on a desk needs. ``now`` gives an ISO 8601 time, ``salt`` fresh random text."""

    rubric: LoadedRubric
    now: Callable[[], str] = _now
    salt: Callable[[], str] = secrets.token_hex
    tool: str = __version__

    def stamp(self, who: str = "") -> Stamp:
        """Who acts, at what time, with which tool and rubric."""
        return Stamp(who, self.now(), self.tool, self.rubric.ref, self.salt())

    def review(self, project: Project) -> Review:
        """Make the project's review anew from its text, answers, facts and judgements.

        Raises InputError where the text cannot be read.
        """
        return review(self.rubric, submission_of(project))

    def summary(self, project: Project) -> Summary:
        """Make the review anew and keep what the table needs of it."""
        return summarise(self.review(project), self.rubric, self.tool)


def submission_of(project: Project) -> Submission:
    """What goes into the review of a project; unverified facts stay out of it until they are fetched."""
    description = describe(project.text, project.name, project.source or "text")
    facts = () if project.unverified else project.facts
    return Submission(description, project.answers, facts, project.judgements)
