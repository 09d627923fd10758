"""What can go wrong, as one small tree; the faces show ``str(error)`` as one sentence."""

from __future__ import annotations

from dataclasses import dataclass


class AmbitionError(Exception):
    """Base of every error that a user can cause and mend; its text says what, where and what to do."""


class InputError(AmbitionError):
    """A description, answers file or packet that cannot be read."""


class SourceError(AmbitionError):
    """A link, folder or archive that could not be fetched or opened."""


class DeskError(AmbitionError):
    """A saved desk, packet or panel file that cannot be opened or written."""


@dataclass(frozen=True, slots=True)
class RubricFault:
    """One thing wrong in a rubric file: the file, the field, what was found and what to write."""

    file: str
    field: str
    found: str
    write: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: found {self.found}; write {self.write}"


class RubricError(AmbitionError):
    """A rubric that breaks its own form; carries every fault, not only the first."""

    def __init__(self, faults: tuple[RubricFault, ...]) -> None:
        self.faults = faults
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
