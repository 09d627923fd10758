"""Files become projects: a description, a zip or folder of a repository, or a saved project with answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ambition.description import describe
from ambition.errors import InputError
from ambition.model import RubricRef
from ambition.packet import Packet, read_packet
from ambition.sources import load_archive, load_archive_at, load_folder_at, load_path
from ambition.sources.problems import MissingError
from ambition.ui.linking import project_from
from ambition.ui.reviewing import rubric_of
from ambition.ui.session import keep_as_base
from ambition.ui.state import PageState, Project, by_question

#: The endings of files that hold one project.
ENDINGS = ("md", "markdown", "rst", "txt", "ipynb", "json")
_MOST_BYTES = 3_000_000


def open_file(state: PageState, name: str, data: bytes) -> None:
    """Take a file into the page: a saved project with its answers, or a description.

    InputError says what is wrong with it; the state is then as it was.
    """
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name} is larger than 3 MB.")
    if name.lower().endswith(".json"):
        _open_saved(state, read_packet(data))
    else:
        take_file(state, to_project(name, data))
    state.way = "file"


def take_file(state: PageState, project: Project) -> None:
    """Take a project that came from a file, a zip or a folder."""
    if state.reads_sent:
        state.give_back()
    state.file = project
    keep_as_base(state)


def to_project(name: str, data: bytes) -> Project:
    """A description from a file; InputError where it cannot be read."""
    described = describe(data, name, "file")
    try:
        return Project(name, data.decode("utf-8"), "file")
    except UnicodeDecodeError:
        return Project(name, described.text, "file")


def is_zip(name: str) -> bool:
    """Whether a file is a repository's zip, by its name."""
    return name.lower().endswith(".zip")


def zip_project(name: str, data: bytes) -> Project:
    """A repository in a zip; SourceError says why it is refused or what it lacks."""
    return replace(project_from(load_archive(data, name)), archive=data)


def path_project(typed: str) -> Project:
    """A folder, zip or file on one's own machine; SourceError where there is nothing to read."""
    path = Path(typed).expanduser()
    try:
        is_there = path.exists()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        raise MissingError(f"{typed[:100]}: there is no such folder on this machine: check the path.")
    return replace(project_from(load_path(path)), folder=str(path))


def file_project_at(project: Project, day: date) -> Project:
    """The README of a zip or folder as it stood at the end of a day (UTC); SourceError says what to do."""
    if project.archive:
        return project_from(load_archive_at(project.archive, project.title, day))
    path = Path(project.folder)
    return project_from(load_folder_at(path, day) if path.is_dir() else load_path(path, day))


def saved_project(packet: Packet) -> Project:
    """The description in a saved project."""
    return Project(packet.name or "saved.md", packet.text, packet.source)


def _open_saved(state: PageState, packet: Packet) -> None:
    state.take_sent("file", by_question(packet.answers), packet.misread)
    _say_which_rubric(state, packet.rubric)
    state.file, state.way = saved_project(packet), "file"
    keep_as_base(state)


def _say_which_rubric(state: PageState, then: RubricRef) -> None:
    """Say so where the file was saved with another rubric than the one at hand, or another state of it."""
    now = rubric_of(state).ref
    if then.id and then.id != now.id:
        state.notices.append(("opened.other-rubric", {"rubric": then.id}))
    elif then.sha256 and then.sha256 != now.sha256:
        versions = {"then": _named(then), "now": _named(now)}
        state.notices.append(("opened.other-version", versions))


def _named(rubric: RubricRef) -> str:
    return f"{rubric.version} ({rubric.sha256[:12]})"
