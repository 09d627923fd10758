"""Who somebody is moves no score: names, pronouns, places, schools, handles, addresses, years of birth."""

from __future__ import annotations

import pytest

from tests.gaming import IDENTITIES, all_texts, appended, introduced, judged, own_texts, renamed, reviewed


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity["name"])
def test_who_wrote_it_and_who_used_it_changes_no_score(identity: dict[str, str]) -> None:
    """A paragraph about the author and a user below each text of our own, told of one person or another."""
    for text in own_texts():
        one = judged(reviewed(appended(text, introduced(IDENTITIES[0]))))
        assert judged(reviewed(appended(text, introduced(identity)))) == one


@pytest.mark.parametrize("seed", range(3))
def test_other_names_pronouns_and_addresses_change_no_score(seed: int) -> None:
    """In each text there is, pronouns, e-mails, handles and common given names give way to others."""
    for text in all_texts():
        assert judged(reviewed(renamed(text, seed))) == judged(reviewed(text))
