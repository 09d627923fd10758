"""Whether two questions ask for the same thing in other words."""

from __future__ import annotations

import re
from functools import cache

from ambition.desk.texts import quote_words

_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
_SHARE = 0.5
_LEAST_IN_COMMON = 2


def alike(first: str, second: str) -> bool:
    """Say whether two questions, both in English, would get the same answer."""
    one, other = _sense(first), _sense(second)
    if not first or not second:
        return False
    if first == second or _phrases(first) & _phrases(second):
        return True
    common = len(one & other)
    return common >= _LEAST_IN_COMMON and common >= _SHARE * min(len(one), len(other))


@cache
def _sense(question: str) -> frozenset[str]:
    """The words that tell this question from others, without their endings."""
    common = frozenset(quote_words()["common"].split())
    return frozenset(word[:_STEM] for word in _WORD.findall(question.lower()) if word not in common)


@cache
def _phrases(question: str) -> frozenset[str]:
    said = question.lower()
    groups = (line.strip() for line in quote_words()["same"].splitlines())
    return frozenset(line for line in groups if any(form.strip() in said for form in line.split("|") if line))
