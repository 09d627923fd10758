"""The JSON of a review has the fields it promises, and its schema is the one that lies in the package."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from small_rubrics import finding, plain_description, small_rubric

from ambition.description import describe
from ambition.model import Answer, Fact, Misread, Submission
from ambition.report.document import SCHEMA_FILE, schema
from ambition.report.json import document, to_json
from ambition.review import review, weigh

RUBRIC = small_rubric()
ANSWERS = (
    Answer("pay", level=3, proof="https://example.org/invoice"),
    Answer("payers", numbers={"payers": 7, "asked": 30}),
    Answer("aim", choice="sell-it"),
)
FINDINGS = (
    finding("users", "checkable", start=21, end=26),
    finding("price", "bare", start=9, end=14),
    finding("posts", source="fact", start=None, end=None),
    finding("talks", dismissal="planned", why="A plan, not done yet."),
    finding("friends", source="answer", start=None, end=None, question="pay"),
)
FACTS = (Fact("stars", None, "stars: not known"), Fact("fork", True, "A fork of a/b", "https://example.org"))


def content(**given: Any) -> dict[str, Any]:
    """The parsed document of a review that has something of everything."""
    marked = (Misread("It is free.", "It was free until May."),)
    submission = Submission(plain_description(), given.get("answers", ANSWERS), FACTS, misread=marked)
    return json.loads(to_json(weigh(given.get("rubric", RUBRIC), submission, FINDINGS)))  # type: ignore[no-any-return]


EMPTY = json.loads(to_json(review(RUBRIC, Submission(describe("", "e.md"), ANSWERS))))


BARE_RUBRIC = small_rubric(
    niche=None,
    hireability=None,
    criteria=tuple(c for c in RUBRIC.rubric.model_dump()["criteria"] if c["id"] != "group"),
    week_steps=(),
    questions=(),
)


@pytest.mark.parametrize("written", [content(), EMPTY, content(rubric=BARE_RUBRIC, answers=())])
def test_a_document_keeps_to_its_schema(written: dict[str, Any]) -> None:
    """Full, empty, and by a rubric without niche and card."""
    jsonschema.validate(written, json.loads(schema()))


def test_the_form_takes_nothing_away_from_a_document() -> None:
    """What is written is what the form holds, field by field."""
    made = weigh(RUBRIC, Submission(plain_description(), ANSWERS, FACTS), FINDINGS)
    assert json.loads(to_json(made)) == document(made).model_dump(mode="json", by_alias=True)


def test_the_schema_in_the_package_is_current() -> None:
    """Made anew by ``python -c "from ambition.report.document import write_schema as w; w()"``."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema()


def test_the_document_has_the_fields_that_others_rely_on() -> None:
    """By name, so that a renaming is seen."""
    written = content()
    assert set(written) >= {
        "schema",
        "rubric",
        "input",
        "goal",
        "scales",
        "niche",
        "hireability",
        "next_steps",
        "evidence",
        "not_counted",
        "coverage",
        "warnings",
    }
    assert set(written["rubric"]) == {"id", "version", "sha256"}
    assert set(written["input"]) >= {"name", "sha256", "source"}
    assert set(written["goal"]) >= {"reached", "rank", "claimed", "aimed", "ladder"}
    for ledger in (*written["scales"].values(), written["niche"]):
        assert set(ledger) >= {
            "shown",
            "claimed",
            "credited",
            "low",
            "high",
            "coverage",
            "level",
            "interval_80",
        }
    assert set(written["hireability"]) >= {"score", "band", "headline", "reasons", "doubts", "questions"}
    for item in written["evidence"]:
        assert set(item) >= {
            "id",
            "scale",
            "criterion",
            "kind",
            "strength",
            "source",
            "start",
            "end",
            "quote",
            "points",
        }
    assert set(written["not_counted"][0]) >= {"quote", "start", "end", "why"}


def test_evidence_adds_up_on_every_scale() -> None:
    """Description and facts to shown, answers to claimed, exactly once counted in tenths."""
    written = content()
    for name, ledger in written["scales"].items():
        items = [item for item in written["evidence"] if item["scale"] == name]
        shown = sum(round(10 * i["points"]) for i in items if i["source"] != "answer")
        claimed = sum(round(10 * i["points"]) for i in items if i["source"] == "answer")
        credited = shown + sum(round(10 * credit["points"]) for credit in ledger["credits"])
        assert (shown, claimed) == (round(10 * ledger["shown"]), round(10 * (ledger["claimed"] or 0)))
        assert credited == round(10 * ledger["credited"])


def test_every_id_is_there_once() -> None:
    """So that a condition can point at its evidence."""
    ids = [item["id"] for item in content()["evidence"]]
    assert len(ids) == len(set(ids))


def test_an_unread_description_has_nulls_for_numbers() -> None:
    """Only what was claimed is left."""
    assert EMPTY["goal"]["rank"] is None
    assert {EMPTY["scales"]["pay"][k] for k in ("shown", "credited", "low", "high", "coverage", "level")} == {
        None
    }
    assert (EMPTY["scales"]["pay"]["claimed"], EMPTY["hireability"]["score"]) == (100.0, None)


def test_it_stands_on_one_line_unless_indented() -> None:
    """A line of a batch is one object."""
    made = weigh(RUBRIC, Submission(plain_description("two\nlines")), ())
    assert "\n" not in to_json(made)
    assert json.loads(to_json(made, indent=2)) == json.loads(to_json(made))
