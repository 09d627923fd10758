"""The sentences that a review or an error says of its own accord, in another language.

They are made in English where they arise; here each is known by its form and said anew, with what was
filled in. The forms stand in ``texts/sentences.LANGUAGE.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "texts"
_GAP = re.compile(r"\{([a-z]+)\}")
#: Longer texts are quotes or pages, never sentences of ours.
_MOST_CHARACTERS = 1200
_LISTS = frozenset({"titles"})
#: What is filled in and is itself a text of ours; all else is somebody's words, a name or a number.
_SAID = frozenset(
    {"title", "words", "shown", "means", "says", "goal", "band", "what", "who", "reason", "count"}
)
_SHAPES = {"n": r"[\d,.]{1,12}", "day": r"[\d-]{4,10}(?: [\d:]{4,5} UTC)?|a day before what is here"}


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence with gaps: its fixed parts, how to find it, and how it is said in the other language."""

    parts: tuple[str, ...]
    pattern: re.Pattern[str]
    other: str


def said(text: str, language: str, say: Callable[[str], str]) -> str:
    """A sentence in this language, as it was where its form is unknown; ``say`` translates what it holds."""
    if len(text) > _MOST_CHARACTERS:
        return text
    for form in _forms(language):
        found = form.pattern.fullmatch(text) if all(part in text for part in form.parts) else None
        if found:
            held = {name: _held(name, value, language, say) for name, value in found.groupdict().items()}
            return form.other.format(**held)
    return text


def forms_of(language: str) -> Mapping[str, str]:
    """The sentences of a language by their English forms; empty where it has none."""
    file = _FOLDER / f"sentences.{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def listed(words: list[str], language: str) -> str:
    """Words as a list in a sentence: a, b and c."""
    *some, last = words or [""]
    return f"{', '.join(some)} {_AND.get(language, 'and')} {last}" if some else last


_AND = {"en": "and", "de": "und"}


@cache
def _forms(language: str) -> tuple[Form, ...]:
    """Those with the longest fixed parts first, so that the more exact form is found."""
    made = [_form(ours, other) for ours, other in forms_of(language).items()]
    return tuple(sorted(made, key=lambda form: -sum(map(len, form.parts))))


def _form(ours: str, other: str) -> Form:
    pieces = _GAP.split(ours)
    fixed, names = pieces[::2], pieces[1::2]
    gaps = [_gap(name, names.index(name) == at) for at, name in enumerate(names)]
    pattern = "".join(f"{re.escape(part)}{gap}" for part, gap in zip(fixed, [*gaps, ""], strict=True))
    return Form(tuple(filter(None, fixed)), re.compile(pattern, re.DOTALL), other)


def _gap(name: str, is_first: bool) -> str:
    """A gap, which holds the same each time that it is named."""
    return f"(?P<{name}>{_SHAPES.get(name, '.+?')})" if is_first else f"(?P={name})"


def _held(name: str, value: str, language: str, say: Callable[[str], str]) -> str:
    if name in _LISTS:
        return listed([f"„{say(title)}“" for title in re.split(r", | and ", value)], language)
    if name not in _SAID:
        return value
    spoken = say(value)
    return spoken if spoken != value else say(f"{value}.").removesuffix(".")
