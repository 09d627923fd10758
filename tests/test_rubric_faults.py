"""Every defect has a bad file, and its error names file, field, what was found and what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ambition.errors import RubricError, RubricFault
from ambition.rubric.loading import load_rubric_texts

DATA = Path(__file__).parent / "data" / "rubrics"
SOUND = {path.name: path.read_text(encoding="utf-8") for path in sorted((DATA / "sound").glob("*.toml"))}
BAD = sorted((DATA / "bad").glob("*.toml"))


def faults_of(texts: dict[str, str]) -> tuple[RubricFault, ...]:
    """The faults with which these files are refused."""
    with pytest.raises(RubricError) as caught:
        load_rubric_texts(texts)
    return caught.value.faults


@pytest.mark.parametrize("path", BAD, ids=[path.stem for path in BAD])
def test_a_bad_file_gets_exactly_its_errors(path: Path) -> None:
    """Each bad file says in its head which file it replaces and which errors it must get, no more."""
    text = path.read_text(encoding="utf-8")
    replaced = re.findall(r"^# replaces: (\S+)$", text, re.MULTILINE)[0]
    expected = re.findall(r"^# expects: (.+)$", text, re.MULTILINE)
    assert expected
    name = path.name if replaced == "nothing" else replaced
    assert [str(fault) for fault in faults_of({**SOUND, name: text})] == expected


def test_all_faults_are_told_at_once() -> None:
    """Slips of form and of sense, in several files, come in one go."""
    texts = {
        **SOUND,
        "rubric.toml": SOUND["rubric.toml"].replace("bare = 500", 'bare = "x"'),
        "scales.toml": SOUND["scales.toml"].replace("250, 250, 250, 250", "250, 250, 250, 249"),
        "goals.toml": SOUND["goals.toml"].replace('falls_back_to = "bake"', 'falls_back_to = "b"'),
    }
    found = faults_of(texts)
    assert {fault.file for fault in found} == {"rubric.toml", "scales.toml", "goals.toml"}
    assert len(found) == 4


def test_the_file_of_a_fault_is_right_though_arrays_are_joined() -> None:
    """The second of two files with criteria is named for its own criterion."""
    first, second = SOUND["criteria.toml"].split("\n\n[[criteria]]", 1)
    texts = {name: text for name, text in SOUND.items() if name != "criteria.toml"}
    texts["a.toml"] = first + "\n"
    texts["z.toml"] = "[[criteria]]" + second.replace("weight = 1000", "weight = 2000")
    assert [fault.file for fault in faults_of(texts)] == ["z.toml"]


def test_a_broken_part_still_counts_as_being_there() -> None:
    """Nobody is told that a goal is missing which only has a slip."""
    texts = {**SOUND, "goals.toml": SOUND["goals.toml"].replace('title = "Sell"', "title = 3")}
    assert [fault.field for fault in faults_of(texts)] == ["goals[sell].title"]


def test_a_slip_in_one_file_hides_no_fault_of_another() -> None:
    """A file that is no TOML is told beside a wrong type elsewhere; what it holds is not missed."""
    texts = {
        **SOUND,
        "goals.toml": "[[goals",
        "rubric.toml": SOUND["rubric.toml"].replace("bare = 500", "bare = 5000"),
    }
    assert [(fault.file, fault.field) for fault in faults_of(texts)] == [
        ("goals.toml", "the file"),
        ("rubric.toml", "strength.bare"),
    ]


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a" + ".a" * 5000 + " = 1", "a = " + "9" * 5000, "a = 1979-05-27", "a = nan"],
    ids=["deep list", "deep key", "long number", "date", "not a number"],
)
def test_odd_toml_is_a_fault_and_never_a_crash(text: str) -> None:
    """Nothing that TOML can say escapes as another error."""
    assert faults_of({"odd.toml": text})


def test_a_message_stays_on_one_line() -> None:
    """What was found is shortened and has no line ends."""
    texts = {**SOUND, "rubric.toml": SOUND["rubric.toml"].replace('"1.2.0"', '"""1\n2""" ')}
    assert all("\n" not in str(fault) for fault in faults_of(texts))


def test_a_file_with_more_values_than_any_rubric_is_refused_unread() -> None:
    """An upload of two megabytes of empty tables must not keep the page busy."""
    (fault,) = faults_of({"full.toml": "[[criteria]]\n" * 60_000})
    assert "too full" in fault.found
