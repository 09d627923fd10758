"""Addresses of links: made alike, the owner's name masked, and matched against shapes with ``*``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import re2  # type: ignore[import-untyped]

_LONGEST = 400

T = TypeVar("T")

#: Sites whose first step of the path is somebody's name, with first steps that are not.
_OWNED_PATHS = {
    "github.com": ("sponsors", "marketplace", "apps", "orgs", "users", "topics", "features", "about"),
    "gitlab.com": ("users", "groups"),
    "bitbucket.org": (),
    "codeberg.org": (),
    "raw.githubusercontent.com": (),
    "gist.github.com": (),
    "twitter.com": ("intent", "share", "hashtag", "i"),
    "x.com": ("intent", "share", "hashtag", "i"),
    "facebook.com": ("groups", "events"),
    "instagram.com": (),
    "medium.com": ("p", "tag"),
    "dev.to": ("t",),
    "kaggle.com": ("datasets", "competitions", "code", "c", "learn", "models"),
    "huggingface.co": ("datasets", "spaces", "docs", "blog", "papers"),
    "patreon.com": (),
    "buymeacoffee.com": (),
    "ko-fi.com": (),
    "paypal.me": (),
    "opencollective.com": (),
    "liberapay.com": (),
    "t.me": ("s", "joinchat"),
    "linktr.ee": (),
    "hub.docker.com": ("r", "u", "_"),
    "youtube.com": ("watch", "playlist", "channel", "c", "user", "embed", "shorts", "live"),
    "tiktok.com": (),
    "calendly.com": (),
}
#: Where the name is the second step, after one of these.
_OWNED_SECOND = {
    "github.com": ("sponsors", "orgs", "users"),
    "linkedin.com": ("in",),
    "kaggle.com": ("datasets", "code", "models"),
    "huggingface.co": ("datasets", "spaces"),
    "hub.docker.com": ("r", "u"),
    "youtube.com": ("c", "user", "channel"),
    "reddit.com": ("user", "u"),
}
#: Hosts below which the first label is somebody's name.
_OWNED_HOSTS = (
    ".github.io",
    ".gitlab.io",
    ".substack.com",
    ".gumroad.com",
    ".itch.io",
    ".medium.com",
    ".hashnode.dev",
    ".wordpress.com",
    ".blogspot.com",
    ".tumblr.com",
)


def normal(target: str) -> str:
    """Host and path in lower case without scheme, ``www.``, query, fragment and the owner's name.

    ``mailto:`` addresses give ``mailto:_``; a fragment alone gives the empty string.
    """
    address = target[:_LONGEST].strip().lower()
    if address.startswith("mailto:"):
        return "mailto:_"
    address = address.split("#", 1)[0].split("?", 1)[0]
    _, mark, rest = address.partition("://")
    if mark:
        address = rest
    elif address.startswith("//"):
        address = address[2:]
    address = address.removeprefix("www.").rstrip("/")
    return _without_owner(address) if mark or "." in address.split("/", 1)[0] else address


def _without_owner(address: str) -> str:
    host, *steps = address.split("/")
    for ending in _OWNED_HOSTS:
        if host.endswith(ending):
            host = "_" + ending
            break
    if steps and steps[0].startswith("@"):
        steps[0] = "@_"
    elif host in _OWNED_SECOND and len(steps) > 1 and steps[0] in _OWNED_SECOND[host]:
        steps[1] = "_"
    elif host in _OWNED_PATHS and steps and steps[0] not in _OWNED_PATHS[host]:
        steps[0] = "_"
    return "/".join((host, *steps))


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of an address, as pieces that must follow each other."""

    shape: str
    pieces: tuple[str, ...]
    longest: str

    @classmethod
    def of(cls, shape: str) -> Shape:
        """Read a shape: ``*`` stands for any letters, all else for itself; scheme and ``www.`` may lack."""
        plain = shape.strip().lower()
        for scheme in ("https://", "http://", "www."):
            plain = plain.removeprefix(scheme)
        pieces = tuple(plain.rstrip("/").split("*"))
        return cls(shape, pieces, max(pieces, key=len))

    def fits(self, address: str) -> bool:
        """Whether a normal address has this shape; one look along the address."""
        if self.longest not in address:
            return False
        first, *others = self.pieces
        if not others:
            return address == first
        if not address.startswith(first) or len(address) < sum(map(len, self.pieces)):
            return False
        at = len(first)
        for piece in others[:-1]:
            found = address.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        last = others[-1]
        return len(address) - len(last) >= at and address.endswith(last)


class Shapes(Generic[T]):
    """Shapes with what they stand for, all looked for at once."""

    def __init__(self, entries: Iterable[tuple[Shape, T]]) -> None:
        self._entries = tuple(entries)
        self._longest = re2.Set.SearchSet()
        for shape, _ in self._entries:
            self._longest.Add(re2.escape(shape.longest))
        self._longest.Compile()

    def found_in(self, address: str) -> list[T]:
        """What the shapes of a normal address stand for, in the order in which they were given."""
        entries = [self._entries[number] for number in sorted(self._longest.Match(address) or ())]
        return [value for shape, value in entries if shape.fits(address)]
