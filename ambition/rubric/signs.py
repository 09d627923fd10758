"""The kinds of sign by which a criterion is found, as a rubric file writes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ambition.rubric.fields import Count, Identifier, Place, Table, Text


class PhraseSign(Table):
    """Words in a visible sentence. ``any``: phrases, see ``ambition/reading/phrases.py`` for their form."""

    kind: Literal["phrase"]
    any: Annotated[tuple[Text, ...], Field(min_length=1)]
    places: tuple[Place, ...] = ("heading", "prose", "item", "cell", "quote", "output")
    under: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    strength: Literal["bare", "concrete", "checkable"] | None = None
    guards: bool = True


class HeadingSign(Table):
    """A heading with these words, with something written below it."""

    kind: Literal["heading"]
    any: Annotated[tuple[Text, ...], Field(min_length=1)]
    strength: Literal["bare", "concrete", "checkable"] = "concrete"


class LinkSign(Table):
    """A visible link: phrases in its text, or shapes of its address (host and path, ``*`` stands for any).

    ``unless``: phrases in its text or address, or in its sentence where the text is the address itself.
    """

    kind: Literal["link"]
    text: tuple[Text, ...] = ()
    target: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    guards: bool = True


class CodeSign(Table):
    """Words in a code block or inline code."""

    kind: Literal["code"]
    any: Annotated[tuple[Text, ...], Field(min_length=1)]


class ImageSign(Table):
    """A picture that is no badge (a screenshot, a chart), its alt text or file name by phrases."""

    kind: Literal["image"]
    any: tuple[Text, ...] = ()


class BadgeSign(Table):
    """A badge that a service draws from what it measures, by shapes of its address (``*`` stands for any)."""

    kind: Literal["badge"]
    target: Annotated[tuple[Text, ...], Field(min_length=1)]


class TableSign(Table):
    """A table whose header row holds words of at least ``columns`` of these phrases."""

    kind: Literal["table"]
    header: Annotated[tuple[Text, ...], Field(min_length=1)]
    columns: Annotated[int, Field(ge=1, le=6)] = 1


class FactSign(Table):
    """A fetched fact about the repository: true, or a number of at least ``at_least``."""

    kind: Literal["fact"]
    fact: Identifier
    at_least: Count | None = None


Sign = Annotated[
    PhraseSign | HeadingSign | LinkSign | CodeSign | ImageSign | BadgeSign | TableSign | FactSign,
    Field(discriminator="kind"),
]
