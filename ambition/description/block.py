"""One block being read: pieces of visible text with the places they come from, cut into sentences at its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ambition.description.badges import is_badge
from ambition.description.disguise import is_disguised, without_invisible
from ambition.description.hidden import Warnings
from ambition.description.sentences import Span, split, whole
from ambition.model import Image, Link, Place, Sentence

_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'`|\\^{}]++")
_AFTER_ADDRESS = ".,;:!?*_~)]"
_MARKS = frozenset("*_~`")
_CUT_AT_STOPS = frozenset({"prose", "item", "quote", "output"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands: its place, the headings above it, its number, and whether it is a header row."""

    place: Place
    section: tuple[str, ...]
    number: int
    is_header: bool = False


class Trail:
    """Pieces of visible text in order, and the way back from each of them to the description."""

    __slots__ = ("_begins", "_ends", "_starts", "shown")

    def __init__(self, pieces: list[tuple[str, int, int]]) -> None:
        self.shown = "".join([piece[0] for piece in pieces])
        self._begins = list(accumulate([len(piece[0]) for piece in pieces], initial=0))
        self._starts = [piece[1] for piece in pieces]
        self._ends = [piece[2] for piece in pieces]

    def source(self, begin: int, end: int) -> Span:
        """Return where the visible text from ``begin`` to ``end`` comes from."""
        return self._exact(begin, begin, self._starts), self._exact(end, end - 1, self._ends)

    def _exact(self, at: int, inside: int, bounds: list[int]) -> int:
        """Return the source of ``at``; a piece that was decoded (an entity) gives its nearest bound."""
        piece = bisect_right(self._begins, inside) - 1
        begin, start = self._begins[piece], self._starts[piece]
        is_verbatim = self._ends[piece] - start == self._begins[piece + 1] - begin
        return start + at - begin if is_verbatim else bounds[piece]


@dataclass(frozen=True, slots=True, order=True)
class _Shown:
    """A link by its place in the visible text, with the link as the reader gets it."""

    begin: int
    end: int
    link: Link


class Block:
    """The visible text of a paragraph, heading, list item, table row or code line, as it comes in."""

    __slots__ = ("_images", "_length", "_links", "_open", "_pieces", "_pictures_in_link")

    def __init__(self) -> None:
        self._pieces: list[tuple[str, int, int]] = []
        self._length = 0
        self._links: list[tuple[int, int, int, int, str]] = []
        self._images: list[tuple[int, Image]] = []
        self._open: tuple[int, int, int, str] | None = None
        self._pictures_in_link: list[bool] = []

    def __bool__(self) -> bool:
        return bool(self._pieces or self._images)

    def write(self, shown: str, start: int, end: int) -> None:
        """Add visible text that comes from ``start`` to ``end`` of the description."""
        self._pieces.append((shown, start, end))
        self._length += len(shown)

    def open_link(self, start: int, target: str) -> None:
        """Begin a link to ``target``; one inside another is not a link of its own."""
        if self._open is None:
            self._open = (self._length, len(self._pieces), start, target)
            self._pictures_in_link = []

    def close_link(self, end: int) -> None:
        """End the open link, if any; one that shows nothing but badges is dropped."""
        if self._open is None:
            return
        begin, first_piece, start, target = self._open
        self._open = None
        has_words = any(piece[0].strip() for piece in self._pieces[first_piece:])
        has_picture = not all(self._pictures_in_link)
        if target and (has_words or has_picture):
            self._links.append((begin, self._length, start, end, target))

    def add_image(self, alt: str, target: str, start: int, end: int) -> Image:
        """Add a picture where the text stands; inside a link a drawing counts as a badge."""
        is_drawing = target.partition("?")[0].lower().endswith(".svg")
        image = Image(start, end, alt, target, (self._open is not None and is_drawing) or is_badge(target))
        self._images.append((self._length, image))
        self._pictures_in_link.append(image.is_badge)
        return image

    def plain(self) -> str:
        """Return the visible text so far on one line."""
        return without_invisible(" ".join("".join([piece[0] for piece in self._pieces]).split()))

    def sentences(self, setting: Setting, text: str, floor: int, warnings: Warnings) -> list[Sentence]:
        """Cut what was written into sentences that start at ``floor`` or later in ``text``.

        Sentences with disguised letters are left out with a warning; pictures without words give one
        sentence without words.
        """
        if self._open is not None:
            self.close_link(max(self._pieces[-1][2] if self._pieces else 0, self._open[2]))
        trail = Trail(self._pieces)
        links = self._visible_links(trail, setting.place)
        if setting.place in _CUT_AT_STOPS:
            spans = split(trail.shown, [(link.begin, link.end) for link in links])
        else:
            spans = whole(trail.shown)
        if not spans:
            return self._pictures(setting, [shown.link for shown in links], floor)
        return _Cutter(setting, text, trail, links, self._images).cut(spans, floor, warnings)

    def _visible_links(self, trail: Trail, place: Place) -> list[_Shown]:
        """Return the links in order, with those whose address is written out in the text."""
        shown = trail.shown
        links = [
            _Shown(begin, end, Link(start, stop, " ".join(shown[begin:end].split()), target))
            for begin, end, start, stop, target in self._links
        ]
        if place != "code" and ("://" in shown or "www." in shown):
            links.extend(_written_out(trail, links))
            links.sort(key=lambda link: link.begin)
        return links

    def _pictures(self, setting: Setting, links: list[Link], floor: int) -> list[Sentence]:
        """Return one sentence without words for pictures that stand alone."""
        if not self._images:
            return []
        images = tuple(image for _, image in self._images)
        start = max(floor, min(item.start for item in (*images, *links)))
        end = max(item.end for item in (*images, *links))
        if start >= end:
            return []
        sentence = Sentence(
            start,
            end,
            "",
            setting.place,
            setting.section,
            tuple(links),
            images,
            setting.number,
            setting.is_header,
        )
        return [sentence]


def _written_out(trail: Trail, links: list[_Shown]) -> list[_Shown]:
    """Return a link for each address in the text that is not part of one of ``links``, which are in order."""
    begins = [link.begin for link in links]
    found = []
    for match in _ADDRESS.finditer(trail.shown):
        before = bisect_right(begins, match.start()) - 1
        if before >= 0 and links[before].end > match.start():
            continue
        address = match[0].rstrip(_AFTER_ADDRESS)
        begin, end = match.start(), match.start() + len(address)
        found.append(_Shown(begin, end, Link(*trail.source(begin, end), address, address)))
    return found


class _Cutter:
    """Makes sentences of the spans of one block, sharing out its links and images among them."""

    def __init__(
        self, setting: Setting, text: str, trail: Trail, links: list[_Shown], images: list[tuple[int, Image]]
    ) -> None:
        self._setting = setting
        self._text = text
        self._trail = trail
        self._links = links
        self._images = images

    def cut(self, spans: list[Span], floor: int, warnings: Warnings) -> list[Sentence]:
        """Return the sentences of ``spans``, in order, none starting before ``floor`` or another's end."""
        sentences = []
        setting = self._setting
        link_at = image_at = 0
        for (begin, end), (following, _) in pairwise([*spans, (len(self._trail.shown) + 1, 0)]):
            first_link, first_image = link_at, image_at
            while link_at < len(self._links) and self._links[link_at].begin < following:
                link_at += 1
            while image_at < len(self._images) and self._images[image_at][0] < following:
                image_at += 1
            links = self._links[first_link:link_at]
            start, stop = self._source(begin, end, links, floor)
            if start >= stop:
                continue
            floor = stop
            plain = " ".join(self._trail.shown[begin:end].split())
            if not plain.isascii():
                if is_disguised(plain):
                    warnings.disguised(start, stop)
                    continue
                plain = without_invisible(plain)
            sentences.append(
                Sentence(
                    start,
                    stop,
                    plain,
                    setting.place,
                    setting.section,
                    tuple([shown.link for shown in links]) if links else (),
                    tuple([image for _, image in self._images[first_image:image_at]]),
                    setting.number,
                    setting.is_header,
                )
            )
        return sentences

    def _source(self, begin: int, end: int, links: list[_Shown], floor: int) -> Span:
        """Return where a sentence comes from, with the markup of its links and emphasis."""
        text = self._text
        start, stop = self._trail.source(begin, end)
        for shown in links:
            if begin <= shown.begin < shown.end <= end:
                start, stop = min(start, shown.link.start), max(stop, shown.link.end)
        if self._setting.place != "code":
            while start > floor and text[start - 1] in _MARKS:
                start -= 1
            while stop < len(text) and text[stop] in _MARKS:
                stop += 1
        return max(start, floor), stop
