"""One person with several projects: pointed at, put together by a person, parted; references of one's own."""

from __future__ import annotations

import pytest
from desk_room import CLINICS, TITANIC, file_item, room, rubric, three

from ambition.desk.adding import add_items
from ambition.desk.grouping import grouping
from ambition.desk.panel import panel_file
from ambition.desk.people import decide, mark, note
from ambition.desk.persons import perhaps_the_same
from ambition.desk.rows import rows
from ambition.desk.together import rename, stand_apart, stand_together, stands_with
from ambition.desk.values import Desk, Mark, Note
from ambition.desk.verifying import verify
from ambition.errors import DeskError

SAME_PERSON = "# Walks\n\nA web map of ringing walks.\n\nBy Zsófia Kovács, zsofia.kovacs@mail.example.\n"


def test_one_person_in_two_folders_is_pointed_at_and_never_merged() -> None:
    """By a covered name, address or handle; what it is stands nowhere."""
    items = [file_item("a.md", CLINICS), file_item("b.md", TITANIC), file_item("c.md", SAME_PERSON)]
    desk = add_items(Desk(), items, room()).desk
    assert len(desk.candidates) == 3
    assert perhaps_the_same(desk) == {"c1": ("c3",), "c3": ("c1",)}
    assert not any(
        "kov" in name.lower() for one in desk.candidates for p in one.projects for name in p.identities
    )
    found = rows(desk, rubric(), "0.1.0")
    assert [row.perhaps for row in found] == [("Candidate 03",), (), ("Candidate 01",)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Mail me: d.ruiz@mail.example", "Contact: D.Ruiz@mail.example", True),
        ("By Anna Bell-Novak.", "MIT (c) 2024 Anna Bell-Novak", True),
        ("Find me at @annabell_ml on X.", "Follow https://github.com/annabell_ml", True),
        ("By Anna Novak.", "By Peter Novak.", False),
        ("See https://orcid.org/0000-0002-1825-0097", "ORCID 0000-0002-1825-0097", True),
    ],
)
def test_who_may_be_the_same_is_told_by_what_is_covered(first: str, second: str, same: bool) -> None:
    """A surname alone, which many share, says nothing."""
    texts = (f"# One\n\nA tool for bakers.\n\n{first}\n", f"# Two\n\nA map of wells.\n\n{second}\n")
    desk = add_items(Desk(), [file_item(f"{n}.md", text) for n, text in enumerate(texts)], room()).desk
    assert bool(perhaps_the_same(desk)) is same


def test_whom_many_name_is_no_sign_of_one_person() -> None:
    """A teacher stands in every text of a course."""
    texts = [
        f"# P{n}\n\n{word} are counted here. Supervisor: Prof. Arvid Quistgaard.\n"
        for n, word in enumerate(("Birds", "Loaves", "Trains", "Wells"))
    ]
    desk = add_items(Desk(), [file_item(f"{n}.md", text) for n, text in enumerate(texts)], room()).desk
    assert perhaps_the_same(desk) == {}


def test_a_person_puts_two_together_and_parts_them_again_on_record() -> None:
    """All that was written on both is kept, and the record names both."""
    items = [file_item("a.md", CLINICS), file_item("b.md", SAME_PERSON)]
    desk = add_items(Desk(), items, room()).desk
    desk = note(desk, "c2", Note("q", "calls back", "Who?"))
    desk = decide(desk, "c2", "invite", room(), "CT")
    together = stand_together(desk, "c1", "c2", room(), "CT")
    (one,) = together.candidates
    assert (len(one.projects), one.notes[0].text) == (2, "calls back")
    assert one.decision is not None and one.decision.text == "invite"
    assert (together.log[-1].action, together.log[-1].subject, together.log[-1].detail) == (
        "stood together",
        "c1",
        "c2",
    )
    assert stands_with(together.log) == {"c2": "c1"}
    assert verify(together, room()).is_sound
    apart = stand_apart(together, "p2", room(), "CT")
    assert [(each.label, len(each.projects)) for each in apart.candidates] == [
        ("Candidate 01", 1),
        ("Candidate 03", 1),
    ]
    assert apart.log[-1].action == "stood apart"


def test_a_reference_is_ones_own_and_only_one_candidates() -> None:
    """It can be given after adding, taken back, and not given twice."""
    desk = rename(three(), "c3", " A-19 ")
    assert desk.candidates[2].label == "A-19"
    assert rename(desk, "c3", "").candidates[2].label == "Candidate 03"
    with pytest.raises(DeskError, match="called a-17 already"):
        rename(desk, "c3", "a-17")
    unnamed = rename(desk, "c1", "")
    for taken in ("candidate 01", "Kandidat 01"):
        with pytest.raises(DeskError, match="already"):
            rename(unnamed, "c3", taken)


def test_a_number_is_found_again_in_every_language_and_stands_in_files_in_one() -> None:
    """What a page in German calls Kandidat 03 is the same candidate in lists, files and saved marks."""
    german = grouping(three(), rubric(), language="de")
    labels = {each.label for group in (*german.groups, german.not_enough) for each in group.members}
    assert labels == {"A-17", "A-18", "Kandidat 03"}
    assert [row.label for row in rows(three(), rubric(), "0.1.0", language="de")][2] == "Kandidat 03"
    for reference in ("Kandidat 03", "candidate 03"):
        added = add_items(three(), [file_item("more.md", CLINICS + "More.", reference)], room())
        assert [len(one.projects) for one in added.desk.candidates] == [1, 1, 2]
    desk = mark(three(), "c3", Mark("CT", "pay", 1))
    assert '"Candidate 03"' in panel_file(desk, "CT", rubric().ref)
