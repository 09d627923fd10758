"""The answers file to fill in: every question with its options, all as comments, so it is valid untouched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ambition.rubric.loading import LoadedRubric
from ambition.rubric.schema import Question

_HEAD = """\
Answers for "{title}" ({id} {version}).

To answer a question take away the # before its [name] and before the lines below it that you fill in.
Leave the others as they are: every question may be skipped.
"""
_WIDTH = 100


def answers_form(rubric: LoadedRubric) -> str:
    """A TOML file with every question as a comment; as it stands it means that nothing is answered."""
    head = _HEAD.format(title=rubric.rubric.title, id=rubric.rubric.id, version=rubric.rubric.version)
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    for number, question in enumerate(rubric.rubric.questions, 1):
        lines += ["", *_question(number, question)]
    return "\n".join(lines) + "\n"


def _question(number: int, question: Question) -> Iterator[str]:
    yield from _comment(f"{number}. {question.asks}")
    if question.help:
        yield from _comment(question.help, "   ")
    for option in question.options:
        value = option.level if question.kind == "level" else option.id
        yield from _comment(f"{value}: {option.text}", "   ", "      ")
    yield f"# [{question.id}]"
    yield f"# {_line_to_fill(question)}"
    if question.kind == "numbers":
        for field in question.fields:
            unit = f" ({field.unit})" if field.unit else ""
            yield from _comment(f"{field.id}: {field.asks}{unit}", "   ", "      ")
    if question.proof:
        yield '# proof = ""   # a link, number, name or date that shows it'


def _line_to_fill(question: Question) -> str:
    match question.kind:
        case "level":
            return "level = 0   # the number of the line that is true"
        case "choice":
            return f'choice = "{question.options[0].id}"'
        case "text":
            return 'text = ""'
        case "links":
            return 'links = ["https://"]'
        case _:
            fields = ", ".join(f"{field.id} = 0" for field in question.fields)
            return f"numbers = {{ {fields} }}"


def _comment(text: str, first: str = "", rest: str = "   ") -> Iterator[str]:
    for line in textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=rest):
        yield f"# {line}"
