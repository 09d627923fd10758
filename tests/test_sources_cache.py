"""What was answered once is not asked again within its life, and what is private is never kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_server import GitHubServer, Repository

from ambition.errors import SourceError
from ambition.sources import transport
from ambition.sources.github import GitHubClient, load_link


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with one plain repository."""
    with GitHubServer(Repository("ada/tides")) as started:
        yield started


def test_a_second_look_asks_nothing(server: GitHubServer) -> None:
    """Also when the owner is written in capitals elsewhere in the list it would be one more look, not two."""
    with GitHubClient(server.url) as asking:
        first = load_link("ada/tides", asking)
        again = load_link("https://github.com/ada/tides.git", asking)
    assert len(server.requests) == 2
    assert again == first


def test_an_old_answer_is_asked_for_again_with_its_etag(server: GitHubServer) -> None:
    """An unchanged README costs no text, and with a token no call of the limit."""
    clock = [time.time()]
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        first = load_link("ada/tides", asking)
        clock[0] += 601
        assert load_link("ada/tides", asking) == first
    assert len(server.requests) == 4
    assert server.answered_304 == 2


def test_a_changed_readme_is_seen_after_ten_minutes(server: GitHubServer) -> None:
    """What changed replaces what was kept."""
    clock = [time.time()]
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        load_link("ada/tides", asking)
        server.repositories["ada/tides"].readme = b"# Tides, rewritten"
        assert load_link("ada/tides", asking).data.startswith(b"# Tide tables")
        clock[0] += 601
        assert load_link("ada/tides", asking).data == b"# Tides, rewritten"


def test_an_old_answer_is_better_than_none_at_the_limit(server: GitHubServer) -> None:
    """A limit never takes away what is here."""
    clock = [time.time()]
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        first = load_link("ada/tides", asking)
        server.limit = 0
        clock[0] += 601
        assert load_link("ada/tides", asking) == first


def test_commits_of_one_repository_are_kept_apart() -> None:
    """The key holds the repository and the commit."""
    versions = [("a" * 40, "2024-01-01T00:00:00Z", b"# One"), ("b" * 40, "2024-02-01T00:00:00Z", b"# Two")]
    with (
        GitHubServer(Repository("ada/tides", versions=versions)) as server,
        GitHubClient(server.url) as asking,
    ):
        links = [f"https://github.com/ada/tides/commit/{sha}" for sha, _, _ in versions]
        for _ in range(2):
            assert [load_link(link, asking).data for link in links] == [b"# One", b"# Two"]
        assert server.paths().count("/repos/ada/tides/readme") == 2


def test_answers_kept_in_a_folder_outlive_the_program(server: GitHubServer, tmp_path: Path) -> None:
    """On one's own machine, if one asks for it."""
    with GitHubClient(server.url, cache_folder=tmp_path / "kept") as asking:
        first = load_link("ada/tides", asking)
    with GitHubClient(server.url, cache_folder=tmp_path / "kept") as asking:
        assert load_link("ada/tides", asking) == first
    assert len(server.requests) == 2


def test_answers_are_kept_in_memory_unless_a_folder_is_given(
    server: GitHubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing appears on the disk of a shared server."""
    monkeypatch.chdir(tmp_path)
    with GitHubClient(server.url) as asking:
        load_link("ada/tides", asking)
    assert list(tmp_path.iterdir()) == []


def test_a_private_repository_is_never_kept(server: GitHubServer, tmp_path: Path) -> None:
    """No byte of its record reaches the cache, nor of a list that names it."""
    server.add(Repository("ada/secret", private=True, record={"description": "plans of the fortress"}))
    with GitHubClient(server.url, server.private_token, tmp_path) as asking:
        with pytest.raises(SourceError):
            load_link("ada/secret", asking)
        server.owners["ada"] = [
            {"full_name": "ada/secret", "private": True, "description": "plans of the fortress"},
            {"full_name": "ada/tides", "private": False},
        ]
        with pytest.raises(SourceError, match=r"ada/tides\."):
            load_link("@ada", asking)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"ada/tides" in kept
    assert b"fortress" not in kept


@pytest.mark.parametrize("kind", ["malformed", "html", "500", "451"])
def test_a_bad_answer_is_not_kept(server: GitHubServer, kind: str) -> None:
    """The next look asks again and gets the good one."""
    with GitHubClient(server.url, sleep=lambda _: None) as asking:
        server.fault("/readme", kind)
        with pytest.raises(SourceError):
            load_link("ada/tides", asking)
        server.clear()
        assert load_link("ada/tides", asking).data


def test_a_repository_that_appears_is_found_at_once(server: GitHubServer) -> None:
    """That something was missing is not kept."""
    with GitHubClient(server.url) as asking:
        with pytest.raises(SourceError):
            load_link("ada/new", asking)
        server.add(Repository("ada/new"))
        assert load_link("ada/new", asking).data


def test_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty READMEs of half a megabyte do not fit into four, and the last is still there."""
    monkeypatch.setattr(transport, "DISK_CACHE_BYTES", 4_000_000)
    monkeypatch.setattr(transport, "GRACE_S", 0.0)
    many = [Repository(f"ada/p{index}", readme=b"x" * 500_000) for index in range(40)]
    with GitHubServer(*many) as server, GitHubClient(server.url, cache_folder=tmp_path) as asking:
        for repository in many:
            load_link(repository.slug, asking)
        asked = len(server.requests)
        load_link("ada/p39", asking)
        assert len(server.requests) == asked
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.db")) < 8_000_000


def test_a_broken_cache_file_costs_a_call_and_no_review(server: GitHubServer, tmp_path: Path) -> None:
    """Whatever happened to the file, the answers are fetched again."""
    (tmp_path / "github-answers.db").write_bytes(b"not a database" * 1000)
    with GitHubClient(server.url, cache_folder=tmp_path) as asking:
        assert load_link("ada/tides", asking).data
