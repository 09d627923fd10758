"""What people do on a desk, and the record of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from desk_room import CLINICS, room, rubric, three

from ambition.desk import panel, people, recording, renewing, retaining, store
from ambition.desk.changing import candidate_of, with_candidate
from ambition.desk.grouping import grouping
from ambition.desk.judging import acts, judgements, quotes_to_judge
from ambition.desk.log import commitment, first_break
from ambition.desk.rows import rows
from ambition.desk.values import Desk, Mark, Note, Settings
from ambition.desk.verifying import verify
from ambition.errors import DeskError
from ambition.model import Judgement, Misread


def counting_quote(desk: Desk) -> Judgement:
    """A judgement on a quote of A-17 that carries points."""
    review = room().review(desk.candidates[0].projects[0])
    item = next(e for e in review.evidence if e.source == "description" and e.points)
    return Judgement("reject", item.ledger, item.criterion, item.quote, "That clinic is his mother's")


def test_a_rejection_takes_the_points_and_the_own_marks_stay_beside_it() -> None:
    """The judged review has less, the program's own reading is one call away."""
    desk = three()
    own = room().review(desk.candidates[0].projects[0])
    judged = people.judge(desk, "p1", [counting_quote(desk)], room(), "CT")
    project = judged.candidates[0].projects[0]
    assert sum(s.shown for s in room().review(project).scales) <= sum(s.shown for s in own.scales)
    assert room().review(people.unjudged(project)) == own
    assert any(n.dismissal == "rejected" for n in room().review(project).not_counted)
    assert judged.log[-1].action == "rejected"


def test_a_judgement_needs_a_reason() -> None:
    """Without one nothing changes."""
    desk = three()
    with pytest.raises(DeskError, match="reason"):
        people.judge(desk, "p1", [replace(counting_quote(desk), reason=" ")], room(), "CT")


def test_added_evidence_must_stand_in_the_text() -> None:
    """A quote from nowhere is refused."""
    made_up = Judgement("add", "pay", "x", "Ninety clinics pay", "I know them")
    with pytest.raises(DeskError, match="not in this description"):
        people.judge(three(), "p1", [made_up], room(), "CT")


def test_a_judgement_can_be_taken_back_and_the_record_keeps_both() -> None:
    """The review is as before, the log is longer."""
    desk = three()
    judged = people.judge(desk, "p1", [counting_quote(desk)], room(), "CT")
    back = people.withdraw(judged, "p1", judged.candidates[0].projects[0].judgements, room(), "CT")
    assert back.candidates[0].projects == desk.candidates[0].projects
    assert [e.action for e in back.log[-2:]] == ["rejected", "took back"]


def test_a_quote_marked_as_misread_changes_no_score() -> None:
    """The candidate's objection is shown and nothing else."""
    desk = three()
    marked = people.note_misread(
        desk, "p1", Misread("Seven dental clinics", "Six, since June"), room(), "A-17"
    )
    before, after = desk.candidates[0].projects[0], marked.candidates[0].projects[0]
    assert after.misread == (Misread("Seven dental clinics", "Six, since June"),)
    assert room().summary(after) == before.summary


def test_each_quote_is_listed_once_with_all_that_it_is_read_as() -> None:
    """No two entries are of one quote, and no reading of a quote that carries points is left out."""
    review = room().review(three().candidates[0].projects[0])
    found = quotes_to_judge(review)
    assert len({(each.quote, each.is_answer) for each in found}) == len(found)
    assert any(len(each.readings) > 1 for each in found)
    for each in found:
        here = [item for item in review.evidence if item.quote == each.quote]
        assert {item.criterion for item in here} == {reading.criterion for reading in each.readings}
        assert {item.ledger for item in here} == {name for r in each.readings for name in r.ledgers}


def test_rejecting_a_quote_hits_every_reading_that_is_meant() -> None:
    """By default nothing of the quote counts any more; with one reading unticked the rest of it does."""
    desk = three()
    quote = next(
        q for q in quotes_to_judge(room().review(desk.candidates[0].projects[0])) if len(q.readings) > 1
    )
    every = [reading.criterion for reading in quote.readings]

    def left(criteria: list[str]) -> set[str]:
        made = judgements(quote, criteria, confirm=False, reason="His mother's")
        project = people.judge(desk, "p1", made, room(), "CT").candidates[0].projects[0]
        return {e.criterion for e in room().review(project).evidence if e.quote == quote.quote}

    assert left(every) == set()
    assert left(every[1:]) == {every[0]}
    with pytest.raises(DeskError, match="at least one reading"):
        people.judge(desk, "p1", judgements(quote, [], confirm=False, reason="x"), room(), "CT")


def test_confirming_a_quote_is_one_act_on_record_and_one_to_take_back() -> None:
    """All readings are confirmed, the log has one entry with their ids, and the quote stands elsewhere."""
    desk = three()
    quote = quotes_to_judge(room().review(desk.candidates[0].projects[0]))[0]
    every = [reading.criterion for reading in quote.readings]
    made = judgements(quote, every, confirm=True, reason="Saw the bank statement")
    judged = people.judge(desk, "p1", made, room(), "CT")
    project = judged.candidates[0].projects[0]
    assert all(e.confirmed for e in room().review(project).evidence if e.quote == quote.quote)
    assert len(judged.log) == len(desk.log) + 1
    assert judged.log[-1].detail.split()[0] == "p1"
    assert [part.split("/")[1] for part in judged.log[-1].detail.split()[1:]] == every
    said = judged.candidates[0].said[-1]
    assert (said.quote, said.text) == (quote.quote, "Saw the bank statement")
    assert quote.quote not in repr(judged.log)
    assert verify(judged, room()).is_sound
    (act,) = acts(project.judgements)
    assert (
        people.withdraw(judged, "p1", act, room(), "CT").candidates[0].projects == desk.candidates[0].projects
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: people.judge(desk, "p1", [counting_quote(desk)], room(), " "),
        lambda desk: people.withdraw(desk, "p1", [], room(), ""),
        lambda desk: people.place(desk, "c1", "", "", room=room(), who=""),
        lambda desk: people.decide(desk, "c1", "Talk", room(), ""),
        lambda desk: people.reveal(desk, "c1", room(), ""),
        lambda desk: people.open_link(desk, "p1", room(), ""),
        lambda desk: people.set_blind(desk, False, room(), ""),
        lambda desk: people.delete(desk, "c1", room(), ""),
    ],
    ids=["judge", "withdraw", "place", "decide", "reveal", "open_link", "set_blind", "delete"],
)
def test_nobody_judges_reveals_decides_or_deletes_without_a_name(act: Callable[[Desk], object]) -> None:
    """The record says who did it, so whoever does it is named."""
    with pytest.raises(DeskError, match="name or initials"):
        act(three())


def test_the_record_reads_newest_first_with_what_was_done_in_one_go_as_one_line() -> None:
    """Three added are one line; a filter leaves what fits."""
    desk = people.reveal(three(), "c2", room("2024-05-06T10:00:00Z"), "RO", "their call")
    found = recording.deeds(desk.log)
    assert [(each.first.action, len(each.subjects)) for each in found] == [("revealed", 1), ("added", 3)]
    assert [each.first.action for each in recording.deeds(desk.log, who="RO")] == ["revealed"]
    assert [each.subjects for each in recording.deeds(desk.log, subject="c3")] == [("c3",)]
    assert not recording.deeds(desk.log, action="decided")
    reasoned = people.reveal(desk, "c3", room("2024-05-06T10:00:10Z"), "RO", "their call as well")
    assert len(recording.deeds(reasoned.log)) == 3, "what has a reason of its own is a line of its own"


def test_the_record_is_filed_with_identifiers_and_hashes_only() -> None:
    """The CSV holds every entry with its hashes and not one word of a quote or a reason."""
    desk = people.judge(three(), "p1", [counting_quote(three())], room(), "CT")
    lines = list(csv.reader(io.StringIO(recording.record_csv(desk.log))))
    assert len(lines) == len(desk.log) + 1
    assert lines[-1][-1] == desk.log[-1].sha256 and lines[-1][0] == str(len(desk.log))
    filed = recording.record_csv(desk.log)
    for words in ("mother", "clinic", "Zsófia", counting_quote(three()).quote):
        assert words not in filed


def test_who_rates_first_sees_nothing_until_the_own_marks_are_saved() -> None:
    """Program's marks, group and other reviewers' marks stay hidden, then open for who has saved."""
    desk = replace(three(), settings=Settings(rate_first=True))
    hidden = rows(desk, rubric(), "0.1.0", who="CT")[0]
    assert hidden.hidden
    assert (hidden.scales, hidden.goal, hidden.group, hidden.claims_not_shown) == ((), "", "", 0)
    assert "product" not in hidden.search
    assert [m.candidate for m in grouping(desk, rubric(), "CT").to_rate] == ["c1", "c2", "c3"]
    desk = people.save_marks(people.mark(desk, "c1", Mark("CT", "pay", 3)), "c1", room(), "CT")
    assert not rows(desk, rubric(), "0.1.0", who="CT")[0].hidden
    assert rows(desk, rubric(), "0.1.0", who="RO")[0].hidden


def test_marks_must_be_set_before_they_are_saved() -> None:
    """An empty save would open the program's marks for nothing."""
    with pytest.raises(DeskError, match="at least one"):
        people.save_marks(three(), "c1", room(), "CT")


def test_a_person_may_place_a_candidate_elsewhere_with_a_reason() -> None:
    """The review's own group stays visible beside it, and who moved it is on record."""
    desk = three()
    last = rubric().rubric.hireability
    assert last is not None
    band = max(last.bands, key=lambda b: b.at_least).id
    with pytest.raises(DeskError, match="reason"):
        people.place(desk, "c3", band, "", room=room(), who="CT")
    moved = people.place(desk, "c3", band, "I know the course", room=room(), who="CT")
    members = {m.candidate: (g.id, m.moved_from) for g in grouping(moved, rubric()).groups for m in g.members}
    assert members["c3"][0] == band
    assert members["c3"][1]
    assert moved.log[-1].action == "overrode"


def test_a_decision_is_a_persons_own_words() -> None:
    """It needs a name, and nothing but this fills it."""
    assert all(one.decision is None for one in three().candidates)
    with pytest.raises(DeskError, match="name or initials"):
        people.decide(three(), "c1", "Talk on Monday", room(), " ")
    decided = people.decide(three(), "c1", "Talk on Monday", room(), "CT").candidates[0].decision
    assert decided is not None
    assert (decided.text, decided.who, decided.at) == ("Talk on Monday", "CT", "2024-05-06T09:00:00Z")


def test_notes_stay_with_their_question() -> None:
    """A note is kept under the question's id; an empty one is taken away."""
    desk = people.note(three(), "c1", Note("abc", "left in June"))
    assert desk.candidates[0].notes == (Note("abc", "left in June"),)
    assert people.note(desk, "c1", Note("abc", "")).candidates[0].notes == ()


def test_revealing_and_opening_a_link_go_on_record() -> None:
    """Both are deliberate acts, with who and when."""
    desk = people.reveal(three(), "c1", room(), "CT", "reference call")
    desk, _ = people.open_link(desk, "p1", room(), "CT")
    desk = people.cover(desk, "c1", room(), "CT")
    assert [(e.action, e.who, e.subject) for e in desk.log[-3:]] == [
        ("revealed", "CT", "c1"),
        ("opened a link", "CT", "c1"),
        ("covered", "CT", "c1"),
    ]


def test_the_log_holds_identifiers_and_hashes_only() -> None:
    """No text of a candidate, no reference and no reason stands in an entry."""
    desk = people.reveal(three(), "c1", room(), "CT", "I want to phone Zsófia")
    desk = people.decide(desk, "c1", "Hire Zsófia", room(), "CT")
    entries = repr(desk.log)
    for words in ("Zsófia", "clinic", "A-17", "phone", "Hire", "clinics.md"):
        assert words not in entries
    said = desk.candidates[0].said[-1]
    assert commitment(said.salt, said.text) == desk.log[said.entry - 1].reason_sha256


def test_a_deleted_candidate_leaves_a_tombstone_and_no_text() -> None:
    """The log still tells that there was one; every word is gone from the file."""
    desk = people.decide(three(), "c1", "Talk to Zsófia on Monday", room(), "CT")
    desk = people.delete(desk, "c1", room(), "CT")
    data = store.to_bytes(desk).decode()
    for words in ("Zsófia", "Chairfill", "Monday", "A-17", CLINICS[:20]):
        assert words not in data
    assert (desk.log[-1].action, desk.log[-1].subject) == ("deleted", "c1")
    assert first_break(desk.log) is None
    assert verify(desk, room()).is_sound


@pytest.mark.parametrize("change", ["who", "drop", "swap", "at"])
def test_a_changed_record_is_noticed(change: str) -> None:
    """Whatever is altered, dropped or moved breaks the chain."""
    log = list(people.reveal(three(), "c1", room(), "CT").log)
    if change == "drop":
        del log[1]
    elif change == "swap":
        log[0], log[1] = log[1], log[0]
    else:
        log[1] = replace(log[1], **{change: "somebody else"})
    assert first_break(log) is not None
    assert first_break(three().log) is None


def test_every_entry_names_tool_rubric_and_input() -> None:
    """A later reader can make the same review again."""
    for entry in three().log:
        assert entry.tool == "0.1.0"
        assert entry.rubric == rubric().ref
        assert len(entry.input_sha256) == 64
        assert entry.at == "2024-05-06T09:00:00Z"


def test_verifying_makes_every_review_again() -> None:
    """A desk as saved is sound; a changed row or text is named."""
    desk = three()
    assert verify(desk, room()).is_sound
    project = desk.candidates[0].projects[0]
    assert project.summary is not None
    raised = replace(project, summary=replace(project.summary, score=1000))
    other = replace(project, text=project.text + "\nTwenty clinics pay.\n")
    for changed, state in (
        (raised, "other review"),
        (other, "other input"),
        (replace(project, summary=None), "not reviewed"),
    ):
        found = verify(with_candidate(desk, replace(desk.candidates[0], projects=(changed,))), room())
        assert found.checks[0].state == state
        assert not found.is_sound


def test_words_that_went_on_record_cannot_be_changed_unnoticed() -> None:
    """A reason rewritten later does not fit its hash."""
    desk = people.decide(three(), "c1", "Talk on Monday", room(), "CT")
    one = candidate_of(desk, "c1")
    said = replace(one.said[0], text="Never talk")
    assert verify(with_candidate(desk, replace(one, said=(said,))), room()).record


def test_after_its_date_the_desk_asks_to_delete_and_deletes_nothing_itself() -> None:
    """The date is a question to a person."""
    desk = retaining.keep_until(three(), "2024-12-31", room(), "CT")
    assert not retaining.is_due(desk, "2024-12-31")
    assert retaining.is_due(desk, "2025-01-01")
    assert not retaining.is_due(three(), "2025-01-01")
    assert len(desk.candidates) == 3
    with pytest.raises(DeskError, match="2025-12-31"):
        retaining.keep_until(desk, "next year", room(), "CT")


def test_stale_reviews_are_made_again_in_one_go() -> None:
    """With another version of the program all are stale, then none; each goes on record."""
    newer = replace(room(), tool="0.2.0")
    desk = renewing.review_again(three(), newer, "CT")
    assert not any(row.stale for row in rows(desk, rubric(), "0.2.0"))
    assert [e.action for e in desk.log[-3:]] == ["reviewed"] * 3
    assert renewing.review_again(desk, newer, "CT") == desk


def test_stopping_leaves_the_rest_stale() -> None:
    """What was made again stays, the rest waits."""
    seen: list[int] = []
    newer = replace(room(), tool="0.2.0")
    desk = renewing.review_again(
        three(), newer, progress=lambda done, _: seen.append(done), cancelled=lambda: len(seen) >= 1
    )
    assert [row.stale for row in rows(desk, rubric(), "0.2.0")] == [False, True, True]


def test_merged_marks_come_onto_the_desk_as_saved() -> None:
    """A colleague's panel file fills their marks; the desk's panel then tells the difference."""
    desk = people.save_marks(
        people.mark(three(), "c1", Mark("CT", "pay", 4, "Seven dental clinics")), "c1", room(), "CT"
    )
    other = panel.panel_file(
        with_candidate(three(), replace(three().candidates[0], marks=(Mark("RO", "pay", 1, "tried it"),))),
        "RO",
        rubric().ref,
    )
    desk = people.take_marks(desk, panel.merge([("ro.json", other)]), room(), "CT")
    found = panel.from_marks(panel.marks_of(desk)).differences
    assert [(d.thing, d.ledger, d.levels_apart) for d in found] == [("A-17", "pay", 3)]
    assert desk.log[-1].action == "merged a panel file"


def test_showing_everybody_goes_on_record_and_deleting_all_leaves_nothing() -> None:
    """Uncovering the whole desk is a deliberate act too; deleting all is a person's."""
    desk = people.set_blind(three(), False, room(), "CT")
    assert (desk.log[-1].action, desk.log[-1].subject) == ("revealed", "desk")
    assert people.set_blind(desk, False, room(), "CT") == desk
    gone = people.delete_all(desk, room(), "CT")
    assert gone.candidates == ()
    assert [e.action for e in gone.log[-3:]] == ["deleted"] * 3


def test_the_users_order_ignores_who_is_gone() -> None:
    """An order holds each candidate once, and nobody who is not there."""
    desk = people.arrange(three(), ("c3", "c9", "c1", "c3"))
    assert desk.settings.order == ("c3", "c1")
    assert people.delete(desk, "c3", room(), "CT").settings.order == ("c1",)
