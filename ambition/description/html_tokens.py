"""A tokenizer for HTML that keeps offsets and cannot be made slow.

Markdown's HTML must be read tag by tag with the place of every piece of text. The standard library's
parser is quadratic on unclosed constructs, and the fast ones (lxml, selectolax, html5lib's heirs) build trees
without offsets; so this is the small part of the standard that finding visible text needs. Each pattern is
possessive: it never goes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

Kind = Literal["text", "open", "close", "comment"]

_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>="']++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")
#: Elements whose body is not markup: it ends at their own end tag only.
RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in RAW}


@dataclass(slots=True)
class Token:
    """A piece of HTML: its kind, its span in the fragment, and for tags the name and raw attributes."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    inside: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the attributes of a tag, names in lower case, the first of equal names, entities decoded."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inside):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        return found


def tokens(source: str) -> Iterator[Token]:
    """Yield the pieces of ``source`` in order, without gaps; what is never closed runs to the end."""
    at = text_from = 0
    while (at := source.find("<", at)) >= 0:
        token = _markup(source, at)
        if token is None:
            at += 1
            continue
        if text_from < at:
            yield Token("text", text_from, at)
        yield token
        at = text_from = token.end
        if token.kind == "open" and token.name in RAW:
            closing = _RAW_END[token.name].search(source, at)
            at = closing.start() if closing else len(source)
            if at > text_from:
                yield Token("text", text_from, at)
            text_from = at
    if text_from < len(source):
        yield Token("text", text_from, len(source))


def _markup(source: str, at: int) -> Token | None:
    """Return the comment or tag that starts at ``at``, or None where "<" is only a character."""
    following = source[at + 1 : at + 2]
    if following in {"!", "?"}:
        return _comment(source, at)
    if not (following == "/" or (following.isascii() and following.isalpha())):
        return None
    match = _TAG.match(source, at)
    if match:
        return Token("close" if match[1] else "open", at, match.end(), match[2].lower(), match[3])
    # A tag that never ends swallows the rest, as in a browser; nothing is scanned twice.
    is_tag = following != "/" or source[at + 2 : at + 3].isalpha()
    return Token("comment", at, len(source)) if is_tag else None


def _comment(source: str, at: int) -> Token:
    """Return the comment, declaration or processing instruction that starts at ``at``."""
    if source.startswith("<!--", at):
        if source.startswith((">", "->"), at + 4):
            return Token("comment", at, source.index(">", at) + 1)
        end = source.find("-->", at + 4)
        return Token("comment", at, end + 3 if end >= 0 else len(source))
    end = source.find(">", at)
    return Token("comment", at, end + 1 if end >= 0 else len(source))
