"""The command line: exit codes, one line for every error, the same bytes everywhere."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ambition.cli import main
from ambition.cli.batch import named_inputs

ROOT = Path(__file__).parent.parent
SOUND = str(Path(__file__).parent / "data" / "rubrics" / "sound")
BAD = str(Path(__file__).parent / "data" / "rubrics" / "bad" / "unknown-key.toml")
BREAD = (
    "# Bread\n\nWe ate 3 loaves of bread. We bake for our 40 neighbours in Mill Lane. The bread is good.\n"
)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def bread(tmp_path: Path) -> str:
    """A file with a description."""
    path = tmp_path / "bread.md"
    path.write_text(BREAD, encoding="utf-8")
    return str(path)


def run(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "ambition", *words],
        capture_output=True,
        env=environment,
        check=False,
        **options,
    )


def refused(words: list[str], capsys: Captured) -> str:
    """The one line on standard error of a command that fails with 1."""
    assert main(words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_review_is_printed_in_each_form(form: str, bread: str, capsys: Captured) -> None:
    """Text for the terminal, Markdown for people, JSON for programs."""
    assert main(["review", bread, "--rubric", SOUND, "--format", form]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("\n")
    assert "ate 3 loaves" in out
    assert err == ""


def test_answers_reach_the_review(bread: str, tmp_path: Path, capsys: Captured) -> None:
    """What is answered is claimed."""
    answers = tmp_path / "answers.toml"
    answers.write_text("[taste]\nlevel = 3\n", encoding="utf-8")
    words = ["review", bread, "--rubric", SOUND, "--format", "json", "--answers", str(answers)]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["scales"]["taste"]["claimed"] == 75.0


def test_a_description_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The word for it is a hyphen."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BREAD.encode())))
    assert main(["review", "-", "--rubric", SOUND, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["input"]["name"] == "standard input"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["review", "nowhere.md", "--rubric", SOUND], "nowhere.md: found no such file"),
        (["review", SOUND, "--rubric", SOUND], "no README in the folder"),
        (["review", "a\0b", "--rubric", SOUND], "cannot be read"),
        (["review", __file__, "--rubric", "nowhere"], "nowhere: the rubric: found nothing there"),
        (["review", __file__, "--rubric", SOUND, "--answers", "no.toml"], "no.toml: found no such file"),
        (["rubric", "questions", "nowhere"], "nowhere: the rubric"),
        (["batch", "nowhere", "--rubric", BAD], "unknown-key.toml: "),
    ],
)
def test_bad_input_is_one_line_and_exit_code_1(words: list[str], said: str, capsys: Captured) -> None:
    """What was found and what to write, never a traceback."""
    assert said in refused(words, capsys)


@pytest.mark.parametrize(
    "words", [[], ["frob"], ["review"], ["review", "a", "--format", "pdf"], ["rubric"], ["rubric", "frob"]]
)
def test_wrong_usage_is_one_line_and_exit_code_2(words: list[str], capsys: Captured) -> None:
    """The line says where the help is."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--help" in err


def test_an_error_inside_the_program_is_one_sentence_without_details(
    monkeypatch: pytest.MonkeyPatch, bread: str, capsys: Captured
) -> None:
    """Neither paths nor values of the inside are printed."""

    def broken(*_: object) -> None:
        raise RuntimeError("/home/me/secret token=abc")

    monkeypatch.setattr("ambition.cli.reviewing.review", broken)
    line = refused(["review", bread, "--rubric", SOUND], capsys)
    assert "something went wrong inside the program (RuntimeError)" in line
    assert "secret" not in line


def test_batch_prints_one_review_a_line_in_order_of_names(tmp_path: Path, capsys: Captured) -> None:
    """A file that fails becomes a line with its name and error, and the rest go on."""
    for name in ("b.md", "a.txt", "C.rst"):
        (tmp_path / name).write_text(BREAD, encoding="utf-8")
    (tmp_path / "aa.md").write_bytes(b"x" * 2_000_000)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    assert main(["batch", str(tmp_path), "--rubric", SOUND]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["input"]["name"] for line in lines] == ["C.rst", "a.txt", "aa.md", "b.md"]
    assert set(lines[2]) == {"input", "error"}
    assert [line["scales"]["taste"]["shown"] for line in lines if "error" not in line] == [25.0, 25.0, 25.0]


def test_a_line_of_batch_is_the_object_of_review(bread: str, capsys: Captured) -> None:
    """Both faces give the same data."""
    main(["batch", str(Path(bread).parent), "--rubric", SOUND])
    line = json.loads(capsys.readouterr().out)
    main(["review", bread, "--rubric", SOUND, "--format", "json"])
    assert line == json.loads(capsys.readouterr().out)


def test_batch_fails_where_nothing_could_be_reviewed(tmp_path: Path, capsys: Captured) -> None:
    """Every line an error: that is no success."""
    (tmp_path / "a.md").write_bytes(b"x" * 2_000_000)
    assert main(["batch", str(tmp_path), "--rubric", SOUND]) == 1
    assert "error" in json.loads(capsys.readouterr().out)


def test_batch_writes_a_table_that_no_spreadsheet_takes_for_formulas(
    tmp_path: Path, capsys: Captured
) -> None:
    """A name that begins with an equals sign stays a name."""
    (tmp_path / "=1+1.md").write_text(BREAD, encoding="utf-8")
    assert main(["batch", str(tmp_path), "--rubric", SOUND, "--format", "csv"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("name,goal,rank,claimed,aimed,band,score,taste shown")
    assert row.startswith("'=1+1.md,")


def test_files_of_several_folders_keep_their_folders_names(tmp_path: Path) -> None:
    """Twenty README.md files can be told apart."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text("x", encoding="utf-8")
    names = [name for name, _ in named_inputs([str(tmp_path / "y"), str(tmp_path / "x")])]
    assert names == [(tmp_path / folder / "README.md").as_posix() for folder in ("x", "y")]


def test_rubric_list_names_every_bundled_rubric(capsys: Captured) -> None:
    """Id, version and title, a line each."""
    assert main(["rubric", "list"]) == 0
    assert "ml-production  1.0.0  Ready for production\n" in capsys.readouterr().out


def test_rubric_check_says_ok_with_the_fingerprint(capsys: Captured) -> None:
    """A sound rubric is told by id, version and SHA-256."""
    assert main(["rubric", "check", SOUND]) == 0
    word, rubric_id, version, sha256 = capsys.readouterr().out.split()
    assert (word, rubric_id, version, len(sha256)) == ("ok:", "bakery", "1.2.0", 64)


def test_rubric_check_prints_every_fault_on_a_line(capsys: Captured) -> None:
    """All of them, not only the first."""
    assert main(["rubric", "check", BAD]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all(line.startswith("unknown-key.toml: ") for line in lines)


@pytest.mark.parametrize("command", ["questions", "reference"])
def test_pages_of_a_rubric_are_printed(command: str, capsys: Captured) -> None:
    """The answers file and the reference page."""
    assert main(["rubric", command, SOUND]) == 0
    assert "Bakery" in capsys.readouterr().out


def test_rubric_schema_prints_the_schema_of_the_project(capsys: Captured) -> None:
    """The committed file is what the command prints."""
    assert main(["rubric", "schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "rubrics" / "rubric.schema.json").read_text(encoding="utf-8")


def test_the_command_line_starts_without_the_page() -> None:
    """Neither streamlit nor pandas nor plotly is imported for a review."""
    code = (
        "import sys; from ambition.cli import main; sys.stdin = open(sys.argv[1])\n"
        f"code = main(['review', '-', '--rubric', {SOUND!r}])\n"
        "bad = {'streamlit', 'pandas', 'plotly'} & set(sys.modules)\n"
        "sys.exit(f'imported {bad}' if bad else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "README.md")],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr


def test_output_is_utf8_with_plain_line_ends_whatever_the_locale(tmp_path: Path) -> None:
    """A machine set to ASCII prints the same bytes."""
    path = tmp_path / "brötchen.md"
    path.write_text(BREAD.replace("good", "gut für 3 €"), encoding="utf-8")
    words = ["review", str(path), "--rubric", SOUND, "--format", "json"]
    settings = ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"PYTHONHASHSEED": "7"})
    ascii_machine, other = (run(*words, env=env) for env in settings)
    assert ascii_machine.returncode == 0, ascii_machine.stderr
    assert ascii_machine.stdout == other.stdout
    assert "brötchen.md".encode() in ascii_machine.stdout
    assert b"\r" not in ascii_machine.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    """``… | head -1`` prints nothing on standard error."""
    with subprocess.Popen(
        [sys.executable, "-m", "ambition", "rubric", "reference", "ml-production"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
