"""What reviewers did with the evidence: confirmed, rejected or added a quote, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ambition.model import Description, Finding, Judgement, Notice
from ambition.scoring.tables import Tables


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings after the reviewers, which of them and which ledgers' answers they confirmed."""

    findings: tuple[Finding, ...]
    confirmed: frozenset[Finding]
    confirmed_answers: frozenset[str]
    notices: tuple[Notice, ...]


def judge(
    tables: Tables, description: Description, findings: Iterable[Finding], judgements: Iterable[Judgement]
) -> Judged:
    """Apply judgements one after the other; of two on the same quote the later stands."""
    current = list(findings)
    confirmed: set[Finding] = set()
    answers: set[str] = set()
    notices: list[Notice] = []
    for judgement in judgements:
        if judgement.action == "confirm" and not judgement.quote:
            answers.add(judgement.ledger)
        elif judgement.action == "add":
            added = _added(tables, description, judgement)
            current += added
            confirmed.update(added)
            notices += [] if added else [_lost(judgement)]
        else:
            changed = _touch(current, judgement, confirmed)
            notices += [] if changed else [_lost(judgement)]
    return Judged(tuple(current), frozenset(confirmed), frozenset(answers), tuple(notices))


def _touch(current: list[Finding], judgement: Judgement, confirmed: set[Finding]) -> bool:
    """Confirm or reject, in place, every finding that the judgement names."""
    changed = False
    for number, finding in enumerate(current):
        if finding.criterion != judgement.criterion or finding.quote != judgement.quote:
            continue
        changed = True
        confirmed.discard(finding)
        if judgement.action == "confirm":
            current[number] = replace(finding, dismissal=None, why="")
            confirmed.add(current[number])
        else:
            current[number] = replace(finding, dismissal="rejected", why=_rejection(judgement))
    return changed


def _rejection(judgement: Judgement) -> str:
    who = judgement.reviewer or "a reviewer"
    return f"Rejected by {who}: {judgement.reason or 'no reason given'}"


def _added(tables: Tables, description: Description, judgement: Judgement) -> list[Finding]:
    """A quote that a reviewer saw and the reader did not; it must stand in the description."""
    start = description.text.find(judgement.quote) if judgement.quote else -1
    if start < 0 or judgement.criterion not in tables.speaks_for:
        return []
    end = start + len(judgement.quote)
    return [
        Finding(
            judgement.criterion,
            "added",
            "concrete",
            "description",
            start,
            end,
            judgement.quote,
            why=judgement.reason,
        )
    ]


def _lost(judgement: Judgement) -> Notice:
    message = f"A judgement on “{judgement.criterion}” names a quote that is not here: it changed nothing."
    return Notice("judgement-lost", message)
