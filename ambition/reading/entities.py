"""Numbers, prices, percentages, dates and names among the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ambition.reading.english import ENGLISH
from ambition.reading.names import names_of
from ambition.reading.words import DATE, NUMBER, PERCENT, PRICE, YEAR, Part, Spans, Words

_LONGEST_NUMBER = 5
_CURRENCY_SIGNS = tuple("$€£¥₹₽")
_CURRENCY_CODES = ("usd", "eur", "gbp", "chf", "inr")

_COUNTS = ENGLISH.words("numbers", "counts")
_SCALES = ENGLISH.words("numbers", "scales")
_VAGUE = ENGLISH.words("numbers", "vague")
_ONE_NOT_AFTER = ENGLISH.words("numbers", "one_not_after")
_ONE_NOT_BEFORE = ENGLISH.words("numbers", "one_not_before")
_CURRENCIES = ENGLISH.words("numbers", "currencies")
_MONTHS = ENGLISH.words("dates", "months")
_BEFORE_MONTH = ENGLISH.words("dates", "before_month")
_PERIODS = ENGLISH.words("dates", "periods")

FIGURE_KINDS = frozenset((NUMBER, YEAR, DATE, PRICE, PERCENT))
FIGURE_WORDS = frozenset((*_COUNTS, *_SCALES, *_VAGUE, *_PERIODS, *_MONTHS, "one"))
_NUMBER_WORDS = frozenset((*_COUNTS, *_SCALES, *_VAGUE, "one"))
_PRICE_WORDS = frozenset((*_CURRENCIES, *_CURRENCY_CODES))
_PERCENT_WORDS = frozenset(("percent", "cent"))
#: Words that hint at an entity by themselves, written small.
_HINTING = _NUMBER_WORDS | _PRICE_WORDS | _PERCENT_WORDS | _PERIODS

Span = tuple[int, int]


def spans_of(words: Words, kind: str) -> Spans:
    """Where numbers, prices, percentages, dates or names stand, found once."""
    if kind == "name":
        return names_of(words)[0]
    if words.figures is None:
        words.figures = _figures(words, _figure_places(words)) if words.may_count else {}
    return words.figures.get(kind, ())


def is_figure(norm: str, kind: str) -> bool:
    """Whether a word may be part of a number, price, percentage or date."""
    return kind in FIGURE_KINDS or norm in FIGURE_WORDS


def _figure_places(words: Words) -> list[int]:
    pairs = enumerate(zip(words.norms, words.kinds, strict=True))
    return [place for place, (norm, kind) in pairs if is_figure(norm, kind)]


def _figures(words: Words, places: list[int]) -> dict[str, Spans]:
    numbers = _numbers(words, places)
    prices = _prices(words, places, numbers)
    percents = _percents(words, places)
    dates = _dates(words, places)
    taken = {start for start, _ in (*prices, *percents)}
    taken.update(i for start, end in dates for i in range(start, end))
    counts = tuple(span for span in numbers if span[0] not in taken)
    return {"number": counts, "price": tuple(prices), "percent": tuple(percents), "date": tuple(dates)}


def _numbers(words: Words, places: list[int]) -> list[Span]:
    found: list[Span] = []
    reached = 0
    for start in places:
        end = start
        while end < len(words) and end - start < _LONGEST_NUMBER and _counts(words, end, end > start):
            end += 1
        if start >= reached and end > start:
            found.append((start, end))
            reached = end
    return found


def _counts(words: Words, index: int, within: bool) -> bool:
    norm, kind = words.norms[index], words.kinds[index]
    if within:
        gap = words.between(index)
        if norm in _SCALES:
            return True
        return kind == NUMBER and gap == " " and _thousands(words.norms[index - 1], norm)
    if kind == NUMBER:
        is_item = index == 0 and words.between(1).startswith((". ", ") "))
        return not is_item and words.plain[words.starts[index] - 1 : words.starts[index]] != "#"
    if norm == "one":
        before = words.norms[index - 1] if index else ""
        after = words.norms[index + 1] if index + 1 < len(words) else ""
        return before not in _ONE_NOT_AFTER and after not in _ONE_NOT_BEFORE and after != ""
    return norm in _COUNTS or norm in _VAGUE or (norm in _SCALES and norm != "k")


def _thousands(before: str, norm: str) -> bool:
    """The second half of 10 000."""
    return before.isdigit() and len(before) <= 3 and norm.isdigit() and len(norm) == 3


def _prices(words: Words, places: list[int], numbers: list[Span]) -> list[Span]:
    found = [
        (index, index + 1)
        for index in places
        if words.kinds[index] == PRICE and any(figure in words.norms[index] for figure in "123456789")
    ]
    for start, end in numbers:
        if words.norms[start] in ("0", "zero"):
            continue
        after = words.norms[end] if end < len(words) else ""
        if after in _CURRENCIES:
            found.append((start, end + 1))
        elif _has_sign(words, start, end):
            found.append((start, end))
    return sorted(found)


def _has_sign(words: Words, start: int, end: int) -> bool:
    """Whether a currency stands before or behind the number."""
    if (
        words.between(end).lstrip()[:1] in _CURRENCY_SIGNS
        or words.between(start).rstrip()[-1:] in _CURRENCY_SIGNS
    ):
        return True
    return start > 0 and words.norms[start - 1] in _CURRENCY_CODES


def _percents(words: Words, places: list[int]) -> list[Span]:
    found = []
    for index in places:
        if words.kinds[index] == PERCENT:
            found.append((index, index + 1))
        elif words.kinds[index] == NUMBER or words.norms[index] in _COUNTS:
            after = words.norms[index + 1 : index + 3]
            if words.between(index + 1).lstrip().startswith("%"):
                found.append((index, index + 1))
            elif after[:1] == ["percent"]:
                found.append((index, index + 2))
            elif after == ["per", "cent"]:
                found.append((index, index + 3))
    return found


def _dates(words: Words, places: list[int]) -> list[Span]:
    found = []
    for index in places:
        norm, kind = words.norms[index], words.kinds[index]
        if kind in (DATE, YEAR):
            found.append((index, index + 1))
        elif norm in _MONTHS and words.capitals[index]:
            found.extend(_with_month(words, index))
        elif norm in _PERIODS and index and words.norms[index - 1] in ("last", "past", "previous"):
            found.append((index - 1, index + 1))
    return found


def _with_month(words: Words, index: int) -> list[Span]:
    numeric = (NUMBER, YEAR)
    before = index > 0 and words.kinds[index - 1] == NUMBER
    after = index + 1 < len(words) and words.kinds[index + 1] in numeric
    if before or after:
        return [(index - before, index + 1 + after)]
    if index and words.norms[index - 1] in _BEFORE_MONTH:
        return [(index, index + 1)]
    return []


def hints(piece: str, parts: Sequence[Part]) -> Iterator[str]:
    """The keys of the entities that the words of one piece of a sentence may be part of."""
    if piece.isascii() and piece.isalpha() and piece.islower() and _HINTING.isdisjoint(p[2] for p in parts):
        return
    norms, kinds = frozenset(part[2] for part in parts), frozenset(part[3] for part in parts)
    has_capital = any(part[4] for part in parts)
    if has_capital:
        yield "<name>"
    if NUMBER in kinds or not _NUMBER_WORDS.isdisjoint(norms):
        yield "<number>"
    if PRICE in kinds or not _PRICE_WORDS.isdisjoint(norms) or any(sign in piece for sign in _CURRENCY_SIGNS):
        yield "<price>"
    if "%" in piece or not _PERCENT_WORDS.isdisjoint(norms):
        yield "<percent>"
    has_month = has_capital and not _MONTHS.isdisjoint(norms)
    if has_month or not kinds.isdisjoint((DATE, YEAR)) or not _PERIODS.isdisjoint(norms):
        yield "<date>"
