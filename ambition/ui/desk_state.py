"""What one visit has open on the desk: kept in its session, on one's own machine also in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import streamlit as st

from ambition.desk import keeping
from ambition.desk.adding import Outcome
from ambition.desk.covered import covered_review
from ambition.desk.covering import Redactor
from ambition.desk.grouping import Grouping, grouping
from ambition.desk.items import Item
from ambition.desk.room import Room
from ambition.desk.rows import Row, rows, sort_rows
from ambition.desk.showing import Shown
from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import AmbitionError
from ambition.model import Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.work import Work

View = Literal["shortlist", "table", "compare", "panel", "cohort", "record"]
VIEWS: tuple[View, ...] = ("shortlist", "table", "compare", "panel", "cohort", "record")
Part = Literal["glance", "interview", "evidence", "decision"]
PARTS: tuple[Part, ...] = ("glance", "interview", "evidence", "decision")
_KEY = "ambition-desk"
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass
class DeskState:
    """The open desk, who looks at it in which language, and where they are in it.

    ``outcomes`` is what became of the last items added, ``waiting`` those that can go on, ``failed`` the
    lines of links that failed, to be corrected, and ``failed_files`` what files that failed are called
    here and by their user; ``kept`` is the file on one's own machine, ``notices`` (kind and text) are
    said once. ``sort`` is how the table stands: a column (``order``: as they came), and whether it falls.
    ``judging`` is the evidence at hand.
    """

    desk: Desk = field(default_factory=Desk)
    who: str = ""
    language: str = "en"
    view: View = "shortlist"
    part: Part = "glance"
    opened: str = ""
    judging: str = ""
    picked: list[str] = field(default_factory=list)
    sort: tuple[str, bool] = ("order", False)
    outcomes: tuple[Outcome, ...] = ()
    waiting: tuple[Item, ...] = ()
    limit_says: str = ""
    failed: str = ""
    failed_files: tuple[tuple[str, str], ...] = ()
    work: Work | None = None
    kept: keeping.Kept | None = None
    is_begun: bool = False
    unsaved: bool = False
    notices: list[tuple[str, str]] = field(default_factory=list)
    adds: int = 0
    redactors: dict[str, tuple[tuple[Project, ...], dict[str, Redactor]]] = field(default_factory=dict)
    reviews: dict[str, tuple[Project, str, Review]] = field(default_factory=dict)
    tables: dict[str, tuple[Desk, tuple[object, ...], Any]] = field(default_factory=dict)

    def shown(self) -> Shown:
        """The texts of the desk as they may be shown; what was found in unchanged texts is kept."""
        made: dict[str, Redactor] = {}
        for one in self.desk.candidates:
            found = self.redactors.get(one.id)
            if found and found[0] == one.projects:
                made.update(found[1])
        return Shown(self.desk, made)

    def remember(self, shown: Shown, candidate: str) -> None:
        """Keep what was found in this candidate's texts."""
        made = shown.made
        if candidate in made:
            one = self.candidate(candidate)
            if one is not None:
                self.redactors[candidate] = (one.projects, {candidate: made[candidate]})

    def candidate(self, name: str) -> Candidate | None:
        """The candidate with this id, or None where there is none any more."""
        return next((one for one in self.desk.candidates if one.id == name), None)

    def put(self, desk: Desk) -> None:
        """Take a changed desk, and keep it where it keeps itself."""
        if desk is self.desk:
            return
        self.desk, self.unsaved = desk, True
        if self.kept is None:
            return
        try:
            self.kept = keeping.save(self.kept, desk)
            self.unsaved = False
        except AmbitionError as error:
            self.notices.append(("bad", str(error)))

    def do(self, change: Callable[[Desk], Desk]) -> None:
        """Change the desk; where that fails the reason is said, and nothing is changed."""
        self.tried(change)

    def tried(self, change: Callable[[Desk], Desk]) -> bool:
        """Change the desk, and say whether it worked."""
        try:
            self.put(change(self.desk))
        except AmbitionError as error:
            self.notices.append(("bad", str(error)))
            return False
        return True

    def review(self, project: Project, room: Room) -> Review:
        """The review of a project, made anew only where it changed."""
        found = self.reviews.get(project.id)
        if found and found[0] is project and found[1] == room.rubric.sha256:
            return found[2]
        made = room.review(project)
        self.reviews[project.id] = (project, room.rubric.sha256, made)
        return made

    def covered(self, candidate: str, project: Project, room: Room) -> Review:
        """The review of a project as it may be shown."""
        shown = self.shown()
        made = covered_review(shown, candidate, project, self.review(project, room))
        self.remember(shown, candidate)
        return made

    def rows(self, rubric: LoadedRubric) -> tuple[Row, ...]:
        """The table's rows as they may be shown."""
        room = Room(rubric)
        shown = self.shown()
        made = self.once(
            "rows",
            (rubric.sha256, self.who, self.language),
            lambda: rows(self.desk, rubric, room.tool, self.who, shown.name, language=self.language),
        )
        return cast("tuple[Row, ...]", made)

    def rows_as_sorted(self, rubric: LoadedRubric) -> tuple[Row, ...]:
        """The table's rows as the visitor has sorted them."""
        return sort_rows(self.rows(rubric), *self.sort)

    def groups(self, rubric: LoadedRubric, language: str) -> Grouping:
        """Everybody in their groups, as this visitor may see them."""
        made = self.once(
            "groups",
            (rubric.sha256, self.who, language),
            lambda: grouping(self.desk, rubric, self.who, language),
        )
        return cast(Grouping, made)

    def walk(self, rubric: LoadedRubric, language: str) -> list[str]:
        """The candidates' ids as the table stands where it is open, else group by group, unrated last."""
        if self.view == "table":
            return [row.candidate for row in self.rows_as_sorted(rubric)]
        made = self.groups(rubric, language)
        members = [
            *(one for group in (*made.groups, made.not_enough) for one in group.members),
            *made.to_rate,
        ]
        return [member.candidate for member in members]

    def once(self, name: str, key: tuple[object, ...], make: Callable[[], Any]) -> Any:
        """What was made of the desk as it is now, made again only when desk or key have changed."""
        found = self.tables.get(name)
        if found and found[0] is self.desk and found[1] == key:
            return found[2]
        made = make()
        self.tables[name] = (self.desk, key, made)
        return made

    def open(self, candidate: str, part: Part = "glance") -> None:
        """Open one candidate's own page."""
        self.opened, self.part, self.judging = candidate, part, ""

    def pick(self, candidate: str, on: bool) -> None:
        """Take a candidate into the comparison or out of it."""
        others = [name for name in self.picked if name != candidate]
        self.picked = [*others, candidate] if on else others


def desk_state() -> DeskState:
    """The desk of this visit; on its first run the one kept on this machine, where there is one."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = DeskState()
    state = cast(DeskState, st.session_state[_KEY])
    if not state.is_begun:
        state.is_begun = True
        _open_kept(state)
    return state


def _open_kept(state: DeskState) -> None:
    folder = home_here()
    if folder is None:
        return
    try:
        state.kept = keeping.open_folder(folder)
    except AmbitionError as error:
        state.notices.append(("bad", str(error)))
        return
    state.desk = state.kept.desk
    state.notices += [("bad", notice) for notice in state.kept.notices]


def home_here() -> Path | None:
    """Where this visitor's own machine keeps desks; None for everybody else, and where none is kept."""
    folder = keeping.home(os.environ, _option(sys.argv))
    return folder if is_own_machine(st.context.headers, st.context.ip_address) else None


def is_own_machine(headers: Mapping[str, str], address: str | None) -> bool:
    """Say whether the visitor sits at the machine that runs the page: nobody else may see a kept desk."""
    host = headers.get("Host", "").rsplit(":", 1)[0] if "Host" in headers else ""
    forwarded = any(name in headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-Ip"))
    return host in _LOCAL and not forwarded and address in (None, "127.0.0.1", "::1")


def _option(arguments: Sequence[str]) -> str | None:
    """``streamlit run app.py -- --home FOLDER``."""
    for place, word in enumerate(arguments[:-1]):
        if word == "--home":
            return arguments[place + 1]
    return None
