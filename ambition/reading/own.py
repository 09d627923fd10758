"""What this project is called, so that nothing said of another by its name is taken for its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ambition.description.packages import PACKAGE_PAGES
from ambition.model import Sentence
from ambition.reading.english import ENGLISH

#: Names of libraries and services that everybody builds on.
PARTS = frozenset(" ".join(ENGLISH.lists()["parts"]).split())

_OPENING = 8
_SHORTEST = 3
_LONGEST_ADDRESS = 500
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_REPOSITORY = re.compile(r"github\.com/[\w.-]{1,60}/([\w.-]{1,100})")
_DEFINED = re.compile(
    r"([A-Z][\w.-]{1,40}(?: [A-Z][\w.-]{1,40}){0,3}),? (?:is (?:an?|the|our|my)|lets|helps|turns) "
)
_INSTALLED = re.compile(r"\b(?:install|add|pull|get|npx|uvx) (?:-{1,2}[\w-]{1,20} ){0,3}([@\w./-]{2,80})")
#: Badges and counters of a package, by service and path.
_PACKAGE_BADGE = re.compile(
    r"(?:pepy\.tech/(?:project|projects|badge)|shields\.io/(?:pypi|npm|crates|gem|conda|docker)/[a-z]{1,12}"
    r"|badge\.fury\.io/(?:py|js|rb)|pypistats\.[a-z]{2,20}/packages)/([@\w.%/-]{2,120})"
)
_PACKAGES = (*PACKAGE_PAGES, _PACKAGE_BADGE)


@dataclass(frozen=True, slots=True)
class OwnName:
    """All that the project may be called, as letters and figures alone; empty where nothing tells."""

    called: str

    def covers(self, name: str) -> bool:
        """Whether a name may be this project's: any of its words is, or nobody knows what it is called."""
        if not self.called:
            return True
        pieces = (_compact(piece) for piece in re.split(r"[\s/_.-]+", name))
        whole = _compact(name)
        return (bool(whole) and whole in self.called) or any(
            len(piece) > _SHORTEST and piece in self.called for piece in pieces
        )

    def is_of_other(self, address: str) -> bool:
        """Whether an address is the page or the badge of a package that another project made."""
        found = (pattern.search(address[:_LONGEST_ADDRESS]) for pattern in _PACKAGES)
        package = next(filter(None, found), None)
        return package is not None and not self.covers(_package_name(package[1]))


def own_name(sentences: Sequence[Sentence]) -> OwnName:
    """What the first heading, the first sentences, the badges and the lines that install it call it."""
    title = next((s.plain for s in sentences if s.place == "heading"), "")
    told = [title, *_of_opening(sentences[:_OPENING]), *_of_badges(sentences), *_installed(sentences)]
    return OwnName(" ".join(filter(None, map(_compact, told))))


def _of_opening(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        yield from (image.alt for image in sentence.images if not image.is_badge)
        defined = _DEFINED.match(sentence.plain) if sentence.place == "prose" else None
        if defined:
            yield defined[1]


def _of_badges(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The repositories whose state the badges show."""
    for sentence in sentences:
        for image in sentence.images:
            if image.is_badge:
                yield from _REPOSITORY.findall(image.target[:_LONGEST_ADDRESS])


def _installed(sentences: Sequence[Sentence]) -> Iterator[str]:
    """What a reader is told to install, other than what everybody builds on."""
    for sentence in sentences:
        if "install " in sentence.plain or sentence.place == "code":
            names = (match[1] for match in _INSTALLED.finditer(sentence.plain[:_LONGEST_ADDRESS]))
            yield from (name for name in names if name.lower() not in PARTS)


def _package_name(path: str) -> str:
    """The package of an address, without its scope: ``@rota/web.svg`` is ``web``, and ``rota`` as well."""
    path = unquote(path).removesuffix(".svg").removesuffix(".png")
    return "/".join(path.split("/")[:2])


def _compact(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name.lower())
