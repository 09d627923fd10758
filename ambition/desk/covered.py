"""A review as it may be shown while the desk is blind: every text in it covered, every place moved along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ambition.desk.showing import Shown
from ambition.desk.values import Project
from ambition.model import (
    Answer,
    ConditionResult,
    Description,
    Evidence,
    Fact,
    GoalResult,
    Hireability,
    InterviewQuestion,
    Judgement,
    LedgerScore,
    NotCounted,
    Notice,
    Reason,
    Review,
)

Placed = TypeVar("Placed", Evidence, NotCounted, Reason, Notice)
Cover = Callable[[str], str]
#: The places of a text before covering, and where they are after it.
Places = dict[tuple[int, int], tuple[int, int]]


def covered_review(shown: Shown, candidate: str, project: Project, review: Review) -> Review:
    """Return the review with everything covered that the desk covers; unchanged where nothing is.

    Scores, ids and hashes stay. A quote is still what stands at its place in the covered text.
    """
    if not shown.is_covered(candidate):
        return replace(review, description=replace(review.description, name=shown.name(project)))
    moving = _Covering(shown, candidate, review)
    verdict = review.hireability
    return replace(
        review,
        description=moving.description(shown.name(project)),
        goal=moving.goal(review.goal),
        scales=tuple(moving.score(score) for score in review.scales),
        niche=moving.score(review.niche) if review.niche else None,
        hireability=moving.verdict(verdict) if verdict else None,
        evidence=tuple(moving.placed(item) for item in review.evidence),
        not_counted=tuple(moving.placed(item) for item in review.not_counted),
        unsure=moving.lines(review.unsure),
        warnings=tuple(moving.notice(each) for each in review.warnings),
        facts=tuple(moving.fact(each) for each in review.facts),
        answers=tuple(moving.answer(each) for each in review.answers),
        judgements=tuple(moving.judgement(each) for each in review.judgements),
    )


class _Covering:
    """The covered text of one review, and where each place of the text went."""

    def __init__(self, shown: Shown, candidate: str, review: Review) -> None:
        self._review = review
        self.cover: Cover = lambda text: shown.text(candidate, text)
        reasons = review.hireability.reasons if review.hireability else ()
        spans = _spans((*review.evidence, *review.not_counted, *reasons, *review.warnings))
        self._text, moved = shown.spans(candidate, review.description.text, spans)
        self._places: Places = dict(zip(spans, moved, strict=True))

    def description(self, name: str) -> Description:
        """The covered text alone: its sentences would bring back what is covered."""
        return replace(
            self._review.description, name=name, source="", text=self._text, sentences=(), notices=()
        )

    def placed(self, item: Placed) -> Placed:
        """An item with its quote covered, at its place in the covered text."""
        quote = getattr(item, "quote", "")
        if item.start is None or item.end is None:
            return item if isinstance(item, Notice) else replace(item, quote=self.cover(quote))
        start, end = self._places[item.start, item.end]
        if isinstance(item, Notice):
            return replace(item, start=start, end=end)
        is_own = self._review.description.text[item.start : item.end] == quote
        return replace(
            item, start=start, end=end, quote=self._text[start:end] if is_own else self.cover(quote)
        )

    def notice(self, notice: Notice) -> Notice:
        """A warning of the review."""
        return replace(self.placed(notice), message=self.cover(notice.message))

    def score(self, score: LedgerScore) -> LedgerScore:
        """A ledger with its evidence."""
        return replace(score, evidence=tuple(self.placed(item) for item in score.evidence))

    def goal(self, goal: GoalResult) -> GoalResult:
        """The ladder with its conditions and ledgers."""
        ladder = tuple(
            replace(
                rung,
                conditions=tuple(self._condition(each) for each in rung.conditions),
                ledger=self.score(rung.ledger) if rung.ledger else None,
            )
            for rung in goal.ladder
        )
        return replace(goal, ladder=ladder, doubts=self.lines(goal.doubts))

    def verdict(self, card: Hireability) -> Hireability:
        """The card with its reasons, doubts and questions."""
        return replace(
            card,
            headline=self.cover(card.headline),
            reasons=tuple(replace(self.placed(each), says=self.cover(each.says)) for each in card.reasons),
            claimed_not_shown=self.lines(card.claimed_not_shown),
            doubts=self.lines(card.doubts),
            questions=tuple(self._question(each) for each in card.questions),
            if_claims_fall=self.cover(card.if_claims_fall),
        )

    def fact(self, fact: Fact) -> Fact:
        """A fetched fact."""
        return replace(fact, says=self.cover(fact.says), where=self.cover(fact.where))

    def answer(self, answer: Answer) -> Answer:
        """An answer, with its proof and links."""
        return replace(
            answer,
            text=self.cover(answer.text),
            proof=self.cover(answer.proof),
            links=self.lines(answer.links),
        )

    def judgement(self, judgement: Judgement) -> Judgement:
        """What a reviewer did: the quote is the candidate's, the reason is the reviewer's own."""
        return replace(judgement, quote=self.cover(judgement.quote), reason=self.cover(judgement.reason))

    def lines(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Several texts."""
        return tuple(self.cover(line) for line in lines)

    def _condition(self, condition: ConditionResult) -> ConditionResult:
        return replace(condition, says=self.cover(condition.says))

    def _question(self, question: InterviewQuestion) -> InterviewQuestion:
        return replace(
            question,
            asks=self.cover(question.asks),
            because=self.cover(question.because),
            good=self.cover(question.good),
            weak=self.cover(question.weak),
        )


def _spans(items: tuple[Evidence | NotCounted | Reason | Notice, ...]) -> tuple[tuple[int, int], ...]:
    found = {(each.start, each.end) for each in items if each.start is not None and each.end is not None}
    return tuple(sorted((start, end) for start, end in found if start is not None and end is not None))
