"""What leaves a desk on paper, in tables and in texts to copy: whole, covered, and with nothing left open."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import partial
from html import unescape

import pytest
from desk_room import BAKERS, CLINICS, file_item, packet_bytes, room, rubric, three, with_standing

from ambition.desk import exporting, people, retaining
from ambition.desk.adding import add_items
from ambition.desk.comparing import compare
from ambition.desk.covered import covered_review
from ambition.desk.explaining import explanation
from ambition.desk.grouping import grouping, request_for_more
from ambition.desk.items import items_from_file
from ambition.desk.judging import judgements, quotes_to_judge
from ambition.desk.kit import covered, kit
from ambition.desk.printing import candidate_html, comparison_html, kit_html, shortlist_html
from ambition.desk.rows import rows
from ambition.desk.showing import Shown
from ambition.desk.values import Candidate, Desk, Project, Settings
from ambition.report import to_json, to_markdown


def page_for(one: Candidate, contact: str = "", language: str = "en") -> str:
    """The page for the person concerned, about their first project."""
    project = one.projects[0]
    review = room().review(project)
    day, tool = "2024-05-06", "0.1.0"
    return explanation(one, project, review, rubric(), day=day, tool=tool, contact=contact, language=language)


def test_the_csv_answers_why_and_who_decided_what() -> None:
    """The reasons of the group, the words of the decision, who and when; claims where there are some."""
    desk = add_items(Desk(), items_from_file("p.json", packet_bytes(CLINICS, pay=4)), room()).desk
    desk = people.decide(desk, "c1", "Talk to Zsófia Kovács on Monday", room(), "CT")
    found = rows(desk, rubric(), "0.1.0")
    made = exporting.to_csv(found, {"c1": ["Paid: “Seven dental clinics pay”"]}, desk, Shown(desk).text)
    (line,) = csv.DictReader(io.StringIO(made))
    assert line["reasons"] == "Paid: “Seven dental clinics pay”" and line["why"]
    assert (line["decided by"], line["decided on"]) == ("CT", "2024-05-06")
    assert "on Monday" in line["decision"] and "Zsófia" not in line["decision"]
    pay = next(scale for scale in found[0].scales if scale.id == "pay")
    assert pay.claimed is not None and float(line["pay claimed"]) == pay.claimed / 10
    assert float(line["pay credited"]) == pay.credited / 10
    voice = next(scale for scale in found[0].scales if scale.id == "voice")
    assert line["voice claimed"] == "" and float(line["voice open to"]) == voice.high / 10
    assert voice.high > voice.shown
    content = json.loads(exporting.to_json(found, grouping(desk, rubric()), desk, Shown(desk).text))
    assert content["rows"][0]["decision"]["who"] == "CT"


def test_no_page_to_print_and_no_report_of_a_blind_desk_names_anybody() -> None:
    """Shortlist, questions, report in three forms, comparison: file names and what people wrote included."""
    items = [file_item("zsofia_kovacs_chairfill.md", CLINICS), file_item("b.md", BAKERS)]
    desk = add_items(Desk(), items, room()).desk
    shown = Shown(desk)

    def of(project: Project, name: str) -> list[str]:
        review = covered_review(shown, name, project, room().review(project))
        made = asked(name)
        return [
            candidate_html(review, rubric(), made),
            to_markdown(review, rubric()),
            to_json(review),
            kit_html(made, "Questions", shown.name(project), ()),
        ]

    def asked(name: str):  # type: ignore[no-untyped-def]
        project = next(one for one in desk.candidates if one.id == name).projects[0]
        return covered(kit(project, room().review(project), rubric()), partial(shown.text, name))

    compared = [
        (one.id, one.label, covered_review(shown, one.id, one.projects[0], room().review(one.projects[0])))
        for one in desk.candidates
    ]
    found = rows(desk, rubric(), "0.1.0", shown_name=shown.name)
    out = [page for one in desk.candidates for page in of(one.projects[0], one.id)]
    out.append(
        shortlist_html(grouping(desk, rubric()), found, rubric(), asked, title="May", cover=shown.text)
    )
    out.append(comparison_html(compare(compared, rubric(), shown.text), compared, rubric()))
    for secret in ("Zsófia", "Kovács", "zsofia", "kovacs", "Wojciech", "Zieliński", "mail.example"):
        assert not [page for page in out if secret in page], secret


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_to_copy_is_left_open(language: str) -> None:
    """Without date, contact or link the texts say something else, and nothing waits to be filled in."""
    desk = three()
    bare = [
        retaining.notice(desk, language),
        retaining.retention(desk, language),
        request_for_more(desk, desk.candidates[2], language),
        page_for(desk.candidates[0], language=language).splitlines()[-1],
    ]
    for text in bare:
        assert not re.search(r"[{}…]|\((?:set|put|ein|hier)", text)
        assert not re.search(r"(?:write to|an|until|bis) ?[.:]", text)
    settings = Settings(delete_on="2024-12-31", contact="jobs@x.example", questions_link="https://q.example")
    full = replace(desk, settings=settings)
    for text in (retaining.notice(full, language), retaining.retention(full, language)):
        assert "2024-12-31" in text
    assert "jobs@x.example" in retaining.notice(full, language)
    assert "jobs@x.example" in page_for(desk.candidates[0], "jobs@x.example", language)
    assert "https://q.example" in request_for_more(full, desk.candidates[2], language)


def test_the_list_to_print_has_a_page_for_each_to_talk_to_and_a_line_for_everybody() -> None:
    """Who stands in the two highest groups gets questions; a text that came twice is printed once."""
    rules = rubric().rubric.hireability
    assert rules is not None
    first, *_, last = sorted(rules.bands, key=lambda band: -band.at_least)
    high = [with_standing(n, 900, top=False, band=first.id) for n in (1, 2)]
    twin = replace(high[1], projects=(replace(high[1].projects[0], same_as=("p1",)),))
    low = with_standing(3, 100, top=False, band=last.id)
    project = three().candidates[0].projects[0]
    made = kit(project, room().review(project), rubric())

    def printed(*those: Candidate) -> str:
        desk = Desk(candidates=those)
        found = rows(desk, rubric(), "0.1.0")
        return shortlist_html(grouping(desk, rubric()), found, rubric(), lambda _: made, title="May")

    paper = printed(high[0], twin, low)
    assert paper.count('<section class="person">') == 1
    assert "The same or nearly the same text as Candidate 01" in paper
    assert all(paper.count(f'<th scope="row">Candidate 0{n}</th>') == 1 for n in (1, 2, 3))
    assert paper.count('class="asks"') == len(made.questions)
    assert all(question.because in unescape(paper) for question in made.questions)
    assert printed(low).count('<section class="person">') == 1, "where nobody is higher, the highest there is"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_for_the_person_quotes_sentences_and_says_what_share_was_judged(language: str) -> None:
    """No heading or command is called proof, and what is unknown is told in words that fit the figures."""
    text = CLINICS + "\n## Run\n\n```\npip install chairfill\nchairfill serve\n```\n"
    one = add_items(Desk(), [file_item("c.md", text, "A-1")], room()).desk.candidates[0]
    page = page_for(one, language=language)
    quoted = re.findall(r"(?m)^  - [“„](.+?)[”“]: ", page)
    assert quoted and all(len(quote.split()) >= 4 and "pip install" not in quote for quote in quoted)
    coverage = room().review(one.projects[0]).coverage
    share = f"{coverage / 10:g}".replace(".", "," if language == "de" else ".")
    assert f"{share} %" in page


def test_a_quote_rejected_in_one_reading_is_not_listed_as_proof_without_saying_so() -> None:
    """Where it still counts, the page says that it was rejected, and as what."""
    desk = three()
    review = room().review(desk.candidates[0].projects[0])
    quote = next(q for q in quotes_to_judge(review) if len(q.readings) > 1)
    made = judgements(quote, [quote.readings[0].criterion], confirm=False, reason="A friend's clinic")
    page = page_for(people.judge(desk, "p1", made, room(), "CT").candidates[0])
    listed = [line for line in page.splitlines() if line.startswith("  - ") and quote.quote[:40] in line]
    assert listed and all("rejected it as" in line for line in listed)
    assert "CT rejected" in page and "A friend's clinic" in page
