"""The redactor of one candidate: what was found in any of their texts is covered in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ambition.desk.covering.finds import Find, Kind, folded, in_order
from ambition.desk.covering.parts import name_parts, project_names, running_words
from ambition.desk.covering.patterns import find_forms
from ambition.desk.covering.people import find_people
from ambition.desk.covering.phones import find_phones
from ambition.desk.covering.places import find_places, find_schools
from ambition.desk.covering.positions import find_positions

_SHORTEST = 3
_LONG_ENOUGH = 5
_LONGEST_TOKEN = 60
_TOKEN = re.compile(r"\w+")


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
        for known in self.known:
            if known.kind == kind and len(known.key) >= _LONG_ENOUGH and known.key in key:
                return known.replacement
        return f"[{kind}]"


def redactor_for(texts: Iterable[str], known: Iterable[tuple[Kind, str]] = ()) -> Redactor:
    """Build the redactor of one candidate.

    ``texts``: all that the desk holds of them (descriptions, answers, facts, file names); ``known``: what is
    known without looking, such as ("owner", "the-owner") of a link or ("person", "…") of an author field.
    """
    counted: dict[str, tuple[Kind, str]] = {}
    for kind, words in known:
        if len(words.strip()) >= _SHORTEST:
            counted.setdefault(folded(words.strip()), (kind, words.strip()))
    found = [(text, _find_all(text)) for text in dict.fromkeys(texts)]
    names = project_names(text for text, _ in found)
    for text, finds in found:
        for find in in_order(finds):
            words = text[find.start : find.end]
            if find.kind not in ("owner", "handle") or folded(words).lstrip("@") not in names:
                counted.setdefault(folded(words), (find.kind, words))
    numbered = _numbered(counted, names, running_words(text for text, _ in found))
    return Redactor(numbered, _listed(Redactor(numbered, ()), counted, found))


def _numbered(
    counted: dict[str, tuple[Kind, str]], ours: frozenset[str], running: frozenset[str]
) -> tuple[_Known, ...]:
    numbers: dict[Kind, int] = {}
    known: dict[str, _Known] = {}
    # The longest come first, so that a part of a name finds the whole; persons before what only bears a name.
    for key, (kind, _) in sorted(counted.items(), key=lambda item: (item[1][0] != "person", -len(item[0]))):
        shared = next(
            (k for k in known.values() if k.kind == kind == "person" and _contains_word(k.key, key)), None
        )
        if shared is None:
            numbers[kind] = numbers.get(kind, 0) + 1
        replacement = shared.replacement if shared else f"[{kind} {numbers[kind]}]"
        known[key] = _Known(key, kind, replacement)
        for part in name_parts(key, kind, ours, running):
            if part not in counted:
                known.setdefault(part, _Known(part, kind, replacement))
    return tuple(sorted(known.values(), key=lambda k: (-len(k.key), k.key)))


def _listed(
    made: Redactor, counted: dict[str, tuple[Kind, str]], found: Sequence[tuple[str, list[Find]]]
) -> tuple[Covered, ...]:
    """List all that is covered, each under the words first found; a part of a name counts with the whole."""
    listed = {
        key: Covered(kind, words, made._replacement(words, kind), 0)
        for key, (kind, words) in sorted(counted.items(), key=lambda item: -len(item[0]))
    }
    for text, finds in found:
        for find in in_order([*finds, *_find_known(folded(text), made.known)]):
            words = text[find.start : find.end]
            replacement = made._replacement(words, find.kind)
            whole = (key for key, each in listed.items() if each.replacement == replacement)
            key = folded(words) if folded(words) in listed else next(whole, folded(words))
            each = listed.get(key, Covered(find.kind, words, replacement, 0))
            listed[key] = replace(each, count=each.count + 1)
    return tuple(listed.values())


def _find_all(text: str) -> list[Find]:
    firm = [*find_schools(text), *find_positions(text)]
    schools = [find for find in firm if find.kind == "school"]
    firm = [find for find in firm if find.kind == "school" or not _begins_in(find, schools)]
    people = [find for find in find_people(text) if not _begins_in(find, firm)]
    places = [find for find in find_places(text) if not _begins_in(find, (*firm, *people))]
    return [*find_forms(text), *find_phones(text), *firm, *people, *places]


def _begins_in(find: Find, others: Iterable[Find]) -> bool:
    return any(other.start <= find.start < other.end for other in others)


def _find_known(plain: str, known: Sequence[_Known]) -> Iterable[Find]:
    for each in known:
        if each.kind == "picture":
            continue
        at = plain.find(each.key)
        while at >= 0:
            end = at + len(each.key)
            if _is_word(plain, at, end):
                yield Find(at, end, each.kind)
            elif len(each.key) >= _LONG_ENOUGH and (token := _glued(plain, at)) is not None:
                yield Find(*token, each.kind)
            at = plain.find(each.key, end)


def _glued(plain: str, at: int) -> tuple[int, int] | None:
    """Return the handle, key or file name that a name is a part of, if it is one ("/rcastell24")."""
    token = next(m for m in _TOKEN.finditer(plain, max(0, at - _LONGEST_TOKEN)) if m.end() > at)
    before = plain[token.start() - 1 : token.start()]
    is_handle = before in ("/", "@", "{") or not token.group().isalpha()
    return token.span() if is_handle and len(token.group()) <= _LONGEST_TOKEN else None


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
