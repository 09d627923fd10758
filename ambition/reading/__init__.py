"""Reading: from a description and a rubric to findings, counted and dismissed, each with its reason."""

from __future__ import annotations

from dataclasses import replace

from ambition.description import describe
from ambition.model import Finding
from ambition.reading.phrases import PhraseError, parse_phrase
from ambition.reading.reader import Reading, read
from ambition.rubric.loading import LoadedRubric

__all__ = ["PhraseError", "Reading", "parse_phrase", "read", "read_text"]


def read_text(text: str, rubric: LoadedRubric, question: str) -> tuple[Finding, ...]:
    """Read the text typed beside an answer like a description.

    The findings have the source ``answer``, the question's id and no place in the description.
    """
    findings = read(describe(text, question, "answer"), rubric).findings
    return tuple(replace(f, source="answer", question=question, start=None, end=None) for f in findings)
