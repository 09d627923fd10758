"""Which finding speaks for a criterion: the strongest, and of equals the first in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ambition.model import Finding
from ambition.scoring.tables import GRADES, Grade, Tables

#: Dismissals that still tell where the project stands: it was spoken of, and the answer was no.
_JUDGED = frozenset({"planned", "denied", "rejected"})
_SOURCES = {"description": 0, "fact": 1, "answer": 2}
_RANKS = {grade: rank for rank, grade in enumerate(GRADES)}


@dataclass(frozen=True, slots=True)
class Held:
    """The finding that speaks for a criterion, and its grade."""

    finding: Finding
    grade: Grade


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held for each criterion: by description and facts, and with the proofs' texts beside them."""

    shown: Mapping[str, Held]
    proven: Mapping[str, Held]
    judged: frozenset[str]


def hold(tables: Tables, findings: Iterable[Finding], confirmed: frozenset[Finding]) -> Holdings:
    """The strongest finding of each criterion; more of the same adds nothing."""
    shown: dict[str, Held] = {}
    proven: dict[str, Held] = {}
    judged: set[str] = set()
    for finding in sorted(findings, key=_place):
        if finding.criterion not in tables.speaks_for:
            continue
        if finding.dismissal is None or finding.dismissal in _JUDGED:
            judged.add(finding.criterion)
        if finding.dismissal is not None:
            continue
        held = Held(finding, "confirmed" if finding in confirmed else finding.strength)
        _keep_stronger(tables, proven, held)
        if finding.source != "answer":
            _keep_stronger(tables, shown, held)
    return Holdings(shown, proven, frozenset(judged))


def _keep_stronger(tables: Tables, kept: dict[str, Held], new: Held) -> None:
    old = kept.get(new.finding.criterion)
    if old is None or _strength(tables, new.grade) > _strength(tables, old.grade):
        kept[new.finding.criterion] = new


def _strength(tables: Tables, grade: Grade) -> tuple[int, int]:
    return tables.grade_values[grade], _RANKS[grade]


def _place(finding: Finding) -> tuple[int, int, int, str, str, str]:
    """Description before facts before proofs, then by place: an order that nothing else decides."""
    start = finding.start if finding.start is not None else -1
    end = finding.end if finding.end is not None else -1
    return _SOURCES[finding.source], start, end, finding.kind, finding.quote, finding.question
