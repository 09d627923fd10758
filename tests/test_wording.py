"""Quotes as a reader of the rendered page sees them."""

from __future__ import annotations

import pytest

from ambition.wording import shortened


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("Who uses it\n\nOne harbour uses it.", "Who uses it · One harbour uses it."),
        ("Two offices pay **20 €**: <https://trees.example/pricing>", "Two offices pay 20 €: https://trees.example/pricing"),
        ("See [our *prices*](https://a.example/p)", "See our prices (https://a.example/p)"),
        ("[![PyPI](https://b.example/a.svg)](https://pypi.example/tide)", "PyPI (https://pypi.example/tide)"),
        ("- 31&nbsp;members use `water`<br>every week", "31 members use water every week"),
        ("2*3*4 and snake_case stay", "2*3*4 and snake_case stay"),
        ("`a`\nb", "a b"),
        ('<img src="week.png" width="50%">', "week.png"),
        ("![](week.png)", "week.png"),
    ],
)  # fmt: skip
def test_a_quote_is_shown_without_its_markup(quote: str, read: str) -> None:
    """Links keep their address, pictures their words, and what only looks like markup stays."""
    assert shortened(quote) == read


def test_a_long_quote_ends_at_a_word() -> None:
    """And says that it goes on."""
    assert shortened("seven clinics pay for it", 14) == "seven clinics …"
