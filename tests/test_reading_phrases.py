"""The phrase language: what each form matches, and what is said about a phrase that breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambition.reading import PhraseError, parse_phrase
from ambition.reading.lexicon import Vocabulary
from ambition.reading.sieve import Index, Sieve
from ambition.reading.words import Words

LISTS = {"people": ("clinic*", "night school*", "baker*"), "tools": ("excel", "google sheets")}


def found(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, by way of the index."""
    pattern = parse_phrase(phrase, LISTS)
    sieve = Sieve()
    index = Index([(pattern, 0)], sieve)
    return bool(index.found_in(Vocabulary([pattern], sieve).sentence(text)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("used by clinics", "Used by clinics."),
        ("used by clinics", "It is used, by: CLINICS"),
        ("pre order*", "We took 12 pre-orders."),
        ("pay*", "They are paying."),
        ("(app|web site|tool)", "Our web-site is up."),
        ("(paying|loyal)? customers", "ten customers"),
        ("(paying|loyal)? customers", "ten loyal customers"),
        ("really? used", "it is used"),
        ("used by ~ clinics", "used by more than forty clinics"),
        ("used by ~~ clinics", "used by a b c d e f g h clinics"),
        ("used by <people>", "used by clinics"),
        ("used by <people>", "used by night schools"),
        ("<number> clinics", "1,000 clinics"),
        ("<number> clinics", "12k clinics"),
        ("<number> clinics", "3.5m clinics"),
        ("<number> clinics", "twenty clinics"),
        ("<number> clinics", "twenty-five clinics"),
        ("<number> clinics", "10 000 clinics"),
        ("<number> ~ clinics", "hundreds of clinics"),
        ("<number> clinics", "a few hundred clinics"),
        ("<number> clinic", "One clinic pays."),
        ("<price>", "It costs $9."),
        ("<price>", "It costs 9 €."),
        ("<price>", "It costs 5 EUR/month."),
        ("<price> ~ month", "12 dollars a month"),
        ("<percent>", "up by 40 %"),
        ("<percent>", "up by forty per cent"),
        ("since <date>", "since 2019"),
        ("in <date>", "in May 2024"),
        ("on <date>", "on 3 March"),
        ("on <date>", "on 2024-05-01"),
        ("used by <name>", "It is used by Anna Kovacs."),
        ("<we> charge", "I charge"),
        ("<we> charge", "We charge"),
        ("^ we", "We charge"),
        ("month $", "nine euros a month"),
        ("do not", "We don't."),
        ("clinic pays", "The clinic's pays"),
        ("she says", "He says so."),
        ("(better|faster) than (excel|google sheets)", "it is faster than Google Sheets"),
        ("((very|really) good|fine) tool", "a really good tool"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    """Each form of the language matches what its line in the table of forms says."""
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("used by clinics", "used by the clinics"),
        ("pay", "They are paying."),
        ("used by ~ clinics", "used by one two three four clinics"),
        ("used by ~~ clinics", "used by a b c d e f g h i clinics"),
        ("<number> clinics", "In 2021 clinics closed"),
        ("<number> of", "no one of them"),
        ("<price>", "It is free."),
        ("<price>", "It costs $0."),
        ("<price>", "It has 9 users."),
        ("used by <name>", "It is used by people."),
        ("used by <name>", "IT IS USED BY PEOPLE WITH TASTE"),
        ("^ charge", "We charge"),
        ("month $", "a month or two"),
        ("used by clinics", "unused by clinics"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, text: str) -> None:
    """The nearest miss of each form is no match."""
    assert not found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("Used by", "write it in lower case"),
        ("used (by|", "'(' without ')'"),
        ("used by)", "')' without '('"),
        ("used <folk>", "no list is called '<folk>'"),
        ("used <people", "wants a closing '>'"),
        ("~ ~~", "no word that must be there"),
        ("(a|b)?", "no word that must be there"),
        ("used (by||for)", "empty alternative"),
        ("used (by|for?)", "the alternative 'for?' may be empty"),
        ("(a|(b|c)?)", "the alternative '(b|c)?' may be empty"),
        ("(a|^)", "no word that must be there"),
        ("us*ed", "holds *"),
        ("used ...", "no letter or figure"),
        ("used ^", "'^' stands first"),
        ("(a|b)s", "only '?' or a space may follow"),
    ],
)
def test_a_broken_phrase_says_what_is_wrong(phrase: str, fault: str) -> None:
    """The error names the phrase and each fault in it."""
    with pytest.raises(PhraseError) as caught:
        parse_phrase(phrase, LISTS)
    assert phrase in str(caught.value)
    assert any(fault in one for one in caught.value.faults)


def test_all_faults_of_a_phrase_are_told_at_once() -> None:
    """Two things wrong give two faults."""
    with pytest.raises(PhraseError) as caught:
        parse_phrase("Used by <folk>", LISTS)
    assert len(caught.value.faults) == 2


def test_a_match_is_the_shortest_at_its_end() -> None:
    """Of two beginnings the nearer one makes the match, so that guards look at its surroundings only."""
    pattern = parse_phrase("used ~~ clinics", LISTS)
    words = Vocabulary([pattern], Sieve()).sentence("used or not used by clinics")
    assert list(pattern.matches(words)) == [(3, 6)]


@given(st.text(max_size=400))
def test_cutting_keeps_places(text: str) -> None:
    """Every word stands where it says, in order, whatever the text."""
    words = Words(text)
    at = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert at <= end and start < end <= len(text)
        at = start


@pytest.mark.parametrize("surname", ["Will", "Mark", "May", "Grant", "Rich"])
def test_a_person_called_by_a_word_is_no_word(surname: str) -> None:
    """Names that are words as well neither match nor keep from matching."""
    assert not found(surname.lower(), f"We owe this to {surname} and his team.")
