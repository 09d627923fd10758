"""What somebody brought, as a project, and whose it is: a packet with its answers, or a text with facts."""

from __future__ import annotations

from pathlib import PurePosixPath

from ambition.description import describe
from ambition.desk.items import Item
from ambition.desk.sameness import owner_of, series_of, text_key
from ambition.desk.showing import nameless
from ambition.desk.texts import called_anywhere
from ambition.desk.values import Candidate, Desk, Project
from ambition.model import Description
from ambition.wording import shortened

_LONGEST_NAME = 60


def project_of(item: Item) -> Project:
    """Return the project of an item that has arrived, without its id.

    ``covered_name`` is what to call it while it is blind, with nothing in it covered yet.
    """
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
            covered_name="" if source else _called(packet.name, read),
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
        covered_name="" if link else _called(loaded.name, description),
    )


def candidate_for(desk: Desk, item: Item, project: Project) -> Candidate | None:
    """Return whose it is: by reference, by the folder it lay in, else by the owner of the link.

    A loose file with a date is a later version of the one file of that name on the desk.
    """
    wanted = item.reference.strip().casefold()
    folder = item.folder.casefold()
    for one in desk.candidates:
        if (wanted and wanted in called_anywhere(one.label)) or (folder and one.folder.casefold() == folder):
            return one
    owner = owner_of(project.link).lower() if project.link and not wanted and not folder else ""
    for one in desk.candidates:
        if owner and any(each.link and owner_of(each.link).lower() == owner for each in one.projects):
            return one
    if item.dated and not (wanted or folder or project.link):
        named = [one for one in desk.candidates if any(_is_file(each, project.name) for each in one.projects)]
        return named[0] if len(named) == 1 else None
    return None


def _is_file(project: Project, name: str) -> bool:
    return project.name == name and not project.link


def is_same(each: Project, project: Project, own: set[str], item: Item) -> bool:
    """Say whether nothing would be added: the same text from the same person, or from nobody named."""
    mine = each.id in own or not (item.reference.strip() or item.folder)
    later = bool(project.dated) and project.dated != each.dated
    return mine and not later and text_key(each.text) == text_key(project.text)


def _name(file: str, description: Description, link: str) -> str:
    """What to call a project: a file called README says nothing, so its first heading has the word."""
    if link or PurePosixPath(file).stem.lower() != "readme":
        return file
    return _title(description) or file


def _called(file: str, description: Description) -> str:
    """What to call a loose file while it is blind: a file may be named after its author."""
    return _title(description) or nameless(file)


def _title(description: Description) -> str:
    title = next((s.plain for s in description.sentences if s.place == "heading"), "")
    return shortened(title, _LONGEST_NAME)
