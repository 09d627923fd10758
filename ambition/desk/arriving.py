"""What a candidate brought, as a project: a packet with its answers, or a text with the facts fetched."""

from __future__ import annotations

from pathlib import PurePosixPath

from ambition.description import describe
from ambition.desk.items import Item
from ambition.desk.sameness import series_of
from ambition.desk.values import Project
from ambition.model import Description
from ambition.wording import shortened

_LONGEST_NAME = 60


def project_of(item: Item) -> Project:
    """Return the project of an item that has arrived, without its id."""
    if item.imported is not None:
        packet = item.imported.packet
        source = packet.source if packet.source != "text" else ""
        read = describe(packet.text.encode(), packet.name, packet.source)
        return Project(
            "",
            _name(packet.name or item.name, read, source),
            packet.source,
            packet.text,
            link=source,
            series=series_of(source) if source else "",
            dated=item.dated,
            answers=packet.answers,
            facts=item.imported.facts,
            misread=packet.misread,
            imported=True,
            claimed_review=item.imported.claimed_review,
            unverified=bool(item.imported.facts),
        )
    assert item.loaded is not None
    loaded = item.loaded
    description = describe(loaded.data, loaded.name, loaded.source)
    link = item.link or (loaded.source if loaded.source.startswith("https://") else "")
    return Project(
        "",
        _name(loaded.name, description, link),
        loaded.source,
        description.text,
        link=link,
        series=series_of(link) if link else "",
        dated=item.dated,
        facts=loaded.facts,
    )


def _name(file: str, description: Description, link: str) -> str:
    """What to call a project: a file called README says nothing, so its first heading has the word."""
    if link or PurePosixPath(file).stem.lower() != "readme":
        return file
    title = next((s.plain for s in description.sentences if s.place == "heading"), "")
    return shortened(title, _LONGEST_NAME) or file
