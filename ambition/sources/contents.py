"""Files and lists in GitHub's answers: a README's bytes, the paths of a tree, the items of a list."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from ambition.sources import answers, problems
from ambition.sources.answers import Answer
from ambition.sources.client import Reply
from ambition.sources.links import RepositoryLink, parse_link
from ambition.sources.loaded import LARGEST_README_BYTES, checked_readme
from ambition.sources.problems import LinkError


def file_from(value: Any, link: str) -> tuple[str, bytes]:
    """Name and bytes of the file in an answer; raises SourceError where it is none that can be read."""
    if isinstance(value, list):
        raise problems.no_readme(link, "what the link leads to, which is a folder")
    answer = answers.table(value)
    if (answers.number(answer, "size") or 0) > LARGEST_README_BYTES or answer.get("encoding") == "none":
        raise problems.large_readme(link)
    if answers.text(answer, "type") in {"symlink", "submodule"}:
        raise problems.no_readme(link, "what the link leads to, which lies in another place")
    return answers.text(answer, "name") or "README.md", checked_readme(
        _bytes(answer.get("content"), link), link
    )


def _bytes(content: Any, link: str) -> bytes:
    try:
        return base64.b64decode("".join(content.split()), validate=True)
    except (AttributeError, binascii.Error, ValueError):
        raise problems.broken_answer(link) from None


def listed(reply: Reply) -> list[Answer] | None:
    """The list in an answer; an empty one where GitHub says there is nothing (204), None where unknown."""
    if reply.status == 204:
        return []
    return answers.tables(reply.value) if reply.status == 200 else None


def tree_paths(reply: Reply) -> tuple[list[str], bool] | None:
    """The paths of all files in a tree, and whether those are all; None where unknown."""
    answer = answers.table(reply.value)
    entries = answers.tables(answer.get("tree")) if reply.status == 200 else None
    if entries is None:
        return None
    found = [answers.text(entry, "path") for entry in entries if entry.get("type") == "blob"]
    return [path for path in found if path], answers.flag(answer, "truncated") is not True


def below(paths: list[str], folder: str) -> list[str]:
    """The paths below a folder as seen from there, with what the whole repository shares."""
    if not folder:
        return paths
    inside = [path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/")]
    return inside + [path for path in paths if path.startswith(".github/")]


def slug_of(address: str, host: str) -> str:
    """``owner/name`` of an address or slug in an answer; empty where it is none."""
    try:
        link = parse_link(address, host)
    except LinkError:
        return ""
    return link.slug if isinstance(link, RepositoryLink) else ""
