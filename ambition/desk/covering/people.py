"""Likely personal names: by what stands before them, and by lists of first and last names.

The lists are Faker's (86 languages and countries), which its community keeps; our own rules alone miss a
third of the names in our test sentences, the lists alone miss who has a rare name.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import re2  # type: ignore[import-untyped]

from ambition.desk.covering.finds import Find, folded, plain
from ambition.desk.covering.words import AMBIGUOUS, ORDINARY, PARTICLES, SAID_OF_ONESELF

_NAME = r"(?:[A-Z]\.|[A-Z][A-Za-z']*+(?:-[A-Za-z]++)*+)"
_NICK = r"(?:[\"'~(][A-Za-z][A-Za-z -]{0,20}[\"'~)][ \t])?"
# Possessive, so that it cannot backtrack: a plain matcher is then as safe as re2 here, and much faster.
RUN = re.compile(rf"{_NAME}(?:[ \t*_]++{_NICK}(?:(?:{'|'.join(PARTICLES)})[ \t])*+{_NAME})*+")
_PIECE = re.compile(rf"{_NAME}|\b(?:{'|'.join(PARTICLES)})\b|(?<=[\"'~(])[a-z][a-z -]*(?=[\"'~)])")
# What stands before and after a name is looked at in windows of so few characters that any matcher will do.
_TITLE = re.compile(
    r"(?:^|[\s(,])(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Aunt|Uncle|Herr|Frau)\.?[ \t]+(?:Dr\.?[ \t]+)?$"
)
_STRONG = re2.compile(
    r"(?i)(?:\bI am|\bI'm|\bmy name is|\bname:|\bauthors?[:*_ ]+(?:by )?|\bmaintain(?:er"
    r"|ed by)[:*_ ]*|\bcopyright (?:\(c\)|\a)?[ \t]*[\d, -]*(?:by )?"
    r"|\a[ \t]*[\d, -]*|\bsupervis(?:or|ed by)[:*_ ]*|\bmentor(?:ed by)?[:*_ ]+|\bcontact[:*_ ]+"
    r"|\bwritten by|\bcreated by|\bmade (?:with \S+ )?by|\bdeveloped by"
    r"|\breach|\bsigned,|\bthe author,|\bask for|\bwrite to|\bfind me,|\bproject by"
    rf"|\bcreator[:*_ ]+|\b(?:{'|'.join(SAID_OF_ONESELF)})\b)[ \t*_\[]*"
)
_WEAK = re2.compile(
    r"(?i)(?:\bby|\(|\bthanks(?: go)? to|\bthank(?: you to)?|\bfriends?|\bcolleagues?|\bsister"
    r"|\bbrother|\bwife|\bhusband|\bmother|\bfather|\bboss|\bcousin|\bneighbou?r"
    r"|\bteacher|\bwith|\bteam[:*_ ]+|\bcontributors?[:*_ ]+|[^\s-] ?-)[ \t*_\[,]*"
)
_AFTER = re.compile(
    r"^[ \t*_\]]*(?:,? (?:the |an? |my |our )?(?:owner|founder|author|manager|nurse|dentist|teacher"
    r"|who)\b|and I\b|\(|wrote\b|told\b|tested\b|asked\b|pays\b|said\b|says\b|uses\b)"
)
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Names:
    """Listed first and last names, folded."""

    first: frozenset[str]
    last: frozenset[str]


def find_people(text: str, names: Names | None = None) -> Iterator[Find]:
    """Yield likely personal names. ``names``: folded first and last names; the kept lists by default."""
    known = kept_names() if names is None else names
    shape = plain(text)
    cues = _Cues(
        frozenset(each.end() for each in _STRONG.finditer(shape)),
        frozenset(each.end() for each in _WEAK.finditer(shape)),
    )
    behind_person = -1
    for match in RUN.finditer(shape):
        if len(match.group()) < 2:
            continue
        joined = behind_person >= 0 and shape[behind_person : match.start()] in _JOINTS
        span = _name_in(shape, match.start(), match.end(), known, _Before(cues, joined))
        if span is not None:
            yield Find(*span, "person")
            behind_person = _behind_brackets(shape, span[1])


_JOINTS = (", ", " and ", " & ", ", and ", "; ")
Token = tuple[int, int, str]


def _behind_brackets(shape: str, end: int) -> int:
    """Return where a list of people goes on after "Anna Bell (data)"."""
    close = shape.find(")", end, end + _LOOK_BACK) if shape.startswith(" (", end) else -1
    return close + 1 if close > 0 else end


@dataclass(frozen=True, slots=True)
class _Cues:
    """Where those words end that a name follows: surely, or only if it is listed."""

    strong: frozenset[int]
    weak: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a run: cues, or a person whose list it goes on with."""

    cues: _Cues
    joined: bool


def _name_in(shape: str, start: int, end: int, known: Names, before: _Before) -> tuple[int, int] | None:
    tokens = name_tokens(shape, start, end)
    words = [word for _, _, word in tokens if word not in PARTICLES]
    if not words:
        return None
    first, last = tokens[0][0], tokens[-1][1]
    ambiguous = any(word in AMBIGUOUS for word in words)
    if first in before.cues.strong and not ambiguous and not _is_shouting(shape[first:last]):
        return first, last
    if _TITLE.search(shape[max(0, first - _LOOK_BACK) : first]):
        return first, last
    if len(words) > 1:
        return (first, last) if before.joined or _is_full_name(words, known) else None
    if ambiguous or not is_listed(words[0], known):
        return None
    after = shape[last : last + _LOOK_BACK]
    backed = before.joined or first in before.cues.weak
    return (first, last) if backed or _AFTER.search(after) or _another_follows(after, known) else None


def _is_full_name(words: list[str], known: Names) -> bool:
    """Say whether a first name begins the run, or two listed names stand in it ("Nguyen Thi Mai")."""
    if words[0] in AMBIGUOUS:
        return words[0] in known.first and words[1] in known.last - AMBIGUOUS
    return words[0] in known.first or sum(is_listed(word, known) for word in words) > 1


def name_tokens(shape: str, start: int, end: int) -> list[Token]:
    """Return the words of a run with their places, without the ordinary ones at both ends.

    Empty where an ordinary word stands in the middle: then it is no name.
    """
    run = shape[start:end]
    return _without_ordinary(
        [_token(shape, start + m.start(), start + m.end()) for m in _PIECE.finditer(run)]
    )


def _token(shape: str, start: int, end: int) -> Token:
    return start, end, shape[start:end].strip(".'").lower()


def _another_follows(after: str, known: Names) -> bool:
    """Say whether "and" and another listed name follow, as in "Pedro and Lucia tested it"."""
    if not after.startswith(" and "):
        return False
    words = after[5:].split()
    return bool(words) and words[0][:1].isupper() and is_listed(words[0].lower().strip(".,'"), known)


def _without_ordinary(tokens: list[Token]) -> list[Token]:
    """Drop ordinary words at both ends ("Team Anna", "Anna Forecasts"), which only stand beside a name."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first][2] in ORDINARY or tokens[first][2] in _BESIDE):
        first += 1
    while first < last and (tokens[last - 1][2] in ORDINARY or tokens[last - 1][2] in PARTICLES):
        last -= 1
    kept = tokens[first:last]
    return [] if any(word in ORDINARY for _, _, word in kept) else kept


#: Titles and small words in names, which begin none.
_BESIDE = frozenset(PARTICLES) | frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "aunt", "uncle", "herr", "frau", "st"}
)


def is_listed(word: str, known: Names) -> bool:
    """Say whether a folded word, or each part of it between hyphens, is a first or last name."""
    parts = word.split("-")
    return word not in AMBIGUOUS and (
        word in known.first or word in known.last or all(p in known.first or p in known.last for p in parts)
    )


def _is_shouting(found: str) -> bool:
    return found.isupper() and len(found) > 3


@cache
def kept_names() -> Names:
    """Return the folded first and last names of all of Faker's languages in Latin letters."""
    people = importlib.import_module("faker.providers.person")
    first: set[str] = set()
    last: set[str] = set()
    for language in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{language.name}").Provider
        for field in dir(provider):
            kept = (
                first if field.startswith("first_name") else last if field.startswith("last_name") else None
            )
            listed = getattr(provider, field) if kept is not None else ()
            if kept is not None and isinstance(listed, (tuple, list, dict)):
                kept.update(name for name in listed if isinstance(name, str))
    return Names(_parts(first), _parts(last))


def _parts(names: set[str]) -> frozenset[str]:
    parts = {folded(part) for name in names if name.isprintable() for part in name.split()}
    return frozenset(part for part in parts if len(part) > 2 and part.strip("x~") and part not in ORDINARY)
