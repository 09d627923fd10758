"""The promises of the scoring model, over random small rubrics, findings and answers."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from small_rubrics import criterion, level_question, scale, small_rubric

from ambition.hireability import hireability
from ambition.model import Answer, Finding
from ambition.rubric.loading import LoadedRubric
from ambition.scoring import Scored, score, tables_of
from ambition.scoring.judging import Judged

STRENGTHS = ("bare", "concrete", "checkable")
DISMISSALS = (None, None, None, None, "planned", "denied", "data", "boast")
LEDGERS = ("pay", "voice", "niche", "solve")


@st.composite
def steps(draw: Any) -> tuple[int, ...]:
    """Four steps that add up to 1000."""
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=3, max_size=3)))
    edges = [0, *cuts, 1000]
    return tuple(high - low for low, high in itertools.pairwise(edges))


@st.composite
def rubrics(draw: Any) -> LoadedRubric:
    """A rubric of a few criteria with weights, steps, strengths and trust of any size."""
    weights = st.integers(0, 1000)
    speaks = st.tuples(st.sampled_from(LEDGERS), st.integers(1, 4), weights)
    criteria = []
    for number in range(draw(st.integers(1, 6))):
        spoken = draw(st.lists(speaks, min_size=1, max_size=3, unique_by=lambda s: s[0]))
        flat = [(ledger, 1 if ledger == "solve" else level, weight) for ledger, level, weight in spoken]
        criteria.append(criterion(f"c{number}", *flat))
    bare, concrete, checkable = sorted(draw(st.lists(weights, min_size=3, max_size=3)))
    without, proof = sorted(draw(st.lists(weights, min_size=2, max_size=2)))
    cap = draw(st.integers(0, 4))
    return small_rubric(
        strength={"bare": bare, "concrete": concrete, "checkable": checkable, "bare_highest_level": cap},
        trust={"without_proof": without, "with_proof": proof, "confirmed": 1000},
        scales=(scale("pay", 1, steps=draw(steps())), scale("voice", 2, steps=draw(steps()))),
        niche=scale("niche", 1, steps=draw(steps())),
        criteria=tuple(criteria),
        questions=(level_question("pay", 1), level_question("voice", 2), level_question("niche", 3)),
    )


@st.composite
def findings_in(draw: Any, rubric: LoadedRubric) -> Finding:
    """A finding of one of the rubric's criteria, at any place, of any strength and source."""
    name = draw(st.sampled_from([c.id for c in rubric.rubric.criteria]))
    source = draw(st.sampled_from(("description", "description", "fact", "answer")))
    start = draw(st.integers(0, 40)) if source == "description" else None
    end = None if start is None else start + 3
    strength, dismissal = draw(st.sampled_from(STRENGTHS)), draw(st.sampled_from(DISMISSALS))
    return Finding(name, "phrase", strength, source, start, end, f"q{start}", dismissal)


@st.composite
def cases(draw: Any) -> tuple[LoadedRubric, tuple[Finding, ...], dict[str, int]]:
    """A rubric, findings and the levels answered."""
    rubric = draw(rubrics())
    found = draw(st.lists(findings_in(rubric), max_size=8))
    levels = draw(st.dictionaries(st.sampled_from(("pay", "voice", "niche")), st.integers(0, 4)))
    return rubric, tuple(found), levels


def scored(
    rubric: LoadedRubric, found: tuple[Finding, ...], levels: dict[str, int], proof: str = ""
) -> Scored:
    """The scores; every answer with the same proof."""
    answers = tuple(Answer(name, level=level, proof=proof) for name, level in levels.items())
    return score(tables_of(rubric), Judged(found, frozenset(), frozenset(), ()), answers, True)


def heights(result: Scored) -> list[int]:
    """All that may never fall when evidence or a higher answer comes in."""
    scores = [standing.score for standing in result.standings.values()]
    card = hireability(result, 100, ())
    assert card is not None
    assert card.score is not None
    marks = [(s.shown, s.claimed or 0, s.credited, s.low, s.proven, s.coverage) for s in scores]
    return [*(m for mark in marks for m in mark), result.goal.rank or 0, result.coverage, card.score]


def not_lower(before: Scored, after: Scored) -> bool:
    """Whether nothing fell."""
    return all(b <= a for b, a in zip(heights(before), heights(after), strict=True))


@settings(deadline=None)
@given(st.data())
def test_more_evidence_never_lowers_anything(data: Any) -> None:
    """One more finding, of any kind, for or against."""
    rubric, found, levels = data.draw(cases())
    more = data.draw(findings_in(rubric))
    assert not_lower(scored(rubric, found, levels), scored(rubric, (*found, more), levels))


@settings(deadline=None)
@given(st.data())
def test_stronger_evidence_never_lowers_anything(data: Any) -> None:
    """A finding becomes concrete, or checkable."""
    rubric, found, levels = data.draw(cases())
    more = data.draw(findings_in(rubric))
    weak, strong = sorted(data.draw(st.tuples(*[st.sampled_from(STRENGTHS)] * 2)), key=STRENGTHS.index)
    before = scored(rubric, (*found, replace(more, strength=weak)), levels)
    assert not_lower(before, scored(rubric, (*found, replace(more, strength=strong)), levels))


@settings(deadline=None)
@given(cases(), st.sampled_from(("pay", "voice", "niche")), st.integers(0, 4))
def test_a_higher_answer_never_lowers_anything(case: Any, name: str, level: int) -> None:
    """From silence or a lower level to a higher one, and from no proof to a proof."""
    rubric, found, levels = case
    higher = levels | {name: max(level, levels.get(name, 0))}
    assert not_lower(scored(rubric, found, levels), scored(rubric, found, higher))
    assert not_lower(scored(rubric, found, levels), scored(rubric, found, levels, "Maria, 3 times"))


@settings(deadline=None)
@given(st.data())
def test_repetition_and_order_change_nothing(data: Any) -> None:
    """The same findings twice, further down, or in another order."""
    rubric, found, levels = data.draw(cases())
    moved = tuple(f if f.start is None else replace(f, start=f.start + 90, end=f.start + 93) for f in found)
    again = data.draw(st.permutations((*found, *found, *moved)))
    assert heights(scored(rubric, found, levels)) == heights(scored(rubric, tuple(again), levels))
    turned = dict(reversed(levels.items()))
    assert scored(rubric, tuple(again), turned).evidence == scored(rubric, tuple(again), levels).evidence


@settings(deadline=None)
@given(st.data())
def test_deleting_a_quote_takes_at_most_its_points(data: Any) -> None:
    """And never raises a score."""
    rubric, found, levels = data.draw(cases())
    before = scored(rubric, found, levels)
    gone = data.draw(st.integers(0, 40))
    after = scored(rubric, tuple(f for f in found if f.start != gone), levels)
    assert not_lower(after, before)
    for name, standing in before.standings.items():
        points = sum(item.points for item in standing.score.evidence if item.start == gone)
        assert standing.score.shown - after.standings[name].score.shown <= points


@settings(deadline=None)
@given(cases())
def test_every_ledger_adds_up(case: Any) -> None:
    """Shown, claimed, credited and hireability are the sums of what they rest on."""
    result = scored(*case)
    for standing in result.standings.values():
        it = standing.score
        assert sum(e.points for e in it.evidence if e.source != "answer") == it.shown
        assert sum(e.points for e in it.evidence if e.source == "answer") == (it.claimed or 0)
        assert it.shown + sum(c.points for c in it.credits) == it.credited
        assert it.shown <= it.proven <= it.credited == it.low <= it.high <= 1000
        assert sum(standing.room) == 1000 - it.proven
    card = hireability(result, 100, ())
    assert card is not None
    assert sum(term.points for term in card.terms) == card.score


@settings(deadline=None)
@given(cases(), st.sampled_from(("pay", "voice", "niche")))
def test_silence_and_an_honest_zero_have_the_same_low(case: Any, name: str) -> None:
    """The zero only closes the open range."""
    rubric, found, levels = case
    silent = scored(rubric, found, {k: v for k, v in levels.items() if k != name})
    honest = scored(rubric, found, levels | {name: 0})
    assert silent.standings[name].score.low == honest.standings[name].score.low
    assert silent.standings[name].score.high >= honest.standings[name].score.high


@settings(deadline=None)
@given(cases())
def test_moving_a_sentence_from_proof_to_description_leaves_credited_alone(case: Any) -> None:
    """What a proof says counts in credited, goal and hireability as it would in the text."""
    rubric, found, levels = case
    inside = tuple(
        replace(f, source="description", start=0, end=3) if f.source == "answer" else f for f in found
    )
    beside, within = scored(rubric, found, levels), scored(rubric, inside, levels)
    for name, standing in beside.standings.items():
        assert standing.score.credited == within.standings[name].score.credited
    assert beside.goal.rank == within.goal.rank
