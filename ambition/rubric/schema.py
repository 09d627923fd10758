"""The form of a rubric: every table that a rubric file may hold, strict and frozen.

A rubric is the union of the ``*.toml`` files of its folder and its direct sub-folders (or one ``.toml``
file): arrays of tables are joined in the order of the paths, the lists of ``[words]`` are gathered, every
other key may appear once. Numbers that decide a score stand in rubric files only. Scores are tenths of a
point (0-1000), weights and trust are permille.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ambition.rubric.fields import Count, Identifier, LevelNumber, Permille, Position, Table, Tenths, Text
from ambition.rubric.signs import Sign


class Level(Table):
    """One of the five levels of a scale: what it means, what shows it, what only looks like it.

    ``probe`` is the interview question that settles whether this level is reached, asked of somebody whose
    text says nothing about it, with how a ``good`` and a ``weak`` answer would sound.
    """

    level: LevelNumber
    means: Text
    probe: str = ""
    good: str = ""
    weak: str = ""
    shows: tuple[Text, ...] = ()
    look_alikes: tuple[Text, ...] = ()


class IntervalBand(Table):
    """The measured 80 % error of the reading while *shown* is at most ``shown_up_to`` (tenths)."""

    shown_up_to: Tenths
    minus: Tenths
    plus: Tenths


class Scale(Table):
    """A scale (or the niche) from its left pole to its right pole."""

    id: Identifier
    position: Position
    title: Text
    left: Text
    right: Text
    middle: Text = "in between"
    steps: tuple[Tenths, Tenths, Tenths, Tenths]
    levels: tuple[Level, ...]
    interval_80: tuple[IntervalBand, ...]


class Bar(Table):
    """A height to reach: a ledger (or the weakest of several) at this many tenths or more."""

    ledger: Identifier | None = None
    weakest_of: tuple[Identifier, ...] = ()
    at_least: Tenths


class Condition(Table):
    """A condition of a goal: met when any of its bars is reached."""

    id: Identifier
    says: Text
    any: tuple[Bar, ...]
    doubt: str = ""


class Goal(Table):
    """A goal; it is reached when all of its conditions hold. Its own criteria fill its own ledger.

    A goal without conditions is reached by every description. Goals stand in rising order of ``rank``
    (1 is the lowest); ``falls_back_to`` is the id of the goal it degrades into. ``doubt`` of a condition is
    said when the goal is reached while the bar named in ``expects`` is not.
    """

    id: Identifier
    rank: Annotated[int, Field(ge=1, le=9)]
    title: Text
    means: Text
    falls_back_to: Identifier | None = None
    conditions: tuple[Condition, ...] = ()
    expects: tuple[Condition, ...] = ()


class Speaks(Table):
    """What a criterion speaks for: a ledger (scale, niche or goal id), a level and a weight.

    ``level`` is 1-4 on a scale; a goal's ledger has one step, so it stays 1 there. The weight is in
    permille of a step: 1000 fills the step alone.
    """

    ledger: Identifier
    level: Annotated[int, Field(ge=1, le=4)] = 1
    weight: Permille


class Case(Table):
    """An example beside its rule: a text in which the criterion is shown, absent, or only looks shown."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]
    expect: Literal["shown", "absent", "look-alike"]
    reason: str = ""


class Criterion(Table):
    """One thing a careful reader looks for: one meaning, one quote, its weights on the ledgers.

    ``asks`` is the reader's question, ``why`` the reason it counts, ``write`` what to write down if it is
    already true, ``do`` what to do in the world if it is not, ``probe`` the interview question about it with
    how a ``good`` and a ``weak`` answer would sound.
    """

    id: Identifier
    asks: Text
    why: Text
    says: Text
    write: str = ""
    do: str = ""
    probe: str = ""
    good: str = ""
    weak: str = ""
    speaks_for: Annotated[tuple[Speaks, ...], Field(min_length=1)]
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    cases: tuple[Case, ...]


class Option(Table):
    """One answer to choose: its words, and the level, the goal or both that it stands for.

    With a level, a goal is claimed by this answer and by every higher one.
    """

    id: Identifier
    text: Text
    level: LevelNumber | None = None
    goal: Identifier | None = None


class NumberField(Table):
    """A number that a question asks for."""

    id: Identifier
    asks: Text
    unit: str = ""


class When(Table):
    """A test on typed numbers: at least so many, or at least a share (per cent) of another field."""

    field: Identifier
    at_least: Count | None = None
    share_of: Identifier | None = None
    at_least_percent: Annotated[int, Field(ge=0, le=100)] | None = None


class Raise(Table):
    """A measure that raises what is claimed: to this level when every test holds."""

    ledger: Identifier
    level: Annotated[int, Field(ge=1, le=4)]
    when: tuple[When, ...]


class Question(Table):
    """A question to the person; every one may be skipped.

    ``kind`` level: one of ``options`` on ``ledger``; choice: one of ``options``; text, numbers, links.
    ``essential`` marks the few that suffice; ``proof`` asks for a proof beside the answer.
    """

    id: Identifier
    position: Position
    kind: Literal["level", "choice", "text", "numbers", "links"]
    asks: Text
    help: str = ""
    ledger: Identifier | None = None
    options: tuple[Option, ...] = ()
    fields: tuple[NumberField, ...] = ()
    raises: tuple[Raise, ...] = ()
    essential: bool = False
    proof: bool = False
    sets_aim: bool = False


class StrengthValues(Table):
    """What a finding is worth by its strength (permille), and the level a bare one may speak for."""

    bare: Permille
    concrete: Permille
    checkable: Permille
    bare_highest_level: Annotated[int, Field(ge=0, le=4)]


class Trust(Table):
    """How far a claim counts (permille of a step) without proof, with proof, confirmed by a reviewer."""

    without_proof: Permille
    with_proof: Permille
    confirmed: Permille


class TermWeight(Table):
    """One term of hireability: ``weight`` points (tenths) when the ledger's *credited* reaches ``up_to``."""

    ledger: Identifier
    above: Tenths = 0
    up_to: Tenths = 1000
    weight: Tenths


class Band(Table):
    """A band of hireability from this score (tenths) up; ``headlines`` by goal id, ``*`` for any."""

    id: Identifier
    title: Text
    at_least: Tenths
    headlines: dict[str, Text]


class HireabilityRules(Table):
    """How priority to talk to comes from the credited ledgers.

    ``unread`` is the headline of a text in a language that is not read, where ``not_enough`` would blame it.
    """

    terms: tuple[TermWeight, ...]
    bands: tuple[Band, ...]
    not_enough: Band
    least_coverage: Permille
    least_words: Count
    closing: Text
    unread: Text | None = None


class WeekStep(Table):
    """The one real-world action that fits a week, while ``ledger`` stands below ``below`` (tenths)."""

    ledger: Identifier
    below: Tenths
    says: Text
    proof: Text


class Translation(Table):
    """The texts of a rubric in another language, by the path of the field (``questions.pay.asks``)."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    texts: dict[str, str]


class Rubric(Table):
    """A rubric as it stands in its files."""

    id: Identifier
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    source: Text
    about: str = ""
    strength: StrengthValues
    trust: Trust
    goals: Annotated[tuple[Goal, ...], Field(min_length=1)]
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    niche: Scale | None = None
    questions: tuple[Question, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    words: dict[str, tuple[str, ...]] = Field(default={})
    hireability: HireabilityRules | None = None
    week_steps: tuple[WeekStep, ...] = ()
    translations: tuple[Translation, ...] = ()
