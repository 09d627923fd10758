"""Files become a rubric: the one door to rubric files, strict, with every fault at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ambition.errors import RubricError
from ambition.model import RubricRef
from ambition.rubric.files import list_rubrics, read_bytes, read_files
from ambition.rubric.form import NOTHING, frozen, path_in_words, to_fault, to_model
from ambition.rubric.merging import merge
from ambition.rubric.parts import sound_parts
from ambition.rubric.rules import all_slips
from ambition.rubric.schema import Criterion, Goal, Question, Rubric, Scale, Speaks
from ambition.rubric.translating import translation_slips

__all__ = ["LoadedRubric", "list_rubrics", "load_rubric", "load_rubric_bytes", "load_rubric_texts"]


@dataclass(frozen=True, eq=False)
class LoadedRubric:
    """A checked rubric and its fingerprint, with lookups by id (KeyError for an unknown one).

    Goals stand by rank, scales and questions by position, criteria by id, whatever file they came from.
    """

    rubric: Rubric
    sha256: str
    #: The file of each top-level part by its path in words (``criteria[public-price]``), for error messages.
    files: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def ref(self) -> RubricRef:
        """What a review says about the rubric it was made with."""
        return RubricRef(self.rubric.id, self.rubric.version, self.sha256)

    @cached_property
    def scales_and_niche(self) -> tuple[Scale, ...]:
        """The scales by position, then the niche if there is one."""
        niche = self.rubric.niche
        return (*self.rubric.scales, niche) if niche else self.rubric.scales

    @cached_property
    def ledger_ids(self) -> tuple[str, ...]:
        """The ids of all ledgers: scales, niche, goals."""
        return (*self._scales, *self._goals)

    def scale(self, scale_id: str) -> Scale:
        """The scale, or the niche, with this id."""
        return self._scales[scale_id]

    def goal(self, goal_id: str) -> Goal:
        """The goal with this id."""
        return self._goals[goal_id]

    def ledger(self, ledger_id: str) -> Scale | Goal:
        """The scale, niche or goal with this id."""
        return self._scales.get(ledger_id) or self._goals[ledger_id]

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id."""
        return self._criteria[criterion_id]

    def question(self, question_id: str) -> Question:
        """The question with this id."""
        return self._questions[question_id]

    def criteria_of(self, ledger_id: str) -> tuple[tuple[Criterion, Speaks], ...]:
        """The criteria that speak for a ledger, by id, with what they say there."""
        return self._by_ledger[ledger_id]

    @cached_property
    def _scales(self) -> Mapping[str, Scale]:
        return {scale.id: scale for scale in self.scales_and_niche}

    @cached_property
    def _goals(self) -> Mapping[str, Goal]:
        return {goal.id: goal for goal in self.rubric.goals}

    @cached_property
    def _criteria(self) -> Mapping[str, Criterion]:
        return {criterion.id: criterion for criterion in self.rubric.criteria}

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.rubric.questions}

    @cached_property
    def _by_ledger(self) -> Mapping[str, tuple[tuple[Criterion, Speaks], ...]]:
        return {
            ledger: tuple((c, s) for c in self.rubric.criteria for s in c.speaks_for if s.ledger == ledger)
            for ledger in self.ledger_ids
        }


def load_rubric(where: str | Path) -> LoadedRubric:
    """A bundled rubric by its id, or one from a folder, a ``.toml`` file or a zip.

    RubricError holds all its faults, not only the first.
    """
    return load_rubric_texts(read_files(where))


def load_rubric_bytes(name: str, data: bytes) -> LoadedRubric:
    """A rubric from an uploaded ``.toml`` file or a zip of its folder (2 MB at most, unpacked too)."""
    return load_rubric_texts(read_bytes(name, data))


def load_rubric_texts(texts: Mapping[str, str]) -> LoadedRubric:
    """A rubric from the texts of its files by path."""
    merged, faults, unread = merge(texts)
    data = frozen(merged.data)
    model, more = to_model(merged, data)
    # what an unread file holds is unknown, so nobody is told that it is missing
    faults += [fault for fault in more if not (unread and fault.found == NOTHING)]
    if not unread:
        faults += [to_fault(merged, data, slip) for slip in all_slips(sound_parts(data))]
    if model is not None:
        faults += [to_fault(merged, data, slip) for slip in translation_slips(model)]
    if faults or model is None:
        raise RubricError(tuple(sorted(faults, key=lambda f: f.file)))
    rubric = _in_order(model)
    files = {path_in_words(data, path): file for path, file in merged.origin.items()}
    return LoadedRubric(rubric, fingerprint(rubric), files)


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 of what the rubric says, whatever the layout of its files.

    It is taken over JSON with sorted keys of all fields that differ from their default, in the order of
    ``LoadedRubric``; translations stay out, for they decide no score. So comments, line endings, the order
    of keys and a default written out change nothing, while any number or word of the rules does. A default
    of the form must therefore never change its value, and a new field must default to "not there".
    """
    content = rubric.model_dump(mode="json", exclude={"translations"}, exclude_defaults=True)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _in_order(rubric: Rubric) -> Rubric:
    """The same rubric in an order that its files do not decide."""
    return rubric.model_copy(
        update={
            "goals": tuple(sorted(rubric.goals, key=lambda goal: (goal.rank, goal.id))),
            "scales": tuple(sorted(rubric.scales, key=lambda scale: (scale.position, scale.id))),
            "questions": tuple(sorted(rubric.questions, key=lambda q: (q.position, q.id))),
            "criteria": tuple(sorted(rubric.criteria, key=lambda criterion: criterion.id)),
        }
    )
