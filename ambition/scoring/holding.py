"""Which finding speaks for a criterion: the strongest, and of equals the first in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ambition.model import Finding
from ambition.scoring.tables import Grade, Tables

#: Dismissals that still tell where the project stands: it was spoken of, and the answer was no.
_JUDGED = frozenset({"planned", "denied", "rejected"})
_SOURCES = {"description": 0, "fact": 1, "answer": 2}


@dataclass(frozen=True, slots=True)
class Held:
    """The finding that speaks for a criterion, and its grade."""

    finding: Finding
    grade: Grade


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held for each criterion: by description and facts, and with the proofs' texts beside them.

    Without proofs both are the same mapping. ``judged`` also holds criteria that were spoken of and denied.
    """

    shown: Mapping[str, Held]
    proven: Mapping[str, Held]
    judged: frozenset[str]


def hold(tables: Tables, findings: Iterable[Finding], confirmed: frozenset[Finding]) -> Holdings:
    """The strongest finding of each criterion; more of the same adds nothing."""
    shown: dict[str, Held] = {}
    proofs: list[tuple[Finding, Grade]] = []
    judged: set[str] = set()
    for finding in findings:
        if finding.criterion not in tables.speaks_for:
            continue
        if finding.dismissal is not None:
            if finding.dismissal in _JUDGED:
                judged.add(finding.criterion)
            continue
        judged.add(finding.criterion)
        grade: Grade = "confirmed" if confirmed and finding in confirmed else finding.strength
        if finding.source == "answer":
            proofs.append((finding, grade))
        else:
            _keep_better(tables, shown, finding, grade)
    proven = dict(shown) if proofs else shown
    for finding, grade in proofs:
        _keep_better(tables, proven, finding, grade)
    return Holdings(shown, proven, frozenset(judged))


def _keep_better(tables: Tables, kept: dict[str, Held], finding: Finding, grade: Grade) -> None:
    old = kept.get(finding.criterion)
    if old is not None:
        gain = tables.grade_ranks[grade] - tables.grade_ranks[old.grade]
        if gain < 0 or (gain == 0 and not _is_before(finding, old.finding)):
            return
    kept[finding.criterion] = Held(finding, grade)


def _is_before(one: Finding, other: Finding) -> bool:
    """Description before facts before proofs, then by place: an order that nothing else decides."""
    if (
        one.source == other.source
        and one.start is not None
        and other.start is not None
        and one.start != other.start
    ):
        return one.start < other.start
    return _place(one) < _place(other)


def _place(finding: Finding) -> tuple[int, int, int, str, str, str]:
    start = finding.start if finding.start is not None else -1
    end = finding.end if finding.end is not None else -1
    return _SOURCES[finding.source], start, end, finding.kind, finding.quote, finding.question
