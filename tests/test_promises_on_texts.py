"""The promises of the scoring model on whole texts, from the text to the review, with the default rubric."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ambition.description import describe
from ambition.model import Evidence, LedgerScore, Review, Sentence, Submission
from ambition.review import review
from ambition.rubric.loading import load_rubric

RUBRIC = load_rubric("product-ambition")
TEXTS = sorted((Path(__file__).parent / "data" / "small").glob("*.md"))
SECTION = re.compile(r"(?m)^(?=#{2,3} )")


def reviewed(text: str) -> Review:
    """The review of a text alone."""
    return review(RUBRIC, Submission(describe(text, "README.md")))


def scores(found: Review) -> list[LedgerScore]:
    """Every ledger's score: scales, niche, goals."""
    niche = [found.niche] if found.niche else []
    return [*found.scales, *niche, *(rung.ledger for rung in found.goal.ladder if rung.ledger)]


def marks(found: Review) -> list[object]:
    """All that a moved section must leave alone."""
    assert found.hireability is not None
    numbers = [(s.id, s.shown, s.credited, s.coverage) for s in scores(found)]
    return [*numbers, found.goal.rank, found.hireability.score]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_points_of_the_description_add_up_to_shown(path: Path) -> None:
    """On every ledger, and every quote stands where it says."""
    found = reviewed(path.read_text(encoding="utf-8"))
    for score in scores(found):
        assert sum(item.points for item in score.evidence) == score.shown
    for item in (*found.evidence, *found.not_counted):
        assert found.description.text[item.start : item.end] == item.quote


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_deleting_a_quoted_sentence_never_raises_a_score_and_takes_its_points_at_most(path: Path) -> None:
    """Sentence by sentence; headings stay, for what stands below them would change its meaning.

    A heading counts while something is written below it, so its points go with the last sentence there.
    """
    before = reviewed(path.read_text(encoding="utf-8"))
    text = before.description.text
    quoted = [
        s for s in before.description.sentences if s.place != "heading" and _is_quoted(s.start, s.end, before)
    ]
    for sentence in quoted:
        after = reviewed(text[: sentence.start] + text[sentence.end :])
        for one, other in zip(scores(before), scores(after), strict=True):
            carried = sum(e.points for e in one.evidence if _leans_on(e, sentence))
            assert 0 <= one.shown - other.shown <= carried, (one.id, sentence.plain)


def _leans_on(item: Evidence, sentence: Sentence) -> bool:
    is_above = item.kind == "heading" and any(heading in item.quote for heading in sentence.section)
    return is_above or _overlap(item.start, item.end, sentence.start, sentence.end)


def _is_quoted(start: int, end: int, found: Review) -> bool:
    return any(_overlap(item.start, item.end, start, end) for item in found.evidence)


def _overlap(start: int | None, end: int | None, from_here: int, to_here: int) -> bool:
    return start is not None and end is not None and start < to_here and from_here < end


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_moving_whole_sections_changes_nothing(path: Path) -> None:
    """The sections below the first, last to first."""
    first, *sections = SECTION.split(path.read_text(encoding="utf-8").rstrip("\n") + "\n\n")
    assert marks(reviewed(first + "".join(sections))) == marks(reviewed(first + "".join(reversed(sections))))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_saying_everything_twice_changes_nothing(path: Path) -> None:
    """Length is no merit."""
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    assert marks(reviewed(text + text)) == marks(reviewed(text))
