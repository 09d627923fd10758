"""What can go wrong with a source, as children of ``SourceError``; every text says what to do."""

from __future__ import annotations

from datetime import UTC, datetime

from ambition.errors import SourceError

PASTE = "paste the README's text instead"


class LinkError(SourceError):
    """Text that is no link to a repository, a person or an organisation on GitHub."""


class MissingError(SourceError):
    """A repository that is private, missing or blocked; the three cannot be told apart from outside."""


class NoReadmeError(SourceError):
    """A repository, folder or archive without a README that can be read."""


class RefusedError(SourceError):
    """An answer, folder or archive refused because it is too large, broken or leads elsewhere."""


class UnreachableError(SourceError):
    """GitHub did not answer, or answered with an error of its own, after several tries."""


class BudgetError(SourceError):
    """A further call that would exceed the calls one project may cost."""


class CancelledError(SourceError):
    """The user stopped the work; what had arrived is kept."""


class RateLimitedError(SourceError):
    """GitHub's limit is reached; ``until`` is when it answers again (seconds since 1970)."""

    def __init__(self, until: int, has_token: bool) -> None:
        self.until = until
        self.has_token = has_token
        more = "" if has_token else " A GITHUB_TOKEN with public read access raises the limit."
        super().__init__(
            f"GitHub answers no more questions from here until {clock_time(until)}: wait until then and try "
            f"again, or {PASTE} meanwhile.{more}"
        )


def clock_time(seconds: int) -> str:
    """Seconds since 1970 as ``2026-03-01 14:05 UTC``; the same text on every machine."""
    return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%d %H:%M UTC")


def missing(link: str) -> MissingError:
    """The error for a repository that GitHub does not show to the public."""
    return MissingError(
        f"{link}: not found. It is private, renamed without a trace, or misspelt: check the link, make the "
        f"repository public, or {PASTE}."
    )


def broken_answer(link: str) -> RefusedError:
    """The error for an answer of GitHub that makes no sense."""
    return RefusedError(f"{link}: GitHub's answer is broken. Try again later, or {PASTE}.")


def empty_repository(link: str) -> NoReadmeError:
    """The error for a repository without a single file."""
    return NoReadmeError(
        f"{link}: the repository is empty. Push a README that says what the project does and for whom, or "
        "paste a description."
    )


def no_readme(link: str, where: str = "the repository") -> NoReadmeError:
    """The error for a repository that has files and no README."""
    return NoReadmeError(
        f"{link}: there is no README in {where}. Add a README that says what the project does and for whom, "
        "link to the file that describes it, or paste a description."
    )


def empty_readme(link: str) -> NoReadmeError:
    """The error for a README without a word."""
    return NoReadmeError(
        f"{link}: the README is empty. Write what the project does and for whom, or paste a description."
    )


def large_readme(link: str) -> RefusedError:
    """The error for a README over the size that is read."""
    return RefusedError(
        f"{link}: the README is larger than 1 MB. Paste the part that describes the project, or link to a "
        "shorter file."
    )


def binary_readme(link: str) -> RefusedError:
    """The error for a README whose bytes are no text."""
    return RefusedError(
        f"{link}: the README is not text. Save it as Markdown, reStructuredText or plain text in UTF-8, or "
        "paste a description."
    )
