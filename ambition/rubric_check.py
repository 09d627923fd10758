"""Whether a rubric reads as it says: its phrases parse, and its cases and example sentences hold.

This stands beside ``rubric/`` and not in it, for a rubric's files are known before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ambition.description import describe
from ambition.errors import AmbitionError, RubricFault
from ambition.reading import read
from ambition.reading.phrases import PhraseError, parse_phrase
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Case, Criterion, Scale
from ambition.rubric.word_lists import phrases_of


def check_rubric(rubric: LoadedRubric) -> tuple[RubricFault, ...]:
    """Every phrase that does not parse; if all do, every case and example that reads otherwise."""
    faults = tuple(_phrases(rubric))
    return faults or (*_cases(rubric), *_examples(rubric))


def _phrases(rubric: LoadedRubric) -> Iterator[RubricFault]:
    lists = rubric.rubric.words
    for name, entries in lists.items():
        for i, entry in enumerate(entries, 1):
            place = f"words.{name}[{i}]"
            yield from _phrase(rubric.files.get(f"words.{name}", ""), place, entry, rubric)
    for criterion in rubric.rubric.criteria:
        for path, phrase in phrases_of(criterion):
            _, sign, key, number = path
            place = f"criteria[{criterion.id}].signs[{int(sign) + 1}].{key}[{int(number) + 1}]"
            yield from _phrase(_file(rubric, criterion), place, phrase, rubric)


def _phrase(file: str, place: str, phrase: str, rubric: LoadedRubric) -> Iterator[RubricFault]:
    try:
        parse_phrase(phrase, rubric.rubric.words)
    except PhraseError as error:
        for wrong in error.faults:
            yield RubricFault(file, place, f'"{phrase}"', f"a phrase that reads: {wrong}")


def _cases(rubric: LoadedRubric) -> Iterator[RubricFault]:
    for criterion in rubric.rubric.criteria:
        if all(sign.kind == "fact" for sign in criterion.signs):
            continue
        for i, case in enumerate(criterion.cases, 1):
            place = f"criteria[{criterion.id}].cases[{i}]"
            wrong = _misread(case, criterion, rubric)
            if wrong:
                write = "a case that reads as expected, or signs that tell it"
                yield RubricFault(_file(rubric, criterion), place, wrong, write)


def _misread(case: Case, criterion: Criterion, rubric: LoadedRubric) -> str:
    """What was read instead of what the case expects, or ``""``."""
    counted, dismissed = _read(case.text, criterion.id, rubric)
    if case.expect == "shown" and not counted:
        why = f" (dismissed as {', '.join(dismissed)})" if dismissed else ""
        return f'nothing that counts{why} in "{case.text}"'
    if case.expect != "shown" and counted:
        return f'"{counted[0]}" counted, though the case is {case.expect}'
    return ""


def _read(text: str, criterion: str, rubric: LoadedRubric) -> tuple[list[str], list[str]]:
    """The quotes that count for a criterion, and why others do not."""
    try:
        findings = read(describe(text, "case.md"), rubric).findings
    except AmbitionError:
        return [], []
    mine = [finding for finding in findings if finding.criterion == criterion]
    return [f.quote for f in mine if not f.dismissal], sorted({f.dismissal for f in mine if f.dismissal})


def _examples(rubric: LoadedRubric) -> Iterator[RubricFault]:
    for scale in rubric.scales_and_niche:
        name = "niche" if scale is rubric.rubric.niche else f"scales[{scale.id}]"
        file = rubric.files.get(name, "")
        speakers = {criterion.id for criterion, _ in rubric.criteria_of(scale.id)}
        for level, i, text in _shows(scale):
            findings = read(describe(text, "example.md"), rubric).findings
            if not any(f.criterion in speakers and f.dismissal is None for f in findings):
                place = f"{name}.levels[level {level}].shows[{i}]"
                write = "a sentence that a criterion finds, or a criterion that finds it"
                yield RubricFault(file, place, f'no evidence for the scale in "{text}"', write)


def _shows(scale: Scale) -> Iterator[tuple[int, int, str]]:
    for level in scale.levels:
        for i, text in enumerate(level.shows, 1):
            yield level.level, i, text


def _file(rubric: LoadedRubric, criterion: Criterion) -> str:
    return rubric.files.get(f"criteria[{criterion.id}]", "")
