"""What a quote gives to ask about: people counted, a price, a figure, a time, words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import re2  # type: ignore[import-untyped]

from ambition.desk.texts import quote_words

Handle = Literal["payers", "count", "money", "measure", "time", "said", "plain"]

_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|twenty|thirty|forty"
    r"|fifty|a dozen|dozens of|hundreds of|thousands of)"
)
_THINGS = re2.compile(
    rf"(?i)\b({_NUMBER}) ((?:[a-z-]+ )??people|(?:[a-z-]+ )??(?:[a-z-]+ )??[a-z-]{{3,}}s)\b"
)
_OF_THEM = re2.compile(rf"(?i)\b({_NUMBER}) of (?:them|us)\b")
_MONEY = re2.compile(
    r"(?i)[$€£]\s?\d|\d[\d,.]* ?[$€£]|\d[\d,.]* ?(?:euros?|dollars?|pounds|usd|eur|gbp|chf|francs|rupees)\b"
)
_MEASURE = re2.compile(
    r"(?i)\d[\d,.]* ?(?:%|per ?cent|percent|points)|\b(?:auc|f1|mae|rmse|accuracy|precision|recall"
    r"|r2)\b[^.]*\d"
)
_FIGURE = re2.compile(r"(?i)\b(?:auc|f1|mae|rmse|accuracy|precision|recall|r2)\b")
_TIME = re2.compile(
    r"(?i)\bsince (?:\d{4}|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|winter)|\bfor \w+ (?:weeks|months|years)\b"
)
#: At least four words between quotes: a file's name in quotes is nothing that somebody said.
_SAID = re2.compile(r"(?:^|[\s(>])[“\"„«][^\s”\"“»]+(?:\s+[^\s”\"“»]+){3,}[”\"“»]")
_PAYING = re2.compile(r"(?i)\b(?:pay(?:s|ing)?|paid|customers?|subscrib\w+|subscriptions?)\b")
_DATA = re2.compile(
    r"(?i)\b(?:training|train(?:ed)? on|data ?sets?|rows|samples|records|submission|test set|csv|columns)\b"
)
#: How nouns for people and the places where they work end, and some that end otherwise.
_PEOPLE = re2.compile(r"(?:ers|ors|ists|ians|ants|[^m]ents|ics|mates|people|ies)$")
_WORD = re2.compile(r"[a-z]+")
_PLACES, _UNITS, _PLANS = (frozenset(quote_words()[name].split()) for name in ("places", "units", "plans"))


@dataclass(frozen=True, slots=True)
class Grip:
    """How to take hold of a quote: the kind of question, and the things it counts ("seven clinics")."""

    handle: Handle
    things: str = ""


def grip_of(quote: str) -> Grip:
    """Return the most telling thing in a quote to ask about."""
    things = "" if _DATA.search(quote) else _things(quote)
    if things and not _FIGURE.search(quote):
        return Grip("payers" if _PAYING.search(quote) else "count", things)
    for handle, form in (("money", _MONEY), ("measure", _MEASURE), ("said", _SAID), ("time", _TIME)):
        if form.search(quote):
            return Grip(handle)  # type: ignore[arg-type]
    return Grip("plain")


def is_plan(quote: str) -> bool:
    """Say whether the quote itself speaks of a plan, and not only what stands around it."""
    return not _PLANS.isdisjoint(_WORD.findall(quote.lower()))


def _things(quote: str) -> str:
    """Return the people, or their places of work, that the quote counts: "seven dental clinics"."""
    some = _OF_THEM.search(quote)
    if some:
        return str(some.group(1)).lower()
    for match in _THINGS.finditer(quote):
        number, noun = match.group(1), match.group(2)
        last = noun.split()[-1].lower()
        if last not in _UNITS and (last in _PLACES or _PEOPLE.search(last)):
            return f"{number} {noun}".lower() if number[0].isalpha() else f"{number} {noun}"
    return ""
