"""The wire: one host, few connections at once, small answers, and the token added last of all.

From the outside in: a client that asks, a cache that answers what it already knows, and ``Wire``, the only
place where bytes leave. The token is added inside ``Wire``, below the cache, so that neither a stored
answer nor a key of the cache can hold it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import ssl
import threading
import time
from email.utils import formatdate
from functools import cache
from pathlib import Path
from typing import Any, Final

import httpx2
from hishel import CacheOptions, SqliteStorage
from hishel.httpx2 import CacheTransport

from ambition import __version__
from ambition.errors import SourceError
from ambition.sources import answers
from ambition.sources.limits import RateLimit
from ambition.sources.problems import RefusedError

AT_ONCE: Final = 8
LARGEST_ANSWER_BYTES: Final = 8_000_000
ANSWER_TIMEOUT_S: Final = 30.0
#: How long an answer may be used at all; ``GitHubClient.get`` says how old it may be for one question.
CACHE_LIFE_S: Final = 7200
#: Answers younger than this are not pushed out by newer ones: somebody may be reading them.
GRACE_S: Final = 40.0
FORGOTTEN_AFTER_S: Final = 7 * 24 * 3600
MEMORY_CACHE_BYTES: Final = 64 * 1024 * 1024
DISK_CACHE_BYTES: Final = 256 * 1024 * 1024
# A cache that cannot be written costs a call and no review, so it is nothing to print a traceback for.
logging.getLogger("hishel").addHandler(logging.NullHandler())

#: What every request says of itself.
REQUEST_HEADERS: Final = {
    "Accept": "application/vnd.github+json",
    "X-GitHub-Api-Version": "2022-11-28",
    "User-Agent": f"ambition/{__version__}",
}
#: What described the bytes on the wire, would keep the answer from the cache, or belongs to a session.
NOT_PASSED_ON: Final = (
    *("content-encoding", "content-length", "transfer-encoding", "set-cookie"),
    *("vary", "cache-control", "expires", "age", "pragma"),
)
TIMEOUT: Final = httpx2.Timeout(connect=5.0, read=10.0, write=10.0, pool=60.0)


class Token:
    """A secret that shows itself to nobody: its text, repr and pickle hold nothing of it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        stripped = secret.strip()
        if not stripped.isascii() or not stripped.isprintable() or " " in stripped:
            raise SourceError("GITHUB_TOKEN holds characters that no token has: copy it again from GitHub.")
        self._secret = stripped

    def __bool__(self) -> bool:
        return bool(self._secret)

    def __repr__(self) -> str:
        return "Token(hidden)"

    def __reduce__(self) -> str:
        raise TypeError("a token is not written anywhere")

    def header(self) -> str:
        """The value of the Authorization header; for the wire alone."""
        return f"Bearer {self._secret}"


class Wire(httpx2.BaseTransport):
    """Sends a request to ``base``'s host and no other, and reads its answer within time and size.

    Private repositories are answered as if they did not exist, and only good answers may be kept: so the
    cache above never holds what the public cannot see. A request's extension ``spend`` is called before the
    request leaves, and may raise to stop it.
    """

    def __init__(self, base: httpx2.URL, token: Token, limit: RateLimit) -> None:
        self._base, self._token, self._limit = base, token, limit
        limits = httpx2.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        self._inner = httpx2.HTTPTransport(verify=_trust(), trust_env=False, limits=limits)
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._sent = 0

    @property
    def sent(self) -> int:
        """How many requests have left."""
        return self._sent

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends one request; raises SourceError where it must not, httpx2 errors for a broken answer."""
        check_host(self._base, request.url)
        with self._places:
            self._limit.check()
            request.extensions.get("spend", lambda: None)()
            response, body = self._sent_and_read(request)
        self._limit.note(response.status_code, response.headers, body)
        status, headers, kept = _for_the_cache(response, body, bool(self._token))
        return httpx2.Response(status, headers=headers, content=kept, request=request)

    def _sent_and_read(self, request: httpx2.Request) -> tuple[httpx2.Response, bytes]:
        headers = httpx2.Headers(request.headers)
        if self._token:
            headers["Authorization"] = self._token.header()
        outgoing = httpx2.Request(
            request.method, request.url, headers=headers, extensions={"timeout": TIMEOUT.as_dict()}
        )
        with self._lock:
            self._sent += 1
        response = self._inner.handle_request(outgoing)
        try:
            return response, _read(response)
        finally:
            response.close()

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


@cache
def _trust() -> ssl.SSLContext:
    """The machine's own trusted certificates, read once: that takes a tenth of a second."""
    return httpx2.create_ssl_context(trust_env=False)


def check_host(base: httpx2.URL, url: httpx2.URL) -> None:
    """Raises RefusedError unless ``url`` is on the very host, scheme and port of ``base``."""
    if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port) or url.userinfo:
        raise RefusedError("GitHub's answer leads to another host, which is not asked.")


def _read(response: httpx2.Response) -> bytes:
    deadline = time.monotonic() + ANSWER_TIMEOUT_S
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > LARGEST_ANSWER_BYTES:
            raise RefusedError("GitHub's answer is larger than what is read of one.")
        if time.monotonic() > deadline:
            raise httpx2.ReadTimeout("the answer came too slowly")
        chunks.append(chunk)
    return b"".join(chunks)


def _for_the_cache(
    response: httpx2.Response, body: bytes, has_token: bool
) -> tuple[int, httpx2.Headers, bytes]:
    """The answer with what a cache may do with it; a private repository becomes one that does not exist."""
    status, found = response.status_code, httpx2.Headers(response.headers)
    for name in NOT_PASSED_ON:
        found.pop(name, None)
    value = answers.decoded(body) if status == 200 else None
    if _is_private(value):
        return 404, httpx2.Headers({"cache-control": "no-store"}), b"{}"
    if isinstance(value, list) and any(_is_private(item) for item in value):
        body = json.dumps([item for item in value if not _is_private(item)]).encode()
    keep = status == 304 or (status == 200 and value is not None) or (status == 301 and not has_token)
    # GitHub lets answers be kept for a minute; a list of links that meets the limit goes on an hour later.
    found["cache-control"] = f"public, max-age={CACHE_LIFE_S}" if keep else "no-store"
    found["date"] = formatdate(usegmt=True)
    return status, found, body


def _is_private(value: Any) -> bool:
    return answers.table(value).get("private") is True


def _storage(most_bytes: int, **place: Any) -> SqliteStorage:
    return SqliteStorage(max_size=most_bytes, soft_delete_ttl=GRACE_S, default_ttl=FORGOTTEN_AFTER_S, **place)


def cached(wire: Wire, folder: Path | None) -> CacheTransport:
    """The wire behind a bounded cache: in memory, or kept in ``folder`` on one's own machine.

    A folder that cannot be made is done without.
    """
    try:
        storage = _in_memory() if folder is None else _on_disk(folder)
    except OSError:
        storage = _in_memory()
    return CacheTransport(wire, storage=storage, rfc=CacheOptions(shared=True))


def _in_memory() -> SqliteStorage:
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    return _storage(MEMORY_CACHE_BYTES, connection=connection)


def _on_disk(folder: Path) -> SqliteStorage:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _storage(DISK_CACHE_BYTES, database_path=folder / "github-answers.db")
