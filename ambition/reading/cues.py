"""Words that make a sign count for nothing, ready to be looked for: the tables of ``english.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambition.reading.english import ENGLISH
from ambition.reading.lexicon import Index
from ambition.reading.patterns import Pattern
from ambition.reading.phrases import Phrases

_PHRASES = Phrases(ENGLISH.lists())


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase tells: for which table (``planned`` …) and how far (``forward``, ``after`` …)."""

    table: str
    reach: str


def _read(table: str, name: str) -> tuple[Pattern, ...]:
    return tuple(_PHRASES.read(phrase) for phrase in ENGLISH.phrases(table, name))


_IN_SENTENCES = {
    "own-report": ("sentence",),
    "instruction": ("sentence",),
    "template": ("sentence",),
    "licence": ("sentence", "for_sale"),
    "denied": ("forward", "near", "tight", "after", "next", "overlap", "except"),
    "planned": ("forward", "after", "clause", "sentence", "except", "done"),
    "hypothetical": ("forward", "after", "except"),
    "asked": ("forward", "after", "except"),
}
#: Asked for only where a match speaks of people, organisations or money.
_ON_CLAIMS = {
    "others": ("forward", "overlap", "clause", "sentence", "rivals", "subject"),
    "data": ("hard", "soft"),
    "owner": ("own", "any", "strong"),
}
_IN_HEADINGS = {
    "own-report": ("headings",),
    "licence": ("headings",),
    "denied": ("headings",),
    "planned": ("headings", "intro", "tariffs"),
    "hypothetical": ("headings",),
    "asked": ("headings",),
    "others": ("all_headings", "claim_headings", "not_headings"),
    "data": ("headings",),
    "owner": ("headings",),
}


def _entries(tables: dict[str, tuple[str, ...]]) -> Iterator[tuple[Pattern, Cue]]:
    for table, names in tables.items():
        for name in names:
            cue = Cue(table, name)
            for pattern in _read(table, name):
                yield pattern, cue


CUES: Index[Cue] = Index(_entries(_IN_SENTENCES))
CLAIM_CUES: Index[Cue] = Index(_entries(_ON_CLAIMS))
HEADING_CUES: Index[Cue] = Index(_entries(_IN_HEADINGS))
INSTRUCTIONS: Index[Cue] = Index(_entries({"instruction": ("sentence",)}))
BOASTS = _read("boast", "sentence")
PARTY = _PHRASES.read("<party>")
MONEY = _PHRASES.read("<money>")
TEMPLATE_MARKS = frozenset(ENGLISH.phrases("template", "upper"))


def cue_patterns() -> Iterator[Pattern]:
    """Every phrase of this room, for the vocabulary."""
    for tables in (_IN_SENTENCES, _ON_CLAIMS, _IN_HEADINGS):
        for pattern, _ in _entries(tables):
            yield pattern
    yield from (*BOASTS, PARTY, MONEY)
