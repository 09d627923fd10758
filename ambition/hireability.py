"""Whom to talk to first, and why: the credited ledgers as one sum, its band, reasons and doubts.

It finds no new facts: everything it says is read off the scores, the evidence and the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from ambition import wording
from ambition.interview import questions
from ambition.model import Evidence, Fact, Hireability, Reason, Term
from ambition.rubric.schema import Band, HireabilityRules, Scale, TermWeight
from ambition.scoring import Scored, Standing
from ambition.scoring.goals import bars_of, highest, ledgers_of

TOP = 1000
MOST_REASONS = 3
MOST_DOUBTS = 6
MOST_BARE_DOUBTS = 2
SMALL_SHARE_PERCENT = 25
WORDS_OF_A_REASON = 4


def hireability(
    scored: Scored, words: int, facts: tuple[Fact, ...], denied: tuple[str, ...] = ()
) -> Hireability | None:
    """The card, or None where the rubric has no rules for one; ``words`` of the rendered description.

    ``denied`` are sentences on answers that the description denies: the first doubts.
    """
    rules = scored.tables.loaded.rubric.hireability
    if rules is None:
        return None
    credited = {ledger: standing.score.credited for ledger, standing in scored.standings.items()}
    terms = sum_of_terms(rules, credited)
    total = sum(term.points for term in terms)
    enough = _is_enough(rules, scored, words)
    band = _band(rules, total) if enough else rules.not_enough
    claims = tuple(claimed_not_shown(scored))
    unread = rules.unread if words and not scored.judged else None
    return Hireability(
        score=total if scored.judged else None,
        band=band.id,
        band_title=band.title,
        headline=unread or _headline(band, scored.goal.reached),
        reasons=_reasons(scored, terms),
        claimed_not_shown=claims,
        doubts=_doubts(scored, facts, denied),
        questions=questions(scored),
        if_claims_fall=_if_claims_fall(rules, scored) if enough else "",
        terms=terms if scored.judged else (),
        enough=enough,
        closing=rules.closing,
    )


def sum_of_terms(rules: HireabilityRules, heights: Mapping[str, int]) -> tuple[Term, ...]:
    """Each term's points at these heights, in tenths; never more than 1000 together."""
    terms = []
    left = TOP
    for rule in rules.terms:
        points = min(left, _points(rule, heights.get(rule.ledger, 0)))
        left -= points
        terms.append(Term(rule.ledger, points))
    return tuple(terms)


def _points(rule: TermWeight, height: int) -> int:
    """Rising in a straight line from ``above`` to ``up_to``."""
    span = rule.up_to - rule.above
    if span <= 0:
        return rule.weight if height >= rule.up_to else 0
    return rule.weight * max(0, min(span, height - rule.above)) // span


def _band(rules: HireabilityRules, score: int) -> Band:
    lowest = min(rules.bands, key=lambda band: band.at_least)
    reached = (band for band in rules.bands if band.at_least <= score)
    return max(reached, key=lambda band: band.at_least, default=lowest)


def _is_enough(rules: HireabilityRules, scored: Scored, words: int) -> bool:
    """Enough to tell: something was judged, and there are words or answers to judge by."""
    told = words >= rules.least_words or bool(scored.claims)
    return scored.judged and told and scored.coverage >= rules.least_coverage


def _headline(band: Band, goal: str | None) -> str:
    return band.headlines.get(goal or "*") or band.headlines.get("*", "")


def _reasons(scored: Scored, terms: tuple[Term, ...]) -> tuple[Reason, ...]:
    """The best quotes, one a ledger first, those ledgers first that add most to the sum."""
    adds: dict[str, int] = {}
    for term in terms:
        adds[term.ledger] = adds.get(term.ledger, 0) + term.points
    order = sorted(scored.standings, key=lambda ledger: -adds.get(ledger, 0))
    ranks = {ledger: rank for rank, ledger in enumerate(order)}
    best = sorted(
        (item for standing in scored.standings.values() for item in _heaviest(standing)),
        key=lambda e: (
            _says_little(e),
            -e.points * (1 + adds.get(e.ledger, 0)),
            ranks[e.ledger],
            e.id,
        ),
    )
    chosen: list[Evidence] = []
    for once_a_ledger in (True, False):
        for item in best:
            ledgers = {other.ledger for other in chosen}
            told = any(other.quote == item.quote or other.criterion == item.criterion for other in chosen)
            if len(chosen) < MOST_REASONS and not told and not (once_a_ledger and item.ledger in ledgers):
                chosen.append(item)
    criterion = scored.tables.loaded.criterion
    return tuple(Reason(criterion(e.criterion).says, e.quote, e.start, e.end, e.id) for e in chosen)


def _says_little(item: Evidence) -> bool:
    """A bare word, or a heading such as "Prices": true, and no reason to talk to anybody."""
    return item.strength == "bare" or (item.kind != "link" and len(item.quote.split()) < WORDS_OF_A_REASON)


def _heaviest(standing: Standing) -> list[Evidence]:
    """The few quotes that carry most on a ledger; its evidence stands by points."""
    found = (item for item in standing.score.evidence if item.source != "answer" and item.points)
    return list(islice(found, MOST_REASONS))


def claimed_not_shown(scored: Scored) -> Iterator[str]:
    """One sentence for each ledger on which more is claimed than proven."""
    for ledger, standing in scored.standings.items():
        score = standing.score
        if score.claimed is None or score.claimed <= score.proven or standing.table.kind == "goal":
            continue
        scale = scored.tables.loaded.scale(ledger)
        words = max(standing.claims, key=lambda claim: claim.level).words
        yield wording.CLAIMED_NOT_SHOWN.format(
            title=scale.title, words=words, shown=_what_is_shown(scale, standing)
        )


def _what_is_shown(scale: Scale, standing: Standing) -> str:
    proven = standing.score.proven
    reached = proven * 4 // TOP
    if not proven:
        return wording.SHOWS_NOTHING
    means = next((level.means for level in scale.levels if level.level == reached), "")
    return wording.SHOWS_LEVEL.format(means=means.rstrip(".")) if reached and means else wording.SHOWS_LITTLE


def _doubts(scored: Scored, facts: tuple[Fact, ...], denied: tuple[str, ...]) -> tuple[str, ...]:
    bare = [
        wording.BARE_DOUBT.format(quote=wording.shortened(item.quote))
        for item in scored.evidence
        if item.strength == "bare" and item.points and _is_doubtful(item)
    ]
    few = list(dict.fromkeys(bare))[:MOST_BARE_DOUBTS]
    doubts = [*denied, *scored.goal.doubts, *_fact_doubts(facts), *few]
    return tuple(dict.fromkeys(doubts))[:MOST_DOUBTS]


def _is_doubtful(item: Evidence) -> bool:
    """Said in a sentence, and bare; of a heading or a command there is nothing to doubt."""
    in_words = item.kind == "phrase" and len(item.quote.split()) >= WORDS_OF_A_REASON
    return in_words and not item.confirmed


def _fact_doubts(facts: tuple[Fact, ...]) -> Iterator[str]:
    """What the repository gives cause to ask; no fact ever takes points away."""
    for fact in facts:
        copied = fact.id in ("fork", "template-copy") and fact.value is True
        if copied or (fact.id == "owner-share-percent" and _is_small_share(fact.value)):
            yield wording.NOT_ALL_OWN_DOUBT.format(says=fact.says)
        elif fact.id == "archived" and fact.value is True:
            yield wording.ARCHIVED_DOUBT.format(says=fact.says)


def _is_small_share(value: int | str | bool | None) -> bool:
    return isinstance(value, int) and value < SMALL_SHARE_PERCENT


def _if_claims_fall(rules: HireabilityRules, scored: Scored) -> str:
    """What is left when the answers, or the quotes that carry the goal, turn out not to be so.

    Without the answers the goal may already be a lower one. If not, the bars it stands on are taken away
    and it falls to the goal below.
    """
    loaded = scored.tables.loaded
    heights = {ledger: standing.score.shown for ledger, standing in scored.standings.items()}
    reached = loaded.goal(scored.goal.reached or loaded.rubric.goals[0].id)
    left = highest(loaded.rubric.goals, heights)
    if left.rank >= reached.rank:
        if reached.falls_back_to is None:
            if not scored.claims:
                return ""
        else:
            left = loaded.goal(reached.falls_back_to)
            for bar in bars_of(reached):
                heights |= {name: min(heights[name], max(0, bar.at_least - 1)) for name in ledgers_of(bar)}
    score = sum(term.points for term in sum_of_terms(rules, heights))
    return wording.IF_CLAIMS_FALL.format(goal=left.title, band=_band(rules, score).title)
