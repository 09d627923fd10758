"""Is it about this project, and is it done? The sentence decides, with the headings above it and a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ambition.model import Dismissal
from ambition.reading.english import ENGLISH
from ambition.reading.entities import spans_of
from ambition.reading.patterns import Pattern
from ambition.reading.subjects import is_of_other
from ambition.reading.unit import FoundCue, Unit

#: How many words may stand between a cue and the match that it speaks against.
_FARTHEST = {("", "forward"): 1000, ("hypothetical", "forward"): 12, ("", "near"): 3, ("", "tight"): 5}
_BEHIND = {"after": 4, "next": 0}


class Match(NamedTuple):
    """Where a phrase stands in a sentence (words), and the phrase; its own words cannot speak against it."""

    start: int
    end: int
    pattern: Pattern | None = None

    def says(self, cue: FoundCue) -> bool:
        """Whether the phrase itself asks for the words of the cue ("coming soon", "no coding")."""
        pattern = self.pattern
        if pattern is None or cue.start < self.start or cue.end > self.end:
            return False
        return all(n in pattern.own or n.startswith(pattern.beginnings) for n in cue.norms)


Verdict = tuple[Dismissal, str] | None


def verdict(unit: Unit, match: Match, guards: bool = True) -> Verdict:
    """Why this match does not count, or None where it does.

    Without guards it is still held against orders, templates and pasted reviews: no sign may count there.
    """
    if unit.is_empty:
        return "template", str(ENGLISH.tables["template"]["empty"])
    present = unit.present
    for table, dismissal, check in _CHECKS:
        if table not in present or not (guards or table in _ALWAYS):
            continue
        why = check(unit, match)
        if why:
            return dismissal, why
    return None


def _reaching(unit: Unit, match: Match, table: str) -> bool:
    for cue in unit.cues_of(table):
        if not match.says(cue) and (_in_clause(unit, match, cue) or _reaches(unit, match, cue)):
            return True
    return False


def _in_clause(unit: Unit, match: Match, cue: FoundCue) -> bool:
    """Whether it speaks of all that is said in its clause, and the match stands there."""
    return cue.cue.reach == "clause" and _joined(unit, match.start, cue)


def _reaches(unit: Unit, match: Match, cue: FoundCue) -> bool:
    reach = cue.cue.reach
    if reach in ("sentence", "overlap"):
        return reach == "sentence" or (cue.start < match.end and match.start < cue.end)
    if match.start <= cue.start and cue.end <= match.end:
        return reach in ("forward", "near", "tight", *_BEHIND)
    if reach in _BEHIND:
        return match.end - 1 <= cue.start <= match.end + _BEHIND[reach] and _joined(unit, match.end - 1, cue)
    farthest = _FARTHEST.get((cue.cue.table, reach), _FARTHEST.get(("", reach)))
    if farthest is None or cue.start > match.start or match.start - cue.end > farthest:
        return False
    if reach == "tight":
        return all("," not in unit.words.between(i) for i in range(cue.end, match.start + 1))
    return _joined(unit, match.start, cue)


def _joined(unit: Unit, word: int, cue: FoundCue) -> bool:
    """A negation reaches as far as its part of a clause, all else as far as the clause."""
    nearest = cue.start if cue.start > word else min(cue.end - 1, word)
    if cue.cue.table == "denied":
        return unit.clauses.same_part(nearest, word)
    return unit.clauses.same_clause(nearest, word)


def _own_report(unit: Unit, match: Match) -> str:
    table = "own-report"
    if (table, "headings") in unit.above.tables or _reaching(unit, match, table):
        return ENGLISH.says(table)
    return ""


def _instruction(unit: Unit, match: Match) -> str:
    return ENGLISH.says("instruction") if _reaching(unit, match, "instruction") else ""


def _template(unit: Unit, match: Match) -> str:
    if unit.has("template", "generator"):
        return str(ENGLISH.tables["template"]["generated"])
    return ENGLISH.says("template") if unit.is_marked or _reaching(unit, match, "template") else ""


def _licence(unit: Unit, match: Match) -> str:
    if unit.has("licence", "for_sale"):
        return ""
    if _reaching(unit, match, "licence"):
        return ENGLISH.says("licence")
    if ("licence", "headings") in unit.above.tables and _has_money(unit, match):
        return ENGLISH.says("licence")
    return ""


def _denied(unit: Unit, match: Match) -> str:
    if _reaching(unit, match, "denied") or ("denied", "headings") in unit.above.tables:
        return ENGLISH.says("denied")
    return ""


def _planned(unit: Unit, match: Match) -> str:
    if unit.tick is False or _reaching(unit, match, "planned"):
        return ENGLISH.says("planned")
    above = unit.above.tables
    if ("planned", "tariffs") in above and not _is_tariff(unit):
        return ENGLISH.says("planned")
    if ("planned", "headings") not in above and ("planned", "intro") not in above:
        return ""
    done = unit.tick is True or unit.has("planned", "done")
    return "" if done else ENGLISH.says("planned")


def _is_tariff(unit: Unit) -> bool:
    """Whether what stands below "Plans" tells a price ("Team: $15") and not what to do ("sell it")."""
    return bool(spans_of(unit.words, "price")) and unit.words.norms[0] not in _PLAN_VERBS


def _hypothetical(unit: Unit, match: Match) -> str:
    if _reaching(unit, match, "hypothetical"):
        return ENGLISH.says("hypothetical")
    above = ("hypothetical", "headings") in unit.above.tables
    return ENGLISH.says("hypothetical") if above and _is_claim(unit, match) and not _strong(unit) else ""


def _asked(unit: Unit, match: Match) -> str:
    if _reaching(unit, match, "asked"):
        return ENGLISH.says("asked")
    above = ("asked", "headings") in unit.above.tables
    return ENGLISH.says("asked") if above and not _strong(unit) else ""


def _others(unit: Unit, match: Match) -> str:
    cues = unit.cues_of("others")
    subjects = [c for c in cues if c.cue.reach == "subject"]
    if any(_reaches_from_subject(unit, match, c) and is_of_other(unit, c) for c in subjects):
        return ENGLISH.says("others")
    claim = _is_claim(unit, match)
    if claim and cues:
        if not (_is_named(unit, match) or _to_us(unit)) and _reaching(unit, match, "others"):
            return ENGLISH.says("others")
        if any(c.cue.reach == "rivals" and _joined(unit, match.start, c) for c in cues):
            return "" if not _US.isdisjoint(unit.words.norms) else ENGLISH.says("others")
    above = unit.above.tables
    if ("others", "not_headings") in above or unit.has("owner", "own") or _to_us(unit):
        return ""
    if ("others", "all_headings") in above or (claim and ("others", "claim_headings") in above):
        return ENGLISH.says("others")
    return ""


def _is_named(unit: Unit, match: Match) -> bool:
    """Whether a word of the project's title stands before the match or begins it."""
    return any(n in unit.above.names for n in unit.words.norms[: match.start + 1] if len(n) > 2)


def _reaches_from_subject(unit: Unit, match: Match, cue: FoundCue) -> bool:
    """Whether the match stands in the clause of the verb, or in one that speaks of the same as "it"."""
    if _joined(unit, match.end - 1, cue):
        return True
    norms = unit.words.norms
    return match.start > cue.start and "it" in norms[cue.end :] and _US.isdisjoint(norms)


def _data(unit: Unit, match: Match) -> str:
    if unit.has("data", "rows") and not _to_us(unit):
        return ENGLISH.says("data")
    if not _is_claim(unit, match) or not _is_counted(unit, match):
        return ""
    cues = [c for c in unit.cues_of("data") if not match.says(c)]
    hard = any(c.cue.reach == "hard" for c in cues)
    heading = ("data", "headings") in unit.above.tables
    if hard and not _to_us(unit):
        return ENGLISH.says("data")
    in_own_section = ("owner", "headings") in unit.above.tables
    if (heading or (cues and unit.party and not in_own_section)) and not _strong(unit):
        return ENGLISH.says("data")
    return ""


def _unclear(unit: Unit, match: Match) -> str:
    """A count of people or payers that nothing ties to this project."""
    if _counts_people(unit, match) and not _owned(unit):
        return str(ENGLISH.tables["data"]["unclear"])
    return ""


def _overlaps(spans: tuple[tuple[int, int], ...], match: Match) -> bool:
    # Most sentences hold nothing of a kind: no need to begin to look.
    return bool(spans) and any(start < match.end and match.start < end for start, end in spans)


def _has_money(unit: Unit, match: Match) -> bool:
    return _overlaps(unit.money, match) or _overlaps(spans_of(unit.words, "price"), match)


def _is_claim(unit: Unit, match: Match) -> bool:
    """Whether the match speaks of people, organisations or money; found once for each place."""
    known = unit.claims.get((match.start, match.end))
    if known is None:
        known = _overlaps(unit.party, match) or _has_money(unit, match) or _is_by_somebody(unit, match)
        unit.claims[match.start, match.end] = known
    return known


def _is_by_somebody(unit: Unit, match: Match) -> bool:
    """Whether it says by whom something just named is used or paid: "Anki, which is used by"."""
    norms = unit.words.norms
    if "by" not in norms[match.start : match.end]:
        return False
    by = (c for c in unit.cues_of("owner") if c.cue.reach == "strong" and c.norms[-1] == "by")
    touching = (c for c in by if c.start < match.end and match.start < c.end)
    return any(not _RELATIVE.isdisjoint(norms[max(0, c.start - 3) : c.start]) for c in touching)


def _counts_people(unit: Unit, match: Match) -> bool:
    """Whether the match counts people or says that they pay."""
    return _overlaps(unit.party, match) and _is_counted(unit, match)


def _is_counted(unit: Unit, match: Match) -> bool:
    """Whether the match holds a number, or speaks of money."""
    numbers = spans_of(unit.words, "number") + spans_of(unit.words, "percent")
    return _overlaps(numbers, match) or _has_money(unit, match)


def _owned(unit: Unit) -> bool:
    """Whether the sentence says in any way that it is about this project."""
    if unit.has("owner", "any") or unit.has("owner", "strong"):
        return True
    if ("owner", "headings") in unit.above.tables:
        return True
    return any(norm in unit.above.names for norm in unit.words.norms if len(norm) > 2)


def _strong(unit: Unit) -> bool:
    """Whether the sentence says that the users or payers are this project's own."""
    return unit.has("owner", "strong")


def _to_us(unit: Unit) -> bool:
    """Whether it says so by naming us or the project: "pay us", "use it", "our customers"."""
    return any(c.cue.reach == "strong" and not _OURS.isdisjoint(c.norms) for c in unit.cues_of("owner"))


_PLAN_VERBS = frozenset(ENGLISH.lists()["plan_verbs"])
_US = frozenset(("us", "our", "we", "me", "my"))
_RELATIVE = frozenset(("which", "that", "who"))
_OURS = frozenset(("us", "me", "it", "this", "our", "my"))
_ALWAYS = frozenset(("own-report", "instruction", "template", "licence"))
#: In the order in which they are considered: the cues without which there is nothing to consider, and the
#: reason given. The first that speaks gives its reason.
_CHECKS: tuple[tuple[str, Dismissal, Callable[[Unit, Match], str]], ...] = (
    ("own-report", "own-report", _own_report),
    ("instruction", "instruction", _instruction),
    ("template", "template", _template),
    ("licence", "licence", _licence),
    ("data", "data", _data),
    ("denied", "denied", _denied),
    ("planned", "planned", _planned),
    ("hypothetical", "hypothetical", _hypothetical),
    ("asked", "asked", _asked),
    ("others", "others", _others),
    ("data", "data", _unclear),
)
