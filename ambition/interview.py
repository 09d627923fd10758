"""What to ask: from what is claimed and not shown, what is doubtful, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ambition import wording
from ambition.model import InterviewQuestion
from ambition.rubric.schema import Criterion
from ambition.scoring import Scored, Standing
from ambition.scoring.goals import ledgers_of

MOST = 8
MOST_ON_A_LEDGER = 3
#: Evidence that speaks in sentences; of a heading or a command there is nothing to ask.
SPOKEN = frozenset({"phrase", "link", "table", "added"})
#: How many of a kind before the others had their turn: claimed, doubted, uncheckable, unknown.
TURNS = (3, 2, 3, 2)


def questions(scored: Scored) -> tuple[InterviewQuestion, ...]:
    """At most eight questions, those first that move the picture most."""
    if not scored.judged and not scored.claims:
        return ()
    kinds = [list(_claimed(scored)), list(_doubted(scored)), list(_unchecked(scored)), list(_unknown(scored))]
    chosen: list[InterviewQuestion] = []
    for kind, turns in zip(kinds, TURNS, strict=True):
        _take(chosen, kind, min(MOST, len(chosen) + turns))
    for kind in kinds:
        _take(chosen, kind, MOST)
    return tuple(chosen)


def _take(chosen: list[InterviewQuestion], kind: list[InterviewQuestion], most: int) -> None:
    for question in kind:
        asked = any(question.asks == other.asks for other in chosen)
        on_ledger = sum(question.ledger == other.ledger for other in chosen)
        if len(chosen) < most and not asked and on_ledger < MOST_ON_A_LEDGER:
            chosen.append(question)


def _claimed(scored: Scored) -> Iterator[InterviewQuestion]:
    for ledger, standing in scored.standings.items():
        claimed = standing.score.claimed
        if claimed is None or claimed <= standing.score.proven:
            continue
        claim = max(standing.claims, key=lambda c: c.level)
        because = wording.BECAUSE_CLAIMED.format(words=claim.words)
        reached = standing.score.proven * 4 // 1000
        found = _open(scored, standing, range(reached + 1, claim.level + 1), 2)
        for criterion in found or _open(scored, standing, range(1, claim.level + 1), 2):
            yield _question(criterion, because, ledger)


def _doubted(scored: Scored) -> Iterator[InterviewQuestion]:
    """What the goal reached leads one to expect, and what is missing."""
    if scored.goal.reached is None:
        return
    goal = scored.tables.loaded.goal(scored.goal.reached)
    for condition in goal.expects:
        if condition.doubt not in scored.goal.doubts:
            continue
        for ledger in dict.fromkeys(name for bar in condition.any for name in ledgers_of(bar)):
            for criterion in _open(scored, scored.standings[ledger], range(1, 5), 1):
                yield _question(criterion, condition.doubt, ledger)


def _unchecked(scored: Scored) -> Iterator[InterviewQuestion]:
    """Quotes that carry points and cannot be checked, the heaviest first."""
    asked: dict[str, int] = {}
    for ledger, name in _heaviest_unchecked(scored):
        criterion = scored.tables.loaded.criterion(name)
        if criterion.probe and asked.get(ledger, 0) < MOST_ON_A_LEDGER and sum(asked.values()) < MOST:
            asked[ledger] = asked.get(ledger, 0) + 1
            finding = scored.holdings.shown[name].finding
            words = wording.BECAUSE_BARE if finding.strength == "bare" else wording.BECAUSE_UNCHECKED
            yield _question(criterion, words.format(quote=wording.shortened(finding.quote)), ledger)


def _heaviest_unchecked(scored: Scored) -> list[tuple[str, str]]:
    """Ledger and criterion of every such quote, by the points it carries on all ledgers."""
    carried: dict[str, tuple[int, str]] = {}
    for item in scored.evidence:
        asked_about = item.source == "description" and item.kind in SPOKEN and not item.confirmed
        if asked_about and item.points and item.strength != "checkable":
            points, ledger = carried.get(item.criterion, (0, item.ledger))
            carried[item.criterion] = points + item.points, ledger
    ordered = sorted((-points, name, ledger) for name, (points, ledger) in carried.items())
    return [(ledger, name) for _, name, ledger in ordered]


def _unknown(scored: Scored) -> Iterator[InterviewQuestion]:
    """The next level of each scale on which little was found and nothing answered."""
    unanswered = [s for s in scored.standings.values() if s.table.kind != "goal" and not s.claims]
    for standing in sorted(unanswered, key=lambda s: s.score.proven):
        reached = standing.score.proven * 4 // 1000
        words = wording.BECAUSE_NOT_SO_FAR if standing.score.proven else wording.BECAUSE_UNKNOWN
        because = words.format(title=standing.table.title)
        near = _open(scored, standing, range(reached + 1, reached + 3), 1)
        for criterion in near or _open(scored, standing, range(1, 5), 1):
            yield _question(criterion, because, standing.table.id)


def _open(scored: Scored, standing: Standing, levels: range, most: int) -> list[Criterion]:
    """Criteria with a question to ask, nothing found, at these levels; the heaviest of the highest first."""
    table = standing.table
    names = (
        name
        for name in scored.tables.probes[table.id]
        if table.levels[name] in levels and name not in scored.holdings.proven
    )
    return [scored.tables.loaded.criterion(name) for name in islice(names, most)]


def _question(criterion: Criterion, because: str, ledger: str) -> InterviewQuestion:
    return InterviewQuestion(
        asks=criterion.probe,
        because=because,
        good=criterion.good or wording.GOOD_ANSWER,
        weak=criterion.weak or wording.WEAK_ANSWER,
        ledger=ledger,
    )
