"""A small desk in our own words, for the tests of the desk: a room with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from typing import cast

from ambition.desk.adding import add_items
from ambition.desk.items import Item
from ambition.desk.room import Room
from ambition.desk.values import Candidate, Desk, Project, Standing, Summary
from ambition.model import Answer, Fact
from ambition.packet import Packet, to_packet_json
from ambition.rubric.loading import LoadedRubric, load_rubric
from ambition.sources.loaded import Loaded
from ambition.sources.many import Fetched

CLINICS = """# Chairfill

No-show forecasts for independent dental clinics with two to six chairs. By Zsófia Kovács, Szeged.

## Who uses it

Seven dental clinics pay 39 euros a month since March 2024. One of them left in June.

> "I would not go back to the paper list", says the receptionist at the second clinic.

I worked the front desk of a dental clinic for three years. Before I wrote a line of code I asked
14 front-desk people about the last no-show they remembered.

## Does it work

On 2,310 appointments of the spring the list found 61 % of the no-shows, the desk's paper list 24 %.

We plan to add a mobile app next year.

Contact: zsofia.kovacs@mail.example or https://github.com/zsofia-k/chairfill
"""

TITANIC = """# Titanic survival

My first machine learning notebook, following the well-known tutorial. The data set has 891 rows.
I used a random forest and reached 0.78 on the public test set. This was for a course.

## What I learned

How to fill missing ages, how to make dummy variables, and how to read a confusion matrix.
"""

BAKERS = """# Loaf

A small tool that tells a village bakery how many loaves to bake tomorrow. Written by Wojciech Zieliński.

Four bakers near Kraków tried it for six weeks in spring 2024 and threw away a third less bread.
It is free. Two of them still use it every evening; I asked nine more how they decide today.

## Compared with

The bakers' own guess was wrong by 22 loaves on average, the tool by 13, on the same 41 days.
"""


@cache
def rubric() -> LoadedRubric:
    """The default rubric, loaded once."""
    return load_rubric("product-ambition")


def room(at: str = "2024-05-06T09:00:00Z", loaded: LoadedRubric | None = None) -> Room:
    """A room whose clock stands still and whose salts can be told in advance."""
    salts = count(1)
    return Room(loaded or rubric(), now=lambda: at, salt=lambda: f"salt-{next(salts)}", tool="0.1.0")


def file_item(name: str, text: str, reference: str = "", dated: str = "") -> Item:
    """An uploaded description."""
    return Item(name, reference, dated, loaded=Loaded(text.encode(), name, name))


def link_item(link: str, reference: str = "", dated: str = "") -> Item:
    """A link still to be fetched."""
    return Item(link, reference, dated, link=link)


def packet_bytes(text: str = CLINICS, source: str = "text", **answers: int) -> bytes:
    """A packet as a candidate saves it."""
    given = tuple(Answer(question, level=level) for question, level in answers.items())
    return to_packet_json(Packet("README.md", text, source, given, rubric().ref)).encode()


def fetcher(texts: dict[str, str], facts: Sequence[Fact] = (), broken: Sequence[str] = ()):  # type: ignore[no-untyped-def]
    """A fetch that knows these links; first the text of each arrives, then the facts."""

    def fetch(links: Sequence[str]) -> Iterator[Fetched]:
        for index, link in enumerate(links):
            if link in broken or link not in texts:
                yield Fetched(index, link, error=f"{link}: not found; check the address.")
            else:
                yield Fetched(index, link, Loaded(texts[link].encode(), "README.md", link))
        for index, link in enumerate(links):
            if link in texts and facts:
                yield Fetched(index, link, Loaded(texts[link].encode(), "README.md", link, tuple(facts)))

    return fetch


def three() -> Desk:
    """Three candidates: clinics (A-17), bakers (A-18) and the exercise (no reference)."""
    items = [
        file_item("clinics.md", CLINICS, "A-17"),
        file_item("bakers.md", BAKERS, "A-18"),
        file_item("titanic.md", TITANIC),
    ]
    return add_items(Desk(), items, room(), "CT").desk


def with_standing(number: int, heights: int, *, top: bool, band: str = "worth-a-look") -> Candidate:
    """A candidate with four equal scales and a project that has reached the top goal or not."""
    scales = tuple(
        Standing(name, heights, heights - 50, heights + 200, None, heights, 500, 4)
        for name in ("pay", "difference", "validation", "voice")
    )
    summary = replace(
        cast(Summary, three().candidates[0].projects[0].summary),
        goal="product" if top else "problem",
        goal_title="Create a product" if top else "Solve a problem",
        at_the_top=top,
        top_proof="Seven clinics pay" if top else "",
        scales=scales,
        band=band,
        score=heights,
    )
    return Candidate(f"c{number}", number, "", (Project(f"p{number}", "a.md", "text", "x", summary=summary),))


def similar() -> Desk:
    """Two candidates whose ranges overlap on every scale; the second one's project is a product."""
    return Desk(
        candidates=(with_standing(1, 400, top=False), with_standing(2, 450, top=True)),
        next_number=3,
        next_project=3,
    )
