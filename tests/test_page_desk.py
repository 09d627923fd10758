"""The desk on the page as a hiring manager drives it, without a browser."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
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
    similar,
    three,
)
from page_driver import charts, desk_of, forget_caches, opened, settled, shown_html, state
from streamlit.testing.v1 import AppTest

from ambition.desk import keeping, people, store
from ambition.desk.adding import add_items
from ambition.desk.choosing import best
from ambition.desk.covered import covered_review
from ambition.desk.judging import judgements, quotes_to_judge
from ambition.desk.people import mark
from ambition.desk.printing import kit_html
from ambition.desk.showing import Shown
from ambition.desk.values import Desk, Mark
from ambition.ui.desk_state import DeskState, is_own_machine
from ambition.ui.desk_words import desk_texts

SECRETS = ("Zsófia", "Kovács", "zsofia", "Wojciech", "Zieliński")


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts with empty caches and no folder to keep a desk in."""
    monkeypatch.delenv("AMBITION_HOME", raising=False)
    forget_caches()
    yield


def desk_page() -> AppTest:
    """The page with the desk open."""
    page = opened()
    return page.segmented_control("in-side").set_value("desk").run()


def filled(**settings: object) -> AppTest:
    """The page with three candidates, added as files."""
    page = desk_page()
    page.file_uploader("dk-files-0").upload("clinics.md", CLINICS.encode())
    page.file_uploader("dk-files-0").upload("bakers.md", BAKERS.encode())
    page.file_uploader("dk-files-0").upload("titanic.md", TITANIC.encode())
    page.run()
    return settled(page.button("dk-add").click().run())


def boards(page: AppTest) -> str:
    """The HTML of the boards that the page shows."""
    found = [json.loads(each.proto.json) for each in page.get("bidi_component") if "html" in each.proto.json]
    return "".join(str(each.get("html", "")) for each in found)


def opened_candidate(page: AppTest, name: str, part: str = "glance") -> AppTest:
    """The page of one candidate; what a click on the board does."""
    desk_of(page).open(name, part)  # type: ignore[arg-type]
    return page.run()


def whole(page: AppTest) -> str:
    """Everything that the page shows as text."""
    said = [*page.caption, *page.markdown, *page.text_input, *page.selectbox, *page.radio]
    return (
        shown_html(page)
        + boards(page)
        + " ".join(str(each.value) + str(each.label) for each in page.button)
        + (" ".join(str(each.value) for each in said))
    )


def test_an_empty_desk_says_in_three_steps_what_it_is_for() -> None:
    """A new hiring manager needs no manual."""
    page = desk_page()
    assert not page.exception
    assert "From a pile of projects" in shown_html(page)
    assert "your project" not in shown_html(page)
    assert page.button("dk-add") and page.file_uploader("dk-files-0")


def test_files_become_candidates_in_groups_without_their_names() -> None:
    """Blind from the start: pseudonyms on the board, no name in sight."""
    page = filled()
    assert not page.exception
    assert len(desk_of(page).desk.candidates) == 3
    assert not any(secret in whole(page) for secret in SECRETS)


def test_an_item_that_fails_is_told_and_the_rest_go_on() -> None:
    """A line without a link and a broken packet do not stop the others."""
    page = desk_page()
    page.text_area("dk-links-0").set_value("this is no link")
    page.file_uploader("dk-files-0").upload("broken.json", b"{")
    page.file_uploader("dk-files-0").upload("bakers.md", BAKERS.encode())
    page.run()
    page = settled(page.button("dk-add").click().run())
    html = shown_html(page)
    assert "no link was found" in html and "file 1: " in html
    assert "One of 3 added" in html


def test_files_are_named_by_their_place_until_somebody_asks_which_failed() -> None:
    """A file called after its author gives nobody away on the board, in the note, or in an error."""
    page = desk_page()
    page.file_uploader("dk-files-0").upload("jane-doe-resume.md", TITANIC.encode())
    page.file_uploader("dk-files-0").upload("okonkwo.md", (TITANIC + "\n").encode())
    page.file_uploader("dk-files-0").upload("jane-doe-packet.json", b"{")
    page.run()
    page = settled(page.button("dk-add").click().run())
    seen = shown_html(page)
    asked = seen[seen.index('class="dk-which"') :].split("</ul>")[0]
    assert "file 3: jane-doe-packet.json" in asked
    rest = (whole(page).replace(asked, "")).lower()
    assert "doe" not in rest and "okonkwo" not in rest
    assert "titanic survival: the same project stands with" in rest
    assert rest.count("file 3: ") == 1


def test_lines_that_fail_stand_in_the_form_again_with_link_and_reference() -> None:
    """Nothing has to be typed twice; what worked is gone from the form, and the note put away clears it."""
    page = desk_page()
    page.text_area("dk-links-0").set_value("ref-A7 https://nowhere.example/a/b\nthis is no link")
    page.file_uploader("dk-files-0").upload("bakers.md", BAKERS.encode())
    page.run()
    page = settled(page.button("dk-add").click().run())
    assert page.text_area("dk-links-1").value == "ref-A7 https://nowhere.example/a/b\nthis is no link"
    assert "stand in the form above" in shown_html(page)
    page.text_area("dk-links-1").set_value("ref-A7 https://nowhere.example/a/b\nA-8 github.com/").run()
    page = settled(page.button("dk-go-on").click().run())
    assert page.text_area("dk-links-2").value.splitlines()[0] == "A-8 github.com/"
    page.button("dk-seen").click().run()
    assert desk_of(page).failed == ""


def test_a_description_can_be_pasted_as_errors_advise() -> None:
    """It is called by its heading, and stands with the others."""
    page = desk_page()
    page.text_area("dk-text-0").set_value(CLINICS).run()
    page = settled(page.button("dk-add").click().run())
    (one,) = desk_of(page).desk.candidates
    assert (one.label, one.projects[0].name) == ("Candidate 01", "Chairfill")


def test_a_reference_is_given_on_the_candidates_page() -> None:
    """Loose files come blind; the user's own number takes the place of the pseudonym everywhere."""
    page = opened_candidate(filled(), "c1")
    page.text_input("dk-reference-c1").set_value("B-12").run()
    desk_of(page).opened = ""
    assert "B-12" in boards(page.run()) and "Candidate 01" not in boards(page)


def test_who_may_be_the_same_person_is_put_together_by_one_click_without_a_name() -> None:
    """The card and the page point at the other; after the click both projects stand with one."""
    page = desk_page()
    walks = "# Walks\n\nA web map of ringing walks.\n\nBy Zsófia Kovács, zsofia.kovacs@mail.example.\n"
    page.file_uploader("dk-files-0").upload("clinics.md", CLINICS.encode())
    page.file_uploader("dk-files-0").upload("walks.md", walks.encode())
    page.run()
    page = settled(page.button("dk-add").click().run())
    assert "perhaps the same person as Candidate 02" in boards(page)
    page = opened_candidate(page, "c1")
    assert not any(secret in whole(page) for secret in SECRETS)
    page.button("dk-together-c2").click().run()
    (one,) = desk_of(page).desk.candidates
    assert len(one.projects) == 2 and desk_of(page).desk.log[-1].action == "stood together"
    page.button("dk-apart").click().run()
    assert len(desk_of(page).desk.candidates) == 2


def test_a_packet_is_reviewed_again_with_its_answers() -> None:
    """What a candidate saved comes in with its answers; its own review is not believed."""
    page = desk_page()
    page.file_uploader("dk-files-0").upload("mine.json", packet_bytes(pay=4))
    page.run()
    page = settled(page.button("dk-add").click().run())
    assert desk_of(page).desk.candidates[0].projects[0].imported


@pytest.mark.parametrize("view", ["table", "compare", "panel", "cohort", "record"])
def test_every_view_opens_and_leaks_no_name(view: str) -> None:
    """All views of a blind desk draw without an error and without a name."""
    page = filled()
    page.segmented_control("dk-view").set_value(view).run()
    assert not page.exception and not page.error
    assert not any(secret in whole(page) for secret in SECRETS)


@pytest.mark.parametrize("part", ["glance", "interview", "evidence", "decision"])
def test_every_part_of_a_candidates_page_is_covered(part: str) -> None:
    """Card, kit, text and decision show placeholders where the name stood."""
    page = opened_candidate(filled(), "c1", part)
    assert not page.exception and not page.error
    assert not any(secret in whole(page) for secret in SECRETS)


def test_revealing_is_a_deliberate_act_on_record() -> None:
    """After it the name can be read, and the log says who looked."""
    page = opened_candidate(filled(), "c1", "evidence")
    desk_of(page).who = "CT"
    page.button("dk-reveal").click().run()
    assert "Zsófia" in shown_html(page)
    assert desk_of(page).desk.log[-1].action == "revealed"
    assert desk_of(page).desk.log[-1].who == "CT"


def test_notes_stay_with_their_question() -> None:
    """What is typed beside a question is on the desk, and on the paper."""
    page = opened_candidate(filled(), "c1", "interview")
    box = next(area for area in page.text_area if area.key.startswith("dk-note-c1"))
    box.set_value("named the clinic that left").run()
    notes = desk_of(page).desk.candidates[0].notes
    assert [note.text for note in notes] == ["named the clinic that left"]
    made = kit_of_first(desk_of(page).desk)
    assert "named the clinic that left" in kit_html(made, "t", "p", notes)


def kit_of_first(desk: Desk):  # type: ignore[no-untyped-def]
    """The kit of the first candidate."""
    from ambition.desk.kit import kit  # noqa: PLC0415

    project = best(desk.candidates[0])
    assert project is not None
    return kit(project, room().review(project), rubric())


def test_a_judgement_needs_a_reason() -> None:
    """Rejecting without a reason or a name says so and changes nothing; with both it goes on record."""
    page = opened_candidate(filled(), "c1", "evidence")
    page.text_input("dk-judge-who-p1-0").set_value("CT")
    reject = next(button for button in page.button if button.label == "Reject")
    reject.click().run()
    assert "Write a reason" in shown_html(page)
    assert not desk_of(page).desk.candidates[0].projects[0].judgements
    desk_of(page).who = ""
    page.run()
    page.text_input("dk-judge-who-p1-0").set_value("")
    page.text_input("dk-reason-p1-0").set_value("about somebody else")
    next(button for button in page.button if button.label == "Reject").click().run()
    assert "name or initials" in shown_html(page)
    assert page.text_input("dk-reason-p1-0").value == "about somebody else", "nothing typed is lost"
    page.text_input("dk-judge-who-p1-0").set_value("CT")
    next(button for button in page.button if button.label == "Reject").click().run()
    assert desk_of(page).desk.candidates[0].projects[0].judgements[0].action == "reject"
    assert desk_of(page).desk.log[-1].action == "rejected"
    assert "What people changed" in shown_html(page)


def test_every_quote_is_listed_once_and_can_be_judged_where_it_stands() -> None:
    """No two entries read the same; the button beside a quote opens a form with all readings ticked."""
    page = opened_candidate(filled(), "c1", "evidence")
    options = page.selectbox("dk-which-p1-0").options
    assert len(set(options)) == len(options)
    board = boards(page)
    project = desk_of(page).desk.candidates[0].projects[0]
    quotes = quotes_to_judge(room().review(project))
    quote = next(each for each in quotes if len(each.readings) > 1)
    assert all(f'data-act="judge" data-id="{name}"' in board for name in quote.evidence[:1])
    desk_of(page).judging = quote.evidence[0]
    page.run()
    ticked = [box for box in page.checkbox if box.key.startswith("dk-reading-here-")]
    assert len(ticked) == len(quote.readings) and all(box.value for box in ticked)
    page.text_input("dk-reason-here-p1-0").set_value("Saw the bank statement")
    page.text_input("dk-judge-who-here-p1-0").set_value("CT")
    page.button("dk-confirm-here").click().run()
    judged = desk_of(page).desk.candidates[0].projects[0].judgements
    assert {each.criterion for each in judged} == {each.criterion for each in quote.readings}
    assert {(each.action, each.quote, each.reviewer) for each in judged} == {("confirm", quote.quote, "CT")}
    assert desk_of(page).judging == ""


def judged_desk() -> Desk:
    """Three candidates, of whom the first has a quote rejected by CT."""
    desk = three()
    quote = quotes_to_judge(room().review(desk.candidates[0].projects[0]))[0]
    every = [reading.criterion for reading in quote.readings]
    made = judgements(quote, every, confirm=False, reason="The clinic is his mother's")
    return people.judge(desk, "p1", made, room(), "CT")


def test_the_record_is_told_in_words_and_reasons_stand_with_their_candidate_alone() -> None:
    """Quote, reading and scale by name, no inner id and no reason; the reason is on the candidate's page."""
    page = on_desk(judged_desk())
    page.segmented_control("dk-view").set_value("record").run()
    html = shown_html(page)
    assert "Seven dental clinics pay" in html and "What people give" in html
    assert "his mother" not in html and "The reason stands on the candidate" in html
    for inner in ("p1 ", "pay/", desk_of(page).desk.log[-1].detail.split("/")[1]):
        assert inner not in html
    assert html.count("<tr>") == 3, "two lines and the head: those added in one go are one"
    page.selectbox("dk-log-what").set_value("added").run()
    assert "Seven dental clinics pay" not in shown_html(page)
    page = opened_candidate(page, "c1", "decision")
    assert "his mother" in shown_html(page)


def test_the_kit_says_that_judgements_changed_it() -> None:
    """Questions come and move when evidence is judged, and the page tells why."""
    says = "have judged evidence here"
    assert says not in shown_html(opened_candidate(on_desk(three()), "c1", "interview"))
    assert says in shown_html(opened_candidate(on_desk(judged_desk()), "c1", "interview"))


def test_a_saved_desk_asks_who_sits_at_it_now_and_warns_that_it_holds_names() -> None:
    """Nobody goes on under another's initials; the file is no thing to send to who reads blind."""
    page = on_desk(judged_desk())
    assert desk_of(page).who == ""
    assert "Last used by CT" in shown_html(page)
    assert "uncovered" in shown_html(page)
    page = opened_candidate(page, "c1")
    page.button("dk-reveal").click().run()
    assert "name or initials first" in shown_html(page)
    assert not desk_of(page).desk.candidates[0].revealed
    page.text_input("dk-who-here").set_value("RO").run()
    page.button("dk-reveal").click().run()
    assert (desk_of(page).desk.log[-1].action, desk_of(page).desk.log[-1].who) == ("revealed", "RO")


def test_date_and_contact_given_once_stand_in_every_text_to_copy() -> None:
    """They are kept with the desk; the notice holds both."""
    page = on_desk(three())
    page.segmented_control("dk-view").set_value("record").run()
    assert any("reply to the message" in code.value for code in page.code)
    page.text_input("dk-fair-contact").set_value("jobs@x.example").run()
    page.date_input("dk-delete-on").set_value(date(2030, 12, 31)).run()
    texts = "".join(code.value for code in page.code)
    assert "write to jobs@x.example" in texts and texts.count("2030-12-31") == 2
    assert desk_of(page).desk.settings.contact == "jobs@x.example"
    page = opened_candidate(page, "c1", "decision")
    assert page.text_input("dk-contact").value == "jobs@x.example"


def test_a_decision_is_a_persons_own_words() -> None:
    """The field starts empty, and needs a name."""
    page = opened_candidate(filled(), "c1", "decision")
    field = page.text_area("dk-decision-c1")
    assert field.value == ""
    field.set_value("Talk on Monday.")
    next(button for button in page.button if button.label == "Save the decision").click().run()
    assert "name or initials" in shown_html(page)
    page.text_area("dk-decision-c1").set_value("Talk on Monday.")
    page.text_input("dk-decider-c1").set_value("CT")
    next(button for button in page.button if button.label == "Save the decision").click().run()
    decision = desk_of(page).desk.candidates[0].decision
    assert decision is not None and (decision.text, decision.who) == ("Talk on Monday.", "CT")


def test_rate_first_hides_the_programs_marks_until_ones_own_are_saved() -> None:
    """The text alone is shown; after saving, the review appears."""
    page = filled()
    page.segmented_control("dk-view").set_value("panel").run()
    page.toggle("dk-rate-first").set_value(True).run()
    desk_of(page).who = "CT"
    page = opened_candidate(page, "c1")
    assert 'id="verdict"' not in shown_html(page) and "<mark>" not in shown_html(page)
    page.selectbox("dk-mark-c1-pay").set_value(3)
    next(button for button in page.button if button.label == "Save my marks").click().run()
    assert desk_of(page).desk.candidates[0].saved_by == ("CT",)
    assert 'id="verdict"' in shown_html(page)


def test_comparing_draws_one_line_for_each_and_tells_the_difference() -> None:
    """Radars over each other by name, quotes side by side."""
    page = filled()
    state = desk_of(page)
    state.picked, state.view = ["c1", "c2", "c3"], "compare"
    page.run()
    spec = charts(page)[0]["figure"]
    assert [trace["name"] for trace in spec["data"]] == ["Candidate 01", "Candidate 02", "Candidate 03"]
    assert len({trace["line"]["dash"] for trace in spec["data"]}) == 3
    assert "text shows: " in shown_html(page)


def test_panel_files_are_merged_and_differences_named() -> None:
    """Two reviewers two levels apart: both quotes, and a third reader asked."""
    page = filled()
    page.segmented_control("dk-view").set_value("panel").run()
    for who, level in (("AB", 1), ("CD", 4)):
        marks = {"Candidate 01": {"pay": {"level": level, "quote": f"as {who} reads it"}}}
        file = {"format": "ambition-panel", "version": 1, "reviewer": who, "marks": marks}
        page.file_uploader("dk-panel-files").upload(f"{who}.json", json.dumps(file).encode())
    page.run()
    html = shown_html(page)
    assert "as AB reads it" in html and "as CD reads it" in html and "3 levels apart" in html
    assert "(small)" in html
    page.button("dk-panel-take").click().run()
    assert desk_of(page).desk.candidates[0].saved_by == ("AB", "CD")


def test_the_panel_says_what_to_send_and_leads_from_one_candidate_to_the_next() -> None:
    """Four steps; with a name the way to the next unmarked candidate, with marks the file to send."""
    page = filled()
    page.segmented_control("dk-view").set_value("panel").run()
    assert "marks-NAME.json" in shown_html(page) and "the same projects" in shown_html(page)
    page.text_input("dk-who").set_value("CT").run()
    assert "CT has marked 0 of 3 candidates" in " ".join(str(each.value) for each in page.markdown)
    assert not any(each.label == "Save the marks of CT" for each in page.get("download_button"))
    page.button("dk-panel-next").click().run()
    first = desk_of(page).opened
    state = desk_of(page)
    state.put(mark(state.desk, first, Mark("CT", "pay", 2, "free")))
    state.opened = ""
    page.run()
    assert "CT has marked 1 of 3 candidates" in " ".join(str(each.value) for each in page.markdown)
    page.button("dk-panel-next").click().run()
    assert desk_of(page).opened not in ("", first)


def test_a_broken_desk_file_changes_nothing() -> None:
    """Opening a broken or newer file says so and leaves what is open."""
    page = filled()
    before = desk_of(page).desk
    newer = store.to_bytes(before).replace(b'"version": 1', b'"version": 99')
    page.file_uploader("dk-open").upload("newer.json", newer)
    page.run()
    assert "newer version" in shown_html(page)
    assert desk_of(page).desk == before


def test_a_saved_desk_opens_again() -> None:
    """What was saved is there, in another visit."""
    page = desk_page()
    page.file_uploader("dk-open").upload("desk.json", store.to_bytes(three()))
    page.run()
    assert [one.label for one in desk_of(page).desk.candidates] == ["A-17", "A-18", "Candidate 03"]


def test_no_visit_sees_the_desk_of_another() -> None:
    """Sessions share nothing: a second visit finds an empty desk."""
    filled()
    assert not desk_of(desk_page()).desk.candidates


@pytest.mark.parametrize(
    ("headers", "address", "own"),
    [
        ({"Host": "localhost:8501"}, None, True),
        ({"Host": "127.0.0.1:8501"}, "127.0.0.1", True),
        ({"Host": "ambition.example"}, None, False),
        ({"Host": "localhost:8501", "X-Forwarded-For": "203.0.113.9"}, None, False),
        ({"Host": "localhost:8501"}, "203.0.113.9", False),
        ({}, None, False),
    ],
)
def test_only_ones_own_machine_opens_the_kept_desk(
    headers: dict[str, str], address: str | None, own: bool
) -> None:
    """Through a proxy or from elsewhere nobody is shown what is kept in a folder."""
    assert is_own_machine(headers, address) is own


def test_a_change_is_kept_at_once_where_a_folder_is_given(tmp_path: Path) -> None:
    """The desk on the disk is the desk on the page after every act."""
    state = DeskState(kept=keeping.open_folder(tmp_path))
    state.put(three())
    assert keeping.open_folder(tmp_path).desk == state.desk
    assert not state.unsaved


def test_a_label_with_markup_stays_text() -> None:
    """A reference is escaped wherever it is drawn."""
    page = desk_page()
    page.text_area("dk-links-0").set_value("")
    page.file_uploader("dk-files-0").upload("a.md", BAKERS.encode())
    page.run()
    page = settled(page.button("dk-add").click().run())
    page = opened_candidate(page, "c1", "decision")
    page.text_input("dk-reference-c1").set_value("<img src=x onerror=alert(1)>").run()
    desk_of(page).opened = ""
    page.run()
    assert "<img" not in whole(page)


def test_a_covered_review_keeps_its_promise_about_places() -> None:
    """In the covered text every quote still stands at its place, and no name is left in it."""
    desk = three()
    shown = Shown(desk)
    for one in desk.candidates:
        project = best(one)
        assert project is not None
        made = covered_review(shown, one.id, project, room().review(project))
        text = made.description.text
        for item in (*made.evidence, *made.not_counted):
            if item.start is not None and item.end is not None:
                assert text[item.start : item.end] == item.quote
        assert not any(secret in repr(made) for secret in SECRETS)


def test_every_text_of_the_desk_exists_in_german() -> None:
    """No key is missing, none is left over, and the same gaps are filled in both."""
    english, german = desk_texts("en"), desk_texts("de")
    assert english.keys() == german.keys()
    for key, text in english.items():
        assert _gaps(text) == _gaps(german[key]), key


def test_what_became_of_the_items_and_what_went_wrong_is_said_in_german() -> None:
    """Outcomes, broken files and refusals are sentences of the desk, and none stays English."""
    page = filled()
    state_of_page = page.session_state["ambition"]
    page = page.segmented_control("in-language").set_value("de").run()
    assert state_of_page.language == "de"
    page.text_area("dk-links-1").set_value("this is no link")
    page.file_uploader("dk-files-1").upload("again.md", CLINICS.encode())
    page.file_uploader("dk-files-1").upload("broken.json", b"{")
    page.run()
    page = settled(page.button("dk-add").click().run())
    html = shown_html(page)
    assert "In dieser Zeile fand sich kein Link" in html and "no link was found" not in html
    assert "Das gleiche Projekt steht schon bei Kandidat 01" in html
    assert "Kandidat 03" in boards(page) and "Candidate 0" not in whole(page)
    for view in ("table", "compare", "panel", "cohort", "record"):
        desk_of(page).view = view  # type: ignore[assignment]
        desk_of(page).picked = ["c1", "c2"]
        page.run()
        assert not page.exception and "Candidate 0" not in whole(page), view
    page = opened_candidate(page, "c1")
    assert "Kandidat 01" in shown_html(page) and "Candidate 0" not in whole(page)
    desk_of(page).opened = ""
    page.run()
    page.file_uploader("dk-open").upload("other.json", b"{}")
    page.run()
    assert "ist kein gesicherter Tisch" in shown_html(page)


def on_desk(desk: Desk) -> AppTest:
    """The page with this desk opened from its file."""
    page = desk_page()
    page.file_uploader("dk-open").upload("desk.json", store.to_bytes(desk))
    return page.run()


def test_all_projects_of_a_candidate_can_be_seen_and_the_best_one_counts() -> None:
    """The best stands open; another is one click away, and says what it is."""
    items = [file_item("titanic.md", TITANIC, "A-17"), file_item("clinics.md", CLINICS, "A-17")]
    page = opened_candidate(on_desk(add_items(Desk(), items, room(), "CT").desk), "c1", "evidence")
    projects = page.radio("dk-project-c1")
    assert projects.value == "p2"
    assert any("this one counts" in option for option in projects.options)
    assert "dental clinics" in shown_html(page) and "891 rows" not in shown_html(page)
    projects.set_value("p1").run()
    assert "891 rows" in shown_html(page)


def test_stale_reviews_are_made_again_by_one_click() -> None:
    """Another version of the program made them: it is said, and one button is enough."""
    items = [file_item("clinics.md", CLINICS), file_item("titanic.md", TITANIC)]
    page = on_desk(add_items(Desk(), items, replace(room(), tool="0.0.9"), "CT").desk)
    assert all(row.stale for row in desk_of(page).rows(rubric()))
    page = settled(page.button("dk-again").click().run())
    assert not any(row.stale for row in desk_of(page).rows(rubric()))
    assert desk_of(page).desk.log[-1].action == "reviewed"


def test_similar_profiles_of_which_one_is_a_product_are_said_on_its_card() -> None:
    """It tells who has what, where it occurs, and sets nobody before another."""
    html = boards(on_desk(similar()))
    assert "Like Candidate 01: at most one level apart" in html and "Only here is" in html
    assert "Start with “Worth a look”: Candidate 01 and Candidate 02, in any order." in html


def test_asking_for_the_link_is_a_deliberate_act_on_record() -> None:
    """The link stands nowhere until somebody asks for it, and then the record says who did."""
    link = "https://github.com/zsofia-k/chairfill"
    desk = add_items(Desk(), [link_item(link, "A-17")], room(), "CT", fetch=fetcher({link: CLINICS})).desk
    page = opened_candidate(on_desk(desk), "c1")
    desk_of(page).who = "CT"
    assert link not in whole(page) and not page.code
    page.button("dk-reveal").click().run()
    page.button("dk-ask-link").click().run()
    assert [code.value for code in page.code] == [link]
    assert [entry.action for entry in desk_of(page).desk.log[-2:]] == ["revealed", "opened a link"]


def test_what_was_covered_is_listed_without_the_words_themselves() -> None:
    """Kinds, what stands in their place and how often, so that a leak can be seen."""
    page = opened_candidate(on_desk(three()), "c1")
    listed = [element.proto.body for element in page.get("html") if "dk-covered" in element.proto.body]
    assert "name: [person 1]" in listed[0]
    assert len(listed) == 1 and "[person 1] ×" in listed[0] and "[e-mail 1] ×" in listed[0]
    assert not any(secret in listed[0] for secret in SECRETS)


def test_who_cannot_be_told_is_asked_for_more_and_nobody_else_is() -> None:
    """A message ready to copy, with the link to the questions that the user gave."""
    desk = add_items(Desk(), [file_item("short.md", "# Sorter\n\nSorts things.\n")], room(), "CT").desk
    page = opened_candidate(on_desk(desk), "c1", "decision")
    page.text_input("dk-questions-link").set_value("https://ask.example/q").run()
    assert any("https://ask.example/q" in code.value for code in page.code)
    page = opened_candidate(on_desk(three()), "c1", "decision")
    assert not page.code


def test_a_desk_is_checked_on_the_page() -> None:
    """Every review is made again and compared; a desk of this version is sound."""
    page = on_desk(three())
    page.segmented_control("dk-view").set_value("record").run()
    page = settled(page.button("dk-check").click().run())
    assert "come out as kept" in shown_html(page)


def test_a_date_to_keep_until_is_set_and_asked_about_when_it_is_over() -> None:
    """After it the desk asks to delete; nothing goes by itself."""
    desk = three()
    desk = replace(desk, settings=replace(desk.settings, delete_on="2024-01-01"))
    page = on_desk(desk)
    assert "2024-01-01" in shown_html(page) and len(desk_of(page).desk.candidates) == 3
    page.button("dk-delete-all").click().run()
    assert "name or initials" in shown_html(page), "who deletes is on record"
    page.text_input("dk-who").set_value("CT").run()
    page.button("dk-delete-all").click().run()
    assert not desk_of(page).desk.candidates
    assert b"dental" not in store.to_bytes(desk_of(page).desk)


def _gaps(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_a_reload_comes_back_to_the_desk() -> None:
    """The address names the side that is open; anything else in its place is no side."""
    page = opened()
    page.segmented_control("in-side").set_value("desk").run()
    assert page.query_params["place"] == "desk" and page.text_area("dk-links-0")
    assert opened(place="desk").text_area("dk-links-0")
    assert state(opened(place="elsewhere")).desk is False
    page.segmented_control("in-side").set_value("project").run()
    assert "place" not in page.query_params


def test_a_desk_that_went_with_the_page_is_told_of_kindly(tmp_path: Path) -> None:
    """After a reload, and not to who has just turned to the desk, nor where a folder keeps it."""
    said = "This page has begun anew"
    assert said not in shown_html(desk_page())
    page = opened(place="desk")
    assert said in shown_html(page)
    page.file_uploader("dk-open").upload("desk.json", store.to_bytes(three()))
    assert said not in shown_html(page.run())
    assert len(desk_of(page).desk.candidates) == 3
    kept = opened(place="desk")
    desk_of(kept).kept = keeping.open_folder(tmp_path)
    assert said not in shown_html(kept.run())


@pytest.mark.parametrize("place", ["Desk", "desk/", "record", "<b>desk</b>", ""])
def test_an_address_that_names_no_place_opens_the_first_side(place: str) -> None:
    """Nothing but the one known word is taken from it, and nothing of it is shown."""
    page = opened(place=place)
    assert not page.exception and not state(page).desk
    assert "<b>desk" not in shown_html(page)


def test_a_name_is_asked_for_before_anything_goes_on_record() -> None:
    """Once: what is added and taken out stands under it; without one the record says so in plain words."""
    page = desk_page()
    page.text_input("dk-first-who").set_value("CT").run()
    page.file_uploader("dk-files-0").upload("bakers.md", BAKERS.encode())
    page.run()
    page = settled(page.button("dk-add").click().run())
    assert {entry.who for entry in desk_of(page).desk.log} == {"CT"}
    assert not [field for field in page.text_input if field.key == "dk-out-who"]
    nameless = filled()
    assert nameless.text_input("dk-out-who")
    desk_of(nameless).view = "record"
    assert "no name given" in shown_html(nameless.run())


def test_who_rates_first_is_told_what_is_empty_and_what_is_missing() -> None:
    """A group is empty only for who has rated nobody, and a form without a mark says so where it stands."""
    page = filled()
    desk_of(page).who = "CT"
    desk_of(page).desk = replace(
        desk_of(page).desk, settings=replace(desk_of(page).desk.settings, rate_first=True)
    )
    seen = boards(page.run())
    assert "Nobody whom you have rated stands here." in seen and "Nobody here." not in seen
    page = opened_candidate(page, "c1", "evidence")
    save = next(each for each in page.button if each.label == "Save my marks")
    html = shown_html(save.click().run())
    assert html.index("Set a mark on at least one scale") > html.index("Your own marks")


def test_a_file_that_failed_is_asked_for_by_what_the_note_calls_it() -> None:
    """A reference from its folder stands in both."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("B-03/jane-doe.json", "{")
        archive.writestr("B-04/README.md", BAKERS)
    page = desk_page()
    page.file_uploader("dk-files-0").upload("jane.zip", out.getvalue())
    page.run()
    page = settled(page.button("dk-add").click().run())
    html = shown_html(page)
    assert "B-03: This file is not a saved project" in html
    assert "B-03: jane.zip: B-03/jane-doe.json" in html
