"""Where descriptions come from: GitHub, a folder, a zip. The only room that talks to a network.

``load_source`` turns what a person typed into a ``Loaded`` (README, facts, notices); ``submission_from`` that
into what goes into a review. What needs an HTTP client stands in ``ambition.sources.github``, so that nobody
waits for it who has a file.
"""

from __future__ import annotations

from ambition.sources.archive import load_archive, load_archive_at
from ambition.sources.folder import load_folder, load_folder_at
from ambition.sources.links import OwnerLink, RepositoryLink, is_link, looks_like_link, parse_link
from ambition.sources.loaded import Loaded, description_from, submission_from
from ambition.sources.loading import load_path, load_source

__all__ = [
    "Loaded",
    "OwnerLink",
    "RepositoryLink",
    "description_from",
    "is_link",
    "load_archive",
    "load_archive_at",
    "load_folder",
    "load_folder_at",
    "load_path",
    "load_source",
    "looks_like_link",
    "parse_link",
    "submission_from",
]
