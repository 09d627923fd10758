"""Where the page asks for a review; answers that did not change are taken from memory.

What is remembered of a candidate's text belongs to one session alone.
"""

from __future__ import annotations

import json
from dataclasses import replace

import streamlit as st

from ambition.description import describe
from ambition.errors import AmbitionError
from ambition.model import Answer, Description, Misread, Review, Submission
from ambition.packet import answer_table
from ambition.reading import Reading
from ambition.review import read_submission, review
from ambition.rubric.loading import LoadedRubric, load_rubric, load_rubric_bytes
from ambition.ui.state import PASTED, Kept, PageState, Project

_LONGEST_NAME = 60


@st.cache_resource(max_entries=8, show_spinner=False)
def bundled_rubric(rubric_id: str) -> LoadedRubric:
    """A rubric that comes with the project."""
    return load_rubric(rubric_id)


def rubric_of(state: PageState) -> LoadedRubric:
    """The rubric in use: one's own file, or a bundled one. RubricError for a broken file."""
    if state.rubric_file is not None:
        return _own_rubric(*state.rubric_file)
    return bundled_rubric(state.rubric)


def submission_of(
    project: Project, answers: tuple[Answer, ...], misread: tuple[Misread, ...] = ()
) -> Submission:
    """A project and answers as they go into a review; InputError for what cannot be read."""
    described = _described(project.text, project.name, project.source)
    name, notices = project.title or called(described), (*project.notices, *described.notices)
    return Submission(replace(described, name=name, notices=notices), answers, project.facts, misread=misread)


def title_of(project: Project) -> str:
    """What a project is called on the page; nothing for a pasted text without a heading."""
    title = project.title or called(_described(project.text, project.name, project.source))
    return "" if title == PASTED else title


def called(described: Description) -> str:
    """The name of the file; a pasted text has none, and is called by its first heading."""
    headings = (one.plain for one in described.sentences if one.place == "heading")
    own = next(headings, "")[:_LONGEST_NAME] if described.name == PASTED else ""
    return own or described.name


def review_of(
    rubric: LoadedRubric, project: Project, answers: tuple[Answer, ...], misread: tuple[Misread, ...] = ()
) -> Review:
    """The review of a project with these answers; what was called misread goes along and moves nothing."""
    said = json.dumps([answer_table(answer) for answer in answers]) + repr(misread)
    submission = submission_of(project, answers, misread)
    about = repr((project.title, project.source, project.facts, project.notices))
    found = _found(rubric.sha256, project.text, project.name, about, rubric, submission)
    return _reviewed(rubric.sha256, project.text, project.name, said, about, rubric, submission, found)


def review_kept(rubric: LoadedRubric, kept: Kept) -> Review | None:
    """The review of a state to compare with; None where it cannot be read any more."""
    try:
        return review_of(rubric, kept.project, kept.answers)
    except AmbitionError:
        return None


@st.cache_resource(max_entries=4, show_spinner=False, scope="session")
def _own_rubric(name: str, data: bytes) -> LoadedRubric:
    return load_rubric_bytes(name, data)


@st.cache_resource(max_entries=8, show_spinner=False, scope="session")
def _described(text: str | bytes, name: str, source: str) -> Description:
    return describe(text, name, source)


@st.cache_resource(max_entries=8, show_spinner=False, scope="session")
def _found(
    rubric_sha256: str,
    text: str | bytes,
    name: str,
    about: str,
    _rubric: LoadedRubric,
    _submission: Submission,
) -> Reading:
    return read_submission(_rubric, _submission)


@st.cache_resource(max_entries=24, show_spinner=False, scope="session")
def _reviewed(
    rubric_sha256: str,
    text: str | bytes,
    name: str,
    said: str,
    about: str,
    _rubric: LoadedRubric,
    _submission: Submission,
    _reading: Reading,
) -> Review:
    return review(_rubric, _submission, _reading)
