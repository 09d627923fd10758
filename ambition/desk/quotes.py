"""What a quote gives to ask about: people counted, a price, a figure, a time, words, the old way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import re2  # type: ignore[import-untyped]

from ambition.desk.texts import quote_words

Handle = Literal[
    "left", "payers", "paid", "asked", "count", "crowd", "whose", "before", "change", "share", "score",
    "money", "unpaid", "said", "time", "plain",
]  # fmt: skip

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
_FIGURE = re2.compile(r"(?i)\b(?:auc|f1|mae|rmse|accuracy|precision|recall|r2)\b")
_MEASURE = re2.compile(
    r"(?i)\d[\d,.]* ?(?:%|per ?cent|percent|points)|\b(?:auc|f1|mae|rmse|accuracy|precision|recall"
    r"|r2)\b[^.]*\d"
)
_CHANGE = re2.compile(
    r"(?i)\bfrom \d[\d,.]*[^.;]{0,12} to \d|\bbefore and after\b|\bbefore: .*\bnow\b"
    r"|\binstead of (?:\d|two|three|four|five|half|an? )"
)
#: A share of what people did: nothing that a model scored.
_SHARE = re2.compile(
    r"(?i)\b(?:finish\w*|visitors?|click\w*|opened|completion|churn|retention|return\w*|users|players)\b"
)
_TIME = re2.compile(
    r"(?i)\bsince (?:\d{1,2}\.? )?(?:\d{4}|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter)|\bfor \w+ (?:weeks|months|years)\b"
)
_IN_USE = re2.compile(
    r"(?i)\b(?:in use|used?|uses|using|runs?|running|ran|live|online|in production|works)\b"
)
#: At least four words between quotes: a file's name in quotes is nothing that somebody said.
_SAID = re2.compile(r"(?:^|[\s(>])[“\"„«][^\s”\"“»]+(?:\s+[^\s”\"“»]+){3,}[”\"“»]")
_PAYING = re2.compile(r"(?i)\b(?:pay(?:s|ing)?|paid|payers?|customers?|subscrib\w+|subscriptions?)\b")
_PAID_ONCE = re2.compile(r"(?i)\bpaid\b")
_PAYING_ON = re2.compile(
    r"(?i)\b(?:pays|paying|payers?|customers?|subscri\w+|a month|a year|monthly|yearly)\b"
)
_LEAVING = re2.compile(
    r"(?i)\bchurn|\bleft(?: us| again)?(?: (?:in|after|because|when|within)\b|[:;,.]|$)|\bcancel\w+"
    r"|\bunsubscribed|\bwent back to|\bdropped out|\bstopped (?:using|paying|coming)"
)
_SOME = re2.compile(
    r"(?i)\b(?:one|some|most|none) of (?:them|these|us)\b|\b(?:payers?|customers?|subscribers?)\b"
)
_ASKED = re2.compile(
    r"(?i)\b(?:asked|interviewed|watched|spoke|talked|sat next|visited|observed|shadowed|called)\b"
)
_USING = re2.compile(
    r"(?i)\b(?:us(?:e|es|ed|ing|ers?)|tried|tr(?:y|ies)|play(?:ed|s|ers)?|joined|signed up|install\w*|read"
    r"|answered|clicked|booked|registered|subscribers|weekly|daily)\b"
)
_BEFORE = re2.compile(
    r"(?i)\b(?:used to (?:be|do|have|take|write|print|call)|kept (?:it )?(?:in|on) |on paper\b|paper list"
    r"|by hand\b)"
)
_DATA = re2.compile(
    r"(?i)\b(?:training|train(?:ed)? on|data ?sets?|rows|samples|records|submission|test set|csv|columns)\b"
)
_DENIED = re2.compile(r"(?i)\b(?:nobody|no one|not yet|not been|never|none)\b")
_IN_SERVICE = re2.compile(
    r"(?i)\b(?:in (?:\w+ )?use|users|my colleagues?|our customers|clients|signed off|told me|reviews)\b"
)
#: How nouns for people and the places where they work end, and some that end otherwise.
_PEOPLE = re2.compile(r"(?:ers|ors|ists|ians|ants|[^m]ents|ics|mates|people|ies)$")
_WORD = re2.compile(r"[a-z]+")
_PLACES, _UNITS, _PLANS = (frozenset(quote_words()[name].split()) for name in ("places", "units", "plans"))
#: Of so many nobody can pick the last one: they are asked about as a crowd.
_CROWD = 100


@dataclass(frozen=True, slots=True)
class Grip:
    """How to take hold of a quote: the kind of question, and the things it counts ("seven clinics")."""

    handle: Handle
    things: str = ""


def grip_of(quote: str, near: str = "", *, of_money: bool = True) -> Grip:
    """Return the most telling thing in a quote to ask about.

    ``near`` is what stands just before the quote: a data set there may own the people and sums counted here.
    ``of_money`` says whether the quote counts for what people give; any other sum is no price.
    """
    things = "" if _DATA.search(quote) else _things(quote)
    if of_money and _MONEY.search(quote) and _DENIED.search(quote):
        return Grip("unpaid")
    if things and not _FIGURE.search(quote):
        handle = _of_people(quote, things)
        if handle in ("payers", "paid") and _DATA.search(near):
            return Grip("whose")
        if handle:
            return Grip(handle, things)
    if _LEAVING.search(quote) and _SOME.search(quote) and not _DATA.search(quote + near):
        return Grip("left", things)
    if of_money and _MONEY.search(quote):
        return Grip("whose" if _DATA.search(quote + near) else "money")
    return Grip(_of_figures(quote))


def is_plan(quote: str) -> bool:
    """Say whether the quote itself speaks of a plan, and not only what stands around it."""
    return "://" not in quote and not _PLANS.isdisjoint(_WORD.findall(quote.lower()))


def tells_of_use(quote: str) -> bool:
    """Say whether a sentence tells that somebody uses the thing, however little it proves."""
    if _DENIED.search(quote) or _DATA.search(quote):
        return False
    return bool(_IN_SERVICE.search(quote)) or grip_of(quote).handle in (
        "payers",
        "paid",
        "count",
        "crowd",
        "left",
    )


def tells_of_leaving(quote: str) -> bool:
    """Say whether a sentence tells that some have stopped."""
    return grip_of(quote).handle == "left"


def _of_people(quote: str, things: str) -> Handle | None:
    """Counted people are asked about by what the quote says they did; without that they may be anybody."""
    if _LEAVING.search(quote):
        return "left"
    if _PAYING.search(quote):
        return "paid" if _PAID_ONCE.search(quote) and not _PAYING_ON.search(quote) else "payers"
    if _ASKED.search(quote):
        return "asked"
    if _USING.search(quote) and not _BEFORE.search(quote):
        return "crowd" if _amount(things) >= _CROWD else "count"
    return None


def _of_figures(quote: str) -> Handle:
    if _CHANGE.search(quote):
        return "change"
    if _MEASURE.search(quote):
        return "share" if _SHARE.search(quote) and not _FIGURE.search(quote) else "score"
    if _BEFORE.search(quote):
        return "before"
    if _SAID.search(quote):
        return "said"
    return "time" if _TIME.search(quote) and _IN_USE.search(quote) else "plain"


def _amount(things: str) -> int:
    first = things.split(maxsplit=1)[0]
    digits = "".join(each for each in first if each.isdigit())
    return int(digits) if digits else _CROWD if first in ("hundreds", "thousands") else 0


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
