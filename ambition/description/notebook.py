"""Reading Jupyter notebooks: Markdown cells as Markdown, code as code, printed results as output."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from ambition.description.markdown import read_markdown
from ambition.description.page import Page

_TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_BETWEEN_CELLS = "\n\n"


class Cell(NamedTuple):
    """A stretch of a notebook's rendition: "markdown", "code" or "output", and its text."""

    kind: str
    text: str


def cells_of(source: str) -> list[Cell] | None:
    """Return the cells of the notebook whose JSON is ``source``, or None where it is no notebook."""
    try:
        notebook = json.loads(source)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        return None
    found: list[Cell] = []
    for cell in notebook["cells"]:
        if isinstance(cell, dict):
            found.append(Cell(_kind(cell), _joined(cell.get("source"))))
            outputs = cell.get("outputs")
            if isinstance(outputs, list):
                found.extend(Cell("output", _output(output)) for output in outputs)
    return [cell for cell in found if cell.text.strip()]


def rendition(cells: list[Cell]) -> str:
    """Return the text that stands for a notebook: its cells and results in order, blank lines between."""
    return _BETWEEN_CELLS.join([cell.text for cell in cells])


def read_notebook(cells: list[Cell], page: Page) -> None:
    """Write ``cells``, whose rendition is the text of ``page``, onto it."""
    start = 0
    for cell in cells:
        if cell.kind == "markdown":
            read_markdown(cell.text, page, start)
            page.end_row()
            page.flush()
        else:
            page.code_block([(cell.text, start)], "output" if cell.kind == "output" else "code")
        start += len(cell.text) + len(_BETWEEN_CELLS)


def _kind(cell: dict[str, Any]) -> str:
    return "markdown" if cell.get("cell_type") == "markdown" else "code"


def _output(output: Any) -> str:
    """Return what a cell printed or showed as text; pictures and errors give nothing."""
    if not isinstance(output, dict):
        return ""
    data = output.get("data")
    shown = data.get("text/plain") if isinstance(data, dict) else output.get("text")
    return _TERMINAL_COLOUR.sub("", _joined(shown))


def _joined(source: Any) -> str:
    """Return a field that may be a string or a list of lines as one string."""
    if isinstance(source, list):
        source = "".join([line for line in source if isinstance(line, str)])
    return _UNWRITABLE.sub("\ufffd", source) if isinstance(source, str) else ""
