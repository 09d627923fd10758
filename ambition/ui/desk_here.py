"""Where a part of the candidate's page stands: whose page, which project, its review as it may be shown."""

from __future__ import annotations

from dataclasses import dataclass

from ambition.desk.room import Room
from ambition.desk.values import Candidate, Project
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import slug


@dataclass(frozen=True, slots=True)
class Here:
    """One candidate's page; ``review`` is covered, ``plain`` is the same review as the text has it."""

    state: DeskState
    one: Candidate
    project: Project
    review: Review
    room: Room
    words: DeskWords

    @property
    def rubric(self) -> LoadedRubric:
        """The rubric of the review."""
        return self.room.rubric

    @property
    def plain(self) -> Review:
        """The review uncovered, to act on; never to be shown."""
        return self.state.review(self.project, self.room)

    @property
    def stem(self) -> str:
        """The start of the names of this candidate's files."""
        return slug(self.one.label).strip("-")[:40] or "candidate"
