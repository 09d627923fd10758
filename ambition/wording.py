"""The sentences that a review says of its own accord; what a rubric says stands in the rubric."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\]\(([^()\s]{0,300})\)")
_IMAGE_TAG = re.compile(r"<img\s[^<>]{0,300}?\bsrc=[\"']?([^\"'\s<>]{1,300})[^<>]{0,300}>", re.IGNORECASE)
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,300})>")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,300})(?<=\S)\*(?![\w*])")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\(([^()\s]{0,300})\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
#: What is quoted beyond its paragraph: a heading, and what stands below it.
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_MARKS = re.compile(r"\*\*|__|`|^#+ |^[-*+] |^> ")

CLAIMED_NOT_SHOWN = "{title}: “{words}” is claimed; {shown}."
SHOWS_NOTHING = "the description shows nothing of it yet"
SHOWS_LITTLE = "the description shows only the beginnings"
SHOWS_LEVEL = "the description shows “{means}”"

BARE_DOUBT = "“{quote}” is said without a number, a name or a date."
DENIED_DOUBT = "{title}: the text says “{quote}”, and the answer claims more: which holds today?"
NOT_ALL_OWN_DOUBT = "{says}: which part is the author's own?"
ARCHIVED_DOUBT = "{says}: does anybody still use or tend it?"

BECAUSE_CLAIMED = "Claimed: “{words}”. The description does not show it."
BECAUSE_UNCHECKED = "“{quote}” is said, with nothing given to check it by."
BECAUSE_BARE = "“{quote}” is said without a number, a name or a date."
BECAUSE_UNKNOWN = "Neither the description nor an answer says anything of it yet ({title})."
BECAUSE_NOT_SO_FAR = "What was found so far does not answer this ({title})."
GOOD_ANSWER = "The last time it happened: a date, a number, a name, what was done next."
WEAK_ANSWER = "Opinions, plans, what people “would” do."

IF_CLAIMS_FALL = "If the claims fall: the goal is “{goal}” and the advice “{band}”."

UNSURE_UNREAD = "Nothing could be judged: the description is {what}."
EMPTY = "empty"
NOT_ENGLISH = "not in English, and only English is read"
UNSURE_SHORT = "The description is short ({words} words): what it leaves out is unknown, not absent."
UNSURE_NOTHING = "Nothing was found on {titles}: that is unknown, not a zero."
UNSURE_ONE_SIDED = "Nearly all points come from {title}; of the rest the description says little."
UNSURE_ONE_QUOTE = "One quote alone speaks here: {titles}."
UNSURE_WIDE = "Careful readers may stand a level lower or higher here: {titles}."
UNSURE_CLAIMS = "Known from answers alone: {titles}."

PARTIAL = (
    "Some facts could not be fetched ({facts}); the review is partial, and nothing was taken off for it."
)


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shortened(quote: str, most: int = 160) -> str:
    """A quote as a reader of the rendered page sees it, on one line, cut at a word where it is long.

    A heading and what is quoted from below it are parted by a dot.
    """
    parts = (_without_markup(part) for part in _PARAGRAPHS.split(quote[: 4 * most].strip()))
    line = " · ".join(" ".join(part.split()) for part in parts if part.strip())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0]
    return f"{cut} …"


def _without_markup(quote: str) -> str:
    """Links as text and address, pictures as what they say or their file, none of the commonest marks."""
    words = _IMAGE_TAG.sub(r"\1", _IMAGE.sub(lambda found: found[1] or found[2], quote))
    words = _TAG.sub(" ", _ADDRESS.sub(r"\1", _LINK.sub(r"\1 (\2)", words)))
    words = _EMPHASIS.sub(r"\1", _MARKS.sub("", words))
    return words.replace("&nbsp;", " ").replace("&amp;", "&").strip() or quote
