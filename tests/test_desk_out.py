"""What a desk shows and gives out: groups, rows, comparison, cohort, texts, exports, all of it covered."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from dataclasses import replace
from functools import partial

import pytest
from desk_room import BAKERS, CLINICS, TITANIC, file_item, room, rubric, three, with_standing

from ambition.desk import exporting, people, retaining, store
from ambition.desk.adding import add_items
from ambition.desk.choosing import best
from ambition.desk.cohort import monday_list
from ambition.desk.comparing import compare
from ambition.desk.explaining import explanation
from ambition.desk.grouping import grouping, request_for_more, whom_to_start_with
from ambition.desk.kit import as_markdown, covered, kit
from ambition.desk.printing import candidate_html, comparison_html
from ambition.desk.rows import FLAGS, flags_of, places, rows, sort_rows
from ambition.desk.showing import Shown
from ambition.desk.texts import texts, themes
from ambition.desk.values import Desk, Project, Settings
from ambition.errors import DeskError
from ambition.model import Review, RubricRef


def test_groups_come_from_the_bands_and_not_enough_stands_apart() -> None:
    """Every candidate stands in one group; who cannot be told stands in none of the bands."""
    desk = add_items(three(), [file_item("s.md", "# Hello\n\nA thing.\n", "B-1")], room()).desk
    made = grouping(desk, rubric())
    placed = [m.candidate for g in (*made.groups, made.not_enough) for m in g.members]
    assert sorted(placed) == ["c1", "c2", "c3", "c4"]
    assert "c4" in [m.candidate for m in made.not_enough.members]
    rules = rubric().rubric.hireability
    assert rules is not None
    assert [g.id for g in made.groups] == [b.id for b in sorted(rules.bands, key=lambda b: -b.at_least)]


def test_within_a_group_stands_the_order_of_arrival_or_the_users() -> None:
    """The program ranks nobody within a group."""
    rules = rubric().rubric.hireability
    assert rules is not None
    band = rules.bands[0].id
    weak, strong = with_standing(1, 100, top=False, band=band), with_standing(2, 900, top=False, band=band)
    desk = Desk(candidates=(weak, strong))
    members = next(g for g in grouping(desk, rubric()).groups if g.id == band).members
    assert [m.candidate for m in members] == ["c1", "c2"]
    chosen = replace(desk, settings=Settings(order=("c2", "c1")))
    assert [
        m.candidate for m in next(g for g in grouping(chosen, rubric()).groups if g.id == band).members
    ] == ["c2", "c1"]


def test_similar_profiles_of_which_one_has_a_product_are_named() -> None:
    """At most a level apart on every scale, one at the top goal: it is said with the quote, and on a card."""
    desk = Desk(candidates=(with_standing(1, 400, top=False), with_standing(2, 450, top=True)))
    (similar,) = grouping(desk, rubric()).similar
    assert (similar.first, similar.others) == ("c2", ("c1",))
    assert "only Candidate 02 among them has reached" in similar.says
    assert "talk to" not in similar.says, "nobody stands before another"
    assert "Seven clinics pay" in similar.says
    assert similar.note.startswith("Like Candidate 01: ") and "Only here" in similar.note


def test_far_profiles_are_not_called_similar() -> None:
    """More than a level apart on a scale is enough to say nothing, however wide the ranges are."""
    for height, found in ((550, 1), (549, 0)):
        desk = Desk(candidates=(with_standing(1, height, top=False), with_standing(2, 800, top=True)))
        assert len(grouping(desk, rubric()).similar) == found


def test_copies_of_one_text_are_one_similar_profile() -> None:
    """The same project twice is no second comparison."""
    one, two, top = (with_standing(n, 400, top=n == 3) for n in (1, 2, 3))
    copy = replace(two, projects=(replace(two.projects[0], same_as=("p1",)),))
    (found,) = grouping(Desk(candidates=(one, copy, top)), rubric()).similar
    assert found.others == ("c1",)


def test_an_empty_first_group_says_with_whom_to_start() -> None:
    """The highest group that somebody stands in, in any order; nothing where the first has somebody."""
    talk = (
        with_standing(1, 400, top=False, band="talk-to"),
        with_standing(2, 450, top=False, band="talk-to"),
    )
    says = whom_to_start_with(grouping(Desk(candidates=talk), rubric()))
    assert says.endswith("Start with “Talk to”: Candidate 01 and Candidate 02, in any order.")
    first = (*talk, with_standing(3, 900, top=True, band="talk-to-first"))
    assert whom_to_start_with(grouping(Desk(candidates=first), rubric())) == ""
    assert whom_to_start_with(grouping(Desk(), rubric())) == ""


def test_what_the_headline_of_a_group_says_is_lacking_does_not_stand_in_the_bars() -> None:
    """Of a project with payers and figures no card says that the page tells too little of it."""
    one = best(three().candidates[0])
    assert one is not None and one.summary is not None
    assert one.summary.headline
    rules = rubric().rubric.hireability
    assert rules is not None
    for band in rules.bands:
        for goal in ("product", "problem"):
            says = band.headlines.get(goal, band.headlines["*"])
            assert "too little" not in says and "how many pay" not in says, says


def test_who_cannot_be_told_gets_a_message_with_a_link_to_the_questions() -> None:
    """The message asks, and turns nobody down."""
    desk = replace(three(), settings=Settings(questions_link="https://ask.example/q"))
    text = request_for_more(desk, desk.candidates[2])
    assert "https://ask.example/q" in text
    assert "Candidate 03" not in text, "nobody has told the person that they are called so"
    assert "A-17" in request_for_more(desk, desk.candidates[0])
    assert "not public" in text


def test_rows_hold_what_the_table_shows() -> None:
    """Goal, scales with range, unshown claims, partial, stale."""
    row = rows(three(), rubric(), "0.1.0")[0]
    assert (row.label, row.projects, row.stale, row.partial) == ("A-17", 1, False, False)
    assert {s.id for s in row.scales} == {s.id for s in rubric().rubric.scales}
    assert all(s.low <= s.high for s in row.scales)


def test_a_review_made_with_another_rubric_or_program_is_stale() -> None:
    """Both are told by their version and hash."""
    desk = three()
    assert all(row.stale for row in rows(desk, rubric(), "0.2.0"))
    one = desk.candidates[0]
    assert one.projects[0].summary is not None
    old = replace(one.projects[0].summary, rubric=RubricRef("product-ambition", "0.0.1", "old"))
    desk = replace(desk, candidates=(replace(one, projects=(replace(one.projects[0], summary=old),)),))
    assert rows(desk, rubric(), "0.1.0")[0].stale


def test_rows_are_sorted_by_any_column() -> None:
    """Names by their letters, groups by whom to talk to first, scales by what is shown."""
    found = rows(three(), rubric(), "0.1.0")
    assert [r.label for r in sort_rows(found, "label")] == ["A-17", "A-18", "Candidate 03"]
    by_pay = [
        next(s.shown for s in r.scales if s.id == "pay") for r in sort_rows(found, "pay", descending=True)
    ]
    assert by_pay == sorted(by_pay, reverse=True)
    by_group = [row.group_rank for row in sort_rows(found, "group", descending=True)]
    assert by_group == sorted(by_group, reverse=True) and by_group[0] > by_group[-1]


@pytest.mark.parametrize("column", ["label", "group", "goal", "pay", "claims"])
@pytest.mark.parametrize("down", [False, True])
def test_a_rows_place_in_a_column_is_that_of_the_sorting(column: str, down: bool) -> None:
    """Who sorts by the places alone, as the browser does, gets the same order as the exports."""
    found = rows(three(), rubric(), "0.1.0")
    ranks = places(found, column)
    by_place = sorted(found, key=lambda row: ranks[row.candidate] or 0, reverse=down)
    assert tuple(by_place) == sort_rows(found, column, down)


def test_who_is_to_be_rated_first_has_no_place_and_stands_last() -> None:
    """Nothing of the program's marks is told by the order."""
    desk = three()
    desk = replace(desk, settings=replace(desk.settings, rate_first=True))
    desk = replace(desk, candidates=(*desk.candidates[:2], replace(desk.candidates[2], saved_by=("CT",))))
    found = rows(desk, rubric(), "0.1.0", "CT")
    assert [places(found, "pay")[row.candidate] is None for row in found] == [True, True, False]
    assert sort_rows(found, "pay", True)[0].candidate == desk.candidates[2].id


def test_what_one_may_want_to_see_alone_is_told_of_each_row() -> None:
    """Undecided, with facts missing, with claims not shown, stale, unchecked, with somebody else's text."""
    row = rows(three(), rubric(), "0.1.0")[0]
    assert flags_of(row) >= {"undecided"} and "stale" not in flags_of(row)
    marked = replace(
        row,
        decided=True,
        stale=True,
        partial=True,
        unverified=True,
        same_as=("B",),
        perhaps=("C",),
        claims_not_shown=1,
    )
    assert flags_of(marked) == set(FLAGS) - {"undecided"}


def test_two_to_five_are_compared_and_their_difference_is_said() -> None:
    """Scale by scale the quotes of each, and what only one shows."""
    desk = three()
    chosen = [(one.id, one.label, room().review(one.projects[0])) for one in desk.candidates]
    made = compare(chosen, rubric())
    assert [line.ledger for line in made.lines] == [s.id for s in rubric().scales_and_niche]
    assert all(len(line.sides) == 3 for line in made.lines)
    assert any("Only A-17's text shows: " in says for line in made.lines for says in line.says)
    for wrong in (chosen[:1], chosen * 2):
        with pytest.raises(DeskError, match="2 to 5"):
            compare(wrong, rubric())


def test_the_monday_list_tells_who_moved_by_which_evidence_and_what_to_do() -> None:
    """Two dates of one project are laid side by side; one date is new on the list."""
    moved = [
        file_item("m.md", TITANIC, "M-1", "2024-03-01"),
        file_item("m.md", TITANIC + CLINICS, "M-1", "2024-05-01"),
    ]
    stuck = [
        file_item("s.md", BAKERS, "M-2", "2024-03-01"),
        file_item("s.md", BAKERS + "\n", "M-2", "2024-05-01"),
    ]
    desk = add_items(Desk(), [*moved, *stuck, file_item("n.md", CLINICS, "M-3")], room()).desk
    found = {each.label: each for each in monday_list(desk, rubric(), room().review)}
    assert {label: each.state for label, each in found.items()} == {
        "M-1": "moved",
        "M-2": "stuck",
        "M-3": "first",
    }
    assert found["M-1"].came
    assert found["M-1"].says
    assert not found["M-1"].went
    assert found["M-2"].says == ("Nothing new since 2024-03-01.",)
    assert next(iter(found)) == "M-1"


def test_blind_covers_every_way_out() -> None:
    """No export, kit, comparison or row of a blind desk names the person; file names included."""
    desk = add_items(
        Desk(), [file_item("zsofia_kovacs_chairfill.md", CLINICS), file_item("b.md", BAKERS)], room()
    ).desk
    shown = Shown(desk)
    found = rows(desk, rubric(), "0.1.0", shown_name=shown.name)
    made = grouping(desk, rubric())
    reviews = [(one.id, one.label, room().review(one.projects[0])) for one in desk.candidates]
    kits = {
        name: kit(one.projects[0], review, rubric())
        for (name, _, review), one in zip(reviews, desk.candidates, strict=True)
    }
    out = "\n".join(
        [
            exporting.to_csv(found, {}, desk, shown.text),
            exporting.to_json(found, made, desk, shown.text),
            exporting.shortlist_markdown(
                made,
                found,
                "May",
                questions=lambda name: [q.asks for q in kits[name].questions],
                cover=shown.text,
            ),
            exporting.comparison_markdown(compare(reviews, rubric(), shown.text)),
            *(as_markdown(covered(each, partial(shown.text, name)), "kit") for name, each in kits.items()),
        ]
    )
    for words in (
        "Zsófia",
        "Kovács",
        "zsofia",
        "kovacs",
        "Szeged",
        "Wojciech",
        "Zieliński",
        "Kraków",
        "mail.example",
    ):
        assert words not in out
    assert "dental clinics" in out


def test_what_was_covered_is_listed_and_a_revealed_candidate_is_shown() -> None:
    """The list shows kinds and counts; revealing opens this one candidate only."""
    desk = three()
    assert {"person", "e-mail", "owner"} <= {each.kind for each in Shown(desk).covered("c1")}
    opened = Shown(people.reveal(desk, "c1", room(), "CT"))
    assert "Zsófia" in opened.text("c1", CLINICS)
    assert "Zieliński" not in opened.text("c2", BAKERS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "|cmd"])
def test_no_cell_of_a_csv_starts_a_formula(cell: str) -> None:
    """References, names and titles are quoted so that no spreadsheet runs them."""
    assert exporting.safe_cell(cell) == f"'{cell}"
    row = replace(rows(three(), rubric(), "0.1.0")[0], label=cell, project_name=cell, same_as=(cell,))
    for line in csv.reader(io.StringIO(exporting.to_csv([row], {row.candidate: [cell]}, three()))):
        assert all(not value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in line)


def test_an_ordinary_cell_stays_as_it_is() -> None:
    """Only what could run is touched."""
    assert exporting.safe_cell("A-17") == "A-17"


def test_the_csv_has_one_line_a_candidate_with_points() -> None:
    """It opens in any spreadsheet."""
    lines = list(csv.reader(io.StringIO(exporting.to_csv(rows(three(), rubric(), "0.1.0"), {}, three()))))
    assert len(lines) == 4
    assert {len(line) for line in lines} == {len(lines[0])}


def test_the_json_can_be_read_back() -> None:
    """Rows and groups by name."""
    content = json.loads(
        exporting.to_json(rows(three(), rubric(), "0.1.0"), grouping(three(), rubric()), three())
    )
    assert [row["label"] for row in content["rows"]] == ["A-17", "A-18", "Candidate 03"]


def test_the_person_concerned_gets_one_page() -> None:
    """What was read, each scale with its quotes, what is unknown, what people did, how to object."""
    one = three().candidates[0]
    page = explanation(
        one,
        one.projects[0],
        room().review(one.projects[0]),
        rubric(),
        day="2024-05-06",
        tool="0.1.0",
        contact="jobs@x.example",
    )
    for scale in rubric().rubric.scales:
        assert scale.title in page
    for words in (
        "clinics.md",
        "unknown",
        "How to object",
        "jobs@x.example",
        "No decision has been recorded",
    ):
        assert words in page
    assert len(page.split()) < 900


def test_fair_use_texts_claim_no_law_and_refuse_nobody() -> None:
    """They name the date and the contact, and promise nothing that a program cannot keep."""
    desk = retaining.keep_until(three(), "2024-12-31", room(), "CT")
    desk = replace(desk, settings=replace(desk.settings, contact="jobs@x.example"))
    notice = retaining.notice(desk)
    everything = " ".join([notice, retaining.retention(desk), retaining.must_not_be_used_for()]).lower()
    assert "2024-12-31" in notice
    assert "jobs@x.example" in notice
    for claim in ("gdpr", "compliant", "complies", "lawful", "we regret", "unfortunately"):
        assert claim not in everything
    assert "turning somebody down" in everything


def test_three_hundred_candidates_open_in_under_three_seconds() -> None:
    """From the bytes of the file to rows and groups, in processor time; sorting and filtering without lag."""
    one = three().candidates
    many = tuple(
        replace(
            c,
            id=f"c{n}",
            number=n,
            projects=tuple(replace(p, id=f"p{n}", text=p.text * 6) for p in c.projects),
        )
        for n in range(300)
        for c in [one[n % 3]]
    )
    data = store.to_bytes(replace(three(), candidates=many))
    started = time.process_time()
    desk = store.from_bytes(data).desk
    shown = Shown(replace(desk, settings=Settings(blind=True)))
    found = rows(desk, rubric(), "0.1.0", shown_name=shown.name)
    assert len(found) == 300
    opened = time.process_time() - started
    started = time.process_time()
    sort_rows(found, "validation", descending=True)
    places(found, "validation")
    sorted_in = time.process_time() - started
    assert shown.is_covered("c0")
    assert opened < 3
    assert sorted_in < 0.1


def test_reports_of_one_and_of_a_comparison_are_whole_files_with_the_radar_drawn_in_them() -> None:
    """HTML with the radar as SVG, made without a browser; nothing in it is fetched from anywhere."""
    chosen = [(one.id, one.label, room().review(one.projects[0])) for one in three().candidates]
    made = kit(three().candidates[0].projects[0], chosen[0][2], rubric())
    for page in (
        candidate_html(chosen[0][2], rubric(), made),
        comparison_html(compare(chosen, rubric()), chosen, rubric()),
    ):
        assert "<svg" in page and "@media print" in page
        assert "<script" not in page and not re.findall(r'(?:src|href)="https?:', page)


def test_wide_ranges_are_explained_once_and_only_where_there_are_any() -> None:
    """One sentence for the whole comparison, none on any scale."""
    chosen = [(one.id, one.label, room().review(one.projects[0])) for one in three().candidates]
    made = compare(chosen, rubric())
    assert made.on_ranges.startswith("Where a range is wide")
    assert not any("range" in says for line in made.lines for says in line.says)
    assert comparison_html(made, chosen, rubric()).count("Where a range is wide") == 1
    assert exporting.comparison_markdown(made).count("Where a range is wide") == 1
    narrow = [(name, label, _narrow(review)) for name, label, review in chosen]
    assert compare(narrow, rubric()).on_ranges == ""


def _narrow(review: Review) -> Review:
    scores = tuple(replace(score, low=score.shown, high=score.shown) for score in review.scales)
    niche = review.niche and replace(review.niche, low=0, high=0)
    return replace(review, scales=scores, niche=niche)


def test_of_two_with_payers_neither_is_said_to_have_them_alone() -> None:
    """Criteria that say the same to a reader are one, and what stands on another scale counts as well."""
    texts_of = {
        "A": "# Kiln\n\nSince March 2023, 41 studios pay 19 EUR a month for it (779 EUR in October 2024).\n",
        "B": "# Hoof\n\n14 trimmers use it every week, 9 of them pay EUR 12 a month.\n",
    }
    reviews = [
        (name, name, room().review(Project(name, "a.md", "text", text))) for name, text in texts_of.items()
    ]
    says = [each for line in compare(reviews, rubric()).lines for each in line.says]
    assert not any(each.startswith("Only") and "give something for it" in each for each in says), says
    assert any(each.startswith("All texts show") and "give something for it" in each for each in says), says


def test_every_theme_names_criteria_of_the_bundled_rubric_and_has_words_in_both_languages() -> None:
    """A criterion that was renamed would fall out of its theme in silence."""
    assert set(themes()) <= {criterion.id for criterion in rubric().rubric.criteria}
    for language in ("en", "de"):
        assert set(themes().values()) == set(texts(language).themes)
