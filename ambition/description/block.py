"""One block being read: visible text, links and pictures, cut into sentences at its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from ambition.description.badges import is_badge
from ambition.description.disguise import is_disguised, without_invisible
from ambition.description.hidden import Warnings
from ambition.description.sentences import split, whole
from ambition.description.trail import Span, Trail
from ambition.model import Image, Link, Place, Sentence

_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'`|\\^{}]++")
_AFTER_ADDRESS = ".,;:!?*_~)]"
_MARKS = frozenset("*_~`")
_MOST_MARKS = 6
_CUT_AT_STOPS = frozenset({"prose", "item", "quote", "output"})


_Item = TypeVar("_Item", bound=tuple[Any, ...])


class Setting(NamedTuple):
    """Where a block stands: its place, the headings above it, its number, and whether it is a header row."""

    place: Place
    section: tuple[str, ...]
    number: int
    is_header: bool


class _Shown(NamedTuple):
    """A link with its place in the visible text."""

    begin: int
    end: int
    link: Link


class _OpenLink(NamedTuple):
    begin: int
    piece: int
    start: int
    target: str


class Block:
    """The visible text of a paragraph, heading, list item, table row or code line, as it comes in."""

    __slots__ = ("_images", "_links", "_open", "_pictures_in_link", "_text", "_warnings", "trail")

    def __init__(self, text: str, warnings: Warnings) -> None:
        self.trail = Trail()
        self._text = text
        self._warnings = warnings
        self._links: list[tuple[int, int, int, int, str]] = []
        self._images: list[tuple[int, Image]] = []
        self._open: _OpenLink | None = None
        self._pictures_in_link: list[bool] = []

    def is_empty(self) -> bool:
        """Tell whether nothing was written and no picture added."""
        return not self.trail.length and not self._images

    def open_link(self, start: int, target: str) -> None:
        """Begin a link to ``target``; one inside another is not a link of its own."""
        if self._open is None:
            self._open = _OpenLink(self.trail.length, self.trail.pieces(), start, target)
            self._pictures_in_link = []

    def close_link(self, end: int) -> None:
        """End the open link, if any; a badge or picture that leads somewhere is a link without words."""
        opened, self._open = self._open, None
        if opened is None or not opened.target:
            return
        has_words = bool(self.trail.shown_from(opened.piece).strip())
        if has_words or self._pictures_in_link:
            self._links.append((opened.begin, self.trail.length, opened.start, end, opened.target))

    def add_image(self, alt: str, target: str, start: int, end: int) -> Image:
        """Add a picture where the text stands; inside a link a drawing counts as a badge."""
        is_drawing = target.partition("?")[0].lower().endswith(".svg")
        image = Image(start, end, alt, target, (self._open is not None and is_drawing) or is_badge(target))
        self._images.append((self.trail.length, image))
        self._pictures_in_link.append(image.is_badge)
        return image

    def plain(self) -> str:
        """Return the visible text so far on one line."""
        return without_invisible(" ".join(self.trail.shown().split()))

    def sentences(self, setting: Setting, floor: int) -> list[Sentence]:
        """Cut what was written into sentences that start at ``floor`` or later in the description.

        Sentences with disguised letters are left out with a warning; pictures without words give one
        sentence without words.
        """
        if self._open is not None:
            self.close_link(max(self.trail.last(), self._open.start))
        shown = self.trail.shown()
        links = self._visible_links(shown, setting.place)
        is_running = setting.place in _CUT_AT_STOPS
        spans = split(shown, [link[:2] for link in links]) if is_running else whole(shown)
        if not spans:
            return self._pictures(setting, [link.link for link in links], floor)
        return self._cut(setting, spans, links, floor)

    def _visible_links(self, shown: str, place: Place) -> Sequence[_Shown]:
        """Return the links in order, with those whose address is written out in the text."""
        is_written_out = place != "code" and ("://" in shown or "www." in shown)
        if not self._links and not is_written_out:
            return ()
        links = [
            _Shown(begin, end, Link(start, stop, " ".join(shown[begin:end].split()), target))
            for begin, end, start, stop, target in self._links
        ]
        if is_written_out:
            links.extend(_written_out(self.trail, shown, links))
            links.sort(key=lambda link: link.begin)
        return links

    def _pictures(self, setting: Setting, links: list[Link], floor: int) -> list[Sentence]:
        """Return one sentence without words for pictures that stand alone."""
        if not self._images:
            return []
        images = tuple([image for _, image in self._images])
        start = max(floor, min(item.start for item in images))
        end = max(item.end for item in images)
        if links:
            start, end = max(floor, min(start, links[0].start)), max(end, links[-1].end)
        if start >= end:
            return []
        place, section, number, is_header = setting
        return [Sentence(start, end, "", place, section, tuple(links), images, number, is_header)]

    def _cut(
        self,
        setting: Setting,
        spans: list[Span],
        shown_links: Sequence[_Shown],
        floor: int,
    ) -> list[Sentence]:
        """Make sentences of ``spans``, sharing out the links and images among them."""
        shown = self.trail.shown()
        place, section, number, is_header = setting
        sentences = []
        waiting_links, waiting_images = list(reversed(shown_links)), list(reversed(self._images))
        for index, (begin, end) in enumerate(spans):
            following = spans[index + 1][0] if index + 1 < len(spans) else len(shown) + 1
            links = _before(following, waiting_links) if waiting_links else ()
            images = _before(following, waiting_images) if waiting_images else ()
            start, stop = self._source(begin, end, links)
            if place != "code":
                start, stop = _with_marks(self._text, start, stop, floor)
            if start >= stop:
                continue
            floor = stop
            plain = " ".join(shown[begin:end].split())
            if not plain.isascii():
                if is_disguised(plain):
                    self._warnings.disguised(start, stop)
                    continue
                plain = without_invisible(plain)
            sentences.append(
                Sentence(
                    start,
                    stop,
                    plain,
                    place,
                    section,
                    tuple([link[2] for link in links]) if links else (),
                    tuple([image[1] for image in images]) if images else (),
                    number,
                    is_header,
                )
            )
        return sentences

    def _source(self, begin: int, end: int, links: Sequence[_Shown]) -> Span:
        """Return where a sentence comes from, with the markup of the links that lie within it."""
        start, stop = self.trail.source(begin, end)
        for link in links:
            if begin <= link.begin < link.end <= end:
                start, stop = min(start, link.link.start), max(stop, link.link.end)
        return start, stop


def _before(limit: int, waiting: list[_Item]) -> list[_Item]:
    """Take from the end of ``waiting``, in order, what begins before ``limit``."""
    taken = []
    while waiting and waiting[-1][0] < limit:
        taken.append(waiting.pop())
    return taken


def _with_marks(text: str, start: int, stop: int, floor: int) -> Span:
    """Return the span with the marks of emphasis and code around it, from ``floor`` on."""
    floor_of_marks = max(floor, start - _MOST_MARKS)
    while start > floor_of_marks and text[start - 1] in _MARKS:
        start -= 1
    end_of_marks = min(len(text), stop + _MOST_MARKS)
    while stop < end_of_marks and text[stop] in _MARKS:
        stop += 1
    return max(start, floor), stop


def _written_out(trail: Trail, shown: str, links: Sequence[_Shown]) -> list[_Shown]:
    """Return a link for each address in the text that is not part of one of ``links``, which are in order."""
    begins = [link.begin for link in links]
    found = []
    for match in _ADDRESS.finditer(shown):
        before = bisect_right(begins, match.start()) - 1
        if before >= 0 and links[before].end > match.start():
            continue
        address = match[0].rstrip(_AFTER_ADDRESS)
        begin, end = match.start(), match.start() + len(address)
        found.append(_Shown(begin, end, Link(*trail.source(begin, end), address, address)))
    return found
