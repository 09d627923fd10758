"""The phrase language: how a rubric writes down the words that it looks for.

======================  ==================================================================================
``used by clinics``     words, whatever their case and the punctuation or hyphens between them
``pay*``                a word beginning so (pay, pays, paying, payment)
``(app|web site|tool)``  one of several; each may be several words
``(paying|loyal)?``     may be missing; ``now?`` likewise for one word
``~``  ``~~``           up to three (eight) words of any kind
``<people>``            an entry of the list ``people`` in the rubric's ``[words]``
``<number>``            1,000 / 12k / 3.5m / twenty / dozens / hundreds / a few hundred (no year)
``<price>``             $9 / 9 € / 5 EUR (what is free has no price)
``<percent>``           40 % / forty per cent
``<date>``              2024 / 2024-05-01 / May 2024 / 3 March / last month (a year is a date)
``<name>``              one to four words with a capital, not at the beginning of a sentence
``<we>``                i, we, my, our, us, me, mine, ours
``^``  ``$``            the beginning (end) of the sentence
======================  ==================================================================================

Short forms are written out on both sides ("don't" is "do not", "we've" is "we have", "clinic's" is
"clinic"); he, she, they and their forms are one and the same word. A phrase must hold a word, a list or an
entity: gaps alone are no phrase. Alternatives may hold alternatives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ambition.reading.patterns import AnyWord, Choice, Edge, Element, Entity, Gap, Pattern, Word
from ambition.reading.words import WORD, Words

WE = ("i", "we", "my", "our", "us", "me", "mine", "ours", "myself", "ourselves")
ENTITIES = ("number", "price", "percent", "date", "name")
_GAPS = {"~": 3, "~~": 8}
_OPEN = "(<"


class PhraseError(ValueError):
    """A phrase that breaks the language; ``faults`` lists all that is wrong with it."""

    def __init__(self, phrase: str, faults: Sequence[str]) -> None:
        self.phrase = phrase
        self.faults = tuple(faults)
        super().__init__(f"phrase {phrase!r}: " + "; ".join(self.faults))


class Phrases:
    """Reads phrases with the same named lists. What is written alike in several phrases becomes one element,
    so that a sentence is asked for it once."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists = lists
        self.faults: list[str] = []
        self._known: dict[tuple[str, str], list[Element]] = {}

    def read(self, phrase: str) -> Pattern:
        """Read one phrase. Raises :class:`PhraseError` with every fault found."""
        self.faults = []
        elements = self.sequence(phrase)
        faults = self.faults
        if phrase != phrase.lower():
            faults.append("write it in lower case")
        if not faults and not any(_certain(element) for element in elements):
            faults.append("it holds no word that must be there")
        for index, element in enumerate(elements):
            if isinstance(element, Edge) and element.at_start != (index == 0) and len(elements) > 1:
                faults.append("'^' stands first and '$' last")
        if faults:
            raise PhraseError(phrase, faults)
        return Pattern.of(phrase, elements)

    def sequence(self, text: str, inside: str = "") -> tuple[Element, ...]:
        elements: list[Element] = []
        for piece in self._pieces(text):
            known = self._known.get((piece, inside))
            if known is None:
                known = self._element(piece, inside)
                if not self.faults:
                    self._known[piece, inside] = known
            elements.extend(known)
        return tuple(elements)

    def _pieces(self, text: str) -> list[str]:
        """Words, and whole groups with the question mark behind them."""
        pieces, piece, depth = [], "", 0
        for letter in text.strip() + " ":
            if letter == "(":
                if piece and not depth:
                    self.faults.append(f"a space is missing between {piece!r} and '('")
                    pieces.append(piece)
                    piece = ""
                depth += 1
            elif letter == ")":
                depth -= 1
                if depth < 0:
                    self.faults.append("')' without '('")
                    depth = 0
            if letter.isspace() and not depth:
                if piece:
                    pieces.append(piece)
                piece = ""
            else:
                piece += letter
        if depth:
            self.faults.append("'(' without ')'")
        return pieces

    def _element(self, piece: str, inside: str) -> list[Element]:
        if piece in _GAPS:
            return [Gap(_GAPS[piece])]
        if piece == "^":
            return [Edge(at_start=True)]
        if piece == "$":
            return [Edge(at_start=False)]
        if piece.startswith("("):
            return self._group(piece, inside)
        optional = piece.endswith("?")
        bare = piece[:-1] if optional else piece
        found = self._listed(bare, inside) if bare.startswith("<") else self._literal(bare)
        return [Choice.of((tuple(found),), optional=True)] if optional and found else found

    def _group(self, piece: str, inside: str) -> list[Element]:
        optional = piece.endswith("?")
        body = piece.removesuffix("?")
        if not body.endswith(")"):
            self.faults.append(f"in {piece!r} only '?' or a space may follow ')'")
            return []
        alternatives = _split(body[1:-1])
        if not all(alternatives):
            self.faults.append(f"{body!r} has an empty alternative; write '?' behind it if it may be missing")
        return self._choice([a for a in alternatives if a], optional, inside)

    def _choice(self, alternatives: Sequence[str], optional: bool, inside: str) -> list[Element]:
        read = [self.sequence(a, inside or "alternatives") for a in alternatives]
        for written, elements in zip(alternatives, read, strict=True):
            if elements and not optional and _may_be_missing(elements):
                self.faults.append(
                    f"the alternative {written!r} may be empty; write '?' behind the whole group"
                )
        read = [a for a in read if a]
        if not read:
            return []
        return [_joined(tuple(read), optional)]

    def _listed(self, piece: str, inside: str) -> list[Element]:
        name = piece[1:].removesuffix(">")
        if not piece.endswith(">"):
            self.faults.append(f"{piece!r} wants a closing '>'")
            return []
        if name in ENTITIES:
            return [Entity(name)]
        if name == "we":
            return [AnyWord.of(WE)]
        if name not in self.lists:
            known = ", ".join(f"<{n}>" for n in (*ENTITIES, "we", *sorted(self.lists)))
            self.faults.append(f"no list is called {piece!r}; known are {known}")
            return []
        if inside == "list":
            self.faults.append(f"{piece!r}: a list cannot name another list")
            return []
        return self._choice([str(entry) for entry in self.lists[name]], False, "list")

    def _literal(self, piece: str) -> list[Element]:
        body = piece.removesuffix("*")
        odd = sorted({letter for letter in body if letter in "*?()<>|^[]{}\\+"})
        if odd:
            self.faults.append(f"{piece!r} holds {' '.join(odd)}, which has no meaning there")
            return []
        norms = [norm for norm, kind in _norms(body) if kind == WORD or norm]
        if not norms:
            self.faults.append(f"{piece!r} holds no letter or figure")
            return []
        keys = [*norms[:-1], norms[-1] + "*"] if piece.endswith("*") else norms
        return [Word(key) for key in keys]


def _split(body: str) -> list[str]:
    """The alternatives of a group; those of a group inside it stay together."""
    parts, depth = [""], 0
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _norms(text: str) -> list[tuple[str, str]]:
    words = Words(text)
    return list(zip(words.norms, words.kinds, strict=True))


def _joined(alternatives: tuple[tuple[Element, ...], ...], optional: bool) -> Element:
    """Alternatives of one word each become one step, which is faster."""
    keys: list[str] = []
    longer: list[tuple[Element, ...]] = []
    for alternative in alternatives:
        first = alternative[0]
        if len(alternative) == 1 and isinstance(first, Word):
            keys.append(first.key)
        elif len(alternative) == 1 and isinstance(first, AnyWord):
            keys.extend(first.keys)
        else:
            longer.append(alternative)
    if keys:
        word = AnyWord.of(keys) if len(set(keys)) > 1 else Word(keys[0])
        if not longer and not optional:
            return word
        longer.insert(0, (word,))
    return Choice.of(longer, optional)


def parse_phrase(phrase: str, lists: Mapping[str, Sequence[str]] | None = None) -> Pattern:
    """Read one phrase.

    ``lists`` are the rubric's named lists. Raises :class:`PhraseError` with every fault found.
    """
    return Phrases(lists or {}).read(phrase)


def _certain(element: Element) -> bool:
    """Whether no match can do without a word there."""
    if isinstance(element, Choice):
        return not element.optional and all(any(map(_certain, one)) for one in element.alternatives)
    return isinstance(element, Word | AnyWord | Entity)


def _may_be_missing(elements: Sequence[Element]) -> bool:
    """Whether an alternative can stand for no word at all."""
    return all(isinstance(element, Gap | Choice) and not _certain(element) for element in elements)
