"""Many projects at once, breadth first: every README, then every record, then whatever else is affordable.

So a limit that is reached half-way costs facts and never a review. Work that was stopped, or met the limit,
goes on where it was with another ``run``; answers kept by the client are not asked for again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Final, Literal

from ambition.errors import SourceError
from ambition.sources.client import GitHubClient
from ambition.sources.links import OwnerLink, RepositoryLink, parse_link
from ambition.sources.loaded import Loaded
from ambition.sources.problems import CancelledError, LinkError, RateLimitedError
from ambition.sources.project import Project
from ambition.sources.transport import AT_ONCE, CACHE_LIFE_S

Stage = Literal["readme", "record", "further"]
STAGES: Final[tuple[Stage, ...]] = ("readme", "record", "further")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where one link of a list stands: ``loaded`` or ``error``, or neither while its README is pending.

    ``index`` is its place in the list, ``text`` the link as given. ``error`` is a sentence.
    """

    index: int
    text: str
    loaded: Loaded | None = None
    error: str = ""

    @property
    def pending(self) -> tuple[str, ...]:
        """What can still be fetched: ids of facts, or ``readme``."""
        if self.loaded is not None:
            return self.loaded.pending
        return () if self.error else ("readme",)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a list is: the stage, and how many of its links have passed it."""

    stage: Stage
    done: int
    total: int


class Batch:
    """A list of links being fetched. Links that lead to the same place are fetched once.

    ``texts`` are links as typed; what is no link becomes that item's error and the rest go on.
    """

    def __init__(self, texts: Sequence[str], client: GitHubClient) -> None:
        self._client = client
        self._texts = tuple(texts)
        self._cancelled = threading.Event()
        self._errors: dict[int, str] = {}
        self._projects: dict[int, Project] = {}
        self.limited_until: int | None = None
        self.limit_says = ""
        self._sort_out()

    def _sort_out(self) -> None:
        known: dict[tuple[str, str, str, str], Project] = {}
        for index, text in enumerate(self._texts):
            try:
                link = parse_link(text, self._client.link_host)
            except LinkError as error:
                self._errors[index] = str(error)
                continue
            if isinstance(link, OwnerLink):
                self._errors[index] = (
                    f"{text}: a person or an organisation; choose one of their repositories."
                )
                continue
            self._projects[index] = known.setdefault(link.key, self._new(link))

    def _new(self, link: RepositoryLink) -> Project:
        return Project(link, self._client, self._stop, oldest_s=CACHE_LIFE_S)

    def _stop(self) -> None:
        if self._cancelled.is_set():
            raise CancelledError("Stopped; what had arrived is kept.")

    def cancel(self) -> None:
        """Stops the work before the next request; may be called from another thread."""
        self._cancelled.set()

    def run(self, progress: Callable[[Progress], None] = lambda _: None) -> Iterator[Fetched]:
        """Fetches on, yielding a link's state each time more of it has arrived; the last one stands.

        Ends early, without an error, when GitHub's limit is reached (``limit_says`` tells until when) or
        the work is cancelled; call it again to go on.
        """
        self._cancelled.clear()
        self.limited_until, self.limit_says = None, ""
        yield from (self._fetched(index) for index in self._errors)
        for stage in STAGES:
            for done, project in enumerate(self._passing(stage), start=1):
                progress(Progress(stage, done, len(self._distinct)))
                yield from (self._fetched(index) for index, one in self._projects.items() if one is project)
            if self.limited_until is not None or self._cancelled.is_set():
                return

    @property
    def _distinct(self) -> tuple[Project, ...]:
        return tuple(dict.fromkeys(self._projects.values()))

    def _passing(self, stage: Stage) -> Iterator[Project]:
        """The projects in the order in which they pass the stage."""
        pool = ThreadPoolExecutor(AT_ONCE)
        try:
            work: dict[Future[None], Project] = {
                pool.submit(self._pass, project, stage): project for project in self._distinct
            }
            for future in as_completed(work):
                try:
                    future.result()
                except CancelledError:
                    continue
                except RateLimitedError as error:
                    self.limited_until, self.limit_says = error.until, str(error)
                    continue
                yield work[future]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def _pass(project: Project, stage: Stage) -> None:
        step = {
            "readme": project.fetch_readme,
            "record": project.fetch_record,
            "further": project.fetch_further,
        }
        step[stage]()

    def _fetched(self, index: int) -> Fetched:
        text = self._texts[index]
        if index in self._errors:
            return Fetched(index, text, error=self._errors[index])
        project = self._projects[index]
        if not project.has_readme and project.error is None:
            return Fetched(index, text)
        try:
            return Fetched(index, text, project.loaded())
        except SourceError as error:
            return Fetched(index, text, error=str(error))

    def results(self) -> tuple[Fetched, ...]:
        """Where every link of the list stands, in the order of the list."""
        return tuple(self._fetched(index) for index in range(len(self._texts)))


def fetch_many(
    texts: Sequence[str], client: GitHubClient, progress: Callable[[Progress], None] = lambda _: None
) -> tuple[Fetched, ...]:
    """Fetches a list of links to its end, or to GitHub's limit; see ``Batch`` to stop and to go on."""
    batch = Batch(texts, client)
    for _ in batch.run(progress):
        pass
    return batch.results()
