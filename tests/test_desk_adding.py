"""Bringing projects to a desk: any mix, errors by item, nothing believed, nothing twice."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from desk_room import (
    BAKERS,
    CLINICS,
    TITANIC,
    fetcher,
    file_item,
    link_item,
    packet_bytes,
    room,
    rubric,
    three,
)

from ambition.desk.adding import Progress, add_items
from ambition.desk.choosing import best
from ambition.desk.items import (
    covered_file,
    covered_list,
    in_order_given,
    items_from_file,
    items_from_folder,
    items_from_list,
)
from ambition.desk.people import reveal
from ambition.desk.renewing import links_to_fetch_again
from ambition.desk.room import Room
from ambition.desk.showing import Shown
from ambition.desk.values import Desk
from ambition.model import Fact, Misread
from ambition.packet import Packet, to_packet_json
from ambition.rubric.loading import LoadedRubric
from ambition.rubric.signs import FactSign
from ambition.sources.many import Fetched


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_md", ".md"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "A-17 https://github.com/anna/hive",
        "A-17\thttps://github.com/anna/hive",
        "A-17,https://github.com/anna/hive",
        '"A-17";"https://github.com/anna/hive"',
        "https://github.com/anna/hive A-17",
        "https://github.com/anna/hive,A-17",
        "  A-17 , https://github.com/anna/hive ,",
    ],
)
def test_a_line_holds_a_link_and_a_reference_of_ones_own(line: str) -> None:
    """However the two are parted and ordered, both are found."""
    (item,) = items_from_list(line)
    assert (item.reference, item.link) == ("A-17", "https://github.com/anna/hive")


def test_a_list_may_have_a_header_dates_names_with_spaces_and_remarks() -> None:
    """Lists as people keep them are read."""
    items = items_from_list(
        "reference,link,date\n# spring\nBell Anna,gh:anna/hive,2024-03-01\n\nowner/name\n"
    )
    assert [(i.reference, i.link, i.dated) for i in items] == [
        ("Bell Anna", "gh:anna/hive", "2024-03-01"),
        ("", "owner/name", ""),
    ]


def test_a_line_without_a_link_is_an_error_of_its_own() -> None:
    """The other lines are read."""
    items = items_from_list("A-1 https://github.com/a/b\nsomething else\n")
    assert items[0].fault == ""
    assert "no link" in items[1].fault


def test_a_zip_of_descriptions_gives_one_item_each() -> None:
    """Files at the top and the README of each folder below it."""
    items = items_from_file("all.zip", zipped(a_md=CLINICS, b__README_md=BAKERS, b__src__notes_md="x"))
    assert [(i.name, i.reference) for i in items] == [("a.md", ""), ("all.zip #1", "")]
    assert items[1].folder == "b"


def test_a_zip_of_one_repository_is_one_item() -> None:
    """A README at the top makes it one project."""
    assert len(items_from_file("repo.zip", zipped(README_md=CLINICS, docs__more_md=BAKERS))) == 1


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04 no zip at all"])
def test_a_broken_zip_is_an_error_of_its_own(data: bytes) -> None:
    """It says what to do, and raises nothing."""
    (item,) = items_from_file("all.zip", data)
    assert "zip the files again" in item.fault


def test_a_folder_of_files_and_repositories(tmp_path: Path) -> None:
    """Each file and each folder with a README is an item; a folder without one is an error of its own."""
    (tmp_path / "a.md").write_text(CLINICS)
    (tmp_path / "list.csv").write_text("A-9,https://github.com/a/b\n")
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "README.md").write_text(BAKERS)
    (tmp_path / "empty").mkdir()
    items = items_from_folder(tmp_path)
    assert sorted((i.name, bool(i.fault)) for i in items) == [
        ("a.md", False),
        ("empty", True),
        ("https://github.com/a/b", False),
        ("repo", False),
    ]


def test_any_mix_is_added_and_errors_stay_with_their_item() -> None:
    """Files, links and packets in one go; what fails is told while the rest go on."""
    items = [
        file_item("a.md", CLINICS, "A-1"),
        *items_from_list("A-2 https://github.com/w/loaf\nA-3 https://github.com/x/gone\nnothing here"),
        *items_from_file("packet.json", packet_bytes(TITANIC, pay=4)),
        *items_from_file("broken.json", b"{"),
    ]
    fetch = fetcher({"https://github.com/w/loaf": BAKERS})
    added = add_items(Desk(), items, room(), fetch=fetch)
    states = [outcome.state for outcome in added.outcomes]
    assert states == ["added", "added", "error", "error", "added", "error"]
    assert [one.label for one in added.desk.candidates] == ["A-1", "A-2", "Candidate 03"]
    assert "not found" in added.outcomes[2].says


def test_progress_is_told_and_a_stop_keeps_what_was_added() -> None:
    """A cancelled run leaves the items done and names the others as stopped."""
    seen: list[Progress] = []
    items = [file_item(f"{n}.md", CLINICS.replace("Seven", f"{n + 10}")) for n in range(5)]
    added = add_items(Desk(), items, room(), progress=seen.append, cancelled=lambda: len(seen) >= 2)
    assert [p.done for p in seen] == [1, 2]
    assert [o.state for o in added.outcomes] == ["added", "added", "stopped", "stopped", "stopped"]
    assert len(added.desk.candidates) == 2


def test_facts_that_arrive_later_are_added_to_the_same_project() -> None:
    """A link's text comes first, its facts afterwards; the project stays one."""
    fetch = fetcher({"https://github.com/w/loaf": BAKERS}, facts=[Fact("releases", 4, "4 releases")])
    desk = add_items(Desk(), [link_item("https://github.com/w/loaf")], room(), fetch=fetch).desk
    assert [len(one.projects) for one in desk.candidates] == [1]
    assert desk.candidates[0].projects[0].facts == (Fact("releases", 4, "4 releases"),)


def test_links_that_cannot_be_fetched_here_say_so() -> None:
    """Without a fetch, links are errors and files are added all the same."""
    added = add_items(Desk(), [link_item("https://github.com/a/b"), file_item("a.md", CLINICS)], room())
    assert [o.state for o in added.outcomes] == ["error", "added"]


def counting_releases() -> Room:
    """A room whose rubric takes the fact "releases" for evidence on a scale."""
    loaded = rubric()
    chosen = next(c for c in loaded.rubric.criteria if any(s.ledger == "voice" for s in c.speaks_for))
    sign = FactSign(kind="fact", fact="releases", at_least=1)
    moved = chosen.model_copy(update={"signs": (*chosen.signs, sign)})
    criteria = tuple(moved if c.id == chosen.id else c for c in loaded.rubric.criteria)
    return room(loaded=LoadedRubric(loaded.rubric.model_copy(update={"criteria": criteria}), "counting"))


def test_a_packet_is_reviewed_anew_and_its_claims_are_not_believed() -> None:
    """Facts in a packet do not move the review, and its claimed review is kept as a claim only."""
    here = counting_releases()
    said = [{"id": "releases", "value": 900, "says": "900 releases"}]
    table = json.loads(packet_bytes(TITANIC)) | {"review": {"sha256": "f" * 64}, "facts": said}
    items = items_from_file("p.json", json.dumps(table).encode())
    (project,) = add_items(Desk(), items, here).desk.candidates[0].projects
    plain = add_items(Desk(), [file_item("README.md", TITANIC)], here).desk.candidates[0].projects[0]
    believed = here.summary(replace(project, unverified=False))
    assert project.imported
    assert project.unverified
    assert project.claimed_review == "f" * 64
    assert project.summary is not None
    assert plain.summary is not None
    assert project.summary.review_sha256 != "f" * 64
    assert project.summary.scales == plain.summary.scales
    assert believed.scales != plain.summary.scales


def test_facts_fetched_again_verify_a_packet() -> None:
    """The packet's link, added again, brings facts that count."""
    link = "https://github.com/w/loaf"
    table = json.loads(packet_bytes(BAKERS, source=link))
    table["facts"] = [{"id": "releases", "value": 900, "says": "900 releases"}]
    desk = add_items(Desk(), items_from_file("p.json", json.dumps(table).encode(), "A-1"), room()).desk
    fetch = fetcher({link: BAKERS}, facts=[Fact("releases", 4, "4 releases")])
    again = add_items(desk, links_to_fetch_again(desk), room(), fetch=fetch)
    (project,) = again.desk.candidates[0].projects
    assert not project.unverified
    assert project.facts == (Fact("releases", 4, "4 releases"),)


def test_links_that_arrive_in_any_order_are_numbered_as_given() -> None:
    """The network decides who comes first, not who stands first: the list's order is the order of arrival."""
    texts = {f"github.com/o{n}/p{n}": f"{BAKERS}\nNote {n} {'x' * n}.\n" for n in range(4)}
    known = fetcher(texts)

    def shuffled(links: Sequence[str]) -> Iterator[Fetched]:
        yield from reversed(list(known(links)))

    items = [link_item(link, f"A-{n}") for n, link in enumerate(texts)]
    desk = add_items(
        three(), [*items, file_item("late.md", TITANIC + "Other.\n")], room(), fetch=shuffled
    ).desk
    assert [one.label for one in desk.candidates[3:]] == ["A-0", "A-1", "A-2", "A-3", "Candidate 08"]
    assert [one.number for one in desk.candidates] == list(range(1, 9))


def test_a_sentence_about_another_candidate_names_them_as_numbered_in_the_end() -> None:
    """The file is read before the link and stands behind it, so the link's number is the smaller one."""
    link = "github.com/o/p"
    items = [link_item(link), file_item("same.md", CLINICS)]
    added = add_items(Desk(), items, room(), fetch=fetcher({link: CLINICS}))
    said = next(each.says for each in added.outcomes if each.state == "same")
    assert added.desk.candidates[0].label in said


def test_what_fails_is_told_under_the_users_own_reference() -> None:
    """A link would tell whose project it is; without a reference it is all there is to say."""
    links = ["https://github.com/zsofia-k/chairfill", "https://github.com/w/loaf"]
    items = [link_item(links[0], "A-7"), link_item(links[1])]
    known, unknown = add_items(Desk(), items, room(), fetch=fetcher({})).outcomes
    assert known.says == "A-7: not found; check the address."
    assert links[1] in unknown.says


def test_facts_that_were_left_out_are_fetched_later() -> None:
    """GitHub's limit ended the first try; asked again, the facts come to the project that stands there."""
    link = "github.com/o/p"
    lacking = fetcher({link: CLINICS}, (Fact("stars", None, "stars"),))
    desk = add_items(Desk(), [link_item(link, "A-1")], room(), fetch=lacking).desk
    assert [item.link for item in links_to_fetch_again(desk)] == [link]
    whole = fetcher({link: CLINICS}, (Fact("stars", 7, "7 stars"),))
    again = add_items(desk, links_to_fetch_again(desk), room(), fetch=whole)
    assert again.desk.candidates[0].projects[0].facts == (Fact("stars", 7, "7 stars"),)
    assert again.outcomes[0].state == "facts added"
    assert links_to_fetch_again(again.desk) == ()


def test_the_same_project_twice_is_recognised() -> None:
    """The same link in another form, and the same text under another name, are not added twice."""
    desk = add_items(
        Desk(),
        [link_item("https://github.com/W/Loaf.git", "A-1")],
        room(),
        fetch=fetcher({"https://github.com/W/Loaf.git": BAKERS}),
    ).desk
    again = add_items(desk, [link_item("gh:w/loaf", "A-1")], room(), fetch=fetcher({"gh:w/loaf": BAKERS}))
    assert again.outcomes[0].state == "same"
    renamed = add_items(desk, [file_item("copy.md", BAKERS.upper().lower(), "")], room())
    assert renamed.outcomes[0].state == "same"
    assert len(renamed.desk.candidates) == 1


def test_the_same_text_from_somebody_else_stands_and_says_so() -> None:
    """Two applicants with one text both stay on the desk and point at each other."""
    desk = three()
    added = add_items(desk, [file_item("mine.md", CLINICS + "\nA new last line.\n", "B-5")], room())
    assert added.outcomes[0].state == "added"
    assert "A-17" in added.outcomes[0].says
    assert added.desk.candidates[-1].projects[0].same_as == (desk.candidates[0].projects[0].id,)


def test_other_texts_are_not_called_the_same() -> None:
    """Different projects share too little to be taken for one."""
    assert all(not p.same_as for one in three().candidates for p in one.projects)


def test_several_projects_of_one_reference_stand_together_and_the_best_counts() -> None:
    """The reference gathers them; nobody is told by their weakest work."""
    desk = add_items(three(), [file_item("t2.md", TITANIC.replace("Titanic", "Iris"), "A-17")], room()).desk
    found = desk.candidates[0]
    assert len(found.projects) == 2
    chosen = best(found)
    assert chosen is not None
    assert chosen.text == CLINICS


def test_links_of_one_owner_stand_together_without_a_reference() -> None:
    """Two repositories of one owner are one candidate."""
    links = {"https://github.com/w/loaf": BAKERS, "https://github.com/W/iris": TITANIC}
    desk = add_items(Desk(), [link_item(link) for link in links], room(), fetch=fetcher(links)).desk
    assert [len(one.projects) for one in desk.candidates] == [2]


def test_a_changed_text_behind_a_link_becomes_a_later_version() -> None:
    """The same link on another day is the same project's next version, and the latest counts."""
    link = "https://github.com/w/loaf"
    desk = add_items(
        Desk(), [link_item(link, "A-1", "2024-03-01")], room(), fetch=fetcher({link: TITANIC})
    ).desk
    later = add_items(desk, [link_item(link, "A-1", "2024-05-01")], room(), fetch=fetcher({link: BAKERS}))
    assert later.outcomes[0].state == "new version"
    chosen = best(later.desk.candidates[0])
    assert chosen is not None
    assert chosen.dated == "2024-05-01"


def test_numbers_are_never_given_twice() -> None:
    """After a deletion the next candidate gets a new number, so the log's tombstones stay clear."""
    desk = replace(three(), candidates=())
    added = add_items(desk, [file_item("a.md", CLINICS)], room())
    assert added.desk.candidates[0].label == "Candidate 04"


def test_what_a_candidate_marks_as_misread_comes_with_the_packet() -> None:
    """The mark and the hash of the review seen are handed in with the project, and change no score."""
    packet = Packet("README.md", BAKERS, "text", (), rubric().ref)
    packet = replace(packet, misread=(Misread("It is free.", "Until May."),))
    table = json.loads(to_packet_json(packet)) | {"review": {"sha256": "a" * 64}}
    data = json.dumps(table).encode()
    (project,) = add_items(Desk(), items_from_file("p.json", data), room()).desk.candidates[0].projects
    plain = add_items(Desk(), [file_item("README.md", BAKERS)], room()).desk.candidates[0].projects[0]
    assert project.misread == (Misread("It is free.", "Until May."),)
    assert project.claimed_review == "a" * 64
    assert project.summary is not None
    assert plain.summary is not None
    assert project.summary.scales == plain.summary.scales


def test_more_than_a_thousand_items_are_cut_and_said() -> None:
    """Nothing is left out silently."""
    items = in_order_given([items_from_list("owner/name\n" * 1002)])
    assert len(items) == 1001
    assert items[-1].fault.startswith("2 more were left out")


def test_a_file_called_readme_is_named_after_its_first_heading() -> None:
    """Ten cards that all say README.md say nothing; a file with a name of its own keeps it."""
    items = items_from_file(
        "all.zip", zipped(b__README_md="# Sorter of seeds\n\nSorts.\n", notes_md="# N\n\nOf us.\n")
    )
    desk = add_items(Desk(), items, room()).desk
    assert sorted(each.name for one in desk.candidates for each in one.projects) == [
        "Sorter of seeds",
        "notes.md",
    ]


def test_the_folders_of_a_zip_are_candidates_whose_names_are_not_shown() -> None:
    """A number is a reference; whatever else a folder is called may be somebody's name."""
    data = zipped(
        **{"A-17__README_md": CLINICS, "maria_lopez__README_md": BAKERS, "x-ray__README_md": TITANIC}
    )
    added = add_items(Desk(), items_from_file("pile.zip", data), room(), "CT")
    assert [one.label for one in added.desk.candidates] == ["A-17", "Candidate 02", "Candidate 03"]
    said = " ".join([*(each.says for each in added.outcomes), *(each.name for each in added.outcomes)])
    assert "maria" not in said.lower() and "x-ray" not in said
    assert "pile.zip #2: added." in said


@pytest.mark.parametrize("name", ["A-17", "ref-A7", "0042", "candidate 3", "Bewerbung_12", "a17b"])
def test_an_applicants_number_is_a_reference(name: str) -> None:
    """However it is written."""
    (item,) = items_from_file("p.zip", zipped(**{f"{name}__README_md": CLINICS, "z/z_txt": "x"}))[:1]
    assert item.reference == name


@pytest.mark.parametrize("name", ["maria lopez", "16-garcia", "lopez_2024", "m.lopez1990", "Jose17", "churn"])
def test_what_may_be_a_name_is_no_reference(name: str) -> None:
    """Also with a number beside it."""
    (item,) = items_from_file("p.zip", zipped(**{f"{name}__README_md": CLINICS, "z/z_txt": "x"}))[:1]
    assert (item.reference, item.folder) == ("", name)


def test_a_later_zip_finds_the_candidate_by_the_folder() -> None:
    """A cohort's folders keep their candidates though their names are shown nowhere."""
    first = add_items(
        Desk(), items_from_file("p.zip", zipped(ann__README_md=CLINICS, z__README_md=TITANIC)), room()
    )
    second = items_from_file("q.zip", zipped(ann__README_md=BAKERS, y__README_md=TITANIC + "more"))
    desk = add_items(first.desk, second, room()).desk
    assert [len(one.projects) for one in desk.candidates] == [2, 1, 1]


def test_one_text_in_two_folders_is_two_applicants() -> None:
    """Nobody is left out because somebody else has sent the same."""
    items = items_from_file("p.zip", zipped(ann__README_md=CLINICS, bob__README_md=CLINICS))
    added = add_items(Desk(), items, room())
    assert len(added.desk.candidates) == 2
    assert "nearly the same as that of Candidate 01" in added.outcomes[1].says


def test_what_is_wrong_with_a_file_is_told_without_its_name() -> None:
    """Nor that of a zip or of what lies in it; a number stays, and the file can be asked for."""
    data = zipped(**{"jane/p.json": "{", "A-17/jane_doe.json": "{", "z.md": "# Wells\n\nCounts."})
    names = ["jane-doe.zip: z.md", "jane-doe.zip: A-17/jane_doe.json", "jane-doe.zip: jane/p.json"]
    items = covered_file(items_from_file("jane-doe.zip", data), "jane-doe.zip", "file 4")
    assert [item.file for item in items] == names
    said = [each.says for each in add_items(Desk(), items, room()).outcomes]
    assert said[0] == "Wells: added."
    assert said[1].startswith("A-17: ") and said[2].startswith("file 4 #3: ")
    assert not any("jane" in each or "doe" in each for each in said)


def test_a_link_on_a_blind_desk_is_named_by_its_line() -> None:
    """Beside another candidate's number it would say who that is."""
    links = {"https://github.com/doe/loaf": BAKERS}
    items = covered_list([link_item(link) for link in links] * 2, "line {}".format)
    added = add_items(Desk(), items, room(), fetch=fetcher(links))
    assert not any("doe" in each.says for each in added.outcomes)
    left = add_items(Desk(), items, room(), fetch=fetcher(links), cancelled=lambda: True)
    assert [each.name for each in left.outcomes] == ["line 1", "line 2"]


def test_a_loose_file_is_called_by_its_heading_while_it_is_blind() -> None:
    """Its name comes back with its person; one without a heading, or of an earlier desk, is called a text."""
    for text, called in ((TITANIC, "Titanic survival"), ("Sorts seeds by weight.\n", "text.md")):
        desk = add_items(Desk(), [file_item("jane-doe.md", text)], room(), "CT").desk
        (one,) = desk.candidates
        assert Shown(desk).name(one.projects[0]) == called
        shown = reveal(desk, one.id, room(), "CT")
        assert Shown(shown).name(shown.candidates[0].projects[0]) == "jane-doe.md"
        earlier = replace(one.projects[0], covered_name="jane-doe.md")
        before = replace(desk, candidates=(replace(one, projects=(earlier,)),))
        assert Shown(before).name(earlier) == "text.md"


def test_a_line_of_a_list_is_kept_as_it_was_typed() -> None:
    """What fails can be put back with its reference."""
    lines = "ref-A7  https://github.com/a/b\nno link here"
    assert [item.line for item in items_from_list(lines)] == lines.splitlines()


def test_a_dated_file_is_a_later_version_of_the_file_of_that_name() -> None:
    """A mentor adds the same files again on another day; nothing but the date has to be given."""
    first = add_items(Desk(), [file_item("team-a.md", TITANIC), file_item("team-b.md", BAKERS)], room()).desk
    later = [file_item("team-a.md", TITANIC + CLINICS, dated="2024-05-01"), file_item("team-c.md", CLINICS)]
    added = add_items(first, later, room())
    assert [len(one.projects) for one in added.desk.candidates] == [2, 1, 1]
    assert added.outcomes[0].state == "new version"
    counts = best(added.desk.candidates[0])
    assert counts is not None and counts.dated == "2024-05-01"
    undated = add_items(first, [file_item("team-a.md", CLINICS)], room()).desk
    assert len(undated.candidates) == 3, "without a date it may be anybody's"


def test_what_is_said_of_loose_files_and_links_covers_whom_they_are_named_after() -> None:
    """A file may be called after its author, a link tells its owner; what fails can still be told apart."""
    link = "https://github.com/zsofia-k/chairfill"
    items = (
        *items_from_file("zsofia-kovacs.md", CLINICS.encode()),
        *items_from_file("zsofia-kovacs-again.md", CLINICS.encode()),
        *items_from_file("Zsofia Kovacs.json", b"{"),
        *items_from_file("pile.json", b"{"),
        link_item(link),
    )
    added = add_items(Desk(), items, room(), fetch=fetcher({link: CLINICS}))
    said = " ".join([*(each.says for each in added.outcomes), *(each.name for each in added.outcomes)])
    assert [each.state for each in added.outcomes] == ["added", "same", "error", "error", "same"]
    assert "kovacs" not in said.lower() and "zsofia-k" not in said.lower()
    assert "pile.json" in said, "the file to be mended is named"
    open_desk = replace(Desk(), settings=replace(Desk().settings, blind=False))
    assert "zsofia-kovacs.md: added." in add_items(open_desk, items[:1], room()).outcomes[0].says
