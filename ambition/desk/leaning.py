"""Questions about the sentences a review leans on, which carry points and which nobody can check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ambition.desk.question import KitQuestion, question
from ambition.desk.quotes import grip_of
from ambition.desk.sounding import good_and_weak, level_probe
from ambition.desk.speech import Speech
from ambition.model import Evidence, Review, Sentence
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_LONGEST_QUOTE = 140
#: An address in brackets cannot be said aloud; at most so long a text is looked through.
_ADDRESS = re.compile(r" ?\(https?://[^\s)]*\)")
#: Nor can the name that a link has at the foot of the text.
_FOOTNOTE = re.compile(r"\[([^\]\[]+)\]\[[^\]\[]*\]")
_LEAST_WORDS = 4
_LEAST_STAKE_OF_A_BARE_ONE = 150


def leaned_on(review: Review, rubric: LoadedRubric, say: Speech) -> Iterator[KitQuestion]:
    """Yield the questions about each such sentence, the one to prefer first, by its heaviest criterion."""
    said = [each for each in review.description.sentences if _says_something(each)]
    told = [each for each in said if each.place not in ("cell", "output")]
    carried: dict[tuple[int | None, str], list[Evidence]] = {}
    for item in review.evidence:
        open_points = item.points and item.strength != "checkable" and not item.confirmed
        if open_points and item.source == "description" and _is_sentence(item, said):
            carried.setdefault((item.start, item.quote), []).append(item)
    for items in carried.values():
        best = max(items, key=lambda item: (item.points, item.id))
        stake = sum(item.points for item in items)
        if best.strength != "bare" or stake >= _LEAST_STAKE_OF_A_BARE_ONE:
            if _is_sentence(best, told):
                yield from _about(best, stake, rubric, say)
            elif best.ledger in {scale.id for scale in rubric.scales_and_niche}:
                yield _about_level(best, stake, rubric, say)


def short_quote(quote: str) -> str:
    """Return a quote to put into a sentence: on one line, without end mark and quotes around it."""
    spoken = _FOOTNOTE.sub(r"\1", _ADDRESS.sub("", shortened(quote, _LONGEST_QUOTE)))
    return spoken.lstrip("> ").strip('“”" ').rstrip(".:;,")


def _about(item: Evidence, stake: int, rubric: LoadedRubric, say: Speech) -> Iterator[KitQuestion]:
    """By what can be taken hold of in the sentence, by what it counts as, or by the level it speaks for."""
    criterion = rubric.criterion(item.criterion)
    quote, title = short_quote(item.quote), say.say(rubric.ledger(item.ledger).title)
    probe = say.say(criterion.probe) if criterion.probe else ""
    name = "bare_because" if item.strength == "bare" else "leaned_because"
    because = say(name, says=say.say(criterion.says), title=title)
    grip = grip_of(item.quote)
    if grip.handle != "plain":
        asks = say(grip.handle, quote=quote, things=grip.things)
        sounds = say(f"good_{grip.handle}"), say(f"weak_{grip.handle}")
        yield _asked(item, stake, asks, because, sounds, then=probe, core=grip.handle)
    if probe:
        asks = say("quoted", quote=quote, probe=probe)
        yield _asked(item, stake, asks, because, good_and_weak(criterion, None, say), core=probe)
    elif item.ledger in {scale.id for scale in rubric.scales_and_niche}:
        yield _about_level(item, stake, rubric, say)
    else:
        sounds = say("good_craft"), say("weak_craft")
        yield _asked(item, stake, say("craft", quote=quote), because, sounds, core="craft")


def _about_level(item: Evidence, stake: int, rubric: LoadedRubric, say: Speech) -> KitQuestion:
    """About the level that the quote speaks for, where there is nothing in the quote to read out."""
    probe = level_probe(rubric, item.ledger, max(1, item.level), say, frozenset({item.criterion}))
    title = say.say(rubric.ledger(item.ledger).title)
    because = say("level_because", quote=short_quote(item.quote), title=title)
    return _asked(item, stake, probe.asks, because, (probe.good, probe.weak), topic=item.ledger)


def _asked(
    item: Evidence, stake: int, asks: str, because: str, sounds: tuple[str, str], **more: str
) -> KitQuestion:
    return question(
        "leaned on",
        asks,
        because,
        *sounds,
        at_stake=stake,
        ledger=item.ledger,
        criterion=item.criterion,
        quote=item.quote,
        span=(item.start, item.end),
        **more,
    )


def _says_something(sentence: Sentence) -> bool:
    return sentence.place not in ("heading", "code") and not sentence.is_header


def _is_sentence(item: Evidence, said: Sequence[Sentence]) -> bool:
    """Say whether the quote stands in one of these sentences and is more than a scrap of it."""
    inside = any(item.start is not None and each.start <= item.start < each.end for each in said)
    return inside and len(short_quote(item.quote).split()) >= _LEAST_WORDS
