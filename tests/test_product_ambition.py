"""The bundled rubric: whole, sound, in its own words, and true to its examples."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from ambition.description import describe
from ambition.model import Review, Submission
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric
from ambition.rubric_check import check_rubric

SCALES = ("pay", "difference", "validation", "voice")


@lru_cache(maxsize=1)
def rubric() -> LoadedRubric:
    """The bundled rubric, read once."""
    return load_rubric("product-ambition")


def read(text: str) -> Review:
    """The review of a text."""
    return review(rubric(), Submission(describe(text, "text.md")))


def shown(text: str, ledger: str) -> int:
    """What a text shows on a scale or the niche, in tenths."""
    result = read(text)
    ledgers = [*result.scales, *([result.niche] if result.niche else [])]
    return next(score.shown for score in ledgers if score.id == ledger)


def test_every_case_and_example_reads_as_it_says() -> None:
    """Shown cases count, look-alikes do not, and the levels' sentences are found on their scale."""
    assert [str(fault) for fault in check_rubric(rubric())] == []


def test_the_ladder_has_four_goals_from_learning_to_a_product() -> None:
    """Each degrades into the one below."""
    goals = rubric().rubric.goals
    assert [goal.id for goal in goals] == ["learn", "competent", "problem", "product"]
    assert [goal.falls_back_to for goal in goals] == [None, "learn", "competent", "problem"]


def test_four_scales_and_a_niche_with_five_levels_each() -> None:
    """Every level above the lowest has three sentences that show it and two that only look so."""
    scales = rubric().scales_and_niche
    assert [scale.id for scale in scales] == [*SCALES, "niche"]
    for scale in scales:
        for level in scale.levels[1:]:
            assert len(level.shows) >= 3, f"{scale.id} {level.level}"
            assert len(level.look_alikes) >= 2, f"{scale.id} {level.level}"


def test_four_questions_are_essential_and_ask_for_a_proof() -> None:
    """They are those of the four scales."""
    essential = [q for q in rubric().rubric.questions if q.essential]
    assert [q.ledger for q in essential] == list(SCALES)
    assert all(q.proof for q in essential)


def test_no_file_names_a_package_index_by_its_host() -> None:
    """Their links are recognised by shape, so that a mirror's count as well."""
    parts = (("pypi", "org"), ("npmjs", "com"), ("crates", "io"), ("rubygems", "org"))
    hosts = [a + mark + b for a, b in parts for mark in (".", "\\.")]
    root = Path(__file__).parent.parent
    files = [f for where in ("ambition", "rubrics", "tests") for f in (root / where).rglob("*.*")]
    texts = {f: f.read_text(encoding="utf-8") for f in files if f.suffix in (".py", ".toml", ".md", ".json")}
    assert [f.name for f, text in texts.items() if any(host in text for host in hosts)] == []


def test_no_criterion_is_worth_more_than_a_step_and_none_counts_popularity_on_a_goal() -> None:
    """Stars and forks speak for level 1 at most, and for no goal."""
    goals = {goal.id for goal in rubric().rubric.goals}
    for criterion in rubric().rubric.criteria:
        facts = {sign.fact for sign in criterion.signs if sign.kind == "fact"}
        for speaks in criterion.speaks_for:
            assert 0 <= speaks.weight <= 1000
            if facts & {"stars", "forks"}:
                assert speaks.level == 1 and speaks.ledger not in goals, criterion.id


def test_an_empty_exercise_reaches_no_goal_above_learning() -> None:
    """A textbook exercise with a good figure stays an exercise."""
    text = "# Flowers\n\nMy solution to the first exercise. The tree classifies three species.\n"
    assert read(text).goal.reached == "learn"
    assert shown(text, "pay") == 0


def test_a_priced_tool_with_payers_is_a_product() -> None:
    """Price, payers and a named field carry it."""
    text = (
        "# Chairside\n\nA tool for dental clinics that forecasts no-shows.\n\n"
        "## Pricing\n\n29 € a month per clinic, first month free. "
        "Seven clinics pay for it today, the first since March 2024.\n"
    )
    result = read(text)
    assert result.goal.reached == "product"
    assert shown(text, "pay") >= 750
    assert shown(text, "niche") >= 500


@pytest.mark.parametrize("ledger", SCALES)
def test_business_words_about_a_data_set_earn_little(ledger: str) -> None:
    """The data set's customers, prices and subscriptions are not the project's."""
    text = (
        "# Churn\n\nThe data set holds 7,043 paying customers of a telco with their monthly subscription, "
        "$70 on average. We predict which customers stop paying. Many companies lose customers every year.\n"
    )
    assert shown(text, ledger) < 375


@pytest.mark.parametrize("ledger", SCALES)
def test_boasts_without_a_fact_reach_the_first_level_at_most(ledger: str) -> None:
    """Adjectives are worth little however many there are."""
    text = (
        "# Wonder\n\nThe leading, most popular and most advanced platform, loved by users and trusted by "
        "companies, with paid plans, sponsors, a great community, a newsletter and excellent documentation. "
        "It is widely used in production and much faster than any other tool.\n"
    )
    assert shown(text, ledger) <= 375
