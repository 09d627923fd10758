"""What is not about this project, or not yet, earns nothing; what only looks like it counts."""

from __future__ import annotations

import pytest

from ambition.report.markdown import to_markdown
from tests.gaming import (
    EMPTY,
    NEUTRAL,
    RUBRIC,
    appended,
    corpus_texts,
    gain,
    numbers,
    own_texts,
    reviewed,
    table,
    tables,
)

SENTENCES = [(kind, text) for kind, texts in table("no_gain").items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), SENTENCES, ids=[f"{k}-{t[:40]}" for k, t in SENTENCES])
def test_a_sentence_that_is_no_fact_about_this_project_gains_nothing(kind: str, text: str) -> None:
    """Plans, denials, hypotheses, data, others, licences, templates, pasted reviews."""
    assert gain(reviewed(NEUTRAL), reviewed(appended(NEUTRAL, text))) == {}


def test_all_of_them_together_gain_nothing() -> None:
    """One after the other, as a paragraph each."""
    assert gain(reviewed(NEUTRAL), reviewed(appended(NEUTRAL, *(text for _, text in SENTENCES)))) == {}


@pytest.mark.parametrize("case", tables("no_gain", "under"), ids=lambda case: case["heading"])
def test_what_stands_below_such_a_heading_gains_nothing(case: dict[str, str]) -> None:
    """Next to the same heading above a few plain words."""
    heading = f"## {case['heading']}"
    plain = reviewed(appended(NEUTRAL, heading, "Words about it."))
    assert gain(plain, reviewed(appended(NEUTRAL, heading, case["text"]))) == {}


@pytest.mark.parametrize("case", tables("counts", "cases"), ids=lambda case: case["text"][:50])
def test_what_only_looks_like_it_counts(case: dict[str, str]) -> None:
    """Users' own words, licences for sale, what was done before and in spite of something."""
    heading = [f"## {case['heading']}"] if "heading" in case else []
    after = numbers(reviewed(appended(EMPTY, *heading, case["text"])))
    assert after[case["scale"]] > 0


def test_a_review_of_a_text_pasted_below_it_gains_nothing() -> None:
    """Under the heading that the report itself carries, on each text of our own and some others."""
    for text in (*own_texts(), *corpus_texts()[::10]):
        report = to_markdown(reviewed(text), RUBRIC)
        assert gain(reviewed(text), reviewed(appended(text, report))) == {}
    best = max(own_texts(), key=lambda text: sum(numbers(reviewed(text)).values()))
    assert gain(reviewed(NEUTRAL), reviewed(appended(NEUTRAL, to_markdown(reviewed(best), RUBRIC)))) == {}
