"""What has a form of its own: addresses, phone numbers, handles, pictures, owners in links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import phonenumbers
import re2  # type: ignore[import-untyped]

from ambition.desk.covering.finds import Find, Kind, plain
from ambition.desk.covering.words import NO_HANDLE, NO_OWNER

_MAIL = r"[\w.%+-]+(?:@|\s?[\[(]\s?at\s?[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+"
_HANDLE = r"(?:^|[\s(\[*_,:;>])(@\w[\w.-]+)"
_PICTURE = r"!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>]*>|(?m:^\.\. (?:image|figure):: \S+)"
_STREET = (
    r"\b\d+[a-z]? (?:[A-Z][a-z'-]+ )+(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Square|Court"
    r"|Boulevard)\b"
    r"|\b[A-Z][a-z-]*(?:strasse|stras|gasse|weg|allee|platz)s?e? \d+"
    r"|\b(?:Calle|Rue|Via|Rua|Avenida|Ulica|ul\.) (?:[A-Za-z'-]+ )+\d+"
)
_HOSTS = (
    r"(?:github|gitlab|bitbucket|codeberg|huggingface|kaggle|medium|twitter|x|instagram|facebook"
    r"|youtube|behance"
    r"|dribbble|dev|t|threads|replit|codepen|mastodon|bsky)\.(?:com|org|co|to|me|net|app|social)"
)
_SKIPPED = r"(?:sponsors/|users/|orgs/|u/|c/|user/|profile/|spaces/|datasets/|competitions/|code/|r/)?"
_OWNER_PATH = rf"(?i)(?:^|[^\w.-])(?:www\.|raw\.)?{_HOSTS}/{_SKIPPED}@?([\w.~-]+)"
_OWNER_LINKEDIN = r"(?i)linkedin\.com/(?:in|pub|company)/([\w.%~-]+)"
_OWNER_RAW = (
    r"(?i)(?:githubusercontent\.com|api\.github\.com/repos|shields\.io/github/[a-z-]+"
    r"|colab\.research\.google\.com/github|mybinder\.org/v2/gh|share\.streamlit\.io)/([\w.-]+)"
)
_OWNER_SUB = (
    r"(?i)([\w-]+)\.(?:github\.io|gitlab\.io|medium\.com|substack\.com|wordpress\.com|blogspot\.com"
    r"|hashnode\.dev"
    r"|netlify\.app|vercel\.app|streamlit\.app|herokuapp\.com|onrender\.com)"
)
_OWNER_GIT = r"git@[\w.-]+:([\w.-]+)/|\bgh:([\w.-]+)/"

_FORMS: tuple[tuple[str, Kind], ...] = (
    (_PICTURE, "picture"),
    (_MAIL, "e-mail"),
    (_STREET, "address"),
    (_HANDLE, "handle"),
    (_OWNER_PATH, "owner"),
    (_OWNER_LINKEDIN, "owner"),
    (_OWNER_RAW, "owner"),
    (_OWNER_SUB, "owner"),
    (_OWNER_GIT, "owner"),
)
_COMPILED = tuple((re2.compile(form), kind) for form, kind in _FORMS)

_REGIONS = (None, "US", "DE", "GB")
_MOST_PHONES = 50
_DIGITS = re2.compile(r"\d[\d ()./-]{5,}\d")


def find_forms(text: str) -> Iterator[Find]:
    """Yield what can be known by its form alone."""
    shape = plain(text)
    for form, kind in _COMPILED:
        for match in form.finditer(shape):
            start, end = _span(match)
            if not _is_ordinary(text[start:end], kind):
                yield Find(start, end, kind)
    yield from _phones(text)


def _span(match: Any) -> tuple[int, int]:
    for group in range(1, match.re.groups + 1):
        if match.start(group) >= 0:
            return match.start(group), match.end(group)
    return match.start(), match.end()


def _is_ordinary(found: str, kind: Kind) -> bool:
    name = found.strip("@./").lower()
    if kind == "handle":
        return name.split(".")[0] in NO_HANDLE
    return kind == "owner" and name in NO_OWNER


def _phones(text: str) -> Iterator[Find]:
    """Yield phone numbers; years, versions and sums are none."""
    start = 0
    found = 0
    for line in text.splitlines(keepends=True):
        if len(line) < 5000 and found < _MOST_PHONES and _DIGITS.search(plain(line)):
            for first, last in sorted(_phone_spans(line)):
                found += 1
                yield Find(start + first, start + last, "phone")
        start += len(line)


def _phone_spans(line: str) -> set[tuple[int, int]]:
    return {
        (match.start, match.end)
        for region in _REGIONS
        for match in phonenumbers.PhoneNumberMatcher(line, region)
        if not _is_no_phone(match.raw_string)
    }


def _is_no_phone(raw: str) -> bool:
    # A bare run of digits is as often an identifier; only a written-out number counts as a phone number.
    return not raw.startswith(("+", "0", "(")) and raw.isdigit()
