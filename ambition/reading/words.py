"""A sentence cut into words, so that phrases are matched on words and never on characters.

A word is lower-case with curly quotes made straight; hyphens and slashes part words; short forms are written
out ("don't" is "do not", "we've" is "we have") and a possessive loses its ending. ``he``, ``she``, ``they``
and their forms are all the one word ``they``, so that no pronoun can move a score. E-mail addresses and
@handles are masked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from ambition.reading.lazily import Lazily

#: What a word is: plain word, number, year, full date, price, per cent, address, e-mail, handle.
WORD, NUMBER, YEAR, DATE, PRICE, PERCENT, ADDRESS, EMAIL, HANDLE = "wnyd$%ueh"

_LONGEST_PIECE = 120
_CACHED_PIECES = 60_000

_PART = re.compile(
    r"""(?P<date>\d{4}-\d\d(?:-\d\d)?(?![\w-]))
    |(?P<price>(?:us|ca|au|a|nz|s|hk)?[$€£¥₹₽]\d[\d.,]*(?:[km]|bn)?\b|\d[\d.,]*(?:[km])?[€£₹]|\d+(?:[.,]\d+)?(?:usd|eur|gbp|inr)\b)
    |(?P<percent>\d+(?:[.,]\d+)?%)
    |(?P<number>\d+(?:[.,]\d+)*(?:bn|[km])?(?![\w]))
    |(?P<word>[^\W_]+(?:'[^\W_]+)*)""",
    re.VERBOSE,
)
_PRONOUNS = dict.fromkeys(
    ("he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "himself", "herself"),
    "they",
)
_SHORT_FORMS = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "here's": ("here", "is"),
    "what's": ("what", "is"),
    "who's": ("who", "is"),
    "he's": ("they", "is"),
    "she's": ("they", "is"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "isnt": ("is", "not"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
}
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"))
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00ad": "", "\u2011": "-"})

Part = tuple[int, int, str, str, bool]


Spans = tuple[tuple[int, int], ...]


class Words:
    """The words of one sentence in order: what each is, where it stands in ``plain``, how it is written.

    ``masks`` gives for every known key (a word, ``pay*`` for words beginning so) the positions at which it
    stands, as the bits of an integer; ``standing`` are its keys, and ``ways`` the ways into phrases that they
    open. All else is found when first asked for: most sentences are put aside by their ways alone.
    """

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.masks: dict[str, int] = {}
        self.standing: frozenset[str] = frozenset()
        self.ways = 0
        self.joint_masks: dict[str, int] = {}
        self.leaps: dict[object, Mapping[int, int]] = {}
        self.figures: Mapping[str, Spans] | None = None
        self.names: tuple[Spans, int] | None = None
        self.titled: bool | None = None
        self.may_count = True
        self.may_name = True
        self.may_carry_on = True

    def __len__(self) -> int:
        return self.count

    @Lazily
    def count(self) -> int:
        """How many words there are."""
        return len(self._parts)

    @Lazily
    def _parts(self) -> list[Part]:
        """Each word as its piece has it: the places count from the beginning of the piece."""
        return list(chain.from_iterable(map(parts_of, self.plain.split())))

    @Lazily
    def _places(self) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        at = 0
        for piece in self.plain.split():
            at = self.plain.find(piece, at)
            places += [(at + part[0], at + part[1]) for part in parts_of(piece)]
            at += len(piece)
        return places

    @Lazily
    def starts(self) -> list[int]:
        """Where each word begins in ``plain``."""
        return [place[0] for place in self._places]

    @Lazily
    def ends(self) -> list[int]:
        """Where each word ends in ``plain``."""
        return [place[1] for place in self._places]

    @Lazily
    def norms(self) -> list[str]:
        """Each word as phrases write it; empty for what is masked."""
        return [part[2] for part in self._parts]

    @Lazily
    def kinds(self) -> list[str]:
        """What each word is."""
        return [part[3] for part in self._parts]

    @Lazily
    def capitals(self) -> list[bool]:
        """Whether each word begins with a capital."""
        return [part[4] for part in self._parts]

    def between(self, index: int) -> str:
        """What stands in ``plain`` before word ``index`` and after the word before it."""
        left = self.ends[index - 1] if index else 0
        right = self.starts[index] if index < self.count else len(self.plain)
        return self.plain[left:right]


_pieces: dict[str, tuple[Part, ...]] = {}


def parts_of(piece: str) -> tuple[Part, ...]:
    """The words in what stands between two blanks; time grows with its length and no faster."""
    known = _pieces.get(piece)
    if known is not None:
        return known
    if len(piece) > _LONGEST_PIECE:
        return _long(piece)
    if len(_pieces) >= _CACHED_PIECES:
        _pieces.clear()
    parts = _pieces[piece] = tuple(_part_up(piece))
    return parts


def _long(piece: str) -> tuple[Part, ...]:
    """An endless piece is read in cuts of a fixed length, so that nothing in it takes more than its share."""
    if _is_address(piece):
        return ((0, len(piece), "", ADDRESS, False),)
    parts: list[Part] = []
    for offset in range(0, len(piece), _LONGEST_PIECE):
        for start, end, norm, kind, capital in _part_up(piece[offset : offset + _LONGEST_PIECE]):
            parts.append((offset + start, offset + end, norm, kind, capital))
    return tuple(parts)


def _is_address(piece: str) -> bool:
    return "://" in piece[:20] or piece.startswith("www.")


def _part_up(piece: str) -> list[Part]:
    if piece.isascii() and piece.isalpha():
        # Most pieces are letters alone: nothing to look for in them.
        capital = piece[0].isupper()
        return [(0, len(piece), norm, WORD, capital) for norm in _written_out(piece.lower())]
    if _is_address(piece):
        return [(0, len(piece), "", ADDRESS, False)]
    if "@" in piece:
        bare = piece.strip("<>()[]{}.,;:!?\"'*")
        if bare.startswith("@") and len(bare) > 1:
            return [(0, len(piece), "", HANDLE, False)]
        if 0 < bare.find("@") < len(bare) - 1 and "." in bare:
            return [(0, len(piece), "", EMAIL, False)]
    lower = _lower(piece.translate(_STRAIGHT), piece)
    parts: list[Part] = []
    for found in _PART.finditer(lower):
        kind = str(found.lastgroup)
        text, start, end = found.group(), found.start(), found.end()
        if kind == "word":
            capital = piece[start].isupper() or piece[start].istitle() or _has_no_case(piece[start])
            parts.extend((start, end, norm, WORD, capital) for norm in _written_out(text))
        else:
            parts.append((start, end, text.rstrip(".,"), _number_kind(kind, text), False))
    return parts


def _lower(straight: str, piece: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    lower = straight.lower()
    if len(lower) == len(piece):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)


def _has_no_case(letter: str) -> bool:
    """Letters of scripts without capitals: a word in them within English text is a name."""
    return letter.isalpha() and letter.lower() == letter.upper()


def _number_kind(kind: str, text: str) -> str:
    if kind == "number" and len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2099:
        return YEAR
    return {"date": DATE, "price": PRICE, "percent": PERCENT, "number": NUMBER}[kind]


def _written_out(text: str) -> tuple[str, ...]:
    if "'" not in text:
        if text in _SHORT_FORMS:
            return _SHORT_FORMS[text]
        return (_PRONOUNS.get(text, text),)
    if text in _SHORT_FORMS:
        return _SHORT_FORMS[text]
    for ending, word in _ENDINGS:
        if text.endswith(ending):
            first = text[: -len(ending)]
            return (_PRONOUNS.get(first, first), word)
    first = text.split("'", 1)[0]
    return (_PRONOUNS.get(first, first) or text,)
