"""The token goes to one place, no other host is ever asked, and no answer can take the process down."""

from __future__ import annotations

import logging
import pickle
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from github_server import FAULTS, GitHubServer, Repository

from ambition.errors import SourceError
from ambition.sources import transport
from ambition.sources.github import Batch, GitHubClient, client_from, load_link
from ambition.sources.limits import RateLimit
from ambition.sources.problems import LinkError, RefusedError, UnreachableError
from ambition.sources.transport import Token

TOKEN = "github_pat_11SECRETSECRETSECRET"
CONNECTED: list[tuple[str, int]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        CONNECTED.append((str(arguments[1][0]), int(arguments[1][1])))
    elif event == "socket.getaddrinfo":
        CONNECTED.append((str(arguments[0]), int(str(arguments[1] or 0))))


sys.addaudithook(_note)


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with one plain repository, and a clean list of connections."""
    CONNECTED.clear()
    with GitHubServer(Repository("ada/tides")) as started:
        yield started


def client(server: GitHubServer, cache: Path | None = None) -> GitHubClient:
    """A client with a token that does not wait between tries."""
    return GitHubClient(server.url, TOKEN, cache, sleep=lambda _: None)


def assert_only(server: GitHubServer) -> None:
    """Every connection and every name looked up was the server's."""
    port = int(server.url.rsplit(":", 1)[1])
    assert set(CONNECTED) <= {("127.0.0.1", port)}


@pytest.mark.parametrize("part", ["/repos/ada/tides", "/readme", "/releases"])
@pytest.mark.parametrize("kind", sorted(set(FAULTS) - {"slow", "too-large"}))
def test_the_token_shows_nowhere_whatever_goes_wrong(
    server: GitHubServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, kind: str, part: str
) -> None:
    """Not in logs at their loudest, errors, tracebacks, texts of objects, the cache's files or addresses."""
    caplog.set_level(logging.DEBUG)
    server.fault(part, kind)
    said = []
    with client(server, tmp_path) as asking:
        said.append(repr(asking) + str(asking) + repr(vars(asking)))
        try:
            said.append(repr(load_link("ada/tides", asking)))
        except SourceError:
            said.append(traceback.format_exc())
    said.extend(record.getMessage() + str(record.__dict__) for record in caplog.records)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "SECRET" not in "".join(said)
    assert b"SECRET" not in kept
    assert all("SECRET" not in f"{seen.path}{seen.query}" for seen in server.requests)
    assert all(seen.headers["authorization"] == f"Bearer {TOKEN}" for seen in server.requests)
    assert_only(server)


@pytest.mark.parametrize("kind", ["elsewhere", "elsewhere-user", "no-scheme", "nowhere"])
def test_a_redirect_to_another_host_is_not_followed(server: GitHubServer, kind: str) -> None:
    """Neither with the token nor without."""
    server.fault("/repos", kind)
    with client(server) as asking, pytest.raises(RefusedError, match=r"host|nowhere"):
        load_link("ada/tides", asking)
    assert_only(server)


def test_a_redirect_to_another_port_of_the_host_is_not_followed(server: GitHubServer) -> None:
    """Another port is another server."""
    with GitHubServer(Repository("ada/tides")) as other:
        FAULTS["other-port"] = lambda request, one: one.send(request, 301, {}, {"Location": f"{other.url}/x"})
        server.fault("/repos", "other-port")
        with client(server) as asking, pytest.raises(RefusedError):
            load_link("ada/tides", asking)
        del FAULTS["other-port"]
        assert other.requests == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.2:9/x", "http://u:p@127.0.0.1:1/x", "https://127.0.0.1:1/x"]
)
def test_the_wire_itself_sends_nothing_elsewhere(server: GitHubServer, address: str) -> None:
    """Whatever stands above it, nothing leaves for another scheme, host or port, or with a user name."""
    base = httpx2.URL(server.url)
    wire = transport.Wire(base, Token(TOKEN), RateLimit(time.time, True))
    target = address.replace("127.0.0.1:1", f"127.0.0.1:{base.port}")
    with pytest.raises(RefusedError):
        wire.handle_request(httpx2.Request("GET", target))
    wire.close()
    assert CONNECTED == []


def test_redirects_in_a_circle_end(server: GitHubServer) -> None:
    """After two steps."""
    server.fault("/repos", "circle")
    with client(server) as asking, pytest.raises(SourceError):
        load_link("ada/tides", asking)
    assert len(server.requests) <= 3


@pytest.mark.parametrize(
    "link", ["https://evil.example/ada/tides", "https://github.com@127.0.0.2/ada/tides", "http://[::1]/a/b"]
)
def test_a_link_elsewhere_is_refused_before_any_connection(server: GitHubServer, link: str) -> None:
    """No name is looked up, no connection is opened."""
    with client(server) as asking:
        with pytest.raises(LinkError):
            load_link(link, asking)
        batch = Batch([link], asking)
        list(batch.run())
        assert batch.results()[0].error
    assert CONNECTED == []


def test_a_proxy_or_credentials_of_the_environment_are_not_used(
    server: GitHubServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They would bring in a host that nobody chose here."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login eve password stolen\n")
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.2:9")
    monkeypatch.setenv("NETRC", str(netrc))
    with GitHubClient(server.url) as asking:
        load_link("ada/tides", asking)
    assert all("authorization" not in seen.headers for seen in server.requests)
    assert_only(server)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.github.com",
        "ftp://api.github.com",
        "https://user:pw@api.github.com",
        "https://",
        "api.github.com",
        "https://api.github.com?x=1",
        "https://[broken",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_is_no_api_is_refused(address: str) -> None:
    """Only https, or http on one's own machine."""
    with pytest.raises(SourceError, match="AMBITION_GITHUB_API"):
        client_from({"AMBITION_GITHUB_API": address})


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("", "github.com"),
        ("https://api.github.com", "github.com"),
        ("https://git.example.org/api/v3", "git.example.org"),
        ("https://api.acme.ghe.com/", "acme.ghe.com"),
        ("http://127.0.0.1:8080", "github.com"),
    ],
)
def test_links_belong_to_the_host_of_the_address(address: str, host: str) -> None:
    """An Enterprise address reads its own links."""
    with client_from({"AMBITION_GITHUB_API": address}) as asking:
        assert asking.link_host == host


def test_an_address_with_a_path_is_kept(server: GitHubServer) -> None:
    """An Enterprise API lies below /api/v3."""
    with GitHubClient(server.url + "/api/v3/", sleep=lambda _: None) as asking, pytest.raises(SourceError):
        load_link("ada/tides", asking)
    assert server.paths()[0] == "/api/v3/repos/ada/tides/readme"


def test_the_token_comes_from_the_environment_or_from_the_page() -> None:
    """The page's own (from its secrets) goes first, and an empty one means none."""
    with client_from({"GITHUB_TOKEN": "abc"}) as asking:
        assert asking.has_token
    with client_from({"GITHUB_TOKEN": "abc"}, token="") as asking:
        assert not asking.has_token


@pytest.mark.parametrize("secret", ["two words", "line\nbreak", "tëken", "nul\x00"])
def test_a_token_that_can_be_none_is_refused_without_being_shown(secret: str) -> None:
    """A header with a line break would carry more than a token."""
    with pytest.raises(SourceError) as refused:
        Token(secret)
    assert secret not in str(refused.value)


def test_a_token_is_not_written_anywhere() -> None:
    """Its text holds nothing, and it cannot be pickled."""
    token = Token(TOKEN)
    assert "SECRET" not in f"{token} {token!r} {[token]}"
    with pytest.raises(TypeError):
        pickle.dumps(token)


def test_an_answer_that_comes_too_slowly_is_given_up(
    server: GitHubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte now and then does not hold the line for ever."""
    monkeypatch.setattr(transport, "ANSWER_TIMEOUT_S", 0.3)
    server.fault("/repos", "slow")
    begin = time.monotonic()
    with client(server) as asking, pytest.raises(UnreachableError, match="too long"):
        load_link("ada/tides", asking)
    assert time.monotonic() - begin < 8


def test_an_answer_that_is_too_large_is_not_read_to_its_end(server: GitHubServer) -> None:
    """Forty megabytes are refused at eight."""
    server.fault("/repos", "too-large")
    with client(server) as asking, pytest.raises(RefusedError, match="larger"):
        load_link("ada/tides", asking)


def test_nothing_that_answers_is_an_error_with_a_sentence() -> None:
    """A server that is not there."""
    with GitHubServer() as gone:
        address = gone.url
    with (
        GitHubClient(address, sleep=lambda _: None) as asking,
        pytest.raises(UnreachableError, match="connection"),
    ):
        load_link("ada/tides", asking)
