"""What the radar and the ladder are drawn from: on the page and in reports, the same numbers."""

from __future__ import annotations

import xml.etree.ElementTree as Tree
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from ambition.description import describe
from ambition.examples import EXAMPLE_IDS, example
from ambition.figures import RINGS, corners, ladder, radar, radar_alt, wrap
from ambition.model import Review, Submission
from ambition.report.svg import HEIGHT, WIDTH, radar_svg
from ambition.review import review
from ambition.rubric.loading import LoadedRubric, load_rubric

SVG = "{http://www.w3.org/2000/svg}"


@cache
def rubric() -> LoadedRubric:
    return load_rubric("product-ambition")


@cache
def reviewed(chosen: str, answered: bool = True) -> Review:
    shown = example(chosen)
    answers = shown.answers if answered else ()
    return review(rubric(), Submission(describe(shown.text, shown.name), answers))


def traces(review: Review, **options: Any) -> dict[str, dict[str, Any]]:
    found = radar(review, rubric(), **options)["data"]
    return {trace["name"]: trace for trace in found if trace["name"]}


@pytest.mark.parametrize("chosen", EXAMPLE_IDS)
def test_the_radar_holds_the_reviews_numbers_and_closes(chosen: str) -> None:
    """Every line runs through all scales and back to the first."""
    review = reviewed(chosen)
    line = traces(review)["shown"]["r"]
    assert line == [*(score.shown / 10 for score in review.scales), review.scales[0].shown / 10]


def test_shown_claimed_and_before_differ_by_dash_as_well_as_by_colour() -> None:
    """Nothing on the radar is told by colour alone."""
    lines = traces(reviewed("no-shows"), before=reviewed("titanic"))
    dashes = [lines[name]["line"].get("dash", "solid") for name in ("shown", "claimed", "before")]
    assert dashes == ["solid", "dash", "dot"]


def test_the_radar_has_no_white_disc_and_its_ink_follows_the_page() -> None:
    """On a dark page the picture stays transparent and its letters become light."""
    light, dark = (radar(reviewed("titanic"), rubric(), dark=is_dark)["layout"] for is_dark in (False, True))
    assert light["polar"]["bgcolor"] == dark["polar"]["bgcolor"] == "rgba(0,0,0,0)"
    assert light["font"]["color"] != dark["font"]["color"]


def test_without_answers_nothing_is_drawn_as_claimed() -> None:
    """What was not said is no zero."""
    assert "claimed" not in traces(reviewed("churn-demo", answered=False))


def test_a_review_without_numbers_draws_none() -> None:
    """An unreadable description has no shape, not a dot in the middle."""
    review = replace(reviewed("churn-demo", answered=False), judged=False)
    assert radar(review, rubric())["data"] == []
    assert "not answered" in radar_alt(review, rubric())


def test_a_zero_is_a_small_shape_and_not_a_dot() -> None:
    """The axis starts below zero."""
    assert radar(reviewed("titanic"), rubric())["layout"]["polar"]["radialaxis"]["range"][0] < RINGS[0]


def test_the_text_names_every_scale_with_its_numbers() -> None:
    """Who does not see the radar hears the same numbers."""
    review = reviewed("street-trees")
    says = radar_alt(review, rubric())
    for corner in corners(review, rubric()):
        assert f"{corner.title}: shown {corner.shown:g}, claimed {corner.claimed:g}" in says


def test_poles_are_named_at_every_corner_and_kept_from_acting() -> None:
    """Labels hold both poles, and foreign markup in them is only text."""
    labels = radar(reviewed("titanic"), rubric())["layout"]["annotations"]
    assert len(labels) == 4
    assert all("→" in label["text"] and f'href="#scale-{score.id}"' in label["text"]
               for label, score in zip(labels, reviewed("titanic").scales, strict=True))  # fmt: skip


def test_the_ladder_marks_everything_below_the_goal_reached() -> None:
    """Each goal falls back to the one below, so those below are reached as well."""
    review = reviewed("no-shows")
    steps = ladder(review)
    assert [step.is_reached for step in steps] == [
        step.rung.rank <= (review.goal.rank or 0) for step in steps
    ]
    assert sum(step.is_highest for step in steps) == 1


@pytest.mark.parametrize("chosen", EXAMPLE_IDS)
def test_the_picture_for_reports_is_sound_and_keeps_its_words_inside(chosen: str) -> None:
    """The drawing is well-formed, says what it shows, and no label starts outside of it."""
    picture = Tree.fromstring(radar_svg(reviewed(chosen), rubric()))
    assert picture.findtext(f"{SVG}desc") == radar_alt(reviewed(chosen), rubric())
    for text in picture.iter(f"{SVG}text"):
        assert 0 <= float(text.attrib["x"]) <= WIDTH and 0 <= float(text.attrib["y"]) <= HEIGHT
        assert len(text.text or "") <= 40


def test_both_radars_are_drawn_from_the_same_corners() -> None:
    """Shown in the report stands as far out as shown on the page."""
    picture = Tree.fromstring(radar_svg(reviewed("no-shows"), rubric()))
    dots = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in picture.iter(f"{SVG}circle")]
    reach = [((x - 280) ** 2 + (y - 218) ** 2) ** 0.5 for x, y in dots]
    shown = [corner.shown or 0 for corner in corners(reviewed("no-shows"), rubric())]
    assert sorted(range(4), key=lambda i: (round(reach[i]), i)) == sorted(
        range(4), key=lambda i: (round(165 * (shown[i] + 14) / 118), i)
    )


def test_long_words_are_cut_rather_than_leave_the_picture() -> None:
    """A pole made of one endless word still fits."""
    assert all(len(line) <= 24 for line in wrap("x" * 200))


def test_the_radars_words_grow_with_the_text_of_the_page() -> None:
    """And the picture with them, so that no label leaves it."""
    plain, large = (radar(reviewed("no-shows"), rubric(), text_scale=scale)["layout"] for scale in (1, 2))
    assert large["annotations"][0]["font"]["size"] == 2 * plain["annotations"][0]["font"]["size"]
    assert large["height"] == 2 * plain["height"]
