"""The redactor of one candidate: what was found in any of their texts is covered in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ambition.desk.covering.finds import Find, Kind, folded, in_order
from ambition.desk.covering.patterns import find_forms
from ambition.desk.covering.people import find_people
from ambition.desk.covering.places import find_places, find_schools
from ambition.desk.covering.words import AMBIGUOUS, ORDINARY, PARTICLES

_SHORTEST = 3
_PARTS = (" ", "-", "_", ".", "'", "’")


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing that is covered: its kind, the words, what stands in their place, how often."""

    kind: Kind
    text: str
    replacement: str
    count: int


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    kind: Kind
    replacement: str


@dataclass(frozen=True, slots=True)
class Redactor:
    """Covers one candidate's identity; the same words get the same replacement in every text."""

    known: tuple[_Known, ...]
    covered: tuple[Covered, ...]

    def cover(self, text: str) -> str:
        """Return the text with everything recognisable covered; covering twice changes nothing more."""
        return self.cover_spans(text, ())[0]

    def cover_spans(
        self, text: str, spans: Sequence[tuple[int, int]]
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the covered text and where the given spans of the text stand in it.

        A span that ends inside a covered stretch ends behind its replacement.
        """
        pieces: list[str] = []
        cuts: list[tuple[int, int, int, int]] = []
        at, out = 0, 0
        for find in self._finds(text):
            replacement = self._replacement(text[find.start : find.end], find.kind)
            pieces += [text[at : find.start], replacement]
            out += find.start - at
            cuts.append((find.start, find.end, out, out + len(replacement)))
            at, out = find.end, out + len(replacement)
        pieces.append(text[at:])
        moved = tuple((_moved(start, cuts, False), _moved(end, cuts, True)) for start, end in spans)
        return "".join(pieces), moved

    def _finds(self, text: str) -> tuple[Find, ...]:
        return in_order([*_find_all(text), *_find_known(folded(text), self.known)])

    def _replacement(self, found: str, kind: Kind) -> str:
        key = folded(found)
        for known in self.known:
            if known.key == key:
                return known.replacement
        for known in self.known:
            if known.kind == kind and _contains_word(key, known.key):
                return known.replacement
        return f"[{kind}]"


def redactor_for(texts: Iterable[str], known: Iterable[tuple[Kind, str]] = ()) -> Redactor:
    """Build the redactor of one candidate.

    ``texts``: all that the desk holds of them (descriptions, answers, facts, file names); ``known``: what is
    known without looking, such as ("owner", "the-owner") of a link or ("person", "…") of an author field.
    """
    counted: dict[str, tuple[Kind, str, int]] = {}
    for kind, words in known:
        if len(words.strip()) >= _SHORTEST:
            counted.setdefault(folded(words.strip()), (kind, words.strip(), 0))
    texts = tuple(texts)
    for text in texts:
        for find in in_order(_find_all(text)):
            words = text[find.start : find.end]
            kind, first, count = counted.get(folded(words), (find.kind, words, 0))
            counted[folded(words)] = (kind, first, count + 1)
    return _numbered(counted, texts)


def _numbered(counted: dict[str, tuple[Kind, str, int]], texts: Sequence[str]) -> Redactor:
    numbers: dict[Kind, int] = {}
    known: list[_Known] = []
    covered: list[Covered] = []
    for key, (kind, words, count) in sorted(counted.items(), key=lambda item: -len(item[0])):
        shared = next((k for k in known if k.kind == kind == "person" and _contains_word(k.key, key)), None)
        if shared is None:
            numbers[kind] = numbers.get(kind, 0) + 1
        replacement = shared.replacement if shared else f"[{kind} {numbers[kind]}]"
        known.append(_Known(key, kind, replacement))
        known += [_Known(part, kind, replacement) for part in _name_parts(key, kind) if part not in counted]
        covered.append(Covered(kind, words, replacement, count))
    ordered = tuple(sorted(set(known), key=lambda k: (-len(k.key), k.key, k.replacement)))
    shapes = [folded(text) for text in texts]
    return Redactor(ordered, tuple(_with_all(each, shapes) for each in covered))


def _with_all(covered: Covered, shapes: Sequence[str]) -> Covered:
    """Count every place in which the words stand, also where no rule would have found them."""
    key = (_Known(folded(covered.text), covered.kind, covered.replacement),)
    seen = sum(sum(1 for _ in _find_known(shape, key)) for shape in shapes)
    return Covered(covered.kind, covered.text, covered.replacement, max(covered.count, seen))


def _name_parts(key: str, kind: Kind) -> list[str]:
    """Return the parts of a known name that are covered alone too: not those that are ordinary words."""
    if kind not in ("person", "owner", "handle"):
        return []
    plain = key.lstrip("@")
    for mark in _PARTS:
        plain = plain.replace(mark, " ")
    parts = [part for part in plain.split() if len(part) >= _SHORTEST]
    if kind != "person":
        parts = []
    whole = [key.lstrip("@")] if key.startswith("@") else []
    return whole + [part for part in parts if part not in AMBIGUOUS | ORDINARY and part not in PARTICLES]


def _find_all(text: str) -> list[Find]:
    schools = list(find_schools(text))
    people = [find for find in find_people(text) if not any(s.start <= find.start < s.end for s in schools)]
    places = [
        find
        for find in find_places(text)
        if not any(s.start <= find.start < s.end for s in (*schools, *people))
    ]
    return [*find_forms(text), *schools, *people, *places]


def _find_known(plain: str, known: Sequence[_Known]) -> Iterable[Find]:
    for each in known:
        if each.kind == "picture":
            continue
        at = plain.find(each.key)
        while at >= 0:
            end = at + len(each.key)
            if _is_word(plain, at, end):
                yield Find(at, end, each.kind)
            at = plain.find(each.key, end)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalpha()) and not (end < len(text) and text[end].isalpha())


def _contains_word(text: str, word: str) -> bool:
    at = text.find(word)
    return at >= 0 and _is_word(text, at, at + len(word))


def _moved(position: int, cuts: Sequence[tuple[int, int, int, int]], is_end: bool) -> int:
    shift = 0
    for start, end, out_start, out_end in cuts:
        if position <= start:
            break
        if position < end:
            return out_end if is_end else out_start
        shift = out_end - end
    return position + shift
