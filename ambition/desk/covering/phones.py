"""Phone numbers: known by their form, what stands before them, or the plans of the world's countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from ambition.desk.covering.finds import Find, plain

_CANDIDATE = re.compile(
    r"(?<![\w.,/+-])(?:\+ ?)?(?:\(\+?\d{1,4}\) ?|\d)\d*+(?:(?: ?[()./-] ?| )\d++)*+(?![\w%])"
)
_CUE = re.compile(
    r"(?i)(?:\b(?:(?:tele)?phone|tel|telefon\w*|fon|mobile?|handy|cell|whatsapp|signal|sms|fax|movil|celular"
    r"|call|ring)\b\.?(?: (?:me|us|number|no\.?|nr\.?|is|at|on))*)[ :*_]*\(?$"
)
#: Decimals, or fractions in a row ("412/500"): what was measured, not whom to call.
_MEASURED = re.compile(r"^\d?\.\d|^\d+\.\d+(?:[ /(-]|$)|\d ?/ ?\d+.*/|\d / \d|[ /]0\.\d|^\d{1,3}/\d{1,3}$")
_AMERICAN = re.compile(r"^(?:1[ .-])?\d{3}([.-])\d{3}\1\d{4}$")
_REGIONS = ("US", "DE", "GB")
_FEWEST, _MOST = 7, 15
_MOST_PHONES = 50
_LOOK_BACK = 32


def find_phones(text: str) -> Iterator[Find]:
    """Yield phone numbers; years, versions, sums and measured numbers are none."""
    shape = plain(text)
    found = 0
    for match in _CANDIDATE.finditer(shape):
        raw = match.group()
        before = shape[max(0, match.start() - _LOOK_BACK) : match.start()]
        if found < _MOST_PHONES and _is_phone(raw, before):
            found += 1
            yield Find(match.start(), match.end(), "phone")


def _is_phone(raw: str, before: str) -> bool:
    digits = sum(character.isdigit() for character in raw)
    if not _FEWEST <= digits <= _MOST or _MEASURED.search(raw):
        return False
    if raw.startswith(("+", "(+")):
        return _is_possible(raw)
    if _CUE.search(before):
        return True
    if raw.startswith(("0", "(")):
        return not raw.isdigit() and any(_is_valid(raw, region) for region in _REGIONS)
    return _AMERICAN.match(raw) is not None and _is_valid(raw, "US")


def _is_possible(raw: str) -> bool:
    # Numbers nobody may be given still look like somebody's: the length decides, not the range.
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(raw, None))
    except phonenumbers.NumberParseException:
        return False


def _is_valid(raw: str, region: str) -> bool:
    return next(iter(phonenumbers.PhoneNumberMatcher(raw, region)), None) is not None
