"""Files become projects: a description, or a saved project with its answers."""

from __future__ import annotations

from ambition.description import describe
from ambition.errors import InputError
from ambition.packet import read_packet
from ambition.ui.session import keep_as_base
from ambition.ui.state import PageState, Project, by_question

_MOST_BYTES = 3_000_000


def open_file(state: PageState, name: str, data: bytes) -> None:
    """Take a file into the page: a saved project with its answers, or a description.

    InputError says what is wrong with it; the state is then as it was.
    """
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name} is larger than 3 MB.")
    if name.lower().endswith(".json"):
        _open_saved(state, data)
    else:
        state.file = to_project(name, data)
    state.way = "file"
    keep_as_base(state)


def to_project(name: str, data: bytes) -> Project:
    """A description from a file; InputError where it cannot be read."""
    described = describe(data, name, "file")
    try:
        return Project(name, data.decode("utf-8"), "file")
    except UnicodeDecodeError:
        return Project(name, described.text, "file")


def _open_saved(state: PageState, data: bytes) -> None:
    packet = read_packet(data)
    state.file = Project(packet.name or "saved.md", packet.text, packet.source)
    state.own_answers = by_question(packet.answers)
    if packet.rubric.id and packet.rubric.id != state.rubric:
        state.notices.append(("opened.other-rubric", {"rubric": packet.rubric.id}))
