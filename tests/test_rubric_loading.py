"""A rubric's files become one rubric, the same however they are laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambition.errors import RubricError
from ambition.rubric.loading import load_rubric, load_rubric_bytes, load_rubric_texts
from ambition.rubric.translating import texts_by_path

DATA = Path(__file__).parent / "data" / "rubrics"
SOUND = {path.name: path.read_text(encoding="utf-8") for path in sorted((DATA / "sound").glob("*.toml"))}


def one_file() -> str:
    """All files of the sound rubric in one, the plain keys first as TOML wants it."""
    return "\n".join(SOUND[name] for name in sorted(SOUND, key=lambda name: name != "rubric.toml"))


def test_a_folder_loads() -> None:
    """A folder of TOML files is a rubric."""
    assert load_rubric(DATA / "sound").rubric.id == "bakery"


def test_lookups_find_every_part_by_its_id() -> None:
    """Scales, niche, goals, criteria and questions are found by id."""
    rubric = load_rubric(DATA / "sound")
    assert rubric.ledger_ids == ("taste", "street", "bake", "sell")
    assert rubric.scale("street").title == "Street"
    assert rubric.goal("sell").rank == 2
    assert rubric.ledger("sell") is rubric.goal("sell")
    assert rubric.criterion("street-named").says == "The street is named"
    assert rubric.question("sales").kind == "numbers"
    assert [c.id for c, _ in rubric.criteria_of("sell")] == ["loaves-eaten"]
    assert rubric.criteria_of("bake") == ()


@pytest.mark.parametrize("lookup", ["scale", "goal", "ledger", "criterion", "question", "criteria_of"])
def test_an_unknown_id_is_a_key_error(lookup: str) -> None:
    """No lookup answers for an id that is not there."""
    with pytest.raises(KeyError):
        getattr(load_rubric(DATA / "sound"), lookup)("nobody")


def test_one_file_and_many_files_are_the_same_rubric() -> None:
    """The layout of the files changes neither the order of the parts nor the fingerprint."""
    one = load_rubric_bytes("all.toml", one_file().encode())
    many = load_rubric(DATA / "sound")
    assert one.rubric == many.rubric
    assert one.sha256 == many.sha256


def test_names_of_files_do_not_matter() -> None:
    """Renaming files changes the order of joining and nothing else."""
    renamed = {f"{9 - i}.toml": text for i, text in enumerate(SOUND.values())}
    assert load_rubric_texts(renamed).sha256 == load_rubric_texts(SOUND).sha256


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"# a remark\n{text}",
        lambda text: f"\ufeff{text}".removeprefix("\ufeff"),
        lambda text: text.replace("level = 1, weight = 1000 }, {", "weight = 1000 }, {"),
        lambda text: text.replace('id = "bakery"\nversion = "1.2.0"', 'version = "1.2.0"\nid = "bakery"'),
    ],
    ids=["line ends", "comments", "mark", "a default written out", "order of keys"],
)
def test_what_says_the_same_has_the_same_fingerprint(change) -> None:  # type: ignore[no-untyped-def]
    """Comments, line ends, written-out defaults and the order of keys decide nothing."""
    changed = {name: change(text) for name, text in SOUND.items()}
    assert load_rubric_texts(changed).sha256 == load_rubric_texts(SOUND).sha256


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rubric.toml", "bare = 500", "bare = 501"),
        ("rubric.toml", '"bread", ', '"bread", "bun", '),
        ("criteria.toml", "level = 3", "level = 2"),
        ("criteria.toml", '"ate ~ <bread>"', '"ate ~~ <bread>"'),
        ("goals.toml", "at_least = 500", "at_least = 499"),
        ("scales.toml", "plus = 100 }]", "plus = 101 }]"),
        ("hireability.toml", "at_least = 600", "at_least = 601"),
        ("questions.toml", "at_least_percent = 40", "at_least_percent = 41"),
        ("hireability.toml", "Knock on three doors.", "Knock on four doors."),
    ],
)
def test_any_number_or_word_of_the_rules_moves_the_fingerprint(file: str, old: str, new: str) -> None:
    """Two rubrics that could score differently never share a fingerprint."""
    assert old in SOUND[file]
    changed = {**SOUND, file: SOUND[file].replace(old, new)}
    assert load_rubric_texts(changed).sha256 != load_rubric_texts(SOUND).sha256


def test_translations_decide_no_score_and_move_no_fingerprint() -> None:
    """A translation may be added without a new rubric."""
    german = '[[translations]]\nlanguage = "de"\ntexts = { title = "Bäckerei" }\n'
    translated = load_rubric_texts({**SOUND, "de.toml": german})
    assert translated.rubric.translations[0].language == "de"
    assert translated.sha256 == load_rubric_texts(SOUND).sha256


def test_a_rubric_cannot_be_changed() -> None:
    """What was loaded stays as it was loaded."""
    rubric = load_rubric(DATA / "sound")
    with pytest.raises(ValueError, match="frozen"):
        rubric.rubric.title = "Other"


def test_files_of_the_parts_are_known() -> None:
    """Errors found later can still name the file."""
    files = load_rubric(DATA / "sound").files
    assert files["criteria[street-named]"] == "criteria.toml"
    assert files["words.bread"] == "rubric.toml"


def test_a_name_that_leads_nowhere_lists_the_rubrics_there_are() -> None:
    """The error says what could have been written."""
    with pytest.raises(RubricError, match="ml-production"):
        load_rubric("no-such-rubric")


def test_every_text_of_a_rubric_has_a_path_of_its_own() -> None:
    """Two steps of the week may be about one scale; a translation must tell them apart."""
    rubric = load_rubric("product-ambition").rubric
    told = set(texts_by_path(rubric).values())
    assert [step.says for step in rubric.week_steps if step.says not in told] == []
    assert [c.id for c in rubric.criteria if not {c.says, c.probe, c.good} <= told | {""}] == []
