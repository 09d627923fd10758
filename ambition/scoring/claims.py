"""Answers become claims: up to which level of a ledger, and how far that is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ambition.model import Answer, Notice
from ambition.rubric.schema import NumberField, Question, Raise, Rubric, Trust, When

Backing = Literal["claim", "claim with proof", "confirmed"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer that speaks for a ledger: the level it claims (0-4), by what words, with what behind it."""

    ledger: str
    level: int
    question: str
    kind: str
    words: str
    backing: Backing
    has_link: bool

    def trust(self, trust: Trust) -> int:
        """How far the claim counts, in permille of a step."""
        by_backing: dict[Backing, int] = {
            "claim": trust.without_proof,
            "claim with proof": trust.with_proof,
            "confirmed": trust.confirmed,
        }
        return by_backing[self.backing]


def claims_of(
    rubric: Rubric, answers: Iterable[Answer], confirmed: frozenset[str]
) -> tuple[dict[str, tuple[Claim, ...]], tuple[Notice, ...]]:
    """Claims by ledger in the order of the questions, and what could not be understood.

    ``confirmed`` holds the ledgers whose answer a reviewer confirmed. Of two answers to a question the
    last counts.
    """
    by_question = {answer.question: answer for answer in answers}
    known = {question.id for question in rubric.questions}
    notices = [_unknown(name) for name in sorted(set(by_question) - known)]
    found: dict[str, list[Claim]] = {}
    for question in rubric.questions:
        answer = by_question.get(question.id)
        if answer is None:
            continue
        level, words = _level(question, answer)
        if level is None and (answer.level is not None or answer.choice is not None):
            notices += _misread(question, answer)
        for claim in _claims(question, answer, level, words, confirmed):
            found.setdefault(claim.ledger, []).append(claim)
    return {ledger: tuple(claims) for ledger, claims in found.items()}, tuple(notices)


def aim_of(rubric: Rubric, answers: Iterable[Answer]) -> str | None:
    """The id of the goal that the person aims at, if they said so."""
    by_question = {answer.question: answer for answer in answers}
    for question in rubric.questions:
        answer = by_question.get(question.id)
        if question.sets_aim and answer is not None:
            for option in question.options:
                if option.id == answer.choice:
                    return option.goal
    return None


def goals_in(rubric: Rubric, claims: Mapping[str, tuple[Claim, ...]]) -> frozenset[str]:
    """The goals that the answers stand for: an option may name one, and so do all levels claimed above it."""
    levels = {ledger: max(claim.level for claim in made) for ledger, made in claims.items()}
    return frozenset(
        option.goal
        for question in rubric.questions
        if question.ledger in levels and not question.sets_aim
        for option in question.options
        if option.goal and option.level is not None and option.level <= levels[question.ledger]
    )


def goals_out(rubric: Rubric, claims: Mapping[str, tuple[Claim, ...]]) -> frozenset[str]:
    """The goals ruled out: every question in which such a goal could be claimed was answered lower."""
    ranks = {goal.id: goal.rank for goal in rubric.goals}
    claimed = max((ranks[goal] for goal in goals_in(rubric, claims)), default=0)
    asked = [q for q in rubric.questions if q.ledger and not q.sets_aim]
    tops = [(q.ledger, max((ranks[o.goal] for o in q.options if o.goal), default=0)) for q in asked]
    out = set()
    for goal in rubric.goals:
        offered_on = [ledger for ledger, top in tops if top >= goal.rank]
        if offered_on and goal.rank > claimed and all(ledger in claims for ledger in offered_on):
            out.add(goal.id)
    return frozenset(out)


def is_proof(text: str, links: Iterable[str]) -> bool:
    """Whether something was given that could be checked: a link, a number or a name, not mere assurance."""
    if any(link.strip() for link in links):
        return True
    words = text.split()
    named = any(word[:1].isupper() and word not in ("I", "I'm", "I’m", "I've", "I’ve") for word in words[1:])
    return named or any(character.isdigit() for character in text)


def _level(question: Question, answer: Answer) -> tuple[int | None, str]:
    """The level answered and the words it was offered in."""
    for option in question.options:
        chosen = option.level == answer.level if answer.level is not None else option.id == answer.choice
        if chosen and option.level is not None:
            return option.level, option.text
    return None, ""


def _claims(
    question: Question, answer: Answer, level: int | None, words: str, confirmed: frozenset[str]
) -> Iterable[Claim]:
    if level is not None and question.ledger is not None:
        yield _claim(question.ledger, level, words, (question, answer), confirmed)
    for measure in question.raises:
        if _holds(measure, answer.numbers):
            said = _numbers_in_words(question.fields, answer.numbers)
            yield _claim(measure.ledger, measure.level, said, (question, answer), confirmed)


def _claim(
    ledger: str, level: int, words: str, asked: tuple[Question, Answer], confirmed: frozenset[str]
) -> Claim:
    question, answer = asked
    backing: Backing = "claim"
    if ledger in confirmed:
        backing = "confirmed"
    elif is_proof(answer.proof, answer.links):
        backing = "claim with proof"
    has_link = any(link.strip() for link in answer.links) or "://" in answer.proof
    return Claim(ledger, level, question.id, question.kind, words, backing, has_link)


def _holds(measure: Raise, numbers: Mapping[str, int]) -> bool:
    return bool(measure.when) and all(_passes(test, numbers) for test in measure.when)


def _passes(test: When, numbers: Mapping[str, int]) -> bool:
    number = numbers.get(test.field)
    if number is None:
        return False
    if test.at_least is not None and number < test.at_least:
        return False
    if test.share_of is None:
        return True
    whole = numbers.get(test.share_of)
    return whole is not None and whole > 0 and number * 100 >= whole * (test.at_least_percent or 0)


def _numbers_in_words(fields: tuple[NumberField, ...], numbers: Mapping[str, int]) -> str:
    said = [
        f"{field.asks.rstrip(' ?:')}: {numbers[field.id]}{' ' + field.unit if field.unit else ''}"
        for field in fields
        if field.id in numbers
    ]
    return "; ".join(said)


def _unknown(name: str) -> Notice:
    return Notice("unknown-question", f"The rubric has no question “{name[:60]}”; the answer was left out.")


def _misread(question: Question, answer: Answer) -> list[Notice]:
    """An answer that no option offers; a choice that stands for no level is a good answer."""
    if answer.level is None and any(option.id == answer.choice for option in question.options):
        return []
    given = answer.level if answer.level is not None else answer.choice
    message = f"“{str(given)[:60]}” is none of the answers to “{question.id}”; it was left out."
    return [Notice("unknown-answer", message)]
