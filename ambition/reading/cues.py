"""Words that make a sign count for nothing, ready to be looked for: the tables of ``english.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambition.reading.english import ENGLISH
from ambition.reading.patterns import Pattern
from ambition.reading.phrases import Phrases
from ambition.reading.sieve import Index, Sieve

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
    "template": ("sentence", "generator"),
    "licence": ("sentence", "for_sale"),
    "denied": ("forward", "near", "tight", "after", "next", "overlap", "except"),
    "planned": ("forward", "after", "clause", "sentence", "except", "done"),
    "hypothetical": ("forward", "after", "except"),
    "asked": ("forward", "after", "except"),
}
#: Asked for only where a match speaks of people, organisations or money.
_ON_CLAIMS = {
    "others": ("forward", "overlap", "clause", "sentence", "rivals", "subject"),
    "data": ("hard", "soft", "rows"),
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


BOASTS = _read("boast", "sentence")
PARTY = _PHRASES.read("<party>")
MONEY = _PHRASES.read("<money>")
TEMPLATE_MARKS = frozenset(ENGLISH.phrases("template", "upper"))


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The cues of sentences, of claims and of headings, orders to the reader, and words of praise."""

    in_sentences: Index[Cue]
    on_claims: Index[Cue]
    in_headings: Index[Cue]
    orders: Index[Cue]
    boasts: Index[None]

    @classmethod
    def of(cls, sieve: Sieve) -> Cues:
        """The cues, in one sieve with a rubric's phrases."""
        return cls(
            in_sentences=Index(_SENTENCES, sieve),
            on_claims=Index(_CLAIMS, sieve),
            in_headings=Index(_HEADINGS, sieve),
            orders=Index(_ORDERS, sieve),
            boasts=Index(((pattern, None) for pattern in BOASTS), sieve),
        )


_SENTENCES = tuple(_entries(_IN_SENTENCES))
_CLAIMS = tuple(_entries(_ON_CLAIMS))
_HEADINGS = tuple(_entries(_IN_HEADINGS))
_ORDERS = tuple(_entries({"instruction": ("sentence",)}))


def cue_patterns() -> Iterator[Pattern]:
    """Every phrase of this room, for the vocabulary."""
    for pattern, _ in (*_SENTENCES, *_CLAIMS, *_HEADINGS):
        yield pattern
    yield from (*BOASTS, PARTY, MONEY)
