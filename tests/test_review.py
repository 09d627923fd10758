"""The one door: what goes in comes out as one review, the same every time."""

from __future__ import annotations

import json
from dataclasses import replace

from small_rubrics import finding, plain_description, small_rubric

from ambition.description import describe
from ambition.model import Answer, Description, Fact, Judgement, Misread, Review, Submission
from ambition.report import to_json, to_markdown, to_text
from ambition.report.html import to_html
from ambition.report.pdf import to_pdf
from ambition.review import review, weigh

RUBRIC = small_rubric()
TEXT = """# Shifts

We asked for a price of 20 euros a month and 7 clinics pay it, see [the page](https://example.org/price).

Three friends tried it. We wrote about it in two posts.
"""


def reviewed(text: str = TEXT, **given: object) -> Review:
    """The review of a text."""
    return review(RUBRIC, replace(Submission(describe(text, "README.md")), **given))  # type: ignore[arg-type]


def test_every_quote_stands_where_it_says() -> None:
    """``text[start:end]`` is the quote, for evidence and for what was not counted."""
    found = reviewed(TEXT + "\nWe plan to have users next year.\n")
    placed = [item for item in (*found.evidence, *found.not_counted) if item.start is not None]
    assert placed
    assert all(found.description.text[item.start : item.end] == item.quote for item in placed)


def test_the_same_submission_gives_the_same_review() -> None:
    """Nothing is kept between two reviews."""
    assert reviewed() == reviewed()


def test_free_words_that_belong_to_no_ledger_are_for_people_only() -> None:
    """Unlike a proof they move nothing."""
    said = reviewed(
        "# Shifts\n\nA planner.\n", answers=(Answer("aim", text="Three friends tried it in May."),)
    )
    assert (said.scales[0].proven, said.answers[0].text) == (0, "Three friends tried it in May.")


def test_an_empty_description_gives_no_numbers_and_keeps_what_was_claimed() -> None:
    """Nothing is reached, and a sentence says why."""
    found = reviewed("  \n", answers=(Answer("pay", level=4),))
    assert (found.judged, found.goal.rank, found.goal.claimed) == (False, None, "sell")
    assert found.unsure == ("Nothing could be judged: the description is empty.",)
    assert found.hireability is not None
    assert found.hireability.score is None


def test_a_description_in_another_language_gives_no_numbers() -> None:
    """Even where a word happens to be a sign."""
    other: Description = replace(plain_description(), language="other")
    found = weigh(RUBRIC, Submission(other), (finding("users"),))
    assert (found.judged, found.evidence, found.not_counted) == (False, (), ())
    assert "only English" in found.unsure[0]


def test_a_fact_that_could_not_be_fetched_makes_the_review_partial() -> None:
    """It lowers nothing and is told in a warning."""
    missing = Fact("stars", None, "stars: not known")
    found = reviewed(facts=(missing,))
    assert found.partial
    assert [n.code for n in found.warnings if n.code == "partial"] == ["partial"]
    told = to_text(found, RUBRIC, 2000)
    assert told.count("could not be fetched") == 1 and told.count("nothing was taken off") == 1
    assert found.scales == reviewed().scales


def test_a_quote_called_misread_stands_in_every_report_and_moves_nothing() -> None:
    """The author's words go beside the quote; hidden marks in them do not act."""
    plain, marked = reviewed(), reviewed(misread=(Misread("a **price**", "We <b>asked</b> for it.\n# Not"),))
    assert replace(marked, misread=()) == plain
    for told in (to_text(marked, RUBRIC), to_markdown(marked, RUBRIC), to_html(marked, RUBRIC)):
        assert "misread" in told.lower() and "a price" in told and "asked" in told
        assert "\n# Not" not in told
    assert "<b>asked" not in to_markdown(marked, RUBRIC) + to_html(marked, RUBRIC)
    assert json.loads(to_json(marked))["misread"][0]["quote"] == "a **price**"
    assert len(to_pdf(marked, RUBRIC)) > len(to_pdf(plain, RUBRIC))


def test_the_text_of_a_proof_is_read_like_the_description() -> None:
    """What it shows is proven, never shown."""
    proof = (Answer("pay", level=0, proof="Three friends tried it in May."),)
    pay = reviewed("# Shifts\n\nA planner for clinics.\n", answers=proof).scales[0]
    assert (pay.shown, pay.proven) == (0, 100)
    assert [(e.id, e.points) for e in pay.evidence] == [("pay.proof.friends", 0), ("pay.answer.pay", 0)]


def test_the_tool_s_own_marks_come_back_without_the_judgements() -> None:
    """A reviewer's rejection stands beside them, not over them."""
    own = reviewed()
    quote = next(e for e in own.evidence if e.criterion == "price").quote
    judged = reviewed(judgements=(Judgement("reject", "pay", "price", quote, "not theirs", "Ana"),))
    assert judged.scales != own.scales
    assert judged.judgements
    assert weigh(RUBRIC, replace(Submission(own.description)), ()).scales != own.scales
    assert reviewed().scales == own.scales


def test_moving_whole_sections_changes_no_score() -> None:
    """The order of a page is no merit."""
    one, two = "## Use\n\nThree friends tried it in May.\n\n", "## Words\n\nRead 2 posts about it.\n\n"
    first, second = reviewed(one + two), reviewed(two + one)
    numbers = [[(s.shown, s.credited, s.coverage) for s in r.scales] for r in (first, second)]
    assert numbers[0] == numbers[1]
    assert first.hireability is not None
    assert second.hireability is not None
    assert first.hireability.score == second.hireability.score


def test_deleting_a_quoted_sentence_takes_at_most_its_points() -> None:
    """And never raises a score."""
    whole = reviewed()
    for sentence in ("Three friends tried it. ", "We wrote about it in two posts."):
        start = TEXT.index(sentence)
        end = start + len(sentence)
        less = reviewed(TEXT.replace(sentence, ""))
        for before, after in zip(whole.scales, less.scales, strict=True):
            lost = sum(e.points for e in before.evidence if e.start is not None and start <= e.start < end)
            assert 0 <= before.shown - after.shown <= lost


def test_a_review_goes_into_json_and_back_to_the_same_bytes() -> None:
    """Two reviews of one text are one text."""
    assert to_json(reviewed()) == to_json(reviewed())
