"""The kinds of sign, their strength, and what a finding carries."""

from __future__ import annotations

import pytest

from ambition.description import describe
from ambition.model import Fact, Finding
from ambition.reading import read, read_text
from tests.reading_rubric import RUBRIC, rubric_of


def findings(text: str, criterion: str) -> list[Finding]:
    """What is found for a criterion in a text."""
    return [f for f in read(describe(text, "x.md"), RUBRIC).findings if f.criterion == criterion]


@pytest.mark.parametrize(
    ("text", "criterion", "strength"),
    [
        ("Trusted by dentists.", "users", "bare"),
        ("Trusted by 40 dentists.", "users", "concrete"),
        ("Trusted by dentists at Novara.", "users", "concrete"),
        ("Trusted by dentists since 2021.", "users", "concrete"),
        ("Trusted by dentists ([who](https://rota.example/who)).", "users", "checkable"),
        ("Trusted by dentists, see https://rota.example/who.", "users", "checkable"),
        ("Trusted by dentists, [see below](#below).", "users", "bare"),
        ("Trusted by dentists; needs Python 3.11.", "users", "bare"),
        ("Step 2 shows who it is trusted by.", "users", "bare"),
        ("- Trusted By Dentists, Tests, Dashboards", "users", "bare"),
        ('"It is in daily use on my ward", says a nurse.', "users", "concrete"),
        ("> It is in daily use on my ward. — a nurse", "users", "concrete"),
        ("> It is in daily use.", "users", "bare"),
        ("> It is in daily use on my ward — a nurse", "users", "concrete"),
        ("See [releases](https://github.com/some/thing/pricing).", "hosted", "checkable"),
        ("## Pricing\n\nNine euros.", "price-list", "concrete"),
        ("| Plan | Price |\n|---|---|\n| a | b |", "price-list", "concrete"),
        ("```\npip install rota\n```", "install", "concrete"),
        ("Type `docker run rota` to begin.", "install", "concrete"),
        ("![The week](week.png)", "screenshot", "concrete"),
        ("![version](https://img.shields.io/pypi/v/rota?style=flat)", "watched", "checkable"),
    ],
)
def test_a_sign_has_the_strength_of_what_stands_beside_it(text: str, criterion: str, strength: str) -> None:
    """Links make it checkable; numbers, names, dates, prices and users' words concrete; else it is bare."""
    found = findings(text, criterion)
    assert [f.strength for f in found][:1] == [strength]
    assert found[0].dismissal is None


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("| Plan | Colour |\n|---|---|\n| a | b |", "price-list"),
        ("pip install rota", "install"),
        ("![build](https://img.shields.io/badge/build-passing-green)", "screenshot"),
        ("![img.shields.io/pypi/v/rota](https://img.shields.io/badge/pypi-v1-green)", "watched"),
        ("<!-- ![version](https://img.shields.io/pypi/v/rota) -->", "watched"),
        ("![chart](img.shields.io/pypi/v/rota.png)", "screenshot"),
        ("```\ntrusted by 40 dentists\n```", "users"),
        ("<!-- Trusted by 40 dentists. -->", "users"),
        ("See [prices](https://rota.example/princes).", "hosted"),
    ],
)
def test_a_look_alike_is_no_sign(text: str, criterion: str) -> None:
    """Empty headings, other columns, badges, code and comments show nothing."""
    assert not findings(text, criterion)


@pytest.mark.parametrize(
    ("target", "fits"),
    [
        ("https://www.rota.example.app/x?y#z", True),
        ("HTTP://Rota.Example.App", True),
        ("rota.example.app", True),
        ("https://rota.example.org/pricing", True),
        ("https://rota.example.org/pricing/", True),
        ("https://rota.example.org/price", False),
        ("https://github.com/pricing/rota", False),
        ("mailto:pricing@example.app", False),
    ],
)
def test_an_address_is_matched_by_host_and_path(target: str, fits: bool) -> None:
    """Scheme, www, query, case and the owner's name do not matter."""
    assert bool(findings(f"See [here]({target}).", "hosted")) is fits


def test_the_quote_is_the_sentence_as_given() -> None:
    """Start and end give the quote, markup included."""
    text = "# Rota\n\nIt is **free**. Trusted by [40 dentists](https://rota.example/who).\n"
    description = describe(text, "x.md")
    for finding in read(description, RUBRIC).findings:
        assert finding.start is not None
        assert description.text[finding.start : finding.end] == finding.quote
    assert findings(text, "users")[0].quote == "Trusted by [40 dentists](https://rota.example/who)."


def test_a_sign_may_ask_for_the_heading_above_and_veto_words() -> None:
    """``under`` wants a heading, ``unless`` keeps a sentence out."""
    sign = {"kind": "phrase", "any": ("weekly",), "under": ("news*",), "unless": ("meeting",)}
    rubric = rubric_of({"news": (sign,)})

    def count(text: str) -> int:
        return len(read(describe(text, "x.md"), rubric).findings)

    assert count("# Newsletter\n\nIt comes weekly.") == 1
    assert count("# Rota\n\nIt comes weekly.") == 0
    assert count("# Newsletter\n\nOur weekly meeting.") == 0


def test_a_sign_without_guards_counts_what_is_asked_for() -> None:
    """A rubric may say that an appeal is evidence enough."""
    sign = {"kind": "phrase", "any": ("sponsor*",), "guards": False}
    found = read(describe("Please consider sponsoring us.", "x.md"), rubric_of({"asks": (sign,)})).findings
    assert [f.dismissal for f in found] == [None]


def test_a_phrase_may_ask_for_the_words_of_a_guard() -> None:
    """A sign that looks for plans or denials is not refused for finding them."""
    sign = {"kind": "phrase", "any": ("not yet tested", "on the roadmap")}
    found = read(describe("It is not yet tested.", "x.md"), rubric_of({"honest": (sign,)})).findings
    assert [f.dismissal for f in found] == [None]


def test_facts_count_when_true_or_large_enough() -> None:
    """A number below the bar or a fact that could not be fetched shows nothing."""

    def stars(value: int | None) -> list[str]:
        facts = [Fact("stars", value, "so many stars", "https://github.com/a/b")]
        return [f.source for f in read(describe("x", "x.md"), RUBRIC, facts).findings]

    assert stars(50) == ["fact"]
    assert stars(49) == []
    assert stars(None) == []


def test_a_sentence_gives_its_best_finding_once() -> None:
    """Of two places in one sentence the one that counts is kept."""
    found = findings("No school pays us, but 12 clinics pay us.", "payers")
    assert [(f.dismissal, f.strength) for f in found] == [(None, "concrete")]


def test_a_text_typed_beside_an_answer_is_read_alike() -> None:
    """Its findings are the same, with the source ``answer`` and no place."""
    text = "12 clinics pay us. We have no tests."
    typed = read_text(text, RUBRIC, "pay")
    assert [(f.criterion, f.strength, f.dismissal) for f in typed] == [
        (f.criterion, f.strength, f.dismissal) for f in read(describe(text, "x"), RUBRIC).findings
    ]
    assert {(f.source, f.question, f.start) for f in typed} == {("answer", "pay", None)}


@pytest.mark.parametrize(
    "text",
    [
        "## Pricing",
        "## Pricing\n\n## Tests\n\nThere are.",
        "## Pricing\n\nTODO",
        "## Pricing\n\n- Coming soon",
    ],
)
def test_a_heading_above_nothing_does_not_count(text: str) -> None:
    """Headings alone, or above a left-over, are considered and dismissed."""
    assert {f.dismissal for f in findings(text, "price-list")} == {"template"}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("## Pricing\n\nNine euros. Ten soon.", "Pricing\n\nNine euros."),
        ("## Pricing\n\n### Schools\n\n- nine euros\n- ten", "Pricing\n\n### Schools\n\n- nine euros"),
        ("## Pricing\n\n" + "Nine euros " * 90, "Pricing"),
    ],
)
def test_a_heading_is_quoted_with_what_stands_below_it(text: str, quote: str) -> None:
    """The first sentence, unless it is endless: a heading alone says nothing."""
    assert [f.quote for f in findings(text, "price-list")] == [quote]


def test_a_heading_above_a_denial_is_denied() -> None:
    """That nobody pays is no price list."""
    denied = findings("## Pricing\n\nIt is not for sale.", "price-list")
    assert [(f.dismissal, f.why) for f in denied] == [("denied", "says that it is not so.")]
