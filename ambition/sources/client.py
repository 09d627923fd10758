"""Asks GitHub's REST API: retries, redirects within the host, and the calls a project may cost."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import httpx2
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from ambition.errors import SourceError
from ambition.sources import answers
from ambition.sources.limits import RateLimit
from ambition.sources.problems import BudgetError, RateLimitedError, RefusedError, UnreachableError
from ambition.sources.transport import REQUEST_HEADERS, Token, Wire, cached, check_host

PUBLIC_API: Final = "https://api.github.com"
CALLS_WITHOUT_TOKEN: Final = 2
CALLS_WITH_TOKEN: Final = 6
ATTEMPTS: Final = 3
LONGEST_PAUSE_S: Final = 4.0
MOST_REDIRECTS: Final = 2
REDIRECTS: Final = frozenset({301, 302, 307, 308})
#: How old a kept answer may be (seconds) before it is asked for again, unless the caller says otherwise.
FRESH_S: Final = 600


class _PassingError(Exception):
    """An answer or a broken connection that may be better next time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, JSON value (None: no JSON), whether pages follow, whether the address had moved."""

    status: int
    value: Any
    has_more: bool = False
    moved: bool = False


class GitHubClient:
    """A client for one API address; safe to share between threads and sessions.

    ``token`` is added on the wire only. ``cache_folder`` keeps answers about public repositories between
    runs, on one's own machine; without it they are kept in memory. ``now`` (seconds since 1970) and
    ``sleep`` (seconds) are arguments so that nothing here reads a clock of its own choice.
    Raises SourceError for an address that can be no API's.
    """

    def __init__(
        self,
        api: str = PUBLIC_API,
        token: str = "",
        cache_folder: Path | None = None,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._base = _checked_base(api)
        self._token = Token(token)
        self._wire = Wire(self._base, self._token, RateLimit(now, bool(self._token)))
        self._http = httpx2.Client(
            transport=cached(self._wire, cache_folder),
            headers=REQUEST_HEADERS,
            # A proxy or .netrc of the environment would bring in a host and credentials that nobody chose.
            trust_env=False,
            follow_redirects=False,
        )
        self._sleep, self._now = sleep, now

    def __repr__(self) -> str:
        return f"GitHubClient({str(self._base)!r})"

    def __enter__(self) -> GitHubClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes connections and cache."""
        self._http.close()

    @property
    def has_token(self) -> bool:
        """Whether requests carry a token."""
        return bool(self._token)

    @property
    def calls_a_project(self) -> int:
        """How many calls a project may cost."""
        return CALLS_WITH_TOKEN if self.has_token else CALLS_WITHOUT_TOKEN

    @property
    def requests_sent(self) -> int:
        """How many requests have left this machine."""
        return self._wire.sent

    @property
    def link_host(self) -> str:
        """The host whose links belong to this API."""
        return "github.com" if _is_loopback(self._base.host) else self._base.host.removeprefix("api.")

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        spend: Callable[[], None] = lambda: None,
        oldest_s: int = FRESH_S,
    ) -> Reply:
        """The answer to a question; ``spend`` is called before each request that leaves, retries aside.

        An answer kept for longer than ``oldest_s`` seconds is asked for again, with its ETag. A status from
        400 to 499 is an answer. Raises RateLimitedError, UnreachableError, RefusedError, and whatever
        ``spend`` raises to stop the request.
        """
        url = httpx2.URL(str(self._base).rstrip("/") + path, params=dict(query or {}))
        for step in range(MOST_REDIRECTS + 1):
            response = self._answered(url, _once(spend), oldest_s)
            if response.status_code not in REDIRECTS:
                return _reply(response, moved=step > 0)
            url = self._target(url, response.headers.get("location", ""))
        raise RefusedError("GitHub's answers lead in a circle: try the link again later.")

    def _target(self, url: httpx2.URL, location: str) -> httpx2.URL:
        try:
            target = url.join(location)
        except (httpx2.InvalidURL, ValueError, UnicodeError):
            raise RefusedError("GitHub's answer leads nowhere: try the link again later.") from None
        check_host(self._base, target)
        return target

    def _answered(self, url: httpx2.URL, spend: Callable[[], None], oldest_s: int) -> httpx2.Response:
        retrying = Retrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.5, max=LONGEST_PAUSE_S),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(self._try, url, spend, oldest_s)
        except _PassingError as error:
            raise UnreachableError(
                f"GitHub could not be reached ({error}): check the connection and try again, or paste the "
                "README's text instead."
            ) from None

    def _try(self, url: httpx2.URL, spend: Callable[[], None], oldest_s: int) -> httpx2.Response:
        try:
            response = self._fresh_enough(url, spend, oldest_s)
        except httpx2.TimeoutException:
            raise _PassingError("it took too long to answer") from None
        except (httpx2.HTTPError, httpx2.StreamError):
            raise _PassingError("the connection broke") from None
        if response.status_code >= 500:
            raise _PassingError(f"it answered with error {response.status_code}")
        if response.status_code == 401:
            raise SourceError(
                "GitHub does not accept the token in GITHUB_TOKEN: renew it, or remove it to ask without one."
            )
        return response

    def _fresh_enough(self, url: httpx2.URL, spend: Callable[[], None], oldest_s: int) -> httpx2.Response:
        kept = self._http.get(url, extensions={"spend": spend})
        if _age_s(kept, self._now()) <= oldest_s:
            return kept
        try:
            return self._http.get(url, headers={"Cache-Control": "no-cache"}, extensions={"spend": spend})
        except (RateLimitedError, BudgetError):
            return kept


def _age_s(response: httpx2.Response, now: float) -> float:
    """How long ago an answer was stored or confirmed, in seconds; 0 for one that comes from the wire."""
    status = response.extensions.get("caching") or {}
    if not status.get("from_cache"):
        return 0
    try:
        return now - parsedate_to_datetime(response.headers.get("date", "")).timestamp()
    except ValueError:
        return 0


def _once(spend: Callable[[], None]) -> Callable[[], None]:
    """``spend`` for the first try of a request, and nothing for its retries."""
    spent: list[bool] = []

    def spend_once() -> None:
        if not spent:
            spend()
            spent.append(True)

    return spend_once


def _reply(response: httpx2.Response, moved: bool) -> Reply:
    has_more = 'rel="next"' in response.headers.get("link", "")
    return Reply(response.status_code, answers.decoded(response.content), has_more, moved)


def _checked_base(api: str) -> httpx2.URL:
    advice = (
        "AMBITION_GITHUB_API must be the address of a GitHub API, such as https://github.example.com/api/v3."
    )
    try:
        base = httpx2.URL(api.strip())
    except (httpx2.InvalidURL, ValueError):
        raise SourceError(advice) from None
    if not all(character.isalnum() or character in ".-:" for character in base.host):
        raise SourceError(advice)
    safe = base.scheme == "https" or (base.scheme == "http" and _is_loopback(base.host))
    if not safe or not base.host or base.userinfo or base.query or base.fragment:
        raise SourceError(advice)
    return base


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
