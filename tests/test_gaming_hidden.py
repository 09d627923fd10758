"""Hidden text, disguised letters and orders gain nothing on any text, and are warned of."""

from __future__ import annotations

import pytest

from tests.gaming import (
    CLAIM,
    COUNTED,
    DISGUISED,
    HIDDEN,
    HIDDEN_IN_RST,
    HIDDEN_PICTURES,
    NEUTRAL,
    ORDERS,
    all_texts,
    appended,
    codes,
    everything_hidden,
    gain,
    hidden,
    numbers,
    reviewed,
)

PLAIN_RST = """Rota
====

Rota is a small tool for lists of shifts. See `the notes <https://rota.example/notes>`_.

.. note::

   It has a window with a table.

.. code-block:: bash

   rota --help
"""


@pytest.mark.parametrize("place", HIDDEN)
def test_a_strong_sentence_that_nobody_sees_gains_nothing(place: str) -> None:
    """In any of the places; the warning names the line where it stands."""
    found = reviewed(appended(NEUTRAL, hidden(place)))
    assert gain(reviewed(NEUTRAL), found) == {}
    told = [notice for notice in found.warnings if notice.code == "hidden-text"]
    assert any("on line " in notice.message for notice in told)
    assert any("300 paying" in found.description.text[notice.start : notice.end] for notice in told)


@pytest.mark.parametrize("place", HIDDEN_IN_RST)
def test_a_strong_sentence_hidden_in_restructuredtext_gains_nothing(place: str) -> None:
    """In comments, alt texts and raw blocks."""
    found = reviewed(appended(PLAIN_RST, HIDDEN_IN_RST[place].format(claim=CLAIM)))
    assert found.description.format == "restructuredtext"
    assert gain(reviewed(PLAIN_RST), found) == {}


@pytest.mark.parametrize("place", HIDDEN_PICTURES)
def test_a_badge_that_nobody_sees_gains_nothing(place: str) -> None:
    """Seen, it would; the warning names the line where it stands."""
    badge = HIDDEN_PICTURES[place].format(badge=COUNTED)
    found = reviewed(appended(NEUTRAL, badge))
    assert gain(reviewed(NEUTRAL), reviewed(appended(NEUTRAL, f"![Downloads]({COUNTED})")))
    assert gain(reviewed(NEUTRAL), found) == {}
    told = [notice for notice in found.warnings if notice.code == "hidden-text"]
    assert [COUNTED in found.description.text[notice.start : notice.end] for notice in told] == [True]
    assert (
        f"on line {NEUTRAL.count(chr(10)) + 2 + badge[: badge.index(COUNTED)].count(chr(10))} "
        in told[0].message
    )


def test_a_badge_defined_apart_is_seen_where_it_stands() -> None:
    """In reStructuredText a name between bars stands for a picture, with its link."""
    badges = (
        "|downloads| |version|\n\n"
        f".. |downloads| image:: {COUNTED}\n   :alt: Downloads of it\n"
        ".. |version| image:: https://img.shields.io/pypi/v/rota.svg\n   :target: https://pypi.example/project/rota"
    )
    found = reviewed(appended(PLAIN_RST, badges))
    assert gain(reviewed(PLAIN_RST), found)
    assert {"|downloads|", "|version|"} <= {item.quote for item in found.evidence}


@pytest.mark.parametrize("letters", DISGUISED)
def test_a_strong_sentence_in_disguised_letters_gains_nothing(letters: str) -> None:
    """Invisible marks inside words and look-alike letters are warned of."""
    found = reviewed(appended(NEUTRAL, DISGUISED[letters]))
    assert gain(reviewed(NEUTRAL), found) == {}
    assert "disguised-letters" in codes(found)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_to_the_reader_gains_nothing(order: str) -> None:
    """Also where it holds facts; it is warned of."""
    found = reviewed(appended(NEUTRAL, order))
    assert gain(reviewed(NEUTRAL), found) == {}
    assert "instruction" in codes(found)


def test_what_is_hidden_and_ordered_gains_nothing_on_any_text() -> None:
    """All of it at once, below each text there is."""
    for text in all_texts():
        found = reviewed(appended(text, everything_hidden(text), *ORDERS))
        assert gain(reviewed(text), found) == {}
        assert {"disguised-letters", "instruction"} <= codes(found)


def test_a_collapsed_part_counts_once() -> None:
    """What opens at a click is seen; said there and above, it counts no more than once."""
    collapsed = f"<details>\n<summary>More</summary>\n\n{CLAIM}\n\n</details>"
    plain = numbers(reviewed(appended(NEUTRAL, CLAIM)))
    assert plain["pay"] > 0
    assert numbers(reviewed(appended(NEUTRAL, collapsed))) == plain
    assert numbers(reviewed(appended(NEUTRAL, CLAIM, collapsed))) == plain
