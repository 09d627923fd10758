"""The page as a visitor drives it, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_driver import SHORT, charts, forget_caches, link_of, opened, paste, radar, shown_html, state

from ambition.answers import read_answers
from ambition.description import describe
from ambition.examples import EXAMPLE_IDS, example
from ambition.model import Answer, RubricRef, Submission
from ambition.packet import packet_of, to_packet_json
from ambition.rubric.loading import load_rubric
from ambition.ui.chart import SCRIPT_FOLDER
from ambition.ui.reviewing import called
from ambition.ui.state import PASTED, by_question


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Every test starts with empty caches."""
    forget_caches()
    yield


def test_first_visit_shows_the_whole_review_of_an_example() -> None:
    """A visitor sees card, ladder, radar, scales, text, questions and downloads before doing anything."""
    page = opened()
    html = shown_html(page)
    assert not page.exception and not page.error
    for part in ("verdict", "ladder", "next", "scale-pay", "evidence-text", "refused"):
        assert f'id="{part}"' in html
    assert {"Shown", "Claimed"} <= set(radar(page))
    assert charts(page)[0]["alt"].count(".") >= 4
    assert len(page.get("download_button")) == 5


@pytest.mark.parametrize("chosen", ["no-shows", "street-trees", "churn-demo", "titanic"])
def test_every_example_gives_a_review(chosen: str) -> None:
    """Each example can be chosen, and its text is shown as it is written."""
    page = opened()
    page.radio("in-example").set_value(chosen).run()
    assert not page.exception and not page.error
    assert example(chosen).text.split("\n")[0].lstrip("# ").split("?")[0] in shown_html(page)


def test_a_pasted_text_is_reviewed_and_its_markup_is_only_text() -> None:
    """What is pasted appears escaped: nothing in it becomes an element of the page."""
    page = paste(opened(), SHORT + '\n<img src="http://evil.example/x.png" onerror="alert(1)">\n')
    html = shown_html(page)
    assert "Which tree first?" in html
    assert "<img" not in html and "&lt;img src=&quot;http://evil.example" in html


def test_an_answer_moves_claimed_and_never_shown() -> None:
    """What is claimed moves at once, what is shown stays, and the page says why."""
    page = paste(opened(), SHORT)
    before = radar(page)
    page.radio("in-q-own-pay").set_value("money").run()
    after = radar(page)
    assert after["Shown"] == before["Shown"]
    assert "Claimed" not in before and after["Claimed"][0] == 100
    assert "What you claim moves at once" in shown_html(page)


def test_an_answer_can_be_taken_back() -> None:
    """Skipping is always open: an answer that was given can be withdrawn."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("money").run()
    page.button("clear").click().run()
    assert state(page).own_answers == {}
    assert page.radio("in-q-own-pay").value is None


def test_questions_come_one_at_a_time_and_keep_their_answers() -> None:
    """Going on and back shows the answer as it was given."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("favour").run()
    page.button("onward").click().run()
    assert not [radio for radio in page.radio if radio.key == "in-q-own-pay"]
    page.button("back").click().run()
    assert page.radio("in-q-own-pay").value == "favour"


def test_looking_at_an_example_loses_no_answer_of_ones_own() -> None:
    """Answers to examples and one's own stay apart."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("favour").run()
    page.segmented_control("in-way").set_value("example").run()
    assert state(page).answers["pay"].level == 4
    page.segmented_control("in-way").set_value("paste").run()
    assert state(page).answers["pay"].level == 1
    assert page.text_area("in-paste").value == SHORT


def test_an_empty_paste_says_what_will_stand_there() -> None:
    """With nothing to review there is a place for the review, not a blank."""
    page = opened()
    page.button("own").click().run()
    html = shown_html(page)
    assert "The review will stand here" in html and 'id="verdict"' not in html


def test_a_text_in_another_language_gets_no_numbers() -> None:
    """What cannot be read fairly is said to be so, and shows no radar of zeros."""
    german = (
        "# Gießliste\n\n" + "Die Gruppe hat viele Mitglieder und gießt jeden Freitag die jungen Bäume. " * 8
    )
    page = paste(opened(), german)
    assert not page.exception
    assert not charts(page)
    assert "English" in shown_html(page)


def test_a_file_is_opened_and_a_broken_one_says_why() -> None:
    """An upload becomes the project; one that cannot be read is told in a sentence, not a trace."""
    page = opened()
    page.segmented_control("in-way").set_value("file").run()
    page.file_uploader[0].upload("trees.md", SHORT.encode()).run()
    assert "Which tree first?" in shown_html(page)
    page.file_uploader[0].upload("broken.json", b"{not json").run()
    html = shown_html(page)
    assert "not a saved project" in html and "Traceback" not in html
    assert "Which tree first?" in html


def test_a_link_brings_an_example_back_with_its_answers() -> None:
    """A link that was shared opens the same review in a fresh visit."""
    first = opened()
    first.radio("in-q-no-shows-pay").set_value("favour").run()
    link = link_of(first)
    again = opened(s=link.split("?s=")[1])
    assert state(again).answers["pay"].level == 1
    assert radar(again)["Claimed"] == radar(first)["Claimed"]


def test_a_link_from_another_version_of_the_rubric_says_so() -> None:
    """The answers are restored where they fit, and the visitor knows that numbers may differ."""
    first = opened()
    link = link_of(first)
    head, _, rest = link.split("?s=")[1].partition("~")
    again = opened(s=f"{head}~0-0-1.{rest.split('.', 1)[1]}")
    assert "made with version 0.0.1" in shown_html(again)
    assert state(again).answers["pay"].level == 4


@pytest.mark.parametrize("token", ["", "1", "1.x.y.z.0.0", "9.product-ambition~0-1-0._.__._.e:x", "x" * 5000])
def test_a_broken_link_says_so_and_opens_the_example(token: str) -> None:
    """No token, however malformed, breaks the page."""
    page = opened(s=token)
    assert not page.exception and not page.error
    assert "nothing was restored" in shown_html(page) or "does not" in shown_html(page)
    assert 'id="verdict"' in shown_html(page)


def test_the_page_speaks_german() -> None:
    """Every text of the page has its German counterpart, and numbers take a comma."""
    page = opened()
    page.segmented_control("in-language").set_value("de").run()
    assert not page.exception
    assert "Wie weit es kommt" in shown_html(page)
    assert "Gezeigt" in radar(page)


def test_the_other_rubric_can_be_chosen() -> None:
    """Nothing on the page knows the first rubric by name."""
    page = opened()
    page.session_state["rubric"] = True
    page.run()
    page.radio("in-rubric").set_value("ml-production").run()
    assert not page.exception and not page.error
    assert "Which rubric" not in shown_html(page)
    assert state(page).rubric == "ml-production"


def test_an_earlier_version_lies_over_todays() -> None:
    """The evidence that came since an earlier text is listed."""
    page = opened()
    page.session_state["versions"] = True
    page.run()
    page.text_area("in-other").set_value(SHORT).run()
    assert len(charts(page)) == 2
    assert "Evidence that came" in shown_html(page)


def test_the_desk_opens_empty() -> None:
    """The other side of the page can be opened and left again."""
    page = opened()
    page.segmented_control("in-side").set_value("desk").run()
    assert not page.exception
    page.segmented_control("in-side").set_value("project").run()
    assert 'id="verdict"' in shown_html(page)


@pytest.mark.parametrize("chosen", EXAMPLE_IDS)
def test_an_examples_answers_are_an_answers_file(chosen: str) -> None:
    """The command line takes them as the page does."""
    file = Path(__file__).parents[1] / "ambition" / "examples" / chosen / "answers.toml"
    answers = read_answers(file.read_bytes(), file.name, load_rubric("product-ambition"))
    assert by_question(answers) == by_question(example(chosen).answers)


def test_a_quote_on_a_card_has_no_markup() -> None:
    """The ledger and the reasons show what a reader of the rendered page sees."""
    page = paste(opened(), SHORT + "\nTwo **garden offices** pay [20 € a month](https://trees.example/p).\n")
    ledgers = shown_html(page).split('<div class="am-window"')[0]
    assert "Two garden offices pay 20 € a month (https://trees.example/p)" in ledgers
    assert "**garden" not in ledgers


def test_a_warning_about_a_passage_quotes_it() -> None:
    """A warning that says “this passage” shows which, so that its author can find it."""
    page = paste(
        opened(),
        "# Tallyfold\n\nTallyfold is a desktop app for piano tuners who write their own invoices. It turns "
        "a visit in the calendar into an invoice with travel, tuning and parts on it, in under a minute, "
        "without internet.\n",
    )
    assert "counts half at most. “Tallyfold is a desktop app for piano tuners" in shown_html(page)


def test_a_pasted_text_is_called_by_its_first_heading() -> None:
    """Two candidates' files would have one name otherwise; a file keeps its own."""
    text = "Some words.\n\n# *Tide* tables\n\nMore words."
    given = ((text, PASTED), ("No heading here.", PASTED), (text, "README.md"))
    assert [called(describe(*one)) for one in given] == ["Tide tables", PASTED, "README.md"]


def test_a_link_to_pasted_work_says_what_it_did_not_bring() -> None:
    """Whoever opens a link that holds answers alone learns that the text has to come another way."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("free").run()
    again = opened(s=link_of(page).split("?s=")[1])
    assert "A link holds answers, never a pasted text." in shown_html(again)
    kept = [caption.value for caption in again.caption if "kept in this browser" in caption.value]
    assert kept == ["What you opened is kept in this browser only."]


def test_what_somebody_sent_is_read_before_a_copy_is_changed() -> None:
    """A saved project shows its sender's answers, none to click, and leaves one's own answers alone."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("free").run()
    sent = Submission(describe(SHORT, "trees.md", "text"), (Answer("pay", level=4, proof="the bank"),))
    saved = to_packet_json(packet_of(sent, RubricRef("product-ambition", "1.0.0", "0" * 64)))
    page.segmented_control("in-way").set_value("file").run()
    page.file_uploader[0].upload("trees.json", saved.encode()).run()
    assert "What the sender says" in shown_html(page) and "the bank" in shown_html(page)
    assert all("pay" not in str(radio.key) for radio in page.radio)
    page.button("sent-copy").click().run()
    page.radio("in-q-sent-pay").set_value("nobody").run()
    assert state(page).answers["pay"].level == 0
    page.segmented_control("in-way").set_value("paste").run()
    assert state(page).answers["pay"].level == 2


def test_the_lowest_answer_is_told_and_so_is_the_end_of_the_questions() -> None:
    """An answer of nothing is an answer; after the last question the page says what is next."""
    page = paste(opened(), SHORT)
    page.radio("in-q-own-pay").set_value("nobody").run()
    assert "claimed 0 (not answered before)" in shown_html(page)
    for _ in range(11):
        page.button("onward").click().run()
    assert "1 of 12 are answered" in shown_html(page)
    assert "What if: what your answers have moved so far" in shown_html(page)
    assert all(button.key != "onward" for button in page.button)


def test_an_answer_that_the_text_denies_is_told_beside_it() -> None:
    """Kindly, with the sentence, and what to do; beside no other answer."""
    page = paste(opened(), f"{SHORT}\nNobody uses this.\n")
    page.radio("in-q-own-pay").set_value("money").run()
    assert "Your text says: “Nobody uses this.”" in shown_html(page)
    page.button("onward").click().run()
    assert "Your text says:" not in shown_html(page)


def test_plotlys_script_lies_where_the_page_serves_it_from() -> None:
    """The chart needs no network: the script comes with Plotly's Python package."""
    assert (SCRIPT_FOLDER / "plotly.min.js").stat().st_size > 1_000_000
