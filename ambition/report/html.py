"""A review as one web page that needs nothing else: no script, no network, prints well on A4 and Letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from ambition.model import Review
from ambition.report.outline import outline
from ambition.report.svg import radar_svg
from ambition.rubric.loading import LoadedRubric

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(review: Review, rubric: LoadedRubric) -> str:
    """The whole report; the same bytes for the same review."""
    told = outline(review, rubric)
    radar = f"<figure>{radar_svg(review, rubric)}</figure>" if review.scales else ""
    parts = [_head(told), _unsure(told), radar, _numbers(told), _steps(told), _ladder(told), _ledgers(told)]
    body = "".join([*parts, _not_counted(told), _misread(told), _questions(told)])
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(told['title'])}</title><style>{_style()}</style></head>"
        f'<body><main>{body}</main><footer class="small soft"><p>{escape(told["footer"])}</p></footer>'
        "</body></html>\n"
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "report.css").read_text(encoding="utf-8")


def _listed(lines: Iterable[str]) -> str:
    inner = "".join(f"<li>{line}</li>" for line in lines)
    return f"<ul>{inner}</ul>" if inner else ""


def _titled(title: str, lines: Iterable[str]) -> str:
    listed = _listed(escape(line) for line in lines)
    return f"<h3>{escape(title)}</h3>{listed}" if listed else ""


def _head(told: Mapping[str, Any]) -> str:
    card = told["card"]
    title = f'<p class="soft small">{escape(told["rubric"])}</p><h1>{escape(told["title"])}</h1>'
    if not card:
        return title + (f"<p>{escape(told['goal'])}</p>" if told["goal"] else "")
    reasons = _listed(
        f'{escape(r["says"])} <span class="quote">{escape(r["quote"])}</span>' for r in card["reasons"]
    )
    goal = f" · {escape(told['goal'])}" if told["goal"] else ""
    falls = f"<p>{escape(card['falls'])}</p>" if card["falls"] else ""
    return (
        f'{title}<p class="band">{escape(card["band"])}{goal}</p>'
        f'<p class="headline">{escape(card["headline"])}</p>{reasons}'
        f"{_titled('Claimed, not shown', card['claims'])}{_titled('In doubt', card['doubts'])}{falls}"
        f'<p class="small soft">{escape(card["closing"])}</p>'
    )


def _unsure(told: Mapping[str, Any]) -> str:
    return _titled("Where this review is unsure", told["unsure"])


def _numbers(told: Mapping[str, Any]) -> str:
    rows = "".join(map(_number_row, told["numbers"]))
    titles = ("Shown", "Claimed", "Still open", "Level of 4")
    heads = "".join(f'<th class="n" scope="col">{title}</th>' for title in titles)
    return (
        f'<table><thead><tr><th scope="col">Scale</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        '<p class="small soft">Points of 100. Shown: what the text and the repository support; '
        f"claimed: what the answers say. {escape(told['covered'])}</p>"
    )


def _number_row(row: Mapping[str, str]) -> str:
    cells = "".join(f'<td class="n">{escape(row[key])}</td>' for key in ("shown", "claimed", "open", "level"))
    return f'<tr><th scope="row">{escape(row["title"])}</th>{cells}</tr>'


def _steps(told: Mapping[str, Any]) -> str:
    lists = "".join(_titled(part["title"], part["lines"]) for part in told["steps"])
    return f"<h2>Next</h2>{lists}" if lists else ""


def _ladder(told: Mapping[str, Any]) -> str:
    rungs = "".join(_rung(rung) for rung in told["ladder"])
    aims = f'<p class="soft">{escape(" ".join(told["aims"]))}</p>' if told["aims"] else ""
    return f'<h2>How far it gets</h2>{aims}<ol class="ladder" reversed>{rungs}</ol>'


def _rung(rung: Mapping[str, Any]) -> str:
    mark = " · <b>reached</b>" if rung["reached"] else ""
    falls = f'<br><span class="small soft">{escape(rung["falls"])}</span>' if rung["falls"] else ""
    css = ' class="reached"' if rung["reached"] else ""
    conditions = _listed(f'<span class="small">{escape(line)}</span>' for line in rung["conditions"])
    return f"<li{css}><b>{escape(rung['title'])}</b>{mark}. {escape(rung['means'])}{falls}{conditions}</li>"


def _ledgers(told: Mapping[str, Any]) -> str:
    return "".join(["<h2>What it rests on</h2>", *map(_ledger, told["ledgers"])]) if told["ledgers"] else ""


def _ledger(ledger: Mapping[str, Any]) -> str:
    head = (
        f"<h3>{escape(ledger['title'])}: {escape(ledger['shown'])}</h3>"
        f'<p class="soft">{escape(ledger["stands"])}</p>'
    )
    if not ledger["lines"]:
        return f"{head}<p>Nothing was found: that is unknown, not a zero.</p>"
    rows = "".join(
        f"<tr><td>{escape(line['says'])}<br>"
        f'<span class="quote">{escape(line["quote"])}</span></td>'
        f'<td class="w">{escape(line["strength"])}</td><td class="n">{escape(line["level"])}</td>'
        f'<td class="n">{escape(line["points"])}</td></tr>'
        for line in ledger["lines"]
    )
    more = f'<p class="soft">{escape(ledger["more"])}</p>' if ledger["more"] else ""
    return (
        f'{head}<table><thead><tr><th scope="col">Evidence</th><th scope="col" class="w">Strength</th>'
        f'<th scope="col" class="n">Level</th><th scope="col" class="n">Points</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{more}"
    )


def _not_counted(told: Mapping[str, Any]) -> str:
    lines = _listed(
        f'<span class="quote">{escape(n["quote"])}</span> {escape(n["why"])}' for n in told["not_counted"]
    )
    return f"<h2>Read, and not counted</h2>{lines}" if lines else ""


def _misread(told: Mapping[str, Any]) -> str:
    lines = _listed(
        f'<span class="quote">{escape(m["quote"])}</span> {escape(m["says"])}' for m in told["misread"]
    )
    return f"<h2>{escape(told['misread_title'])}</h2>{lines}" if lines else ""


def _questions(told: Mapping[str, Any]) -> str:
    ask: Callable[[Mapping[str, str]], str] = _question
    asked = "".join(map(ask, told["questions"]))
    return f"<h2>Questions for an interview</h2><ol>{asked}</ol>" if asked else ""


def _question(question: Mapping[str, str]) -> str:
    sounds = "".join(
        f"<br><b>{name}:</b> {escape(question[key])}"
        for key, name in (("good", "Good"), ("weak", "Weak"))
        if question[key]
    )
    return (
        f'<li class="question"><b>{escape(question["asks"])}</b><br><span class="soft">'
        f'{escape(question["because"])}</span>{sounds}<div class="notes"></div><div class="notes"></div></li>'
    )
