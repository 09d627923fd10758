"""Long work beside the page: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ambition.errors import AmbitionError
from ambition.ui.words import Words

_log = logging.getLogger("ambition")
#: The error of work that failed for a reason that nobody foresaw.
UNEXPECTED = "?"
_SOON_S = 0.8
_TICK_S = 0.6


@dataclass
class Work:
    """One piece of work in a thread of its own; it holds no part of the page.

    ``says`` is a key of a text, ``done`` and ``total`` are its numbers; ``result`` is there once ``is_done``,
    or ``error`` is: a sentence, or ``UNEXPECTED``. ``is_left`` once nobody waits for it any more.
    """

    run: Callable[[Work], Any]
    finish: Callable[[Any], None]
    says: str = "work.files"
    done: int = 0
    total: int = 0
    name: str = ""
    result: Any = None
    error: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)
    on_stop: list[Callable[[], None]] = field(default_factory=list)
    thread: threading.Thread | None = None
    is_left: bool = False

    def start(self) -> None:
        """Begin, and wait a moment: short work is done before anybody sees it."""
        self.thread = threading.Thread(target=self._go, daemon=True)
        self.thread.start()
        self.thread.join(_SOON_S)

    def stop(self) -> None:
        """Ask the work to end; what is done by then stays."""
        self.stopping.set()
        for stop in self.on_stop:
            stop()

    def leave(self, wait_s: float = 0.0) -> None:
        """Stop it, and wait for its end no longer than this."""
        self.stop()
        if self.thread is not None:
            self.thread.join(wait_s)
        self.is_left = True

    def at(self, says: str, done: int, total: int, name: str = "") -> None:
        """Say how far it is."""
        self.says, self.done, self.total, self.name = says, done, total, name

    @property
    def is_done(self) -> bool:
        """Whether it has ended."""
        return self.thread is not None and not self.thread.is_alive()

    def _go(self) -> None:
        try:
            self.result = self.run(self)
        except AmbitionError as error:
            self.error = str(error)
        except Exception:
            _log.exception("work beside the page failed")
            self.error = UNEXPECTED


def show_work(work: Work, words: Words, stop: Callable[[], None] | None = None) -> None:
    """The bar, the sentence above it, and the button to stop; it looks again by itself.

    ``stop`` is what the button does, if that is not to ask the work to end and to wait for it.
    """

    @st.fragment(run_every=_TICK_S)
    def watch() -> None:
        if work.is_done or work.is_left:
            st.rerun()
        share = work.done / work.total if work.total else 0.0
        says = words(work.says, done=work.done, all=work.total)
        st.progress(min(1.0, share), text=says)
        st.button(
            words("work.stopping") if work.stopping.is_set() else words("work.stop"),
            key="work-stop",
            disabled=work.stopping.is_set(),
            on_click=stop or work.stop,
        )

    with st.container(key="work", border=True):
        watch()
