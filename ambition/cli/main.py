"""From the words typed to an exit code; nothing escapes as a traceback."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from ambition import __version__
from ambition.cli import streams
from ambition.errors import AmbitionError

#: Command: its module and what it does. A module has ``add_to(commands)``, which adds the command's parser
#: with ``run`` as a default; it is loaded when its command is called, so the others cost nothing.
COMMANDS = {
    "review": ("ambition.cli.reviewing", "review one description"),
    "batch": ("ambition.cli.batch", "review many descriptions, one result a line"),
    "rubric": ("ambition.cli.rubrics", "list, check and show rubrics"),
    "desk": ("ambition.cli.desk", "check a saved desk: every review made again and compared"),
    "moved": ("ambition.cli.moved", "two dates of one project side by side"),
    "panel": ("ambition.cli.panel", "merge reviewers' marks: where they differ, how far they agree"),
}
DONE, BAD_INPUT = 0, 1
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Wrong usage is one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words typed, and leave with 2."""
        self.exit(2, f"{self.prog}: {streams.one_line(message)}; see {self.prog} --help\n")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; ``words`` are those typed after ``python -m ambition``. Returns the exit code."""
    streams.prepare()
    typed = list(sys.argv[1:] if words is None else words)
    try:
        arguments = _parser(typed).parse_args(typed)
        run: Callable[[argparse.Namespace], int] = arguments.run
        code = run(arguments)
        sys.stdout.flush()
        return code
    except AmbitionError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # whoever read our output has seen enough: that is no error
        streams.silence()
        return DONE
    except OSError as error:
        streams.silence()
        return _fail(f"found an output that cannot be written ({error.strerror}); free it, or choose another")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _fail(f"something went wrong inside the program ({type(error).__name__}); please report it")


def _parser(typed: Sequence[str]) -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m ambition", description="What a project is worth to others, with the evidence."
    )
    parser.add_argument("--version", action="version", version=f"ambition {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((word for word in typed if not word.startswith("-")), None)
    for name, (module, does) in COMMANDS.items():
        if name == called:
            importlib.import_module(module).add_to(commands)
        else:
            commands.add_parser(name, help=does)
    return parser


def _fail(message: str) -> int:
    sys.stderr.write(f"ambition: {streams.one_line(message)}\n")
    return BAD_INPUT
