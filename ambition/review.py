"""The one door: a rubric and a submission become a review. Pure: no disk, clock, chance or network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ambition import wording
from ambition.contradicting import contradictions
from ambition.hireability import hireability
from ambition.model import Description, Finding, Notice, Review, Submission
from ambition.next_steps import next_steps
from ambition.reading import Reading, read, read_text
from ambition.rubric.loading import LoadedRubric
from ambition.scoring import Scored, score, tables_of
from ambition.scoring.judging import judge
from ambition.unsure import unfetched, unsure


def review(rubric: LoadedRubric, submission: Submission, found: Reading | None = None) -> Review:
    """Read, score and say. The same rubric and submission give the same review, anywhere and always.

    ``found`` spares a page the reading where only answers changed: what ``read_submission`` gave before for
    the same description and facts.
    """
    if found is None:
        found = read_submission(rubric, submission)
    findings = (*found.findings, *_proofs(rubric, submission))
    return weigh(rubric, submission, findings, found.notices)


def read_submission(rubric: LoadedRubric, submission: Submission) -> Reading:
    """What is found in the description and the facts; nothing in a text that is not English."""
    if submission.description.language != "english":
        return Reading((), ())
    return read(submission.description, rubric, submission.facts)


def weigh(
    rubric: LoadedRubric,
    submission: Submission,
    findings: tuple[Finding, ...],
    notices: tuple[Notice, ...] = (),
) -> Review:
    """The review of what was read: everything after the reading."""
    description, facts = submission.description, submission.facts
    judged = description.language == "english"
    tables = tables_of(rubric)
    judgements = judge(tables, description, findings, submission.judgements)
    scored = score(tables, judgements, submission.answers, judged)
    words = count_words(description)
    return Review(
        rubric=rubric.ref,
        description=description,
        input_sha256=hashlib.sha256(description.text.encode("utf-8", "surrogatepass")).hexdigest(),
        goal=scored.goal,
        scales=scored.scales,
        niche=scored.niche,
        hireability=hireability(scored, words, facts, _against(rubric, submission)),
        next_steps=next_steps(scored),
        evidence=scored.evidence,
        not_counted=scored.not_counted,
        coverage=scored.coverage,
        partial=bool(unfetched(facts)),
        unsure=unsure(scored, description, words),
        warnings=_warnings(submission, notices, scored),
        facts=facts,
        judged=judged,
        words=words,
        answers=submission.answers,
        judgements=submission.judgements,
        misread=submission.misread,
    )


def _against(rubric: LoadedRubric, submission: Submission) -> tuple[str, ...]:
    """One sentence for each answer that the description denies."""
    return tuple(
        wording.DENIED_DOUBT.format(title=rubric.scale(one.ledger).title, quote=wording.shortened(one.quote))
        for one in contradictions(rubric.rubric, submission.description, submission.answers)
    )


def count_words(description: Description) -> int:
    """The words that a reader of the rendered page sees, code left out."""
    lines = [s.plain for s in description.sentences if s.plain and s.place not in ("code", "output")]
    return " ".join(lines).count(" ") + 1 if lines else 0


def _proofs(rubric: LoadedRubric, submission: Submission) -> Iterator[Finding]:
    """What the texts typed beside the answers show, read like the description.

    Free words are read where the question belongs to a ledger; others are for people only.
    """
    on_ledger = {question.id for question in rubric.rubric.questions if question.ledger}
    for answer in submission.answers:
        for text in (answer.proof, answer.text if answer.question in on_ledger else ""):
            if text.strip():
                yield from read_text(text, rubric, answer.question)


def _warnings(submission: Submission, notices: tuple[Notice, ...], scored: Scored) -> tuple[Notice, ...]:
    found = [*submission.description.notices, *notices, *scored.notices]
    missing = unfetched(submission.facts)
    if missing:
        found.append(Notice("partial", wording.PARTIAL.format(facts=wording.listed(missing))))
    return tuple(dict.fromkeys(found))
