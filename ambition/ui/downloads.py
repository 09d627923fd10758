"""The review to take along: for people, for print, for machines, and the project itself to open again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from ambition.model import Review, Submission
from ambition.packet import packet_of, to_packet_json
from ambition.report import to_json, to_markdown
from ambition.report.html import to_html
from ambition.report.pdf import to_pdf
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import slug
from ambition.ui.state import PageState
from ambition.ui.words import Words


def show_downloads(state: PageState, review: Review, rubric: LoadedRubric, words: Words) -> None:
    """One button a format; each file is made when it is asked for."""
    stem = file_stem(review.description.name)
    files: list[tuple[str, str, str, Callable[[], str | bytes]]] = [
        ("pdf", f"{stem}-review.pdf", "application/pdf", lambda: to_pdf(review, rubric)),
        ("html", f"{stem}-review.html", "text/html", lambda: to_html(review, rubric)),
        ("markdown", f"{stem}-review.md", "text/markdown", lambda: to_markdown(review, rubric)),
        ("json", f"{stem}-review.json", "application/json", lambda: to_json(review)),
        ("project", f"{stem}-project.json", "application/json", lambda: saved_project(state, review, rubric)),
    ]
    with st.container(horizontal=True, key="downloads"):
        for kind, name, mime, make in files:
            st.download_button(
                words(f"downloads.{kind}"), make, name, mime, key=f"get-{kind}", on_click="ignore"
            )


def file_stem(name: str) -> str:
    """A file's name without its ending, safe on every machine."""
    stem = slug(name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip("-")
    return stem[:60] or "project"


def saved_project(state: PageState, review: Review, rubric: LoadedRubric) -> str:
    """The project under the name of its file, whose ending tells how to read it."""
    project = state.project()
    described = replace(review.description, name=project.name if project else review.description.name)
    return to_packet_json(
        packet_of(Submission(described, review.answers, misread=review.misread), rubric.ref)
    )
