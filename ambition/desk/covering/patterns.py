"""What has a form of its own: addresses, handles, pictures, owners in links, identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import re2  # type: ignore[import-untyped]

from ambition.desk.covering.finds import Find, Kind, plain
from ambition.desk.covering.words import NO_HANDLE, NO_OWNER

_MAIL = r"[\w.%+-]+(?:@|\s?[\[(]\s?at\s?[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+"
_HANDLE = r"(?:^|[\s(\[*_,:;>])(@\w[\w.-]+)"
_CITATION_KEY = r"(?i)@[a-z]+\{[ \t]*([\w:.+/-]+)[ \t]*,"
_IDENTIFIER = r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"
_HOME = r"(?:(?:^|[^\w.])/home/|/Users/|\\Users\\)([\w.-]+)"
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
# Where a person is paid, booked or listed: the name in the address says it, whatever the ending.
_PERSONAL_HOSTS = (
    r"(?:youtube|buymeacoffee|ko-fi|kofi|patreon|liberapay|paypal|opencollective|linktr|linktree|about|bento|calendly"
    r"|tiktok|twitch|soundcloud|keybase|devpost|hackerrank|leetcode|gumroad|polar|gravatar|read\.cv)"
    r"\.[a-z]{2,10}"
)
_SKIPPED = r"(?:sponsors/|users/|orgs/|u/|user/|profile/|spaces/|datasets/|code/|r/)?"
_OWNER_PATH = rf"(?i)(?:^|[^\w.-])(?:www\.|raw\.)?{_HOSTS}/{_SKIPPED}@?([\w.~-]+)"
_OWNER_PERSONAL = rf"(?i)(?:^|[^\w.-])(?:www\.)?{_PERSONAL_HOSTS}/(?:c/|in/|u/|user/|paypalme/)?@?([\w.~-]+)"
_OWNER_MARKED = r"(?i)[\w-]\.[a-z]{2,10}/(?:@|~)([\w.-]+)"
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
    (_CITATION_KEY, "handle"),
    (_IDENTIFIER, "identifier"),
    (_HOME, "owner"),
    (_OWNER_PATH, "owner"),
    (_OWNER_PERSONAL, "owner"),
    (_OWNER_MARKED, "owner"),
    (_OWNER_LINKEDIN, "owner"),
    (_OWNER_RAW, "owner"),
    (_OWNER_SUB, "owner"),
    (_OWNER_GIT, "owner"),
)
_COMPILED = tuple((re2.compile(form), kind) for form, kind in _FORMS)


def find_forms(text: str) -> Iterator[Find]:
    """Yield what can be known by its form alone."""
    shape = plain(text)
    for form, kind in _COMPILED:
        for match in form.finditer(shape):
            start, end = _span(match)
            if not _is_ordinary(text[start:end], kind):
                yield Find(start, end, kind)


def _span(match: Any) -> tuple[int, int]:
    for group in range(1, match.re.groups + 1):
        if match.start(group) >= 0:
            return match.start(group), match.end(group)
    return match.start(), match.end()


def _is_ordinary(found: str, kind: Kind) -> bool:
    name = found.strip("@./").lower()
    if kind == "handle":
        return name.split(".")[0] in NO_HANDLE
    return kind == "owner" and (name in NO_OWNER or name in NO_HANDLE)
