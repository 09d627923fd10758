"""What takes long goes on beside the page: asking GitHub, and reading a zip or a folder with its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ambition.errors import AmbitionError
from ambition.ui import linking
from ambition.ui.opening import file_project_at, path_project, take_file, zip_project
from ambition.ui.session import forget_widgets, keep_as_base
from ambition.ui.state import PageState, Project
from ambition.ui.words import Words
from ambition.ui.work import UNEXPECTED, Work, show_work

if TYPE_CHECKING:
    from ambition.sources.github import GitHubClient

#: How long the page waits for work that was stopped; a request under way may take longer to end.
_LEAVE_S = 0.5
_DAY = "fetching.day"


def fetch_link(state: PageState, link: str, then: Callable[[Project], None] = lambda _: None) -> None:
    """Ask for a repository, or for somebody's list of them; ``then`` hears what project came of it."""
    if not link or (state.work is not None and state.asked == link):
        return

    def finish(found: Any) -> None:
        if isinstance(found, Project):
            state.linked, state.choices = found, ()
            then(found)
            keep_as_base(state)
        else:
            state.choices = tuple((choice.slug, choice.says) for choice in found)
            if not found:
                state.notices.append(("link.none", {}))

    _ask(state, link, lambda asked, work: linking.open_link(link, asked, work), finish)


def read_zip(state: PageState, name: str, data: bytes) -> None:
    """Read a repository from a zip."""
    _begin(state, name, lambda _: zip_project(name, data), partial(take_file, state), "fetching.zip")


def read_path(state: PageState, path: str) -> None:
    """Read a repository from a folder on one's own machine."""
    _begin(state, path, lambda _: path_project(path), partial(take_file, state), "fetching.folder")


def fetch_day(state: PageState, project: Project, day: date) -> None:
    """Bring the README that the project had on a day, to compare with."""

    def finish(found: Project) -> None:
        state.other, state.other_text, state.other_answers = found, "", ()
        state.other_of, state.other_day = project.key, day.isoformat()

    state.other = None
    name = f"{project.repository or project.title} {day}"
    if project.repository:
        run = partial(linking.open_link_at, project.repository, day)
        _ask(state, name, run, finish, _DAY)
    else:
        _begin(state, name, lambda _: file_project_at(project, day), finish, _DAY)


def show_fetching(state: PageState, words: Words, *, is_day: bool = False) -> bool:
    """What goes on beside the page, how far it is and the way to stop it; whether there is any.

    A README of another day (``is_day``) is waited for where it will stand, all else where it was asked for.
    """
    work = state.work
    if work is None or (work.says == _DAY) != is_day:
        return False
    show_work(work, words, lambda: stop(state))
    return True


def take_fetched(state: PageState) -> None:
    """Take what finished work has brought; to be called before any widget is drawn."""
    work = state.work
    if work is None or not work.is_done:
        return
    state.work = None
    if work.error == UNEXPECTED:
        state.notices.append(("fetching.failed", {}))
    elif work.error:
        state.notices.append(("error.source", {"why": work.error}))
    elif work.result is not None:
        work.finish(work.result)
        forget_widgets()


def stop(state: PageState) -> None:
    """End the work; what it had brought by then stays, and a request that hangs is waited for no longer."""
    work = state.work
    if work is None:
        return
    work.leave(_LEAVE_S)
    if work.is_done and not work.error:
        take_fetched(state)
        return
    state.work = None
    state.notices.append(("fetching.stopped", {}))


def _ask(
    state: PageState,
    asked: str,
    run: Callable[[GitHubClient, Work], Any],
    finish: Callable[[Any], None],
    says: str = "fetching.readme",
) -> None:
    try:
        client = linking.client()
    except AmbitionError as error:
        state.notices.append(("error.source", {"why": str(error)}))
        return
    _begin(state, asked, lambda work: run(client, work), finish, says)


def _begin(
    state: PageState, asked: str, run: Callable[[Work], Any], finish: Callable[[Any], None], says: str
) -> None:
    if state.work is not None:
        state.work.leave()
    state.asked, state.work = asked, Work(run, finish, says, total=3)
    state.work.start()
