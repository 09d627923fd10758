"""Questions about the sentences a review leans on, which carry points and which nobody can check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ambition.desk.question import KitQuestion, question
from ambition.desk.quotes import grip_of, tells_of_leaving
from ambition.desk.sounding import good_and_weak, level_probe
from ambition.desk.speech import Speech
from ambition.desk.texts import texts
from ambition.model import Description, Evidence, Review, Sentence
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_LONGEST_QUOTE = 140
#: An address in brackets cannot be said aloud; at most so long a text is looked through.
_ADDRESS = re.compile(r" ?\(https?://[^\s)]*\)")
#: Nor can the name that a link has at the foot of the text.
_FOOTNOTE = re.compile(r"\[([^\]\[]+)\]\[[^\]\[]*\]")
_QUOTED = re.compile('[“"]([^“”"]+)[”"]')
_QUOTED_MARK = re.compile('[“”"]')
_LEAST_WORDS = 4
_LEAST_STAKE_OF_A_BARE_ONE = 150
#: A decision in a sentence that carries less is hardly one.
_LEAST_STAKE_OF_CRAFT = 100
_NEAR = 300
_OF_PAYING = re.compile(r"(?i)\b(?:pays?|paid|price|payers?|charge|give|gave|sum|money|sponsors?)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_COMMAND = re.compile(r"[`$> ]*(?:pip|npm|npx|docker|make|git|cargo|go|python3?|conda|brew|apt|curl|uv)\b ")
#: What the sentence is about by these is not what it was counted as, so its criterion has no question to it.
_MAY_BE_MISREAD = frozenset({"whose", "unpaid", "before", "left"})
_WHY = {
    "change": "figure",
    "share": "figure",
    "score": "figure",
    "money": "money",
    "unpaid": "money",
    "whose": "whose",
    "before": "before",
    "said": "said",
    "time": "time",
}


def leaned_on(review: Review, rubric: LoadedRubric, say: Speech) -> Iterator[KitQuestion]:
    """Yield the questions about each such sentence, the one to prefer first, by its heaviest criterion."""
    said = [each for each in review.description.sentences if _says_something(each)]
    told = [each for each in said if each.place not in ("cell", "output")]
    some_left = any(tells_of_leaving(each.plain) for each in told)
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
                near = _just_before(review.description.text, best.start)
                yield from _about(best, stake, rubric, say, near=near, some_left=some_left)
            elif best.ledger in {scale.id for scale in rubric.scales_and_niche}:
                yield _about_level(best, stake, rubric, say)


def spoken(items: Sequence[Evidence], description: Description) -> list[Evidence]:
    """Return those items that are sentences: no headings, commands, badges or scraps."""
    said = [each for each in description.sentences if _says_something(each)]
    return [item for item in items if item.source == "fact" or _is_sentence(item, said)]


def short_quote(quote: str) -> str:
    """Return a quote to put into a sentence: on one line, without end mark and quotes around it.

    What is quoted within it stands in single quotes.
    """
    spoken = _FOOTNOTE.sub(r"\1", _ADDRESS.sub("", shortened(quote, _LONGEST_QUOTE))).lstrip("> ")
    bare = spoken.strip('“”" ').rstrip(".:;,")
    return _QUOTED.sub(r"‘\1’", spoken).strip('“”" ').rstrip(".:;,") if _QUOTED_MARK.search(bare) else bare


def _about(
    item: Evidence, stake: int, rubric: LoadedRubric, say: Speech, *, near: str, some_left: bool
) -> Iterator[KitQuestion]:
    """By what can be taken hold of in the sentence, else by what it counts as, else by how it came about."""
    criterion = rubric.criterion(item.criterion)
    quote = short_quote(item.quote)
    of_money = bool(_OF_PAYING.search(f"{criterion.says} {criterion.probe}"))
    grip = grip_of(item.quote, near, of_money=of_money)
    handle = "stay" if grip.handle == "payers" and some_left else grip.handle
    if handle != "plain":
        asks = say(handle, quote=quote, things=grip.things)
        sounds = say(f"good_{handle}"), say(f"weak_{handle}")
        because = _because(item, _WHY.get(handle, "people"), rubric, say)
        then, after = say(f"then_{handle}"), texts().kit[f"then_{handle}"]
        yield _asked(item, stake, asks, because, sounds, then=then, after=after, core=_core(handle))
    if criterion.probe and handle not in _MAY_BE_MISREAD:
        asks = say("quoted", quote=quote, probe=say.say(criterion.probe))
        because = _because(item, "bare" if item.strength == "bare" else "plain", rubric, say)
        sounds = good_and_weak(criterion, None, say)
        yield _asked(item, stake, asks, because, sounds, core=criterion.probe)
    elif handle == "plain":
        yield from _how_it_came(item, stake, rubric, say, quote)


def _how_it_came(
    item: Evidence, stake: int, rubric: LoadedRubric, say: Speech, quote: str
) -> Iterator[KitQuestion]:
    """About what had happened before what the author tells, the decision in a craft, else the level."""
    is_on_a_scale = item.ledger in {scale.id for scale in rubric.scales_and_niche}
    if not is_on_a_scale and stake < _LEAST_STAKE_OF_CRAFT:
        return
    if is_on_a_scale and not _FIRST_PERSON.search(quote):
        yield _about_level(item, stake, rubric, say)
        return
    way = "story" if is_on_a_scale else "craft"
    because = _because(item, "bare" if item.strength == "bare" else "plain", rubric, say)
    sounds = say(f"good_{way}"), say(f"weak_{way}")
    yield _asked(item, stake, say(way, quote=quote), because, sounds, core=_core(way))


def _because(item: Evidence, why: str, rubric: LoadedRubric, say: Speech) -> str:
    """Why it is asked, from the sentence itself, and what the review reads it as, so that a misfit shows."""
    says = say.say(rubric.criterion(item.criterion).says).rstrip(".")
    title = say.say(rubric.ledger(item.ledger).title)
    return say("leaned_because", why=say(f"why_{why}"), says=says, title=title)


def _core(handle: str) -> str:
    """What is asked apart from the quote, as the texts' first language has it."""
    return texts().kit[handle].split("”. ", 1)[-1].replace("{things}", "")


def _just_before(text: str, start: int | None) -> str:
    """What stands before the quote in its paragraph."""
    before = text[max(0, (start or 0) - _NEAR) : start or 0]
    return before.rsplit("\n\n", 1)[-1]


def _about_level(item: Evidence, stake: int, rubric: LoadedRubric, say: Speech) -> KitQuestion:
    """About the level that the quote speaks for, where there is nothing in the quote to read out."""
    probe = level_probe(rubric, item.ledger, max(1, item.level), say, frozenset({item.criterion}))
    title = say.say(rubric.ledger(item.ledger).title)
    because = say("level_because", quote=short_quote(item.quote), title=title)
    sounds = probe.good, probe.weak
    return _asked(item, stake, probe.asks, because, sounds, topic=item.ledger, core=probe.core)


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
    is_command = bool(_COMMAND.match(item.quote))
    return inside and not is_command and len(short_quote(item.quote).split()) >= _LEAST_WORDS
