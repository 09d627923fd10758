"""What was tried to game the reading, on how many texts, and what it gained at most.

Run with ``python -m tests.benchmarks.gaming_table``; texts of one's own go into the folder that the
environment's ``AMBITION_TEXTS`` names. Points are of 100 on a scale; goals are rungs of the ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tests import gaming
from tests.gaming import appended, gain, reviewed

SCALES = ("pay", "difference", "validation", "voice", "niche", "hireability")
Pair = tuple[str, str]


def below(texts: Iterable[str], added: Callable[[str], str]) -> list[Pair]:
    """Each text, and the text with something below it."""
    return [(text, appended(text, added(text))) for text in texts]


def trials() -> Iterator[tuple[str, list[Pair]]]:
    """What is tried, with the texts before and after."""
    every, own = gaming.all_texts(), gaming.own_texts()
    refused = [text for texts in gaming.table("no_gain").values() for text in texts]
    people = [gaming.introduced(identity) for identity in gaming.IDENTITIES]
    first = people[0]
    yield (
        "another person (13 identities)",
        [(appended(text, first), appended(text, other)) for text in own for other in people],
    )
    for seed in range(3):
        renamed = [(text, gaming.renamed(text, seed)) for text in every]
        yield f"other names, pronouns, addresses ({seed + 1})", renamed
    yield (
        f"a claim in {len(gaming.HIDDEN)} hidden places, {len(gaming.DISGUISED)} disguises",
        below(every, gaming.everything_hidden),
    )
    yield "orders to the reader", below(every, lambda _: "\n\n".join(gaming.ORDERS))
    yield "the whole text again", below(every, lambda text: text)
    yield (
        "evidence 50 times instead of once",
        [(gaming.evidence_again(text, 1), gaming.evidence_again(text, 50)) for text in own],
    )
    yield "twice the length, nothing said", [(text, gaming.filled(text)) for text in every]
    yield "a list of the rubric's sayings", below([gaming.EMPTY], lambda _: gaming.rubric_words())
    yield "a list of the rubric's phrases", below([gaming.EMPTY], lambda _: gaming.phrase_words())
    yield "a paragraph of boasts", below([gaming.EMPTY], lambda _: gaming.BOASTS)
    yield (
        "plans, denials, others, licences, templates",
        [(gaming.NEUTRAL, appended(gaming.NEUTRAL, text)) for text in refused],
    )


def main() -> None:
    """Print the table in Markdown."""
    print("| tried | texts | gained something | most gained on a scale (of 100) | goals won |")
    print("|---|--:|--:|--:|--:|")
    for name, pairs in trials():
        gains = [gain(reviewed(before), reviewed(after)) for before, after in pairs]
        points = max((won.get(scale, 0) for won in gains for scale in SCALES), default=0)
        goals = sum("goal" in won for won in gains)
        moved = sum(any(scale in won for scale in SCALES) for won in gains)
        print(f"| {name} | {len(pairs)} | {moved} | {points / 10:.1f} | {goals} |", flush=True)


if __name__ == "__main__":
    main()
