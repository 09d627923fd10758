"""Where a sentence falls into clauses: what is said in one need not hold in the next."""

from __future__ import annotations

from dataclasses import dataclass

from ambition.reading.english import ENGLISH
from ambition.reading.words import NUMBER, Words

_PARTING = frozenset(
    {"but", "although", "though", "whereas", "however", "because", "when", "if", "unless", "where"}
)
#: "nobody but me" is one thing said.
_BUT = frozenset({"nobody", "one", "nothing", "none", "all", "anything", "everything", "everyone", "anyone"})
_PARTING_AFTER_COMMA = frozenset({"yet", "so", "while", "still", "then", "instead", "even", "not"})
_SUBJECTS = frozenset(
    {"i", "we", "it", "they", "our", "my", "this", "these", "there", "nobody", "you", "today", "now"}
)
_FEW = ENGLISH.words("numbers", "counts") | {"one", "most", "some", "hundreds", "dozens", "thousands"}
_OPENING = frozenset(
    {"if", "when", "because", "although", "though", "while", "since", "as", "before", "should", "after"}
)
_AND = ("and", "or")
_SHORT_OPENING = 3
_PREDICATES = frozenset(ENGLISH.lists()["predicates"])
_STRONG_MARKS = frozenset(";—–•")


@dataclass(frozen=True, slots=True)
class Clauses:
    """For each word the number of its clause, and of its part: a clause falls into parts at commas and
    colons after which something new is said of somebody ("no ads, used by 300 students")."""

    clause: tuple[int, ...]
    part: tuple[int, ...]

    def same_clause(self, first: int, second: int) -> bool:
        """Whether two words stand in one clause."""
        return self.clause[first] == self.clause[second]

    def same_part(self, first: int, second: int) -> bool:
        """Whether two words stand in one part of a clause."""
        return self.part[first] == self.part[second]


def clauses_of(words: Words) -> Clauses:
    """Find the clauses of a sentence; what stands in brackets is a clause of its own."""
    clause: list[int] = []
    part: list[int] = []
    opening = bool(words.norms) and words.norms[0] in _OPENING
    last = part_number = 0
    outer: list[int] = []
    current = 0
    norms = words.norms
    for index in range(len(words)):
        gap = words.between(index) if index else " "
        if gap == " " and norms[index] not in _PARTING and norms[index - 1] not in _AND:
            clause.append(current)
            part.append(part_number)
            continue
        starts_clause = index > 0 and _starts_clause(words, index, gap)
        if opening and "," in gap:
            starts_clause, opening = True, False
        if ")" in gap and outer:
            current = outer.pop()
            part_number += 1
        if "(" in gap and index:
            outer.append(current)
            starts_clause = True
        if starts_clause:
            last += 1
            current = last
        if index and (starts_clause or _starts_part(words, index, gap)):
            part_number += 1
        clause.append(current)
        part.append(part_number)
    return Clauses(tuple(clause), tuple(part))


def _starts_clause(words: Words, index: int, gap: str) -> bool:
    if _parts_strongly(gap):
        return True
    norm = words.norms[index]
    if norm in _PARTING:
        return norm != "but" or words.norms[index - 1] not in _BUT
    comma = "," in gap
    # What stands before the first comma may only set the time: "Soon, 12 clinics pay".
    if comma and index > _SHORT_OPENING and (norm in _PARTING_AFTER_COMMA or _starts_subject(words, index)):
        return True
    after_and = words.norms[index - 1] in _AND and index > 1
    return after_and and _starts_subject(words, index)


def _parts_strongly(gap: str) -> bool:
    if gap == " " or not gap:
        return False
    stripped = gap.strip()
    if stripped in ("-", "--", "->", "→", "=>"):
        return gap != stripped
    if any(mark in _STRONG_MARKS for mark in stripped):
        return True
    return gap.endswith(" ") and stripped[:1] in (".", "!", "?")


def _starts_subject(words: Words, index: int) -> bool:
    """A new subject with its verb near by: "we charge", "12 clinics pay"."""
    norm = words.norms[index]
    following = words.norms[index + 1 : index + 5]
    if norm in _SUBJECTS:
        if norm not in ("our", "my", "this", "these"):
            return True
        # "our first paying customer" is somebody of whom nothing has been said yet.
        return any(n in _PREDICATES and n != "paying" for n in following)
    if words.kinds[index] == NUMBER or norm in _FEW:
        return any(n in _PREDICATES for n in following)
    return False


def _starts_part(words: Words, index: int, gap: str) -> bool:
    if ":" in gap:
        return True
    comma = "," in gap
    if comma and words.norms[index] in ("and", "just", "only", "with"):
        return words.norms[index] != "and" or _says_something(words, index + 1)
    if comma and _starts_subject(words, index):
        return True
    if comma or words.norms[index - 1] in _AND:
        return _says_something(words, index)
    return False


def _says_something(words: Words, index: int) -> bool:
    return any(norm in _PREDICATES for norm in words.norms[index : index + 2])
