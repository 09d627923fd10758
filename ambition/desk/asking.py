"""Every question that a review gives cause to ask, each with what hangs on it; the kit chooses among them."""

from __future__ import annotations

from collections.abc import Iterator

from ambition.desk.leaning import leaned_on, short_quote
from ambition.desk.question import KitQuestion, question
from ambition.desk.quotes import is_plan, tells_of_use
from ambition.desk.sounding import level_probe
from ambition.desk.speech import Speech
from ambition.desk.texts import texts
from ambition.desk.values import Project
from ambition.model import Answer, Fact, LedgerScore, Review
from ambition.rubric.loading import LoadedRubric

_STAKE_OF_A_DOUBT = 260
_STAKE_OF_AUTHORSHIP = 300
_STAKE_OF_A_MISREAD = 240
_STAKE_OF_A_NUMBER = 200
_STAKE_OF_A_PLAN = 90
#: Just above what an open range can hold.
_STAKES_OF_PRACTICE = {"practice_choice": 256, "practice_checked": 254, "practice_other": 252}
_SMALL_SHARE_PERCENT = 25
_OPEN_PERMILLE = 500


def candidates_of(
    project: Project, review: Review, rubric: LoadedRubric, say: Speech
) -> Iterator[KitQuestion]:
    """Yield all questions worth asking, in no order."""
    scores = [*review.scales, *([review.niche] if review.niche else [])]
    said = [each for each in review.description.sentences if each.place not in ("heading", "code")]
    is_used = any(tells_of_use(each.plain) for each in said)
    # Who tells of users, or writes in a language that is not read here, is not asked whether there are any.
    least = 2 if is_used or not review.judged else 1
    yield from _claimed(review, rubric, scores, say)
    yield from _typed_numbers(review, rubric, say)
    yield from leaned_on(review, rubric, say)
    yield from _doubted(review, rubric, scores, least, say)
    yield from _authorship(project, review, say)
    yield from _misread(project, review, say)
    yield from _unknown(review, rubric, scores, least, say)
    yield from _planned(review, say)
    if review.judged and not is_used and review.goal.reached in (None, rubric.rubric.goals[0].id):
        yield from _practised(say)


def _claimed(
    review: Review, rubric: LoadedRubric, scores: list[LedgerScore], say: Speech
) -> Iterator[KitQuestion]:
    answers = {answer.question: answer for answer in review.answers}
    for score in scores:
        if score.claimed is None or score.claimed <= score.proven:
            continue
        for asked in rubric.rubric.questions:
            answer = answers.get(asked.id)
            claim = _option_text(rubric, answer) if asked.ledger == score.id and answer else ""
            if not claim or answer is None:
                continue
            probe = level_probe(rubric, score.id, max(1, answer.level or 0), say, _found(score))
            yield question(
                "claimed",
                say("claim", claim=say.say(claim).rstrip("."), probe=probe.asks),
                say("claim_because", title=say.say(rubric.scale(score.id).title)),
                probe.good,
                probe.weak,
                at_stake=score.claimed - score.proven,
                ledger=score.id,
                criterion=probe.criterion,
                quote=claim,
                core=probe.core,
                topic=score.id,
            )


def _typed_numbers(review: Review, rubric: LoadedRubric, say: Speech) -> Iterator[KitQuestion]:
    known = {asked.id: asked for asked in rubric.rubric.questions}
    for answer in review.answers:
        asked = known.get(answer.question)
        moving = {test.field for each in asked.raises for test in each.when} if asked else set()
        for field in asked.fields if asked else ():
            number = answer.numbers.get(field.id, 0)
            if field.id in moving and number > 0 and str(number) not in review.description.text:
                yield question(
                    "claimed",
                    say("claim_number", number=str(number), asks=say.say(field.asks).rstrip("?")),
                    say("claim_number_because"),
                    say("good_count"),
                    say("weak_count"),
                    at_stake=_STAKE_OF_A_NUMBER,
                    ledger=asked.ledger or "" if asked else "",
                    quote=f"{field.id} {number}",
                    topic=f"numbers {answer.question}",
                )


def _doubted(
    review: Review, rubric: LoadedRubric, scores: list[LedgerScore], least: int, say: Speech
) -> Iterator[KitQuestion]:
    """What the goal reached leads one to expect and the text does not show."""
    if review.goal.reached is None:
        return
    by_id = {score.id: score for score in scores}
    for condition in rubric.goal(review.goal.reached).expects:
        if condition.doubt not in review.goal.doubts:
            continue
        names = [name for bar in condition.any for name in ([bar.ledger] if bar.ledger else bar.weakest_of)]
        for ledger in dict.fromkeys(name for name in names if name in by_id):
            level = max(least, _next_level(by_id[ledger]))
            probe = level_probe(rubric, ledger, level, say, _found(by_id[ledger]))
            yield question(
                "doubted",
                probe.asks,
                say("doubt_because", doubt=say.say(condition.doubt)),
                probe.good,
                probe.weak,
                at_stake=_STAKE_OF_A_DOUBT,
                ledger=ledger,
                criterion=probe.criterion,
                core=probe.core,
                topic=ledger,
            )


def _authorship(project: Project, review: Review, say: Speech) -> Iterator[KitQuestion]:
    good, weak = say("good_authorship"), say("weak_authorship")
    if project.same_as:
        yield question(
            "authorship",
            say("same_text"),
            say("same_text_because"),
            good,
            weak,
            at_stake=_STAKE_OF_AUTHORSHIP + 1,
            topic="authorship",
        )
    for fact in review.facts:
        if _is_not_all_own(fact):
            because = say("authorship_because", says=fact.says.rstrip("."))
            yield question(
                "authorship",
                say("authorship"),
                because,
                good,
                weak,
                at_stake=_STAKE_OF_AUTHORSHIP,
                topic="authorship",
            )


def _is_not_all_own(fact: Fact) -> bool:
    if fact.id in ("fork", "template-copy"):
        return fact.value is True
    is_share = fact.id == "owner-share-percent" and isinstance(fact.value, int)
    return is_share and int(fact.value or 0) < _SMALL_SHARE_PERCENT


def _misread(project: Project, review: Review, say: Speech) -> Iterator[KitQuestion]:
    for each in project.misread:
        start = review.description.text.find(each.quote) if each.quote else -1
        yield question(
            "misread",
            say("misread", quote=short_quote(each.quote)),
            say("misread_because", says=short_quote(each.says)),
            say("good_plain"),
            say("weak_plain"),
            at_stake=_STAKE_OF_A_MISREAD,
            quote=each.quote,
            span=(start, start + len(each.quote)) if start >= 0 else (None, None),
        )


def _unknown(
    review: Review, rubric: LoadedRubric, scores: list[LedgerScore], least: int, say: Speech
) -> Iterator[KitQuestion]:
    """The next level of each scale of which little is known: nothing answered, little to judge by."""
    because = "unknown_because" if review.judged or not review.description.text.strip() else "unread_because"
    for score in scores:
        if score.claimed is not None or score.coverage > _OPEN_PERMILLE:
            continue
        probe = level_probe(rubric, score.id, max(least, _next_level(score)), say, _found(score))
        yield question(
            "unknown",
            probe.asks,
            say(because, title=say.say(rubric.scale(score.id).title)),
            probe.good,
            probe.weak,
            at_stake=max(0, score.high - score.low) // 4,
            ledger=score.id,
            criterion=probe.criterion,
            core=probe.core,
            topic=score.id,
        )


def _practised(say: Speech) -> Iterator[KitQuestion]:
    """Of an exercise it is asked what was decided and checked, and what other work there is."""
    for name, stake in _STAKES_OF_PRACTICE.items():
        yield question(
            "practice",
            say(name),
            say(f"{name}_because"),
            say(f"good_{name}"),
            say(f"weak_{name}"),
            at_stake=stake,
            core=texts().kit[name],
            topic=name,
        )


def _planned(review: Review, say: Speech) -> Iterator[KitQuestion]:
    for item in review.not_counted:
        if item.dismissal in ("planned", "hypothetical") and is_plan(item.quote):
            yield question(
                "planned",
                say("planned", quote=short_quote(item.quote)),
                say("planned_because"),
                say("good_planned"),
                say("weak_planned"),
                at_stake=_STAKE_OF_A_PLAN,
                criterion=item.criterion,
                quote=item.quote,
                span=(item.start, item.end),
                core="planned",
            )


def _next_level(score: LedgerScore) -> int:
    return min(4, score.proven * 4 // 1000 + 1)


def _found(score: LedgerScore) -> frozenset[str]:
    return frozenset(item.criterion for item in score.evidence if item.source != "answer")


def _option_text(rubric: LoadedRubric, answer: Answer) -> str:
    """Return the words of the option that was chosen."""
    asked = rubric.question(answer.question)
    for option in asked.options:
        if (answer.choice and option.id == answer.choice) or (answer.level and option.level == answer.level):
            return option.text
    return ""
