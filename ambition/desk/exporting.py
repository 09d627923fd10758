"""Out of the desk: CSV, JSON and Markdown of the shortlist, of one candidate and of a comparison.

Everything goes through the covering of its candidate while the desk is blind. No cell of a CSV starts a
formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from ambition.desk.comparing import Comparison
from ambition.desk.grouping import Group, Grouping
from ambition.desk.rows import Row
from ambition.desk.speech import Speech
from ambition.desk.texts import fill, texts
from ambition.desk.values import Desk, Standing
from ambition.report.telling import clean, level, number

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


#: Covers a text about the candidate with this id.
Cover = Callable[[str, str], str]


#: English, with the rubric's texts as they are.
_PLAIN = Speech(texts().paper, {})


def _as_it_is(_: str, text: str) -> str:
    return text


def safe_cell(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula: with an apostrophe before it."""
    return (
        f"'{text}"
        if text.lstrip(" \u00a0\u200b\ufeff").startswith(_STARTS_A_FORMULA) or text[:1].isspace()
        else text
    )


def to_csv(
    rows: Sequence[Row], reasons: Mapping[str, Sequence[str]], desk: Desk, cover: Cover = _as_it_is
) -> str:
    """Return the table as CSV (RFC 4180, CRLF); scores are points, 0 to 100.

    ``reasons`` holds, by candidate, what the group rests on. Of each scale it says what the text shows, what
    the answers claim, what is credited of both, and up to where it is open.
    """
    scales = [scale.id for scale in next((row.scales for row in rows if row.scales), ())]
    out = io.StringIO()
    writer = csv.writer(out)
    head = [
        "candidate",
        "project",
        "group",
        "why",
        "reasons",
        "moved from",
        "goal reached",
        "claims not shown",
    ]
    notes = ["partial", "stale", "unverified facts", "same text as", "decision", "decided by", "decided on"]
    decisions = _decisions(desk, cover)
    writer.writerow(
        [
            *head,
            *(f"{name} {what}" for name in scales for what in ("shown", "claimed", "credited", "open to")),
            *notes,
        ]
    )
    for row in rows:
        because = "; ".join(reasons.get(row.candidate, ()))
        writer.writerow(
            [safe_cell(cell) for cell in (*_cells(row, scales, because), *decisions[row.candidate])]
        )
    return out.getvalue()


def to_json(rows: Sequence[Row], grouping: Grouping, desk: Desk, cover: Cover = _as_it_is) -> str:
    """Return table and groups as JSON; scores are tenths of a point as in a review's own values."""
    decisions = _decisions(desk, cover)
    content = {
        "schema": "ambition-shortlist/1",
        "rows": [_row(row) | {"decision": _decision(decisions[row.candidate])} for row in rows],
        "groups": [asdict(group) for group in (*grouping.groups, grouping.not_enough)],
        "similar": [asdict(each) | {"says": cover(each.first, each.says)} for each in grouping.similar],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def shortlist_markdown(
    grouping: Grouping,
    rows: Sequence[Row],
    title: str,
    *,
    questions: Callable[[str], Sequence[str]] = lambda _: (),
    cover: Cover = _as_it_is,
    say: Speech = _PLAIN,
) -> str:
    """Return the groups as Markdown, each candidate with scales and the questions to ask."""
    by_id = {row.candidate: row for row in rows}
    lines = [f"# {clean(title) or say('shortlist')}", ""]
    for group in (*grouping.groups, grouping.not_enough):
        lines += _group(group, by_id, questions, cover, say)
    lines += [f"- {clean(cover(each.first, each.says))}" for each in grouping.similar]
    return "\n".join([*lines, ""])


def comparison_markdown(made: Comparison, language: str = "en") -> str:
    """Return a comparison as Markdown: scale by scale the difference in words, then everybody's quotes."""
    paper = texts(language).paper
    lines = [f"# {' · '.join(clean(label) for label in made.labels)}", ""]
    lines += [made.on_ranges, ""] if made.on_ranges else []
    for line in made.lines:
        lines += [f"## {line.title}: {line.left} … {line.right}", ""]
        lines += [f"- {clean(each)}" for each in line.says]
        for side in line.sides:
            score = side.score
            at = fill(paper["level"], level=level(score.level_quarters))
            at += ", " + fill(paper["range"], low=number(score.low), high=number(score.high))
            lines += ["", f"**{clean(side.label)}** ({at})", ""]
            lines += [f"> {clean(quoted.quote)}\n" for quoted in side.quotes] or ["> –", ""]
    return "\n".join([*lines, ""])


def _group(
    group: Group,
    by_id: dict[str, Row],
    questions: Callable[[str], Sequence[str]],
    cover: Cover,
    say: Speech,
) -> list[str]:
    lines = [f"## {say.say(group.title)} ({len(group.members)})", ""]
    for member in group.members:
        row = by_id[member.candidate]
        scales = ", ".join(f"{scale.id} {number(scale.shown)}" for scale in row.scales)
        moved = f" ({say('moved', group=say.say(member.moved_from))})" if member.moved_from else ""
        lines += [
            f"### {clean(member.label)}{moved}",
            "",
            f"{say.say(row.goal) or '–'} · {clean(say.say(member.headline))}",
            "",
            scales,
            "",
        ]
        lines += [
            f"{place}. {clean(cover(member.candidate, asks))}"
            for place, asks in enumerate(questions(member.candidate), start=1)
        ]
        lines.append("")
    return lines


def _row(row: Row) -> dict[str, object]:
    return {name: value for name, value in asdict(row).items() if name != "search"}


def _decisions(desk: Desk, cover: Cover) -> dict[str, tuple[str, str, str]]:
    """What was decided about each candidate, by whom and on which day; empty where nothing was."""
    return {
        one.id: (cover(one.id, made.text), made.who, made.at[:10]) if (made := one.decision) else ("", "", "")
        for one in desk.candidates
    }


def _decision(made: tuple[str, str, str]) -> dict[str, str] | None:
    text, who, day = made
    return {"text": text, "who": who, "on": day} if who else None


def _cells(row: Row, scales: Sequence[str], because: str) -> list[str]:
    by_id = {scale.id: scale for scale in row.scales}
    heights: list[str] = []
    for name in scales:
        scale = by_id.get(name)
        heights += [number(value) if scale else "" for value in _heights(scale)] if scale else [""] * 4
    flags = ["yes" if flag else "" for flag in (row.partial, row.stale, row.unverified)]
    return [
        row.label,
        row.project_name,
        row.group_title,
        row.headline,
        because,
        row.moved_from,
        row.goal,
        str(row.claims_not_shown),
        *("" if height == "–" else height for height in heights),
        *flags,
        "; ".join(row.same_as),
    ]


def _heights(scale: Standing) -> tuple[int | None, ...]:
    return scale.shown, scale.claimed, scale.credited, scale.high
