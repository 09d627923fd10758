"""A list of links: breadth first, within GitHub's limits, and nothing that was fetched is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_server import GitHubServer, Repository

from ambition.sources.github import Batch, Fetched, GitHubClient, Progress, fetch_many

HERE = Path(__file__).resolve().parent


def crowd(count: int) -> list[Repository]:
    """So many repositories, each with a README of its own."""
    return [Repository(f"ada/p{index}", readme=f"# Project {index}\n".encode()) for index in range(count)]


def links(count: int) -> list[str]:
    """Links to the crowd."""
    return [f"https://github.com/ada/p{index}" for index in range(count)]


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with a hundred repositories."""
    with GitHubServer(*crowd(100)) as started:
        yield started


def readmes(results: tuple[Fetched, ...]) -> list[bytes]:
    """The READMEs that are there."""
    return [one.loaded.data for one in results if one.loaded is not None]


def calls_a_project(server: GitHubServer, count: int) -> Counter[str]:
    """How many requests arrived for each project."""
    return Counter({f"ada/p{index}": len(server.asked(f"ada/p{index}")) for index in range(count)})


def test_a_hundred_links_cost_two_calls_each_and_never_more_than_eight_at_once(server: GitHubServer) -> None:
    """Each README arrives whole and in its place."""
    server.delay_s = 0.01
    with GitHubClient(server.url) as asking:
        results = fetch_many(links(100), asking)
    assert readmes(results) == [f"# Project {index}\n".encode() for index in range(100)]
    assert set(calls_a_project(server, 100).values()) == {2}
    assert 1 < server.most_at_once <= 8


def test_a_second_run_within_the_life_of_the_answers_asks_nothing(server: GitHubServer) -> None:
    """Even an hour later, and in another list."""
    clock = [time.time()]
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        first = fetch_many(links(100), asking)
        clock[0] += 3600
        again = fetch_many(links(100)[::-1], asking)
    assert len(server.requests) == 200
    assert readmes(again) == readmes(first)[::-1]


def test_every_readme_comes_before_any_record(server: GitHubServer) -> None:
    """So the limit costs facts and never a review."""
    with GitHubClient(server.url) as asking:
        fetch_many(links(30), asking)
    kinds = ["readme" if path.endswith("/readme") else "record" for path in server.paths()]
    assert kinds == ["readme"] * 30 + ["record"] * 30


def test_with_a_token_a_list_costs_six_calls_a_project(server: GitHubServer) -> None:
    """Every README and record first, then the rest."""
    with GitHubClient(server.url, "token") as asking:
        results = fetch_many(links(20), asking)
    assert set(calls_a_project(server, 20).values()) == {6}
    assert all(one.pending == () for one in results)
    further = [
        index for index, path in enumerate(server.paths()) if path.count("/") > 3 and "readme" not in path
    ]
    assert min(further) == 40


def test_twenty_links_without_a_token_always_give_twenty_reviews(server: GitHubServer) -> None:
    """Even when the hour has only twenty calls left; what is pending is named."""
    server.limit, server.reset = 20, int(time.time()) + 1800
    with GitHubClient(server.url) as asking:
        batch = Batch(links(20), asking)
        list(batch.run())
    results = batch.results()
    assert len(readmes(results)) == 20
    assert all("stars" in one.pending for one in results)
    assert batch.limited_until == server.reset
    assert "until" in batch.limit_says


def test_a_list_goes_on_after_the_limit_without_asking_twice(server: GitHubServer) -> None:
    """What is pending is said; the second run asks for that and nothing else."""
    clock = [1_900_000_000.0]
    server.limit, server.reset = 60, 1_900_003_000
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        batch = Batch(links(100), asking)
        list(batch.run())
        halfway = batch.results()
        assert len(readmes(halfway)) == 60
        assert Counter(one.pending == ("readme",) for one in halfway) == {True: 40, False: 60}
        asked_in_vain = len(server.requests) - 60
        assert asked_in_vain <= 8
        server.limit = None
        clock[0] = 1_900_003_001.0
        list(batch.run())
    assert len(readmes(batch.results())) == 100
    assert all(one.pending == () for one in batch.results())
    assert len(server.requests) == 200 + asked_in_vain


def test_a_secondary_limit_stops_the_list_and_keeps_what_came(server: GitHubServer) -> None:
    """GitHub's answer 429 with a time to wait."""
    server.secondary_after = 10
    with GitHubClient(server.url) as asking:
        batch = Batch(links(50), asking)
        list(batch.run())
    assert len(readmes(batch.results())) == 10
    assert len(server.requests) <= 10 + 8
    assert batch.limited_until is not None


def test_a_list_can_be_stopped_and_goes_on_where_it_was(server: GitHubServer) -> None:
    """Cancelled after the first few, nothing is asked twice."""
    server.delay_s = 0.005
    with GitHubClient(server.url) as asking:
        batch = Batch(links(100), asking)
        for seen, _ in enumerate(batch.run(), start=1):
            if seen == 5:
                batch.cancel()
        assert 5 <= len(readmes(batch.results())) < 40
        list(batch.run())
    assert len(readmes(batch.results())) == 100
    assert len(server.requests) == 200


def test_leaving_the_list_half_way_stops_the_asking(server: GitHubServer) -> None:
    """A page that is closed does not go on in secret."""
    server.delay_s = 0.005
    with GitHubClient(server.url) as asking:
        running = Batch(links(100), asking).run()
        next(running)
        running.close()
        asked = len(server.requests)
        time.sleep(0.1)
        assert len(server.requests) == asked < 40


def test_progress_names_the_stage_and_how_far_it_is(server: GitHubServer) -> None:
    """For a bar that moves."""
    seen: list[Progress] = []
    with GitHubClient(server.url) as asking:
        fetch_many(links(4), asking, seen.append)
    assert [(one.stage, one.done, one.total) for one in seen[:4]] == [("readme", n, 4) for n in range(1, 5)]
    assert seen[-1].done == seen[-1].total


def test_one_bad_link_does_not_cost_the_others(server: GitHubServer) -> None:
    """Each error stands beside its own link."""
    server.fault("/repos/ada/p3/", "malformed")
    given = [*links(5), "https://evil.example/a/b", "@ada", "ada/none", "", "ada/p0.git"]
    with GitHubClient(server.url, sleep=lambda _: None) as asking:
        results = fetch_many(given, asking)
    assert [one.index for one in results] == list(range(10))
    assert [bool(one.error) for one in results] == [False] * 3 + [True, False] + [True] * 4 + [False]
    assert all(one.pending == () for one in results)


def test_the_same_project_twice_is_fetched_once(server: GitHubServer) -> None:
    """Whatever the form of its link."""
    same = ["ada/p1", "https://github.com/ADA/P1", "git@github.com:ada/p1.git", "gh:ada/p1"]
    with GitHubClient(server.url) as asking:
        results = fetch_many(same, asking)
    assert len(server.requests) == 2
    assert len({one.loaded.data for one in results if one.loaded}) == 1


def test_every_state_that_is_handed_out_holds_what_has_arrived(server: GitHubServer) -> None:
    """A reader who keeps the last state of each link misses nothing."""
    last: dict[int, Fetched] = {}
    with GitHubClient(server.url) as asking:
        batch = Batch(links(12), asking)
        for state in batch.run():
            last[state.index] = state
    assert tuple(last[index] for index in range(12)) == batch.results()


KILLED = """
import sys
from pathlib import Path
from ambition.sources.github import Batch, GitHubClient
batch = Batch([f"ada/p{n}" for n in range(100)], GitHubClient(sys.argv[1], cache_folder=Path(sys.argv[2])))
for state in batch.run():
    if state.loaded:
        print(state.index, flush=True)
"""


@pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="pulling the plug needs a signal that cannot be caught"
)
def test_pulling_the_plug_loses_nothing_that_was_fetched(server: GitHubServer, tmp_path: Path) -> None:
    """A program killed in the middle has its answers on disk; the next run asks for the rest only."""
    server.delay_s = 0.01
    command = [sys.executable, "-c", KILLED, server.url, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parent) as program:
        assert program.stdout is not None
        told = {int(program.stdout.readline()) for _ in range(30)}
        os.kill(program.pid, signal.SIGKILL)
    before = Counter(server.paths())
    with GitHubClient(server.url, cache_folder=tmp_path) as asking:
        assert len(readmes(fetch_many(links(100), asking))) == 100
    again = {path for path, times in Counter(server.paths()).items() if times > 1 and path in before}
    assert not {f"/repos/ada/p{index}/readme" for index in told} & again
    assert len(again) <= 8
