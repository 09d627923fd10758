"""All scores of one submission, from its findings and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ambition.model import Answer, Evidence, Finding, GoalResult, LedgerScore, NotCounted, Notice
from ambition.rubric.loading import LoadedRubric
from ambition.scoring.claims import Claim, aim_of, claims_of, goals_in, goals_out
from ambition.scoring.goals import Said, ladder
from ambition.scoring.holding import Holdings, hold
from ambition.scoring.judging import Judged
from ambition.scoring.ledger import Standing, stand
from ambition.scoring.tables import FULL, MOST_RUBRICS_KEPT, Tables, tables_of


@dataclass(frozen=True, slots=True)
class Scored:
    """Standings by ledger (scales, niche, goals, in that order), the goals, and what they rest on."""

    tables: Tables
    standings: Mapping[str, Standing]
    goal: GoalResult
    holdings: Holdings
    claims: Mapping[str, tuple[Claim, ...]]
    coverage: int
    judged: bool
    evidence: tuple[Evidence, ...]
    not_counted: tuple[NotCounted, ...]
    notices: tuple[Notice, ...]

    @property
    def scales(self) -> tuple[LedgerScore, ...]:
        """The scores of the scales, by position."""
        return tuple(s.score for s in self.standings.values() if s.table.kind == "scale")

    @property
    def niche(self) -> LedgerScore | None:
        """The niche's score, where the rubric has one."""
        return next((s.score for s in self.standings.values() if s.table.kind == "niche"), None)


def score(tables: Tables, findings: Judged, answers: tuple[Answer, ...], judged: bool) -> Scored:
    """Score findings and answers; ``judged`` is False where the description is no English text."""
    rubric = tables.loaded.rubric
    counted = findings.findings if judged else ()
    holdings = hold(tables, counted, findings.confirmed)
    claims, notices = claims_of(rubric, answers, findings.confirmed_answers)
    speakers = _speakers(tables, holdings)
    standings = dict(_untouched(tables.loaded))
    for ledger in tables.ledgers:
        if ledger in speakers or ledger in claims:
            table, claimed = tables.ledgers[ledger], claims.get(ledger, ())
            standings[ledger] = stand(table, speakers, holdings, claimed, rubric.trust)
    goals_claimed, ruled_out = goals_in(rubric, claims), goals_out(rubric, claims)
    said = Said(aim_of(rubric, answers), goals_claimed, ruled_out, bool(claims))
    return Scored(
        tables=tables,
        standings=standings,
        goal=ladder(rubric.goals, standings, said, judged),
        holdings=holdings,
        claims=claims,
        coverage=_coverage(tables, standings),
        judged=judged,
        evidence=tuple(item for standing in standings.values() for item in standing.score.evidence),
        not_counted=_not_counted(counted),
        notices=(*notices, *findings.notices),
    )


@lru_cache(maxsize=MOST_RUBRICS_KEPT)
def _untouched(loaded: LoadedRubric) -> Mapping[str, Standing]:
    """The standings of ledgers that nothing speaks for, the same ones every time."""
    nothing, trust = Holdings({}, {}, frozenset()), loaded.rubric.trust
    ledgers = tables_of(loaded).ledgers
    return {ledger: stand(table, {}, nothing, (), trust) for ledger, table in ledgers.items()}


def _speakers(tables: Tables, holdings: Holdings) -> dict[str, tuple[str, ...]]:
    """By ledger, the criteria with any finding, for or against, by id."""
    found: dict[str, list[str]] = {}
    for criterion in sorted(holdings.judged):
        for ledger in tables.speaks_for[criterion]:
            found.setdefault(ledger, []).append(criterion)
    return {ledger: tuple(criteria) for ledger, criteria in found.items()}


def _coverage(tables: Tables, standings: Mapping[str, Standing]) -> int:
    """The share of the weight on scales and niche that there was anything to judge by, in permille."""
    weights = [
        (tables.ledgers[ledger].total_weight, standings[ledger].score.coverage)
        for ledger in tables.judged_ids
    ]
    total = sum(weight for weight, _ in weights)
    return sum(weight * coverage for weight, coverage in weights) // total if total else FULL


def _not_counted(findings: Iterable[Finding]) -> tuple[NotCounted, ...]:
    """Each dismissed quote once, in the order of the text; rejected ones by criterion."""
    found: dict[tuple[object, ...], NotCounted] = {}
    dismissed = (finding for finding in findings if finding.dismissal is not None)
    for item in sorted(dismissed, key=_place):
        assert item.dismissal is not None
        about = item.criterion if item.dismissal == "rejected" else ""
        key = (item.start, item.end, item.quote, item.dismissal, about)
        if key not in found:
            found[key] = NotCounted(
                item.quote, item.start, item.end, item.criterion, item.dismissal, item.why
            )
    return tuple(found.values())


def _place(finding: Finding) -> tuple[bool, int, int, str, str, str]:
    start = finding.start if finding.start is not None else 0
    end = finding.end if finding.end is not None else 0
    return finding.start is None, start, end, finding.quote, finding.dismissal or "", finding.criterion
