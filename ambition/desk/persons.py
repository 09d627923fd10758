"""Who may be the same person as another candidate, told by what is covered, without saying who it is.

The program never puts two candidates together: it points at them, and a person decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from ambition.desk.covering import Covered
from ambition.desk.covering.finds import folded
from ambition.desk.values import Candidate, Desk

#: What is found with more candidates than this is somebody whom all of them name: a teacher, a school.
_MOST_WITH_ONE = 3
_KEPT = 16


def identities_of(covered: Iterable[Covered]) -> tuple[str, ...]:
    """Return a hash for each full name, address, handle, owner and number that was covered, sorted."""
    return tuple(sorted({_hashed(key) for each in covered if (key := _key(each))}))


def perhaps_the_same(desk: Desk) -> Mapping[str, tuple[str, ...]]:
    """Return, by candidate id, the ids of those with the same name, address or handle in what is covered.

    Two whose texts are the same are left out: there the text says nothing about who sent it.
    """
    holders: dict[str, list[Candidate]] = {}
    for one in desk.candidates:
        for identity in {name for project in one.projects for name in project.identities}:
            holders.setdefault(identity, []).append(one)
    found: dict[str, dict[str, None]] = {}
    for those in holders.values():
        if 1 < len(those) <= _MOST_WITH_ONE:
            for one in those:
                others = {
                    other.id: None for other in those if other is not one and not _share_text(one, other)
                }
                found.setdefault(one.id, {}).update(others)
    return {name: tuple(others) for name, others in found.items() if others}


def same_text_as(one: Candidate, desk: Desk) -> tuple[str, ...]:
    """Return the ids of the candidates whose text is the same or nearly the same as this one's."""
    return tuple(other.id for other in desk.candidates if other.id != one.id and _share_text(one, other))


def _share_text(one: Candidate, other: Candidate) -> bool:
    return _points_at(one, other) or _points_at(other, one)


def _points_at(one: Candidate, other: Candidate) -> bool:
    theirs = {project.id for project in other.projects}
    return any(name in theirs for project in one.projects for name in project.same_as)


def _key(each: Covered) -> str:
    words = folded(each.text).strip()
    if each.kind == "person":
        parts = sorted(part for part in words.replace("-", " ").replace(",", " ").split() if len(part) > 1)
        return f"name {' '.join(parts)}" if len(parts) > 1 else ""
    if each.kind in ("owner", "handle"):
        return f"handle {words.lstrip('@')}"
    return f"{each.kind} {words}" if each.kind in ("e-mail", "phone", "identifier") else ""


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_KEPT]
