"""Links, lists of links, folders and zips on the command line, in processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_server import GitHubServer, Repository

HERE = Path(__file__).resolve().parent
RUBRIC = str(HERE / "data" / "rubrics" / "sound")
COUNT = 100


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with a hundred repositories."""
    many = [
        Repository(f"ada/p{n:02}", readme=f"# Project {n}\n\nBread for 40 homes.\n".encode())
        for n in range(COUNT)
    ]
    with GitHubServer(*many) as started:
        yield started


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """A list of a hundred links with a comment in it."""
    path = tmp_path / "links.txt"
    lines = [f"https://github.com/ada/p{n:02}" for n in range(COUNT)]
    path.write_text("\n".join(["# applicants", "", *lines]), encoding="utf-8")
    return path


def environment(server: GitHubServer, home: Path) -> dict[str, str]:
    """What the program is told by its environment; the token of the machine stays out of it."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"GITHUB_TOKEN", "XDG_CACHE_HOME"}
    }
    return {**kept, "AMBITION_GITHUB_API": server.url, "AMBITION_HOME": str(home)}


def run(server: GitHubServer, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One command."""
    return subprocess.run(
        [sys.executable, "-m", "ambition", *words, "--rubric", RUBRIC],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(server, home),
        cwd=HERE.parent,
        check=False,
    )


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    """The results of a batch."""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("link", ["https://github.com/ada/p07", "ada/p07", "git@github.com:ada/p07.git"])
def test_a_link_is_enough_for_a_review(server: GitHubServer, tmp_path: Path, link: str) -> None:
    """The project's name is its owner and name, and what was not fetched makes it partial."""
    done = run(server, tmp_path, "review", link, "--format", "json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["input"]["name"] == "ada/p07"
    assert made["partial"] is True


def test_a_folder_and_a_zip_are_enough_for_a_review(server: GitHubServer, tmp_path: Path) -> None:
    """Without a request."""
    folder = tmp_path / "tides"
    folder.mkdir()
    (folder / "README.md").write_text("# Tides\n\nTables for 40 pilots.\n", encoding="utf-8")
    shutil.make_archive(str(tmp_path / "tides"), "zip", tmp_path, "tides")
    for word in (folder, tmp_path / "tides.zip"):
        done = run(server, tmp_path, "review", str(word), "--format", "json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["input"]["name"] == "tides"
    assert server.requests == []


@pytest.mark.parametrize("link", ["https://evil.example/ada/p07", "ada/none", "@ada"])
def test_a_link_that_leads_nowhere_is_one_line(server: GitHubServer, tmp_path: Path, link: str) -> None:
    """With exit code 1 and no traceback."""
    done = run(server, tmp_path, "review", link)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_a_hundred_links_keep_to_the_limits_and_a_second_run_asks_nothing(
    server: GitHubServer, links: Path, tmp_path: Path
) -> None:
    """Two calls each, at most eight at once; the same bytes from both runs."""
    first = run(server, tmp_path / "home", "batch", "--links", str(links))
    assert first.returncode == 0, first.stderr
    assert [row["input"]["name"] for row in rows(first)] == [  # type: ignore[index]
        f"https://github.com/ada/p{n:02}" for n in range(COUNT)
    ]
    assert not any("error" in row for row in rows(first))
    assert {len(server.asked(f"ada/p{n:02}")) for n in range(COUNT)} == {2}
    assert server.most_at_once <= 8
    again = run(server, tmp_path / "home", "batch", "--links", str(links))
    assert len(server.requests) == 2 * COUNT
    assert again.stdout == first.stdout


def test_a_list_that_meets_the_limit_says_so_and_goes_on_later(
    server: GitHubServer, links: Path, tmp_path: Path
) -> None:
    """Sixty READMEs in the first hour; nothing that was fetched is fetched again."""
    server.limit, server.reset = 60, int(time.time()) + 1800
    first = run(server, tmp_path / "home", "batch", "--links", str(links))
    assert first.returncode == 0
    assert Counter("error" in row for row in rows(first)) == {False: 60, True: 40}
    assert "100 of 100 links are not complete" in first.stderr
    assert "UTC" in first.stderr
    in_vain = len(server.requests) - 60
    server.limit = None
    again = run(server, tmp_path / "home", "batch", "--links", str(links))
    assert not any("error" in row for row in rows(again))
    assert len(server.requests) == 2 * COUNT + in_vain
    assert in_vain <= 8


@pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="pulling the plug needs a signal that cannot be caught"
)
def test_pulling_the_plug_loses_nothing(server: GitHubServer, links: Path, tmp_path: Path) -> None:
    """Killed in the middle of a hundred links, the next run asks for the rest only."""
    server.delay_s = 0.01
    words = [sys.executable, "-m", "ambition", "batch", "--links", str(links), "--rubric", RUBRIC]
    with subprocess.Popen(
        words, env=environment(server, tmp_path / "home"), cwd=HERE.parent, stdout=subprocess.DEVNULL
    ) as program:
        while len(server.requests) < 50:
            time.sleep(0.01)
        os.kill(program.pid, signal.SIGKILL)
    done = run(server, tmp_path / "home", "batch", "--links", str(links))
    assert not any("error" in row for row in rows(done))
    assert len(server.requests) <= 2 * COUNT + 2 * 8


def test_links_files_and_folders_mix_in_one_batch(server: GitHubServer, tmp_path: Path) -> None:
    """In order of their names; a list may also come from standard input."""
    (tmp_path / "a.md").write_text("# Bread\n\nBread for 40 homes.\n", encoding="utf-8")
    done = run(
        server, tmp_path / "home", "batch", str(tmp_path / "a.md"), "ada/p01", "gh:ada/p02", "ada/none"
    )
    assert [("error" in row) for row in rows(done)] == [False, True, False, False]
    assert done.returncode == 0


def test_a_batch_without_anything_says_what_to_write(server: GitHubServer, tmp_path: Path) -> None:
    """Neither files nor a list."""
    done = run(server, tmp_path, "batch")
    assert done.returncode == 1
    assert "--links" in done.stderr


def test_two_dates_of_one_project_stand_side_by_side(server: GitHubServer, tmp_path: Path) -> None:
    """What moved since March, and by which evidence."""
    march = b"# Bread\n\nA project about baking.\n"
    june = march + b"\nWe bake bread for our 40 neighbours in Mill Lane.\n"
    versions = [("a" * 40, "2024-03-01T09:00:00Z", march), ("b" * 40, "2024-06-01T09:00:00Z", june)]
    server.add(Repository("ada/bread", readme=june, versions=versions))
    done = run(server, tmp_path, "moved", "ada/bread", "--since", "2024-03-15")
    assert done.returncode == 0, done.stderr
    assert "2024-03-15" in done.stdout
    assert "came:" in done.stdout
    early = run(server, tmp_path, "moved", "ada/bread", "--since", "2020-01-01")
    assert (early.returncode, "choose a later day" in early.stderr) == (1, True)
    odd = run(server, tmp_path, "moved", "ada/bread", "--since", "March")
    assert "write it as 2024-03-01" in odd.stderr


def test_the_token_of_the_environment_is_used_and_never_printed(server: GitHubServer, tmp_path: Path) -> None:
    """Nor is it written to the machine's folder."""
    told = {**environment(server, tmp_path / "home"), "GITHUB_TOKEN": "github_pat_SECRET"}
    words = [sys.executable, "-m", "ambition", "review", "ada/p01", "--rubric", RUBRIC, "--format", "json"]
    done = subprocess.run(words, env=told, cwd=HERE.parent, capture_output=True, check=False)
    assert done.returncode == 0
    assert {seen.headers["authorization"] for seen in server.requests} == {"Bearer github_pat_SECRET"}
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert b"SECRET" not in done.stdout + done.stderr + kept
