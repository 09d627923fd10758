"""What each kind of question needs, so that every answer means something."""

from __future__ import annotations

from collections.abc import Iterator

from ambition.rubric.parts import Parts
from ambition.rubric.schema import Question, Raise
from ambition.rubric.slips import Path, Slip, doubled, unknown


def question_slips(parts: Parts) -> Iterator[Slip]:
    """Every question that asks for less, more or other than its kind takes."""
    for placed in parts.questions:
        path, question = placed.path, placed.part
        yield from doubled(((*path, "options", i, "id"), o.id) for i, o in enumerate(question.options))
        yield from doubled(((*path, "fields", i, "id"), f.id) for i, f in enumerate(question.fields))
        yield from _parts_of_kind(path, question)
        if question.ledger:
            yield from unknown((*path, "ledger"), question.ledger, parts.known("scales"))
        for i, option in enumerate(question.options):
            if option.goal:
                yield from unknown((*path, "options", i, "goal"), option.goal, parts.known("goals"))
        for i, measure in enumerate(question.raises):
            yield from _raise((*path, "raises", i), measure, question, parts)
    aims = [placed for placed in parts.questions if placed.part.sets_aim]
    for placed in aims[1:]:
        yield Slip(
            (*placed.path, "sets_aim"), "a second question that sets the aim", "true in one question only"
        )


def _parts_of_kind(path: Path, question: Question) -> Iterator[Slip]:
    if question.kind == "level":
        yield from _level_question(path, question)
    elif question.kind == "choice":
        yield from _choice_question(path, question)
    elif question.options:
        yield Slip((*path, "options"), f"options in a {question.kind} question", "none, or the kind choice")
    if question.kind == "numbers" and not question.fields:
        yield Slip((*path, "fields"), "nothing", "at least one field to fill in")
    if question.kind != "numbers":
        for key, items in (("fields", question.fields), ("raises", question.raises)):
            if items:
                yield Slip((*path, key), f"{key} in a {question.kind} question", "none, or the kind numbers")
    if question.sets_aim and not any(option.goal for option in question.options):
        yield Slip((*path, "sets_aim"), "no option with a goal", "a goal in the options, or sets_aim = false")


def _level_question(path: Path, question: Question) -> Iterator[Slip]:
    if question.ledger is None:
        yield Slip((*path, "ledger"), "nothing", "the scale that the level is for")
    levels = [option.level for option in question.options]
    if levels != [0, 1, 2, 3, 4]:
        found = f"options for the levels {', '.join(map(str, levels))}" if levels else "no options"
        yield Slip((*path, "options"), found, "one option for each level 0, 1, 2, 3, 4, in this order")


def _choice_question(path: Path, question: Question) -> Iterator[Slip]:
    if len(question.options) < 2:
        yield Slip((*path, "options"), f"{len(question.options)} options", "at least two")
    if question.ledger is None and any(option.level is not None for option in question.options):
        yield Slip((*path, "ledger"), "nothing", "the scale that the options' levels are for")


def _raise(path: Path, measure: Raise, question: Question, parts: Parts) -> Iterator[Slip]:
    fields = tuple(field.id for field in question.fields)
    yield from unknown((*path, "ledger"), measure.ledger, parts.known("scales"))
    if not measure.when:
        yield Slip((*path, "when"), "an empty list", "at least one test, or any answer would raise the level")
    for i, when in enumerate(measure.when):
        place = (*path, "when", i)
        yield from unknown((*place, "field"), when.field, fields)
        if when.share_of is not None:
            yield from unknown((*place, "share_of"), when.share_of, fields)
        if (when.share_of is None) != (when.at_least_percent is None):
            yield Slip(place, "only one of share_of and at_least_percent", "both or neither")
        if when.at_least is None and when.at_least_percent is None:
            yield Slip(place, "no height", "at_least, or share_of with at_least_percent")
