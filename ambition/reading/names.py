"""Names of people, places and organisations: words with a capital where English writes none."""

from __future__ import annotations

from ambition.reading.english import ENGLISH
from ambition.reading.words import WORD, Spans, Words

_LONGEST = 4
_MOST_INSIDE = 2
_NOT_NAMES = ENGLISH.words("names", "not_names")
_GIVEN = ENGLISH.words("names", "also_first_names")
_FAMILY = ENGLISH.words("names", "also_family_names")
_AFTER_MODAL = ENGLISH.words("names", "after_modal")
_AFTER_PERSON = ENGLISH.words("names", "after_person")
_BEFORE_PERSON = ENGLISH.words("names", "before_person")
_INSIDE = ENGLISH.words("names", "inside")
_MONTHS = ENGLISH.words("dates", "months")
_BEFORE_MONTH = ENGLISH.words("dates", "before_month")
_MODAL_MONTHS = ("may", "march")
#: Words that may be somebody's name, or a month that is a word as well.
MAY_HIDE = _GIVEN | _FAMILY | frozenset(_MODAL_MONTHS)
_OPENINGS = (".", "!", "?", "•")


def names_of(words: Words) -> tuple[Spans, int]:
    """Where names stand and, as bits, the words that carry a name on; found once."""
    if words.names is None:
        runs = _runs(words) if words.may_name else []
        run_ons = 0
        for start, end in runs:
            run_ons |= ((1 << end) - 1) & ~((1 << (start + 1)) - 1)
        words.names = tuple(_within(runs)), run_ons
    return words.names


def run_ons_of(words: Words) -> int:
    """The words that carry a name on, as bits; where no capitals stand close together there are none."""
    return names_of(words)[1] if words.may_carry_on else 0


def is_titled(words: Words) -> bool:
    """Whether nearly every longer word has a capital, so that capitals tell nothing about names."""
    if words.titled is None:
        words.titled = _is_titled(words)
    return words.titled


def _is_titled(words: Words) -> bool:
    longer = capital = 0
    for norm, kind, has_capital in zip(words.norms, words.kinds, words.capitals, strict=True):
        if kind == WORD and len(norm) > 3:
            longer += 1
            capital += has_capital
    return longer >= 3 and (capital == longer or (longer >= 5 and capital * 10 >= longer * 7))


def people(words: Words) -> frozenset[int]:
    """Words that are somebody's name here and would be words elsewhere: Will, Mark, Anna Price."""
    some = [
        i
        for i, norm in enumerate(words.norms)
        if words.capitals[i] and (norm in _GIVEN or norm in _FAMILY) and words.kinds[i] == WORD
    ]
    if not some or is_titled(words):
        return frozenset()
    return frozenset(i for i in some if _is_person(words, i))


def hidden(words: Words) -> frozenset[int]:
    """Words that are not what they look like: people's names, and the month in "since May"."""
    months = (i for i, norm in enumerate(words.norms) if norm in _MODAL_MONTHS and words.capitals[i])
    return people(words) | frozenset(i for i in months if _is_month(words, i))


def _is_month(words: Words, index: int) -> bool:
    after = words.kinds[index + 1] if index + 1 < len(words) else WORD
    return after != WORD or not _opens(words, index)


def _is_person(words: Words, index: int) -> bool:
    norm = words.norms[index]
    before = words.norms[index - 1] if index else ""
    after = words.norms[index + 1] if index + 1 < len(words) else ""
    if norm in _MONTHS and before in _BEFORE_MONTH:
        return False
    if norm in _GIVEN:
        return not _opens(words, index) or after not in _AFTER_MODAL
    if after in _AFTER_PERSON or before in _BEFORE_PERSON:
        return True
    return index > 0 and words.capitals[index - 1] and before not in _NOT_NAMES and _joined(words, index)


def _opens(words: Words, index: int) -> bool:
    """Whether a capital is due here, at the beginning of a sentence."""
    return index == 0 or words.between(index).rstrip(" \"'(*_").endswith(_OPENINGS)


def _joined(words: Words, index: int) -> bool:
    return words.between(index).strip() in ("", "-", ".")


def _runs(words: Words) -> list[tuple[int, int]]:
    """Stretches of words that make a name; one that opens the sentence could be any word and is left out."""
    if True not in words.capitals[1:] or is_titled(words):
        return []
    persons = people(words)
    runs: list[tuple[int, int]] = []
    for index in range(len(words)):
        if not words.capitals[index] or words.kinds[index] != WORD:
            continue
        if words.norms[index] in _NOT_NAMES and index not in persons:
            continue
        begin = _carried_on(words, runs, index)
        if begin is not None:
            runs[-1] = (begin, index + 1)
        elif words.ends[index] - words.starts[index] > 1:
            runs.append((index, index + 1))
    return [run for run in runs if not _opens(words, run[0])]


def _carried_on(words: Words, runs: list[tuple[int, int]], index: int) -> int | None:
    """Where the name begins that this word carries on, small words between them allowed."""
    if not runs or index - runs[-1][1] > _MOST_INSIDE:
        return None
    between = range(runs[-1][1], index)
    joined = all(_joined(words, i) for i in (*between, index))
    return runs[-1][0] if joined and all(words.norms[i] in _INSIDE for i in between) else None


def _within(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (start, end)
        for first, last in runs
        for start in range(first, last)
        for end in range(start + 1, min(last, start + _LONGEST) + 1)
    ]
