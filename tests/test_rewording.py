"""The same facts in other words, order, English or markup come to the same review, within limits."""

from __future__ import annotations

import tomllib

import pytest

from tests.gaming import DATA, reviewed

PAIRS = tomllib.loads((DATA / "rewording" / "pairs.toml").read_text(encoding="utf-8"))["pairs"]
#: Ten points, in tenths.
LIMIT = 100


def test_there_are_at_least_thirty_pairs() -> None:
    """Of all the kinds."""
    assert len(PAIRS) >= 30
    assert {pair["kind"] for pair in PAIRS} >= {"words", "order", "list", "markup", "non-native"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_the_same_facts_come_to_the_same(pair: dict[str, str]) -> None:
    """Every scale within ten points, and the same goal."""
    one, other = reviewed(pair["a"]), reviewed(pair["b"])
    apart = {
        a.id: (a.shown, b.shown)
        for a, b in zip(one.scales, other.scales, strict=True)
        if abs(a.shown - b.shown) > LIMIT
    }
    assert apart == {}
    assert one.goal.reached == other.goal.reached
