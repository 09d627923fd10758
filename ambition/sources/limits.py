"""What GitHub says about how much may still be asked, and until when to wait once it is enough."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Final

from ambition.sources import answers
from ambition.sources.problems import RateLimitedError

WAIT_WITHOUT_A_TIME_S: Final = 60
LONGEST_WAIT_S: Final = 2 * 3600


class RateLimit:
    """Remembers a limit once it is reached, so that nothing more is asked before it ends.

    ``now`` gives seconds since 1970.
    """

    def __init__(self, now: Callable[[], float], has_token: bool) -> None:
        self._now = now
        self._has_token = has_token
        self._until = 0
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raises RateLimitedError while the limit holds."""
        with self._lock:
            until = self._until
        if until > self._now():
            raise RateLimitedError(until, self._has_token)

    def note(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Learns from an answer; raises RateLimitedError if the answer is a refusal to answer."""
        spent = headers.get("x-ratelimit-remaining", "").strip() == "0"
        refused = status in {403, 429} and (status == 429 or spent or _waits(headers) or _says_so(body))
        if not spent and not refused:
            return
        until = self._end(headers, spent)
        with self._lock:
            self._until = max(self._until, until)
        if refused:
            raise RateLimitedError(until, self._has_token)

    def _end(self, headers: Mapping[str, str], spent: bool) -> int:
        now = int(self._now())
        wait = _whole(headers.get("retry-after"))
        reset = _whole(headers.get("x-ratelimit-reset"))
        if wait is not None:
            return now + min(wait, LONGEST_WAIT_S) + 1
        if spent and reset is not None:
            return min(reset, now + LONGEST_WAIT_S)
        return now + WAIT_WITHOUT_A_TIME_S


def _waits(headers: Mapping[str, str]) -> bool:
    return _whole(headers.get("retry-after")) is not None


def _says_so(body: bytes) -> bool:
    return "rate limit" in answers.text(answers.table(answers.decoded(body)), "message").lower()


def _whole(value: str | None) -> int | None:
    cleaned = (value or "").strip()
    return int(cleaned) if cleaned.isascii() and cleaned.isdigit() and len(cleaned) < 13 else None
