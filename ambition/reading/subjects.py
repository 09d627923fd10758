"""Whose price and whose users: the name of another project that a claim is said of."""

from __future__ import annotations

from ambition.reading.english import ENGLISH
from ambition.reading.names import is_titled, names_of
from ambition.reading.own import PARTS
from ambition.reading.unit import FoundCue, Unit
from ambition.reading.words import WORD, Words

_BETWEEN = ENGLISH.words("others", "between")
_ORDINARY = ENGLISH.words("names", "not_names") | ENGLISH.words("others", "ordinary")
_ORDINARY_ENDINGS = (
    "ing",
    "tion",
    "sion",
    "ment",
    "ship",
    "ance",
    "ence",
    "ity",
    "ness",
    "ers",
    "ors",
    "ies",
)
_RELATIVE = frozenset(("which", "that"))
_AFTER_SUBJECT = frozenset(("is", "was", "are", "offers", "does", "has", "lets", "by"))
_PREPOSITIONS = frozenset(("in", "at", "of", "from", "for", "by", "with", "near", "to", "on"))
_LONGEST = 4


def is_of_other(unit: Unit, cue: FoundCue) -> bool:
    """Whether what stands before "costs" or "is used by" is a name that is not this project's."""
    name = _subject(unit.words, cue.start)
    return bool(name) and not unit.own.covers(name)


def _subject(words: Words, verb: int) -> str:
    """The name that is the subject of the verb at a place, or nothing where no name is."""
    last = verb - 1
    while last > 0 and words.norms[last] in _BETWEEN:
        last -= 1
    if last < 0:
        return ""
    if words.norms[last] == "it":
        return _opening_name(words, last)
    if words.norms[last] in _RELATIVE:
        return _name_to(words, last - 1)
    first, name = _run_to(words, last)
    # "Our garden in Ghent has 38 plots" says it of the garden.
    return "" if first and words.norms[first - 1] in _PREPOSITIONS else name


def _name_to(words: Words, last: int) -> str:
    """The name whose last word stands at a place."""
    return _run_to(words, last)[1]


def _run_to(words: Words, last: int) -> tuple[int, str]:
    """Where the name begins whose last word stands at a place, and the name, or nothing where none does."""
    if last < 0:
        return 0, ""
    if words.norms[last] in PARTS:
        return last, words.norms[last]
    if is_titled(words):
        return last, ""
    first = last + 1
    while first and last - first + 1 < _LONGEST and _has_capital(words, first - 1):
        first -= 1
    is_name = any(_may_be_name(words, index) for index in range(first, last + 1))
    if not is_name or not (first == 0 or (first, last + 1) in names_of(words)[0]):
        return last, ""
    return first, words.plain[words.starts[first] : words.ends[last]]


def _opening_name(words: Words, pronoun: int) -> str:
    """The name that opens the sentence, for which "it" stands further on."""
    if words.norms[0] in PARTS:
        return words.norms[0]
    last = 0
    while last < min(pronoun, _LONGEST) and _may_be_name(words, last):
        last += 1
    is_subject = 0 < last < pronoun and words.norms[last] in _AFTER_SUBJECT
    return _name_to(words, last - 1) if is_subject else ""


def _may_be_name(words: Words, index: int) -> bool:
    norm = words.norms[index]
    return _has_capital(words, index) and norm not in _ORDINARY and not norm.endswith(_ORDINARY_ENDINGS)


def _has_capital(words: Words, index: int) -> bool:
    return words.capitals[index] and words.kinds[index] == WORD
