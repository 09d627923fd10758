"""A repository in a folder or a zip: facts as far as they are there, and nothing runs or leads out."""

from __future__ import annotations

import io
import os
import stat
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.repo import Repo

from ambition.model import Fact
from ambition.sources import (
    Loaded,
    archive,
    folder,
    gitlog,
    load_archive,
    load_archive_at,
    load_folder,
    load_folder_at,
    load_source,
)
from ambition.sources.problems import MissingError, NoReadmeError, RefusedError

README = b"# Tides\n\nTide tables for 40 pilots: https://pypi.example/project/tides/\n"


def write(root: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    for path, data in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return root


def commit(root: Path, files: dict[str, bytes], author: str, day: str, tag: str = "") -> None:
    """A commit of these files by an author on a day, made without git."""
    if not (root / ".git").exists():
        porcelain.init(str(root))
    write(root, files)
    with Repo(str(root)) as repository:
        porcelain.add(repository, [str(root / path) for path in files])
        seconds = int((date.fromisoformat(day) - date(1970, 1, 1)).total_seconds()) + 36_000
        made = porcelain.commit(
            repository,
            message=b"more",
            author=author.encode(),
            committer=author.encode(),
            author_timestamp=seconds,
            commit_timestamp=seconds,
            author_timezone=0,
            commit_timezone=0,
        )
        if tag:
            repository.refs[f"refs/tags/{tag}".encode()] = made


def known(loaded: Loaded) -> dict[str, Fact]:
    """The facts by their ids."""
    return {fact.id: fact for fact in loaded.facts}


def zipped(files: dict[str, bytes], change: Callable[[zipfile.ZipFile], None] = lambda _: None) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in files.items():
            packed.writestr(path, data)
        change(packed)
    return buffer.getvalue()


PLAIN = {
    "README.md": README,
    "tests/test_tides.py": b"",
    "LICENSE": b"MIT License\n\nPermission is",
    "Dockerfile": b"",
}


# Folders --------------------------------------------------------------------------------------------------


def test_a_folder_gives_its_readme_and_facts(tmp_path: Path) -> None:
    """What only GitHub knows is left out, not unknown."""
    loaded = load_folder(write(tmp_path / "tides", PLAIN))
    facts = known(loaded)
    assert (loaded.data, loaded.name, loaded.source) == (README, "README.md", "tides")
    assert facts["has-tests"].value is True
    assert facts["has-ci"].value is False
    assert facts["license"].value == "MIT"
    assert facts["package-published"].value is True
    assert not {"stars", "forks", "created"} & set(facts)
    assert "no git history" in loaded.notices[0].message


def test_no_address_of_the_machine_is_told(tmp_path: Path) -> None:
    """Where the folder lies is nobody's business."""
    assert str(tmp_path) not in repr(load_folder(write(tmp_path / "tides", PLAIN)))


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["docs/README.md", "README.txt", "README.md"], "README.md"),
        (["README", "readme.rst"], "readme.rst"),
        (["docs/README.md", "README"], "README"),
        (["README.md", ".github/README.md"], ".github/README.md"),
        (["docs/README.md", "src/README.md"], "docs/README.md"),
        (["README.md.bak", "README.png", "docs/README.rst"], "docs/README.rst"),
    ],
)
def test_the_readme_is_chosen_as_github_chooses_it(tmp_path: Path, names: list[str], chosen: str) -> None:
    """``.github`` before the root before ``docs``; formatted before plain."""
    loaded = load_folder(write(tmp_path, {name: name.encode() for name in names}))
    assert loaded.data == chosen.encode()


def test_the_git_history_gives_dates_tags_and_authors(tmp_path: Path) -> None:
    """Two names with one address are one author."""
    root = tmp_path / "tides"
    commit(root, {"README.md": b"# One"}, "Ada <ada@example.invalid>", "2023-02-01", "v0.1")
    commit(root, {"a.py": b"1"}, "Ada L <ada@example.invalid>", "2023-05-01")
    commit(root, {"b.py": b"1"}, "Bo <bo@example.invalid>", "2023-06-01", "v0.2")
    commit(root, {"c.py": b"1"}, "robot[bot] <r@example.invalid>", "2023-06-02", "nightly")
    loaded = load_folder(root)
    facts = known(loaded)
    assert (facts["created"].value, facts["pushed"].value) == ("2023-02-01", "2023-06-02")
    assert (facts["releases"].value, facts["release-days-span"].value) == (2, 120)
    assert facts["outside-contributors"].value == 1
    assert "ada@" not in repr(loaded)
    assert "Bo" not in repr(loaded)


def test_two_dates_of_a_folder_come_from_its_history(tmp_path: Path) -> None:
    """What stands on disk today does not matter."""
    root = tmp_path / "tides"
    commit(root, {"README.md": b"# March"}, "Ada <a@example.invalid>", "2024-03-01")
    commit(root, {"README.md": b"# June"}, "Ada <a@example.invalid>", "2024-06-01")
    assert load_folder_at(root, date(2024, 3, 1)).data == b"# March"
    assert load_folder_at(root, date(2024, 5, 31)).data == b"# March"
    assert load_folder_at(root, date(2024, 6, 1)).data == b"# June"
    with pytest.raises(NoReadmeError, match="choose a later day"):
        load_folder_at(root, date(2024, 2, 29))


def test_nothing_in_a_repository_runs(tmp_path: Path) -> None:
    """Hooks, file system monitors, signature programs and included settings stay unread."""
    root, trap = tmp_path / "tides", tmp_path / "sprung"
    commit(root, PLAIN, "Ada <a@example.invalid>", "2024-03-01")
    order = f"touch {trap}"
    (root / ".git" / "config").write_text(
        f'[core]\n\tfsmonitor = "{order}"\n\thooksPath = hooks\n\tsshCommand = {order}\n'
        f"[gpg]\n\tprogram = {order}\n"
        f"[log]\n\tshowSignature = true\n[include]\n\tpath = /etc/passwd\n[diff]\n\texternal = {order}\n"
    )
    for hook in ("post-checkout", "post-index-change", "pre-commit"):
        path = root / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{order}\n")
        path.chmod(0o755)
    assert known(load_folder(root))["created"].value == "2024-03-01"
    assert not trap.exists()


@pytest.mark.parametrize("way", ["file", "alternates", "commondir", "link"])
def test_a_history_that_lies_elsewhere_is_not_followed(tmp_path: Path, way: str) -> None:
    """The facts of the files are there all the same."""
    other, root = tmp_path / "other", tmp_path / "tides"
    commit(other, PLAIN, "Eve <e@example.invalid>", "2024-03-01")
    write(root, PLAIN)
    git = root / ".git"
    if way == "file":
        git.write_text(f"gitdir: {other}/.git\n")
    elif way == "link":
        git.symlink_to(other / ".git")
    else:
        commit(root, PLAIN, "Ada <a@example.invalid>", "2024-04-01")
        target = git / "commondir" if way == "commondir" else git / "objects" / "info" / "alternates"
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{other}/.git/objects\n")
    facts = known(load_folder(root))
    assert facts["has-tests"].value is True
    assert "created" not in facts


@pytest.mark.parametrize("name", ["HEAD", "objects", "refs/heads"])
def test_a_broken_history_is_not_known(tmp_path: Path, name: str) -> None:
    """It is said, and the review goes on."""
    root = tmp_path / "tides"
    commit(root, PLAIN, "Ada <a@example.invalid>", "2024-03-01")
    target = root / ".git" / name
    for path in [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]:
        path.chmod(0o644)
        path.write_bytes(b"\x00broken")
    loaded = load_folder(root)
    assert "created" not in known(loaded)
    assert "could not be read" in loaded.notices[0].message


def test_a_readme_that_links_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A link inside it is followed."""
    secret = tmp_path / "secret.md"
    secret.write_text("# Passwords")
    root = write(tmp_path / "tides", {"text.md": README})
    (root / "README.md").symlink_to(secret)
    with pytest.raises(RefusedError, match="leads out of the folder"):
        load_folder(root)
    (root / "README.md").unlink()
    (root / "README.md").symlink_to("text.md")
    assert load_folder(root).data == README


def test_linked_folders_are_not_walked(tmp_path: Path) -> None:
    """Neither out of the tree nor in a circle."""
    outside = write(tmp_path / "out", {"tests/test_x.py": b""})
    root = write(tmp_path / "tides", {"README.md": README})
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(outside)
    assert known(load_folder(root))["has-tests"].value is False


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are a thing of POSIX")
def test_a_readme_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe would never end."""
    os.mkfifo(tmp_path / "README.md")
    with pytest.raises(NoReadmeError):
        load_folder(tmp_path)


def test_a_huge_folder_is_read_in_part_and_proves_nothing_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not looked at is unknown."""
    monkeypatch.setattr(folder, "MOST_FILES", 3)
    write(tmp_path, {"README.md": README, **{f"data/{index}.csv": b"" for index in range(9)}})
    assert known(load_folder(tmp_path))["has-tests"].value is None


@pytest.mark.parametrize(
    ("files", "kind", "says"),
    [
        ({"main.py": b""}, NoReadmeError, "no README in the folder"),
        ({"README.md": b" \n"}, NoReadmeError, "README is empty"),
        ({"README.md": b"x" * (1_000_000 + 1)}, RefusedError, "larger than 1 MB"),
        ({"README.md": b"\x7fELF\x00"}, RefusedError, "not text"),
    ],
)
def test_each_bad_state_of_a_folder_has_its_sentence(
    tmp_path: Path, files: dict[str, bytes], kind: type[Exception], says: str
) -> None:
    """The same sentences as for a repository on GitHub."""
    write(tmp_path, files)
    with pytest.raises(kind, match=says):
        load_folder(tmp_path)


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    """And so does a file that is given as a folder."""
    with pytest.raises(MissingError, match="no such folder"):
        load_folder(tmp_path / "none")
    file = tmp_path / "x"
    file.write_text("x")
    with pytest.raises(MissingError, match="no folder"):
        load_folder(file)


def test_a_history_is_read_within_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes too long is not known."""
    commit(tmp_path, PLAIN, "Ada <a@example.invalid>", "2024-03-01")
    monkeypatch.setattr(gitlog, "LONGEST_S", 0.001)
    assert gitlog.read_history(tmp_path) is None


def test_the_reader_of_histories_gets_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment holds what a program needs to start and nothing else."""
    seen: list[dict[str, str]] = []

    def run(command: list[str], **more: dict[str, str]) -> object:
        seen.append(more["env"])
        raise OSError(command[0])

    commit(tmp_path, PLAIN, "Ada <a@example.invalid>", "2024-03-01")
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setattr(gitlog.subprocess, "run", run)
    assert gitlog.read_history(tmp_path) is None
    assert set(seen[0]) <= {"PATH", "SYSTEMROOT"}


# Archives -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("top", ["", "tides-main/"])
def test_a_zip_gives_the_same_facts_as_the_folder(tmp_path: Path, top: str) -> None:
    """With and without the folder that GitHub puts everything into."""
    loaded = load_archive(zipped({top + path: data for path, data in PLAIN.items()}), "tides.zip")
    assert loaded.facts == load_folder(write(tmp_path / "tides", PLAIN)).facts
    assert (loaded.data, loaded.name, loaded.source) == (README, "README.md", "tides")


def test_a_zip_with_its_git_history_gives_its_dates(tmp_path: Path) -> None:
    """Only objects and refs are unpacked, into a folder that is gone afterwards."""
    root = tmp_path / "tides"
    commit(root, PLAIN, "Ada <a@example.invalid>", "2024-03-01", "v1.0")
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }
    facts = known(load_archive(zipped(files), "tides.zip"))
    assert facts["created"].value == "2024-03-01"
    assert facts["releases"].value == 1


def zipped_with_history(tmp_path: Path) -> bytes:
    """A zip of a repository with its .git, whose README is of March and June."""
    root = tmp_path / "tides"
    commit(root, {"README.md": b"# March"}, "Ada <a@example.invalid>", "2024-03-01")
    commit(root, {"README.md": b"# June"}, "Ada <a@example.invalid>", "2024-06-01")
    found = (path for path in root.rglob("*") if path.is_file())
    return zipped({path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in found})


def test_two_dates_of_a_zip_come_from_the_history_in_it(tmp_path: Path) -> None:
    """As from a folder; the command line takes either."""
    data = zipped_with_history(tmp_path)
    file = tmp_path / "packed.zip"
    file.write_bytes(data)
    assert load_archive_at(data, "tides.zip", date(2024, 5, 31)).data == b"# March"
    assert load_source(str(file), no_client, date(2024, 6, 1)).data == b"# June"  # type: ignore[arg-type]
    with pytest.raises(NoReadmeError, match="begins on 2024-03-01, after 2024-02-29"):
        load_archive_at(data, "tides.zip", date(2024, 2, 29))


def test_a_zip_without_history_has_no_earlier_day() -> None:
    """And says what to bring instead; its facts say so too."""
    with pytest.raises(NoReadmeError, match="no git history here"):
        load_archive_at(zipped(PLAIN), "tides.zip", date(2024, 6, 1))
    assert "no git history" in load_archive(zipped(PLAIN), "tides.zip").notices[0].message


def test_a_day_without_a_readme_in_the_history_says_so(tmp_path: Path) -> None:
    """The project was there, its README was not."""
    commit(tmp_path / "tides", {"a.py": b"1"}, "Ada <a@example.invalid>", "2024-03-01")
    with pytest.raises(NoReadmeError, match="holds no README on 2024-03-02"):
        load_folder_at(tmp_path / "tides", date(2024, 3, 2))


def _link(packed: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("README.md")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed.writestr(info, "/etc/passwd")


BAD_NAMES = [
    "../README.md",
    "/README.md",
    "a/../../README.md",
    "..\\README.md",
    "C:/README.md",
    "\\\\host\\README.md",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_zip_that_leads_out_of_itself_is_refused(name: str) -> None:
    """Steps upwards, absolute paths, drives, back slashes."""
    with pytest.raises(RefusedError, match="leads out"):
        load_archive(zipped({**PLAIN, name: b"x"}), "evil.zip")


def test_a_link_in_a_zip_is_no_readme() -> None:
    """It is not followed."""
    with pytest.raises(NoReadmeError):
        load_archive(zipped({"main.py": b""}, _link), "link.zip")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """Two hundred megabytes of nothing in two hundred kilobytes."""
    with pytest.raises(RefusedError, match="far more than a repository"):
        load_archive(zipped({**PLAIN, "zeros": b"\x00" * 200_000_000}), "bomb.zip")


def test_a_readme_that_lies_about_its_size_is_refused() -> None:
    """The directory says ten bytes, the data are more: no byte above the limit is kept."""
    data = zipped({"README.md": b"x" * 3_000_000})
    lying = data.replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises((RefusedError, NoReadmeError)):
        load_archive(lying, "lie.zip")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"no zip at all", zipped(PLAIN)[:-30], zipped(PLAIN)[:200] + zipped(PLAIN)[260:]],
)
def test_a_broken_zip_says_so(data: bytes) -> None:
    """One sentence, no traceback."""
    with pytest.raises(RefusedError, match="broken"):
        load_archive(data, "broken.zip")


def test_a_zip_with_too_many_or_too_large_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits on the number of files, on the archive and on what it unpacks to."""
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    with pytest.raises(RefusedError, match="more than 3 files"):
        load_archive(zipped(PLAIN), "many.zip")
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE_BYTES", 100)
    with pytest.raises(RefusedError, match="larger than 100 MB"):
        load_archive(zipped(PLAIN), "large.zip")


@pytest.mark.parametrize(
    ("files", "kind", "says"),
    [
        ({"main.py": b""}, NoReadmeError, "no README in the archive"),
        ({"README.md": b""}, NoReadmeError, "README is empty"),
        ({"README.md": b"x" * (1_000_000 + 1)}, RefusedError, "larger than 1 MB"),
        ({"README.md": b"\x89PNG\x00"}, RefusedError, "not text"),
    ],
)
def test_each_bad_state_of_a_zip_has_its_sentence(
    files: dict[str, bytes], kind: type[Exception], says: str
) -> None:
    """The same sentences as for a folder."""
    with pytest.raises(kind, match=says):
        load_archive(zipped(files), "x.zip")


# One door ---------------------------------------------------------------------------------------------------


def no_client() -> None:
    """Stands for the client where no network may be touched."""
    raise AssertionError("a path must not touch the network")


def test_a_path_that_exists_is_read_without_a_client(tmp_path: Path) -> None:
    """A folder, a zip and a file."""
    root = write(tmp_path / "tides", PLAIN)
    packed = tmp_path / "tides.ZIP"
    packed.write_bytes(zipped(PLAIN))
    for path in (root, packed, root / "README.md"):
        assert load_source(str(path), no_client).data == README  # type: ignore[arg-type]


def test_reading_a_folder_does_not_import_an_http_client() -> None:
    """Nobody waits for it who has a file."""
    code = "import sys, ambition.sources; sys.exit('httpx2' in sys.modules)"
    assert gitlog.subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
