"""Links to GitHub as people paste them: text in, owner, name, branch and path out, no connection made.

Only the shapes listed in ``parse_link`` are taken. Everything else is refused here, so that no code below
ever sees a host that somebody else chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from ambition.sources.problems import LinkError

LONGEST_LINK: Final = 2000

# Anchored and without nested repetition: each is tried on at most LONGEST_LINK characters.
OWNER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}")
NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,100}")
SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20})://")

#: First parts of an address on github.com that are pages of the site and can be nobody's name.
# fmt: off
PAGES: Final = frozenset({
    "about", "account", "apps", "articles", "blog", "codespaces", "collections", "contact", "copilot",
    "customer-stories", "dashboard", "enterprise", "events", "explore", "features", "issues", "join",
    "login", "logout", "marketplace", "mobile", "models", "new", "notifications", "organizations",
    "password_reset", "pricing", "pulls", "readme", "resources", "search", "security", "sessions",
    "settings", "signup", "site", "solutions", "sponsors", "stars", "team", "topics", "trending",
    "watching",
})
# fmt: on
#: Parts after owner/name whose next part is a branch, tag or commit, followed by a path.
WITH_PATH: Final = frozenset({"tree", "blob", "raw", "blame", "edit"})
WITH_REF: Final = frozenset({"commit", "commits"})


@dataclass(frozen=True, slots=True)
class RepositoryLink:
    """A repository, or a file or folder in it; ``ref`` (branch, tag, commit) and ``path`` may be empty.

    ``is_file`` tells a link to a file from one to a folder.
    """

    owner: str
    name: str
    ref: str = ""
    path: str = ""
    is_file: bool = False

    @property
    def slug(self) -> str:
        """``owner/name`` as typed."""
        return f"{self.owner}/{self.name}"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two links the same; owner and name do not tell upper case from lower."""
        return (self.owner.lower(), self.name.lower(), self.ref, self.path)

    def __str__(self) -> str:
        inside = "/".join(part for part in (self.ref, self.path) if part)
        return f"{self.slug} ({inside})" if inside else self.slug


@dataclass(frozen=True, slots=True)
class OwnerLink:
    """A person or an organisation."""

    owner: str

    def __str__(self) -> str:
        return self.owner


Link = RepositoryLink | OwnerLink


def parse_link(text: str, host: str = "github.com") -> Link:
    """Reads a link to a repository, a file or folder in one, a person or an organisation.

    Taken: ``https://HOST/owner/name`` (with or without scheme and ``www.``, ``.git``, query, fragment), the
    same with ``/tree/REF/PATH``, ``/blob/REF/PATH`` or any other page of the repository,
    ``git@HOST:owner/name.git``, ``ssh://git@HOST/owner/name``, ``gh:owner/name``, ``owner/name``,
    ``https://HOST/owner`` and ``@owner``. ``host`` is the one host whose links are taken.
    Raises LinkError for everything else, before any connection.
    """
    link = text.strip().strip("<>")
    _refuse_odd_characters(link)
    parts = _parts(link, host.lower())
    if not parts:
        raise LinkError(f"The link names no repository: write https://{host}/owner/name.")
    return _from_parts(parts, host)


def is_link(text: str, host: str = "github.com") -> bool:
    """Whether ``parse_link`` takes the text."""
    try:
        parse_link(text, host)
    except LinkError:
        return False
    return True


def looks_like_link(text: str) -> bool:
    """Whether somebody who typed this meant a link and not a description: one word with a link's marks."""
    word = text.strip().strip("<>")
    if not word or len(word) > LONGEST_LINK or any(character.isspace() for character in word):
        return False
    return bool(SCHEME.match(word)) or word.startswith(("git@", "gh:", "github.com/", "www.github.com/", "@"))


def _refuse_odd_characters(link: str) -> None:
    if len(link) > LONGEST_LINK:
        raise LinkError("The link is too long to be one to a repository.")
    if not link.isascii() or not link.isprintable() or "\\" in link or " " in link:
        raise LinkError(
            "The link holds a character that links to repositories do not have; copy it again from the "
            "address bar."
        )


def _parts(link: str, host: str) -> list[str]:
    """The parts of the path after the host."""
    if link.startswith("gh:"):
        return _split(link[3:])
    if link.startswith("@") and "/" not in link:
        return [link[1:]]
    if link.lower().startswith(f"git@{host}:"):
        return _split(link[len(host) + 5 :])
    scheme = SCHEME.match(link)
    if scheme is None:
        return _without_scheme(link, host)
    if scheme[1].lower() not in {"https", "http", "ssh", "git", "git+ssh", "git+https"}:
        raise LinkError(f"{scheme[1]}:// is no link to a repository: write https://{host}/owner/name.")
    authority, _, path = _before_query(link[scheme.end() :]).partition("/")
    if scheme[1].lower() in {"ssh", "git+ssh"}:
        authority = authority.removeprefix("git@")
    _check_host(authority, host)
    return _split(path)


def _without_scheme(link: str, host: str) -> list[str]:
    parts = _split(link) if not link.startswith("/") else []
    if parts and parts[0].lower() in {host, f"www.{host}"}:
        return parts[1:]
    if len(parts) == 2:
        return parts
    raise LinkError(
        f"This is no link to a repository: write https://{host}/owner/name, or owner/name. Other sites are "
        "not read: paste the description instead."
    )


def _check_host(authority: str, host: str) -> None:
    if authority.lower() not in {host, f"www.{host}"}:
        raise LinkError(
            f"Only links to {host} are read, without user name, password or port: write "
            f"https://{host}/owner/name, or paste the description."
        )


def _before_query(text: str) -> str:
    return text.partition("#")[0].partition("?")[0]


def _split(path: str) -> list[str]:
    return [part for part in _before_query(path).split("/") if part]


def _from_parts(parts: list[str], host: str) -> Link:
    if parts[0].lower() in {"orgs", "users"} and len(parts) > 1:
        return OwnerLink(_checked(parts[1], OWNER, "owner"))
    if parts[0].lower() in PAGES | {"orgs", "users"}:
        raise LinkError(f"https://{host}/{parts[0]} is a page of the site: link to a repository, owner/name.")
    owner = _checked(parts[0], OWNER, "owner")
    if len(parts) == 1:
        return OwnerLink(owner)
    name = _checked(_without_git(parts[1]), NAME, "repository's name")
    return _inside(owner, name, parts[2:])


def _without_git(name: str) -> str:
    return name[:-4] if name.lower().endswith(".git") else name


def _checked(part: str, shape: re.Pattern[str], what: str) -> str:
    if not shape.fullmatch(part) or part in {".", ".."}:
        raise LinkError(
            f"The {what} in the link has characters that GitHub does not allow: copy the link again."
        )
    return part


def _inside(owner: str, name: str, rest: list[str]) -> RepositoryLink:
    """The branch and path of a link into a repository; other pages of it stand for the whole."""
    kind = rest[0] if rest else ""
    if len(rest) < 2 or kind not in WITH_PATH | WITH_REF:
        return RepositoryLink(owner, name)
    decoded = [_inner(part) for part in rest[1:]]
    if kind in WITH_REF:
        return RepositoryLink(owner, name, ref=decoded[0])
    path = "/".join(decoded[1:])
    return RepositoryLink(owner, name, ref=decoded[0], path=path, is_file=bool(path) and kind != "tree")


def _inner(part: str) -> str:
    """One part of a path inside the repository, percent forms resolved once, steps upwards refused."""
    plain = unquote(part, errors="strict") if _decodes(part) else ""
    if not plain or plain in {".", ".."} or "/" in plain or "\\" in plain or not plain.isprintable():
        raise LinkError("The path in the link cannot be one inside a repository: copy the link again.")
    return plain


def _decodes(part: str) -> bool:
    try:
        unquote(part, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
