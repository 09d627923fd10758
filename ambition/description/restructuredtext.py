"""Reading reStructuredText with docutils, which parses but tells no offsets."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives

from ambition.description.page import Page
from ambition.description.rst_limits import is_tame
from ambition.description.rst_writing import write_document

_SETTINGS: dict[str, Any] = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "input_encoding": "unicode",
    "pep_references": False,
    "raw_enabled": False,
    "report_level": 5,
    "rfc_references": False,
    "sectnum_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "traceback": True,
    "warning_stream": False,
}


class _NoDate(Directive):
    """Stands in for docutils' date directive: what is read must not depend on the day."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return nothing."""
        return []


directives.register_directive("date", _NoDate)


def read_restructuredtext(text: str, page: Page) -> bool:
    """Write the reStructuredText ``text`` onto ``page``; return False where it cannot.

    What would make docutils crawl or recurse is refused beforehand; includes and raw blocks are switched off.
    """
    if not is_tame(text):
        return False
    try:
        document = publish_doctree(text, settings_overrides=_SETTINGS)
    # docutils raises many kinds of errors on odd input; all mean that it cannot be read as such.
    except Exception:
        return False
    if not any(isinstance(child, nodes.Body | nodes.Structural) for child in document.children):
        return False
    write_document(document, text, page)
    return True
