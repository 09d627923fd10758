"""``batch``: many descriptions, one result a line, in the order of their names."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ambition.cli.choices import Commands, add_rubric
from ambition.cli.inputs import STANDARD_INPUT, Input, from_loaded, read_bytes, resolve
from ambition.cli.projects import Links, is_project, links_in
from ambition.cli.streams import one_line, shown
from ambition.errors import AmbitionError, InputError
from ambition.model import Submission
from ambition.report import to_json
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric

ENDINGS = (".md", ".markdown", ".rst", ".ipynb", ".txt", "")
_FIRST_COLUMNS = ("name", "goal", "rank", "claimed", "aimed", "band", "score")
_OF_A_LEDGER = ("shown", "claimed", "credited")
_LAST_COLUMNS = ("coverage", "error")


#: A name and what loads it; loading may raise AmbitionError.
Source = tuple[str, Callable[[], Input]]


class Line(NamedTuple):
    """One result as JSON on one line, and whether it is a review."""

    json: str
    is_review: bool


def add_to(commands: Commands) -> None:
    """Add ``batch`` and the words that it takes."""
    parser = commands.add_parser("batch", description="Review many descriptions, one result a line.")
    parser.add_argument(
        "inputs", metavar="FOLDER|FILE|LINK", nargs="*", help="descriptions, folders of them, links to GitHub"
    )
    parser.add_argument("--links", metavar="FILE", help="a list of links to GitHub, one a line, or -")
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    add_rubric(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Review every input; one that fails becomes a line with its error, and the rest go on.

    Returns 0 unless nothing at all could be reviewed.
    """
    rubric = load_rubric(arguments.rubric)
    links = Links([*filter(_is_link, arguments.inputs), *_listed(arguments.links)])
    words = [word for word in arguments.inputs if not _is_link(word)]
    inputs = _sources(named_inputs(words) if words or not links.words else [], links)
    results = _with_progress(_results(inputs, rubric), len(inputs))
    reviewed = _write_csv(results, rubric) if arguments.format == "csv" else _write_jsonl(results)
    if links.says():
        sys.stderr.write(f"ambition: {one_line(links.says())}\n")
    return 0 if reviewed else 1


def _is_link(word: str) -> bool:
    return is_project(word) and not Path(word).exists()


def _listed(file: str | None) -> list[str]:
    if file is None:
        return []
    data = sys.stdin.buffer.read() if file == STANDARD_INPUT else read_bytes(Path(file))
    return links_in(data.decode("utf-8-sig", errors="replace"))


def _sources(files: list[tuple[str, Path]], links: Links) -> list[Source]:
    """Files and links alike, by name, in order of names."""
    found: dict[str, Callable[[], Input]] = {name: partial(resolve, str(path), name) for name, path in files}
    found.update({word: partial(_fetched, links, word) for word in links.words})
    return sorted(found.items(), key=lambda source: source[0])


def _fetched(links: Links, word: str) -> Input:
    return from_loaded(links.loaded(word), word)


def named_inputs(words: list[str]) -> list[tuple[str, Path]]:
    """Every file by the name it bears in the result, in order of names.

    A file in a folder is called as it is called there; one named on the command line as it was typed.
    """
    found: dict[str, Path] = {}
    for word in words:
        path = Path(word)
        if path.is_dir():
            inside = [entry for entry in path.iterdir() if _is_description(entry)]
            several = len(words) > 1
            found.update({(shown(entry.as_posix() if several else entry.name)): entry for entry in inside})
        else:
            found[shown(path.as_posix())] = path
    if not found:
        if not words:
            raise InputError("found nothing to review; write files, folders or links, or --links with a list")
        endings = ", ".join(ending for ending in ENDINGS if ending)
        raise InputError(
            f"{one_line(words[0])}: found no description; write a folder with files in {endings}"
        )
    return sorted(found.items())


def _is_description(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in ENDINGS and path.is_file()


def _results(inputs: list[Source], rubric: LoadedRubric) -> Iterator[Line]:
    for name, load in inputs:
        yield _result(name, load, rubric)


def _result(name: str, load: Callable[[], Input], rubric: LoadedRubric) -> Line:
    try:
        given = load()
        return Line(to_json(review(rubric, Submission(given.description, (), given.facts))), True)
    except AmbitionError as error:
        return _failed(name, str(error))
    except Exception as error:
        # one odd file must not cost the others their reviews
        return _failed(name, f"something went wrong inside the program ({type(error).__name__})")


def _failed(name: str, why: str) -> Line:
    return Line(json.dumps({"input": {"name": name}, "error": one_line(why)}, ensure_ascii=False), False)


def _with_progress(results: Iterator[Line], total: int) -> Iterator[Line]:
    """The same results; how many are done is told where a person looks on."""
    told = sys.stderr.isatty()
    for number, result in enumerate(results, 1):
        yield result
        if told:
            sys.stderr.write(f"\r{number} of {total}")
            sys.stderr.flush()
    if told:
        sys.stderr.write("\n")


def _write_jsonl(results: Iterator[Line]) -> int:
    reviewed = 0
    for result in results:
        sys.stdout.write(f"{result.json}\n")
        reviewed += result.is_review
    return reviewed


def _write_csv(results: Iterator[Line], rubric: LoadedRubric) -> int:
    ledgers = [scale.id for scale in rubric.scales_and_niche]
    columns = [f"{ledger} {value}" for ledger in ledgers for value in _OF_A_LEDGER]
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow([*_FIRST_COLUMNS, *columns, *_LAST_COLUMNS])
    reviewed = 0
    for result in results:
        sheet.writerow([_cell(value) for value in _row(json.loads(result.json), ledgers, rubric)])
        reviewed += result.is_review
    return reviewed


def _row(result: dict[str, Any], ledgers: list[str], rubric: LoadedRubric) -> list[object]:
    goal = result.get("goal") or {}
    hireability = result.get("hireability") or {}
    niche = rubric.rubric.niche.id if rubric.rubric.niche else None
    scales = dict(result.get("scales") or {})
    if niche:
        scales[niche] = result.get("niche") or {}
    values = [(scales.get(ledger) or {}).get(value) for ledger in ledgers for value in _OF_A_LEDGER]
    first = [goal.get("reached"), goal.get("rank"), goal.get("claimed"), goal.get("aimed")]
    last = [result.get("coverage"), result.get("error")]
    name = (result.get("input") or {}).get("name")
    return [name, *first, hireability.get("band"), hireability.get("score"), *values, *last]


def _cell(value: object) -> object:
    """Text as a table shows it: a cell that begins like a formula must not become one."""
    if isinstance(value, str):
        text = one_line(value)
        return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
    return "" if value is None else value
