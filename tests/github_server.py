"""A server on loopback that answers as GitHub's documented REST API does, faults and limits included.

Tests fill ``GitHubServer.repositories`` and start it as a context manager; every request that arrives is
written down in ``requests``. Faults are chosen by a part of the path: ``server.fault("/readme", "slow")``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Json = dict[str, Any]
README = "# Tide tables\n\nTide tables for 40 harbour pilots on the west coast.\n"
RESET = 4_102_444_800
LISTS = ("releases", "contributors", "issues")


@dataclass
class Repository:
    """One repository: what its record, README, files, releases, contributors and issues answer."""

    slug: str
    readme: bytes | None = README.encode()
    readme_path: str = "README.md"
    files: tuple[str, ...] = ("README.md", "tides.py")
    record: Json = field(default_factory=dict)
    releases: list[Json] = field(default_factory=list)
    contributors: list[Json] | None = field(default_factory=list)
    issues: list[Json] = field(default_factory=list)
    others: dict[str, bytes] = field(default_factory=dict)
    versions: list[tuple[str, str, bytes]] = field(default_factory=list)
    truncated: bool = False
    private: bool = False
    moved_to: str = ""

    @property
    def number(self) -> int:
        """The id under which GitHub keeps a repository whatever its name."""
        return int(hashlib.sha256(self.slug.lower().encode()).hexdigest()[:7], 16)


@dataclass(frozen=True)
class Seen:
    """A request that arrived: path, query, and headers in lower case."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    status: int = 0


class GitHubServer:
    """The server; ``limit`` is how many requests it answers before it says that the limit is reached."""

    def __init__(self, *repositories: Repository, limit: int | None = None) -> None:
        self.repositories = {one.slug.lower(): one for one in repositories}
        self.owners: dict[str, list[Json]] = {}
        self.requests: list[Seen] = []
        self.limit = limit
        self.reset = RESET
        self.secondary_after: int | None = None
        self.private_token = "can-see-private"
        self.delay_s = 0.0
        self.most_at_once = 0
        self.answered_304 = 0
        self._at_once = 0
        self._faults: list[tuple[str, str, int]] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def add(self, *repositories: Repository) -> None:
        """Puts more repositories on the server."""
        self.repositories.update({one.slug.lower(): one for one in repositories})

    def fault(self, part: str, kind: str, times: int = 1_000) -> None:
        """Makes the next ``times`` answers to paths that contain ``part`` go wrong in this way."""
        self._faults.append((part, kind, times))

    def clear(self) -> None:
        """Forgets faults, limits and what was asked; repositories stay."""
        self._faults.clear()
        self.requests.clear()
        self.limit = self.secondary_after = None

    @property
    def url(self) -> str:
        """The base address, for AMBITION_GITHUB_API."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self) -> list[str]:
        """The paths asked for, in order of arrival."""
        return [seen.path for seen in self.requests]

    def asked(self, slug: str) -> list[str]:
        """The paths asked for that concern one repository, under its name or its number."""
        number = self.repositories[slug.lower()].number if slug.lower() in self.repositories else -1
        starts = (f"/repos/{slug}".lower(), f"/repositories/{number}")
        return [
            path for path in self.paths() if (path + "/").lower().startswith(tuple(f"{s}/" for s in starts))
        ]

    def __enter__(self) -> GitHubServer:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server._count(1)
                try:
                    server._serve(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    server._count(-1)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _count(self, step: int) -> None:
        with self._lock:
            self._at_once += step
            self.most_at_once = max(self.most_at_once, self._at_once)

    def _fault_for(self, path: str) -> str:
        with self._lock:
            for index, (part, kind, times) in enumerate(self._faults):
                if part in path and times > 0:
                    self._faults[index] = (part, kind, times - 1)
                    return kind
        return ""

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        address = urlsplit(request.path)
        path = unquote(address.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        headers = {name.lower(): value for name, value in request.headers.items()}
        time.sleep(self.delay_s)
        with self._lock:
            self.requests.append(Seen(path, query, headers))
            number = len(self.requests)
        fault = self._fault_for(path)
        if fault:
            FAULTS[fault](request, self)
        elif self.limit is not None and number > self.limit:
            self.send(request, 403, {"message": "API rate limit exceeded"}, self._limits(0))
        elif self.secondary_after is not None and number > self.secondary_after:
            message = {"message": "You have exceeded a secondary rate limit."}
            self.send(request, 429, message, {"Retry-After": "17"})
        else:
            self._answer(request, path, query, headers, number)

    def _limits(self, remaining: int) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": "60",
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(self.reset),
            "X-RateLimit-Resource": "core",
        }

    def _answer(
        self,
        request: BaseHTTPRequestHandler,
        path: str,
        query: dict[str, str],
        headers: dict[str, str],
        number: int,
    ) -> None:
        status, value, more = self._found(path, query, headers)
        left = 59 if self.limit is None else max(self.limit - number, 0)
        more = {
            **more,
            **self._limits(left),
            "Vary": "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With",
            "Cache-Control": "private, max-age=60" if "authorization" in headers else "public, max-age=60",
        }
        if status == 200:
            etag = f'W/"{hashlib.sha256(json.dumps(value).encode()).hexdigest()}"'
            more["ETag"] = etag
            if headers.get("if-none-match") == etag:
                self.answered_304 += 1
                status, value = 304, None
        self.send(request, status, value, more)

    @staticmethod
    def send(request: BaseHTTPRequestHandler, status: int, value: Any, headers: dict[str, str]) -> None:
        """Sends a JSON answer."""
        body = b"" if value is None else json.dumps(value).encode()
        request.send_response(status)
        for name, content in headers.items():
            request.send_header(name, content)
        if status != 304:
            request.send_header("Content-Type", "application/json; charset=utf-8")
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if status != 304:
            request.wfile.write(body)

    def _found(
        self, path: str, query: dict[str, str], headers: dict[str, str]
    ) -> tuple[int, Any, dict[str, str]]:
        parts = path.strip("/").split("/")
        if parts[0] == "users" and parts[-1] == "repos":
            listed = self.owners.get(parts[1].lower())
            return (404, {"message": "Not Found"}, {}) if listed is None else (200, listed, {})
        repository, rest = self._repository(parts)
        token = headers.get("authorization", "").removeprefix("Bearer ")
        if repository is None or (repository.private and token != self.private_token):
            return 404, {"message": "Not Found"}, {}
        if repository.moved_to and parts[0] == "repos":
            target = self.repositories[repository.moved_to.lower()]
            tail = "".join(f"/{part}" for part in rest)
            return (
                301,
                {"message": "Moved Permanently"},
                {"Location": f"{self.url}/repositories/{target.number}{tail}"},
            )
        status, value, more = _of_repository(repository, rest, query, self.url)
        return status, value, more

    def _repository(self, parts: list[str]) -> tuple[Repository | None, list[str]]:
        if parts[0] == "repositories":
            found = [
                one for one in self.repositories.values() if str(one.number) == parts[1] and not one.moved_to
            ]
            return (found[0] if found else None), parts[2:]
        return self.repositories.get("/".join(parts[1:3]).lower()), parts[3:]


def _of_repository(
    repository: Repository, rest: list[str], query: dict[str, str], base: str
) -> tuple[int, Any, dict[str, str]]:
    kind, inside = (rest[0] if rest else ""), "/".join(rest[1:])
    if kind == "contributors" and repository.contributors is None:
        return 204, None, {}
    singles: dict[str, Callable[[], tuple[int, Any, dict[str, str]]]] = {
        "": lambda: (200, record(repository), {}),
        "readme": lambda: _readme(repository, inside, query),
        "contents": lambda: _file(repository, inside),
        "git": lambda: _tree(repository),
        "commits": lambda: (200, _commits(repository, query), {}),
    }
    if kind in singles:
        return singles[kind]()
    items: list[Json] | None = getattr(repository, kind, None) if kind in LISTS else None
    if items is None:
        return _missing()
    next_page = f'<{base}/x?page=2>; rel="next", <{base}/x?page=9>; rel="last"'
    return 200, items[:100], {"Link": next_page} if len(items) > 100 else {}


def _file(repository: Repository, path: str) -> tuple[int, Any, dict[str, str]]:
    data = repository.others.get(path)
    return _missing() if data is None else (200, content(repository, path, data), {})


def _missing() -> tuple[int, Any, dict[str, str]]:
    return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}, {}


def _readme(repository: Repository, folder: str, query: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
    if folder:
        return _file(repository, f"{folder}/README.md")
    at = {sha: data for sha, _, data in repository.versions}
    data = at.get(query.get("ref", ""), repository.readme)
    return (200, content(repository, repository.readme_path, data), {}) if data is not None else _missing()


def _tree(repository: Repository) -> tuple[int, Any, dict[str, str]]:
    if repository.readme is None and not repository.files:
        return 409, {"message": "Git Repository is empty."}, {}
    entries = [
        {"path": path, "mode": "100644", "type": "blob", "sha": "0" * 40, "size": 1}
        for path in repository.files
    ]
    return 200, {"sha": "0" * 40, "url": "", "tree": entries, "truncated": repository.truncated}, {}


def _commits(repository: Repository, query: dict[str, str]) -> list[Json]:
    until = query.get("until", "9")
    known = sorted(repository.versions, key=lambda version: version[1], reverse=True)
    found = [(sha, when) for sha, when, _ in known if when <= until]
    return [
        {"sha": sha, "commit": {"committer": {"date": when}, "author": None}, "author": None}
        for sha, when in found[: int(query.get("per_page", "30"))]
    ]


def record(repository: Repository) -> Json:
    """A repository's record with the fields that GitHub always sends, changed by the test's own."""
    owner, name = repository.slug.split("/")
    return {
        "id": repository.number,
        "name": name,
        "full_name": repository.slug,
        "private": repository.private,
        "owner": {"login": owner, "id": 1, "type": "User"},
        "html_url": f"https://github.com/{repository.slug}",
        "description": "Tide tables for pilots",
        "fork": False,
        "created_at": "2023-02-01T08:00:00Z",
        "updated_at": "2024-06-01T08:00:00Z",
        "pushed_at": "2024-05-30T08:00:00Z",
        "homepage": "",
        "size": 120,
        "stargazers_count": 7,
        "forks_count": 2,
        "open_issues_count": 1,
        "archived": False,
        "default_branch": "main",
        "license": {"key": "mit", "name": "MIT License", "spdx_id": "MIT", "url": None, "node_id": "x"},
        "topics": ["tides", "harbour"],
        **repository.record,
    }


def content(repository: Repository, path: str, data: bytes) -> Json:
    """A file's answer: its bytes in base64 with line breaks, or none above one megabyte."""
    large = len(data) > 1024 * 1024
    return {
        "type": "file",
        "encoding": "none" if large else "base64",
        "size": len(data),
        "name": path.rsplit("/", 1)[-1],
        "path": path,
        "content": "" if large else base64.encodebytes(data).decode(),
        "sha": hashlib.sha256(data).hexdigest()[:40],
        "url": f"https://api.github.com/repos/{repository.slug}/contents/{path}?ref=main",
        "html_url": f"https://github.com/{repository.slug}/blob/main/{path}",
        "git_url": None,
        "download_url": f"https://raw.githubusercontent.com/{repository.slug}/main/{path}",
        "_links": {"self": "", "git": None, "html": None},
    }


Fault = Callable[[BaseHTTPRequestHandler, GitHubServer], None]


def _raw(status: int, body: bytes, kind: str = "application/json", length: int | None = None) -> Fault:
    def send(request: BaseHTTPRequestHandler, _: GitHubServer) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        request.end_headers()
        request.wfile.write(body)
        if length is not None:
            request.wfile.flush()
            request.close_connection = True

    return send


def _redirect(where: str) -> Fault:
    def send(request: BaseHTTPRequestHandler, server: GitHubServer) -> None:
        location = where.replace("SELF", server.url).replace("PATH", request.path)
        server.send(request, 302, {}, {"Location": location})

    return send


def _hang_up(request: BaseHTTPRequestHandler, _: GitHubServer) -> None:
    request.close_connection = True
    request.connection.close()


def _slow(request: BaseHTTPRequestHandler, server: GitHubServer) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def _too_large(request: BaseHTTPRequestHandler, _: GitHubServer) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(40_000_000))
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b" " * 1_000_000)


def _forbidden(request: BaseHTTPRequestHandler, server: GitHubServer) -> None:
    server.send(
        request, 403, {"message": "The history or contributor list is too large to list contributors."}, {}
    )


FAULTS: dict[str, Fault] = {
    "500": _raw(500, b'{"message": "Server Error"}'),
    "502": _raw(502, b"<html>Unicorn!</html>", "text/html"),
    "401": _raw(401, b'{"message": "Bad credentials"}'),
    "404": _raw(404, b'{"message": "Not Found"}'),
    "451": _raw(451, b'{"message": "Repository access blocked"}'),
    "forbidden": _forbidden,
    "malformed": _raw(200, b'{"name": "tides", "size": '),
    "html": _raw(200, b"<!doctype html><title>Sign in</title>", "text/html"),
    "list": _raw(200, b"[1, null, []]"),
    "null": _raw(200, b"null"),
    "number": _raw(200, b"12"),
    "binary": _raw(200, bytes(range(256)), "application/octet-stream"),
    "truncated": _raw(200, b'{"name": "ti', length=5_000),
    "not-base64": _raw(200, b'{"type": "file", "content": "%%%", "encoding": "base64"}'),
    "deep": _raw(200, b"[" * 100_000),
    "hang-up": _hang_up,
    "slow": _slow,
    "too-large": _too_large,
    "elsewhere": _redirect("http://127.0.0.2:9/stolen"),
    "elsewhere-user": _redirect("http://user:pw@127.0.0.1:9/stolen"),
    "no-scheme": _redirect("//evil.example/stolen"),
    "circle": _redirect("SELFPATH"),
    "nowhere": _redirect("http://[broken"),
}
