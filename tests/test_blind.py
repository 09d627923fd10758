"""Covering who somebody is: what is found, what is missed, and that nothing leaks around it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambition.desk.covering import people, places, redactor, redactor_for
from ambition.desk.covering.finds import folded, plain

DATA = Path(__file__).parent / "data" / "desk"
KINDS = ("person", "school", "place", "employer", "other")
FILES = ("blind.toml", "blind-unseen.toml", "blind-positions.toml", "blind-positions-unseen.toml")
#: Missed of given, before names were known by where they stand and phones by their form, and after.
TABLE = {
    #                              before     after
    ("blind-positions", "person"): ((27, 51), (2, 51)),
    ("blind-positions", "school"): ((2, 3), (0, 3)),
    ("blind-positions", "place"): ((6, 9), (0, 9)),
    ("blind-positions", "employer"): ((5, 5), (0, 5)),
    ("blind-positions", "other"): ((11, 20), (0, 20)),
    ("blind-positions-unseen", "person"): ((10, 23), (1, 23)),
    ("blind-positions-unseen", "school"): ((0, 1), (0, 1)),
    ("blind-positions-unseen", "place"): ((4, 6), (0, 6)),
    ("blind-positions-unseen", "employer"): ((2, 2), (0, 2)),
    ("blind-positions-unseen", "other"): ((3, 7), (0, 7)),
}
#: Lines of technical prose of which something was covered for nothing: before, after, of how many.
FALSE_COVERS = (6, 1, 86)


def sentences(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DATA / name).read_text(encoding="utf-8"))["sentence"])


def missed(sentence: dict[str, Any], kind: str) -> list[str]:
    """The words of that kind of which a part still stands in the covered text."""
    made = redactor_for([sentence["text"]], [("person", name) for name in sentence.get("known", ())])
    out = folded(made.cover(sentence["text"]))
    for each in made.covered:
        out = out.replace(each.replacement, "")
    small = {"the", "of", "van", "den", "do"}
    return [
        words
        for words in sentence.get(kind, ())
        if any(
            len(part) > 2 and part not in small and part in out
            for part in folded(words).replace("_", " ").split()
        )
    ]


def figures(name: str) -> dict[str, tuple[int, int]]:
    """Missed and given, by kind."""
    all_of_them = sentences(name)
    return {
        kind: (sum(len(missed(s, kind)) for s in all_of_them), sum(len(s.get(kind, ())) for s in all_of_them))
        for kind in KINDS
    }


def test_at_least_forty_sentences_with_somebody_in_them() -> None:
    """The measure rests on enough sentences of our own, with others beside them in which nobody stands."""
    found = [sentence for name in FILES for sentence in sentences(name)]
    named = [s for s in found if any(kind in s for kind in KINDS)]
    assert len(named) >= 140
    assert len(found) - len(named) >= 25


@pytest.mark.parametrize("name", FILES)
def test_few_are_missed_and_the_figures_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing with a form of its own is missed, and at most one name in ten."""
    found = figures(name)
    with capsys.disabled():
        print(
            f"\n{name}: " + ", ".join(f"{kind} {miss} of {of} missed" for kind, (miss, of) in found.items())
        )
    assert found["other"][0] == 0
    assert all(miss * 10 <= of for miss, of in found.values())


@pytest.mark.parametrize("name", FILES)
def test_what_a_reader_needs_stays_readable(name: str) -> None:
    """Tools, methods, months and numbers are nobody's name."""
    lost = [
        (words, out)
        for s in sentences(name)
        for out in [redactor_for([s["text"]]).cover(s["text"])]
        for words in s.get("visible", ())
        if words not in out
    ]
    assert lost == []


@pytest.mark.parametrize(("name", "kind"), TABLE)
def test_the_table_of_what_is_missed_is_true(name: str, kind: str) -> None:
    """What the table says is missed after the change is what is missed."""
    assert figures(f"{name}.toml")[kind] == TABLE[name, kind][1]


def test_lines_of_technical_prose_stay_as_they_are() -> None:
    """Scores, versions, tools and headings are nobody: hardly a line of prose is covered."""
    lines = tomllib.loads((DATA / "blind-prose.toml").read_text(encoding="utf-8"))["lines"]
    changed = [out for line in lines if (out := redactor_for([line]).cover(line)) != line]
    assert (len(changed), len(lines)) == FALSE_COVERS[1:], changed


@pytest.mark.parametrize(
    "measured",
    [
        "AUC 0.861 / 0.853 / 0.849",
        "0.25/0.25/0.50",
        "398/500, 405/500, 412/500",
        "0.812 0.804 0.799 0.815",
        "(0.82, 0.79, 0.85)",
        "ROC 0.879907",
        "32 days 20:21:49.090909091",
    ],
)
def test_what_was_measured_is_never_a_phone_number(measured: str) -> None:
    """A row of scores is a result, not somebody to call."""
    assert redactor_for([measured]).cover(measured) == measured


@pytest.mark.parametrize(
    "number",
    ["+254 700 555 0188", "(+44) 20 7946 0958", "0176/5550 1234", "415-555-2671", "+1.415.555.2671"],
)
def test_phone_numbers_are_covered_in_any_country_s_form(number: str) -> None:
    """A number with its country's code is one even where nobody may be given it."""
    assert redactor_for([number]).cover(f"write to {number}, please") == "write to [phone 1], please"


def test_the_kept_lists_beat_our_own_rules(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The libraries' lists stay only while they find more people and places than our rules do alone."""
    with_lists = figures("blind.toml")
    nobody = people.Names(frozenset(), frozenset())
    monkeypatch.setattr(redactor, "find_people", lambda text: people.find_people(text, nobody))
    monkeypatch.setattr(redactor, "find_places", lambda text: places.find_places(text, frozenset()))
    alone = figures("blind.toml")
    with capsys.disabled():
        print(f"\nmissed by rules alone: person {alone['person']}, place {alone['place']} (missed, given)")
    assert with_lists["person"][0] < alone["person"][0]
    assert with_lists["place"][0] < alone["place"][0]


def test_a_name_found_once_is_covered_everywhere() -> None:
    """What one sentence gives away is covered in file names, quotes and notes that no rule would find."""
    made = redactor_for(["Author: Amélie Fournier", "notebook_amelie_fournier.ipynb"])
    assert "amelie" not in folded(made.cover("see notebook_amelie_fournier.ipynb"))
    assert made.cover("Fournier, the model") == "[person 1], the model"
    assert made.cover("asked amelie") == "asked [person 1]"


def test_a_name_inside_a_handle_a_key_or_a_file_name_is_covered() -> None:
    """Who is named once is covered where the name is a part of something written together."""
    made = redactor_for(["Author: Ifeoma Castellanos-Brede"])
    out = made.cover("buy.example/rhicastellanos and {castellanosbrede2024,")
    assert out == "buy.example/[person 1] and {[person 1],"
    assert made.cover("plots_castellanos24.png") == "plots_[person 1]24.png"


def test_a_box_of_mail_called_like_the_project_covers_no_word_of_it() -> None:
    """The project's name, its repository's and plain words stay, whoever bears them too."""
    text = "# Flockbook\n\nEach flock has a book. Write to flockbook@mail.example or flock@mail.example."
    out = redactor_for([text]).cover(text)
    assert out == "# Flockbook\n\nEach flock has a book. Write to [e-mail 1] or [e-mail 2]."


def test_a_surname_that_is_a_word_of_the_text_leaves_the_word_alone() -> None:
    """A method's name stays readable beside an author who is called so."""
    text = (
        "Author: Ottilie Ensemble\n\nAn ensemble of trees. Ottilie Ensemble grew them; ottilie waters them."
    )
    out = redactor_for([text]).cover(text)
    assert out == "Author: [person 1]\n\nAn ensemble of trees. [person 1] grew them; [person 1] waters them."


def test_a_part_of_a_name_counts_with_the_whole() -> None:
    """All that is covered is in the list, also where only a part of the name stands."""
    texts = ["Author: Amélie Fournier", "fournier_plots.py", "amelie said so"]
    made = redactor_for(texts)
    assert [(each.replacement, each.count) for each in made.covered] == [("[person 1]", 3)]
    assert sum(made.cover(text).count("[person 1]") for text in texts) == 3


def test_the_known_owner_is_covered_in_links_and_alone() -> None:
    """The owner of the link is covered wherever the name stands; the project's name stays."""
    made = redactor_for(["code: https://github.com/brixtonbee/hive"], [("owner", "brixtonbee")])
    out = made.cover(
        "https://github.com/brixtonbee/hive by BrixtonBee, @brixtonbee and git@github.com:brixtonbee/hive.git"
    )
    assert "brixtonbee" not in out.lower()
    assert "hive" in out


def test_what_was_covered_is_listed_with_its_count() -> None:
    """The list shows kind, words, replacement and how often, so that a leak can be seen."""
    made = redactor_for(["I am Zsófia Kovács.", "Write to Zsófia Kovács: zk@mail.example"])
    listed = {(each.kind, each.text): (each.replacement, each.count) for each in made.covered}
    assert listed["person", "Zsófia Kovács"] == ("[person 1]", 2)
    assert listed["e-mail", "zk@mail.example"] == ("[e-mail 1]", 1)


def test_spans_of_quotes_move_with_the_text() -> None:
    """A highlighted quote stays highlighted in the covered text."""
    text = "I am Zsófia Kovács and seven clinics pay 90 euros."
    made = redactor_for([text])
    start = text.index("seven")
    out, ((first, last),) = made.cover_spans(text, [(start, start + 13)])
    assert out[first:last] == "seven clinics"


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_covered_and_covering_is_steady(text: str) -> None:
    """No text breaks the covering, and spans stay inside it."""
    made = redactor_for([text])
    out, ((first, last),) = made.cover_spans(text, [(0, len(text))])
    assert (first, last) == (0, len(out))
    assert made.cover(text) == out
    assert len(plain(text)) == len(folded(text)) == len(text)


def test_covering_grows_with_the_length_and_no_faster() -> None:
    """Long, hostile texts take no longer than their length says."""
    for hostile in (
        "[" * 50_000,
        "A " * 25_000,
        "@" * 50_000,
        "![" * 25_000,
        "a.b@" * 12_500,
        "Team: " * 9_000,
        "A\n" * 25_000,
    ):
        assert isinstance(redactor_for([]).cover(hostile), str)
