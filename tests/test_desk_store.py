"""The desk's file: what is saved comes back, and no crash, full disk or newer version costs anything."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from ambition.desk import keeping, store
from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import DeskError

ROOT = Path(__file__).resolve().parents[1]

SAVER = """
import sys
from pathlib import Path
from dataclasses import replace
from ambition.desk import keeping
from ambition.desk.values import Candidate, Desk, Project
kept = keeping.open_folder(Path(sys.argv[1]))
number = kept.desk.next_number
while True:
    number += 1
    projects = tuple(Project(f"p{i}", "README.md", "text", f"{number} " * 4000) for i in range(40))
    desk = replace(kept.desk, next_number=number, candidates=(Candidate("c1", 1, projects=projects),))
    kept = keeping.save(kept, desk)
    print(number, flush=True)
"""


def desk_of(words: str, projects: int = 1) -> Desk:
    made = tuple(Project(f"p{i}", "README.md", "text", words) for i in range(projects))
    return Desk(title=words[:20], candidates=(Candidate("c1", 1, projects=made),))


def test_a_saved_desk_comes_back_as_it_was() -> None:
    """Opening what was saved gives the same desk, and saving that gives the same bytes."""
    desk = desk_of("Grüße, 你好, \u2028 and \x00")
    data = store.to_bytes(desk)
    opened = store.from_bytes(data)
    assert opened.desk == desk
    assert not opened.changed_outside
    assert store.to_bytes(opened.desk) == data


def test_a_desk_laid_out_anew_is_still_the_same_desk() -> None:
    """Who formats the file in an editor has changed nothing."""
    data = json.dumps(json.loads(store.to_bytes(desk_of("a"))), indent=4).encode()
    assert not store.from_bytes(data).changed_outside


def test_a_desk_edited_by_hand_opens_and_says_so() -> None:
    """A changed word is noticed by the checksum."""
    data = store.to_bytes(desk_of("seven clinics")).replace(b"seven", b"ninety")
    assert store.from_bytes(data).changed_outside


def test_a_newer_file_is_refused_with_a_sentence() -> None:
    """What a newer version saved is not read, and not taken for broken."""
    data = store.to_bytes(desk_of("a")).replace(b'"version": 1', b'"version": 2')
    with pytest.raises(store.NewerFileError, match="newer version"):
        store.from_bytes(data, "desk.json")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"format": "ambition-desk"}', b"\xff\xfe", b"[" * 100_000]
)
def test_what_is_no_desk_is_refused_with_a_sentence(data: bytes) -> None:
    """Whatever the bytes, opening ends in the desk's own error."""
    with pytest.raises(DeskError):
        store.from_bytes(data, "desk.json")


def test_a_file_cut_anywhere_is_refused_and_never_half_read() -> None:
    """No prefix of a saved desk opens as a smaller desk."""
    data = store.to_bytes(desk_of("a", 3))
    for cut in range(0, len(data) - 2, 37):
        with pytest.raises(DeskError):
            store.from_bytes(data[:cut])


def test_a_wrong_type_is_named_with_its_place() -> None:
    """A field of the wrong kind is told by its path."""
    data = store.to_bytes(desk_of("a")).replace(b'"next_number":1', b'"next_number":"one"')
    with pytest.raises(DeskError, match="next_number"):
        store.from_bytes(data)


def test_nothing_is_kept_without_a_folder() -> None:
    """On a shared server no folder is given, so nothing is written anywhere."""
    assert keeping.home({}) is None
    assert keeping.home({"AMBITION_HOME": " "}) is None
    assert keeping.home({"AMBITION_HOME": "/a"}, "/b") == Path("/b")


def test_the_folder_keeps_the_desk_from_one_start_to_the_next(tmp_path: Path) -> None:
    """What was saved is there when the folder is opened again."""
    kept = keeping.open_folder(tmp_path / "new")
    keeping.save(kept, desk_of("first"))
    assert keeping.open_folder(tmp_path / "new").desk == desk_of("first")


def test_two_windows_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """A window that has not seen the other's save is told instead of winning silently."""
    one, other = keeping.open_folder(tmp_path), keeping.open_folder(tmp_path)
    keeping.save(one, desk_of("one"))
    with pytest.raises(DeskError, match="another window"):
        keeping.save(other, desk_of("other"))
    assert keeping.open_folder(tmp_path).desk == desk_of("one")


RACER = """
import sys, time
from pathlib import Path
from ambition.desk import keeping
from ambition.desk.values import Desk
from ambition.errors import DeskError
folder, name = Path(sys.argv[1]), sys.argv[2]
won = 0
for number in range(40):
    kept = keeping.open_folder(folder)
    try:
        keeping.save(kept, Desk(title=kept.desk.title + name))
        won += 1
    except DeskError:
        pass
print(won)
"""


def test_two_programs_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    """Every save that was not refused is still there: none was written over by the other program's."""
    commands = [[sys.executable, "-c", RACER, str(tmp_path), name] for name in "ab"]
    running = [subprocess.Popen(each, cwd=ROOT, stdout=subprocess.PIPE, text=True) for each in commands]
    won = [int(each.communicate(timeout=120)[0]) for each in running]
    title = keeping.open_folder(tmp_path).desk.title
    assert [title.count(name) for name in "ab"] == won


def test_a_save_waits_for_another_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program hangs with the folder in its hands, nothing is written and a sentence says it."""
    monkeypatch.setattr(keeping, "_LOCK_TIMEOUT_S", 0.05)
    kept = keeping.save(keeping.open_folder(tmp_path), desk_of("one"))
    with FileLock(tmp_path / ".desk.json.lock"), pytest.raises(DeskError, match="Another window"):
        keeping.save(kept, desk_of("other"))
    assert keeping.open_folder(tmp_path).desk == desk_of("one")
    keeping.save(kept, desk_of("other"))


def test_a_broken_file_is_moved_aside_and_never_lost(tmp_path: Path) -> None:
    """The broken bytes stay under another name, and the user is told which."""
    (tmp_path / keeping.FILE).write_bytes(b"{ half")
    kept = keeping.open_folder(tmp_path)
    assert kept.desk == Desk()
    assert "desk.broken-1.json" in kept.notices[0]
    assert (tmp_path / "desk.broken-1.json").read_bytes() == b"{ half"
    keeping.save(kept, desk_of("new"))
    (tmp_path / keeping.FILE).write_bytes(b"again")
    keeping.open_folder(tmp_path)
    assert (tmp_path / "desk.broken-2.json").read_bytes() == b"again"


def test_a_newer_file_in_the_folder_stays_untouched(tmp_path: Path) -> None:
    """The folder of a newer version is refused, and not a byte in it changes."""
    newer = store.to_bytes(desk_of("a")).replace(b'"version": 1', b'"version": 9')
    (tmp_path / keeping.FILE).write_bytes(newer)
    with pytest.raises(DeskError, match="update the program"):
        keeping.open_folder(tmp_path)
    assert (tmp_path / keeping.FILE).read_bytes() == newer
    assert list(tmp_path.iterdir()) == [tmp_path / keeping.FILE]


def test_kill_9_in_the_middle_of_a_save_leaves_the_last_good_state(tmp_path: Path) -> None:
    """However often the process is killed while it saves, the file opens with a state it had reached."""
    chance = random.Random(7)
    reached = 0
    for _ in range(8):
        command = [sys.executable, "-c", SAVER, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            reached = int(process.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            reached = max([reached, *map(int, process.stdout.read().split())])
        kept = keeping.open_folder(tmp_path)
        assert kept.notices == ()
        assert kept.desk.next_number in (reached, reached + 1)
        assert kept.desk.candidates[0].projects[0].text.startswith(str(kept.desk.next_number))
    assert not list(tmp_path.glob(".*.part"))


def _allow_only(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


FULL = """
import sys
from pathlib import Path
from ambition.desk import keeping
from ambition.desk.values import Candidate, Desk, Project
from ambition.errors import DeskError
kept = keeping.open_folder(Path(sys.argv[1]))
big = Desk(candidates=(Candidate("c1", 1, projects=(Project("p1", "README.md", "text", "x" * 500_000),)),))
try:
    keeping.save(kept, big)
except DeskError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="file size limits are a matter of Unix")
def test_a_full_disk_costs_the_new_state_and_not_the_old_one(tmp_path: Path) -> None:
    """Where the new file does not fit, the old one stays, no scrap is left, and a sentence says so."""
    keeping.save(keeping.open_folder(tmp_path), desk_of("good"))
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: _allow_only(100_000),
    )
    assert "The last saved state is still there" in done.stdout, done.stderr
    assert keeping.open_folder(tmp_path).desk == desk_of("good")
    assert {path.name for path in tmp_path.iterdir()} <= {keeping.FILE, ".desk.json.lock"}


def test_saving_the_same_desk_again_writes_nothing(tmp_path: Path) -> None:
    """A desk that has not changed is not written again."""
    kept = keeping.save(keeping.open_folder(tmp_path), desk_of("a"))
    before = (tmp_path / keeping.FILE).stat().st_mtime_ns
    assert keeping.save(kept, desk_of("a")) is kept
    assert (tmp_path / keeping.FILE).stat().st_mtime_ns == before


def test_what_was_deleted_is_not_in_the_file() -> None:
    """A deleted text leaves no trace in the bytes that are saved."""
    desk = desk_of("a very private sentence")
    assert b"very private" not in store.to_bytes(replace(desk, title="", candidates=()))
