"""Every question that a review gives cause to ask, each with what hangs on it; the kit chooses among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ambition.desk.question import KitQuestion, filled, question
from ambition.desk.quotes import Grip, grip_of
from ambition.desk.sounding import general_question, good_and_weak, probe_question
from ambition.desk.values import Project
from ambition.model import Answer, Evidence, Fact, LedgerScore, Review, Sentence
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Criterion
from ambition.wording import shortened

_LONGEST_QUOTE = 140
#: An address in brackets cannot be said aloud; at most so long a text is looked through.
_ADDRESS = re.compile(r" ?\(https?://[^\s)]*\)")
_LEAST_WORDS = 4
_STAKE_OF_A_DOUBT = 260
_STAKE_OF_AUTHORSHIP = 300
_STAKE_OF_A_MISREAD = 240
_STAKE_OF_A_PLAN = 90
_SMALL_SHARE_PERCENT = 25
_LEAST_STAKE_OF_A_BARE_ONE = 150
_OPEN_PERMILLE = 500


def candidates_of(project: Project, review: Review, rubric: LoadedRubric) -> Iterator[KitQuestion]:
    """Yield all questions worth asking, in no order."""
    scores = [*review.scales, *([review.niche] if review.niche else [])]
    yield from _claimed(review, rubric, scores)
    yield from _typed_numbers(review, rubric)
    yield from _leaned_on(review, rubric)
    yield from _doubted(review, rubric)
    yield from _authorship(project, review)
    yield from _misread(project, review)
    yield from _unknown(rubric, scores)
    yield from _planned(review)


def _claimed(review: Review, rubric: LoadedRubric, scores: list[LedgerScore]) -> Iterator[KitQuestion]:
    answers = {answer.question: answer for answer in review.answers}
    for score in scores:
        if score.claimed is None or score.claimed <= score.proven:
            continue
        for asked in rubric.rubric.questions:
            answer = answers.get(asked.id)
            claim = _option_text(rubric, answer) if asked.ledger == score.id and answer else ""
            if not claim or answer is None:
                continue
            level = answer.level or 0
            criterion = _open_criterion(review, rubric, score.id, level)
            scale = rubric.scale(score.id)
            good, weak = good_and_weak(criterion, scale, level, "claim")
            probe = criterion.probe if criterion else filled("recent")
            yield question(
                "claimed",
                filled("claim", claim=claim.rstrip("."), probe=probe),
                filled("claim_because", title=scale.title),
                good,
                weak,
                at_stake=score.claimed - score.proven,
                ledger=score.id,
                criterion=criterion.id if criterion else "",
                quote=claim,
            )


def _typed_numbers(review: Review, rubric: LoadedRubric) -> Iterator[KitQuestion]:
    known = {asked.id: asked for asked in rubric.rubric.questions}
    for answer in review.answers:
        asked = known.get(answer.question)
        moving = {test.field for each in asked.raises for test in each.when} if asked else set()
        for field in asked.fields if asked else ():
            if field.id not in moving:
                continue
            number = answer.numbers.get(field.id, 0)
            if number > 0 and str(number) not in review.description.text:
                yield question(
                    "claimed",
                    filled("claim_number", number=str(number), asks=field.asks.rstrip("?")),
                    filled("claim_number_because"),
                    filled("good_count"),
                    filled("weak_count"),
                    at_stake=200,
                    ledger=asked.ledger or "" if asked else "",
                    quote=f"{field.id} {number}",
                )


def _leaned_on(review: Review, rubric: LoadedRubric) -> Iterator[KitQuestion]:
    """Sentences that carry points and cannot be checked by a link, the heaviest criterion of each."""
    said = {each.start: each for each in review.description.sentences if _says_something(each)}
    carried: dict[tuple[int | None, str], list[Evidence]] = {}
    for item in review.evidence:
        open_points = item.points and item.strength != "checkable" and not item.confirmed
        if open_points and item.source == "description" and _is_sentence(item, said):
            carried.setdefault((item.start, item.quote), []).append(item)
    for (start, quote), items in carried.items():
        best = max(items, key=lambda item: (item.points, item.id))
        stake = sum(item.points for item in items)
        if best.strength == "bare" and stake < _LEAST_STAKE_OF_A_BARE_ONE:
            continue
        criterion = rubric.criterion(best.criterion)
        grip = _grip(quote, best.ledger, rubric)
        name = "bare_because" if best.strength == "bare" else "leaned_because"
        asks = filled(grip.handle, quote=_short(quote), things=grip.things)
        topic = ""
        if grip.handle == "plain" and (general := general_question(rubric, best.ledger)):
            asks = filled("plain_on", quote=_short(quote), probe=criterion.probe or general)
            topic = best.ledger
        yield question(
            "leaned on",
            asks,
            filled(name, title=_title(rubric, best.ledger)),
            filled(f"good_{grip.handle}"),
            filled(f"weak_{grip.handle}"),
            at_stake=stake,
            then=criterion.probe if not topic else "",
            topic=topic,
            ledger=best.ledger,
            criterion=best.criterion,
            quote=quote,
            span=(start, best.end),
        )


def _grip(quote: str, ledger: str, rubric: LoadedRubric) -> Grip:
    """Return what to ask about; on a goal's own ledger (skill, not use) it is the decisions behind it."""
    grip = grip_of(quote)
    on_scale = any(ledger == scale.id for scale in rubric.scales_and_niche)
    return grip if on_scale or grip.handle != "plain" else Grip("craft")


def _says_something(sentence: Sentence) -> bool:
    return sentence.place not in ("heading", "code") and not sentence.is_header


def _is_sentence(item: Evidence, said: Mapping[int, Sentence]) -> bool:
    """Say whether the quote is something that somebody says: no heading, no code, no scrap of a table."""
    starts = [
        start for start, each in said.items() if item.start is not None and start <= item.start < each.end
    ]
    return bool(starts) and len(item.quote.split()) >= _LEAST_WORDS


def _doubted(review: Review, rubric: LoadedRubric) -> Iterator[KitQuestion]:
    """What the goal reached leads one to expect and the text does not show."""
    if review.goal.reached is None:
        return
    for condition in rubric.goal(review.goal.reached).expects:
        if condition.doubt not in review.goal.doubts:
            continue
        ledgers = [name for bar in condition.any for name in ([bar.ledger] if bar.ledger else bar.weakest_of)]
        for ledger in dict.fromkeys(name for name in ledgers if name):
            criterion = _open_criterion(review, rubric, ledger, 4)
            probe = criterion.probe if criterion else filled("doubt_open", doubt=condition.doubt)
            good, weak = (criterion.good, criterion.weak) if criterion else ("", "")
            yield question(
                "doubted",
                filled("doubt", probe=probe),
                filled("doubt_because", doubt=condition.doubt),
                good or filled("good_plain"),
                weak or filled("weak_plain"),
                at_stake=_STAKE_OF_A_DOUBT,
                ledger=ledger,
                criterion=criterion.id if criterion else "",
            )


def _authorship(project: Project, review: Review) -> Iterator[KitQuestion]:
    good, weak = filled("good_authorship"), filled("weak_authorship")
    if project.same_as:
        because = filled("same_text_because")
        yield question(
            "authorship", filled("same_text"), because, good, weak, at_stake=_STAKE_OF_AUTHORSHIP + 1
        )
    for fact in review.facts:
        if _is_not_all_own(fact):
            because = filled("authorship_because", says=fact.says.rstrip("."))
            yield question(
                "authorship", filled("authorship"), because, good, weak, at_stake=_STAKE_OF_AUTHORSHIP
            )


def _is_not_all_own(fact: Fact) -> bool:
    if fact.id in ("fork", "template-copy"):
        return fact.value is True
    is_share = fact.id == "owner-share-percent" and isinstance(fact.value, int)
    return is_share and int(fact.value or 0) < _SMALL_SHARE_PERCENT


def _misread(project: Project, review: Review) -> Iterator[KitQuestion]:
    for each in project.misread:
        start = review.description.text.find(each.quote) if each.quote else -1
        yield question(
            "misread",
            filled("misread", quote=_short(each.quote)),
            filled("misread_because", says=_short(each.says)),
            filled("good_plain"),
            filled("weak_plain"),
            at_stake=_STAKE_OF_A_MISREAD,
            quote=each.quote,
            span=(start, start + len(each.quote)) if start >= 0 else (None, None),
        )


def _unknown(rubric: LoadedRubric, scores: list[LedgerScore]) -> Iterator[KitQuestion]:
    """The next level of each scale of which little is known: nothing answered, little to judge by."""
    for score in scores:
        scale = rubric.scale(score.id)
        level = min(4, score.proven * 4 // 1000 + 1)
        if score.claimed is not None or score.coverage > _OPEN_PERMILLE:
            continue
        criterion = _criterion_at(rubric, score, level)
        good, weak = good_and_weak(criterion, scale, level, "claim")
        yield question(
            "unknown",
            filled("unknown", probe=probe_question(rubric, score.id, criterion, level)),
            filled("unknown_because", title=scale.title),
            good,
            weak,
            at_stake=max(0, score.high - score.low) // 4,
            ledger=score.id,
            criterion=criterion.id if criterion else "",
            topic=score.id,
        )


def _planned(review: Review) -> Iterator[KitQuestion]:
    for item in review.not_counted:
        if item.dismissal in ("planned", "hypothetical") and item.quote:
            yield question(
                "planned",
                filled("planned", quote=_short(item.quote)),
                filled("planned_because"),
                filled("good_planned"),
                filled("weak_planned"),
                at_stake=_STAKE_OF_A_PLAN,
                criterion=item.criterion,
                quote=item.quote,
                span=(item.start, item.end),
            )


def _option_text(rubric: LoadedRubric, answer: Answer) -> str:
    """Return the words of the option that was chosen."""
    asked = rubric.question(answer.question)
    for option in asked.options:
        if (answer.choice and option.id == answer.choice) or (answer.level and option.level == answer.level):
            return option.text
    return ""


def _open_criterion(review: Review, rubric: LoadedRubric, ledger: str, level: int) -> Criterion | None:
    """Return the heaviest criterion up to this level that nothing in the text speaks for, with a probe."""
    found = {item.criterion for item in review.evidence if item.source != "answer"}
    open_ones = [
        (speaks.level * speaks.weight, criterion)
        for criterion, speaks in rubric.criteria_of(ledger)
        if criterion.id not in found and criterion.probe and speaks.level <= max(level, 1)
    ]
    return max(open_ones, key=lambda pair: (pair[0], pair[1].id))[1] if open_ones else None


def _criterion_at(rubric: LoadedRubric, score: LedgerScore, level: int) -> Criterion | None:
    """Return the heaviest criterion of this level that has a probe and no evidence yet."""
    found = {item.criterion for item in score.evidence}
    open_ones = [
        (speaks.weight, criterion)
        for criterion, speaks in rubric.criteria_of(score.id)
        if speaks.level == level and criterion.probe and criterion.id not in found
    ]
    return max(open_ones, key=lambda pair: (pair[0], pair[1].id))[1] if open_ones else None


def _title(rubric: LoadedRubric, ledger: str) -> str:
    return rubric.ledger(ledger).title


def _short(quote: str) -> str:
    """Return a quote to put into a sentence: on one line, without end mark and quotes around it."""
    spoken = _ADDRESS.sub("", shortened(quote, _LONGEST_QUOTE))
    return spoken.lstrip("> ").strip('“”" ').rstrip(".")
