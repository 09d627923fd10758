"""Letters that pretend: zero-width characters, turned writing direction, look-alikes from other scripts."""

from __future__ import annotations

import re

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f"
)
_ANY_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_RUN = re.compile(f"[{_INVISIBLE}]+")
_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Letters of other scripts that a reader takes for Latin ones.
_LIKE_CYRILLIC = "аеорсухіјѕһԁԛԝӏүАВЕЗКМНОРСТУХІЈЅҮԌԚԜ"
_LIKE_GREEK = "ονρικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LIKE_OTHER = "օոսցհզԼᴀᴇᴏᴜᴄꓐꓑꓓꓖꓗꓙꓚꓝꓟꓠꓢꓣꓬꓳꓴ"
_LIKE_LATIN = frozenset(_LIKE_CYRILLIC + _LIKE_GREEK + _LIKE_OTHER)
_ANY_LIKE = re.compile(f"[{''.join(sorted(_LIKE_LATIN))}]")
_WORD = re.compile(r"[^\W\d_]++")


def is_disguised(shown: str) -> bool:
    """Tell whether ``shown`` has invisible characters inside words, turned direction or mixed-script words.

    A word wholly of another script is honest, and so is one with letters that look like no Latin letter
    (a Russian ending after a Latin name). Invisible characters between words are stripped, not blamed.
    """
    if shown.isascii():
        return False
    if _ANY_INVISIBLE.search(shown) and (_OVERRIDE.search(shown) or _splits_a_word(shown)):
        return True
    return bool(_ANY_LIKE.search(shown)) and any(_is_mixed(match[0]) for match in _WORD.finditer(shown))


def without_invisible(shown: str) -> str:
    """Return ``shown`` without its invisible characters."""
    return shown if shown.isascii() else _ANY_INVISIBLE.sub("", shown)


def _splits_a_word(shown: str) -> bool:
    """Tell whether invisible characters stand between two Latin letters or digits."""
    for match in _RUN.finditer(shown):
        before = shown[match.start() - 1] if match.start() else ""
        after = shown[match.end() : match.end() + 1]
        if _is_latin(before) and _is_latin(after):
            return True
    return False


def _is_latin(character: str) -> bool:
    """Tell whether ``character`` is a digit or a letter of Latin script, accents included."""
    return (
        character != "" and character.isalnum() and (character < "\u0250" or "\u1e00" <= character < "\u1f00")
    )


def _is_mixed(word: str) -> bool:
    """Tell whether a word of three letters or more mixes Latin letters with nothing but their look-alikes."""
    if len(word) < 3:
        return False
    latin = sum(1 for letter in word if _is_latin(letter))
    alike = sum(1 for letter in word if letter in _LIKE_LATIN)
    return latin >= 1 and alike >= 1 and latin + alike == len(word)
