"""A rubric reads as it says: phrases parse, cases and examples hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambition.rubric.loading import list_rubrics, load_rubric, load_rubric_texts
from ambition.rubric_check import check_rubric

DATA = Path(__file__).parent / "data" / "rubrics"
SOUND = {path.name: path.read_text(encoding="utf-8") for path in sorted((DATA / "sound").glob("*.toml"))}


def faults_with(file: str, old: str, new: str) -> list[str]:
    """The faults of the sound rubric with one change."""
    assert old in SOUND[file]
    changed = {**SOUND, file: SOUND[file].replace(old, new)}
    return [str(fault) for fault in check_rubric(load_rubric_texts(changed))]


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_every_bundled_rubric_reads_as_it_says(rubric_id: str) -> None:
    """All phrases parse, every case and every example sentence is read as it is meant."""
    assert check_rubric(load_rubric(rubric_id)) == ()


def test_the_sound_rubric_is_sound() -> None:
    """The rubric of these tests has no fault of its own."""
    assert check_rubric(load_rubric_texts(SOUND)) == ()


def test_a_phrase_that_does_not_parse_is_told_with_its_place() -> None:
    """The error names file, sign and phrase."""
    (fault,) = faults_with("criteria.toml", '"ate ~ <bread>"', '"(ate ~ <bread>"')
    assert fault.startswith("criteria.toml: criteria[loaves-eaten].signs[1].any[1]: ")


def test_a_list_that_does_not_parse_is_told() -> None:
    """Word lists are phrases, too."""
    faults = faults_with("rubric.toml", '"(rye|wheat) loaf"', '"rye|wheat) loaf"')
    assert faults[0].startswith("rubric.toml: words.bread[2]: ")


def test_a_shown_case_that_shows_nothing_is_told() -> None:
    """A case is a promise."""
    (fault,) = faults_with("criteria.toml", "for our 40 neighbours", "for our 40 friends")
    assert fault.startswith("criteria.toml: criteria[street-named].cases[1]: found nothing that counts")


def test_a_case_that_should_not_count_and_does_is_told() -> None:
    """So is a look-alike."""
    faults = faults_with("criteria.toml", "The oven is new.", "We bake for our neighbours in Mill Lane.")
    assert [fault.split(": found")[0] for fault in faults] == [
        "criteria.toml: criteria[street-named].cases[2]"
    ]


def test_an_example_sentence_without_evidence_is_told() -> None:
    """What shows a level must be found by some criterion of its scale."""
    (fault,) = faults_with("scales.toml", "We ate 3 loaves of bread.", "We baked 3 loaves.")
    assert fault.startswith("scales.toml: scales[taste].levels[level 1].shows[1]: found no evidence")
