"""The desk on paper: shortlist, interview kit, one candidate and a comparison, as web pages of their own.

No script and no network; they print well on A4 and Letter. Texts come in as they may be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from ambition.desk.comparing import Comparison, Line, Quoted, Side
from ambition.desk.grouping import Grouping, Member
from ambition.desk.kit import Kit, notes_told_apart
from ambition.desk.question import KitQuestion
from ambition.desk.radars import Compared, radars_svg
from ambition.desk.rows import Row
from ambition.desk.speech import Speech, speech
from ambition.desk.texts import texts
from ambition.desk.values import Note, Standing
from ambition.model import Review
from ambition.report.html import to_html
from ambition.report.telling import clean, level, number
from ambition.rubric.loading import LoadedRubric
from ambition.wording import shortened

_MOST_QUOTES = 4
#: The two highest groups are to be talked to.
_TALKED_TO = 2
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def shortlist_html(
    grouping: Grouping,
    rows: Sequence[Row],
    rubric: LoadedRubric,
    kit_of: Callable[[str], Kit | None],
    *,
    title: str,
    cover: Callable[[str, str], str] = lambda _, text: text,
    language: str = "en",
) -> str:
    """The list for the interviews: first all groups in a line each, then a page for each to talk to.

    A page holds scales and questions with room for notes. Who is to be talked to stands in the two highest
    groups, or in the highest that is not empty; a text that came twice is printed once.
    """
    say = speech(rubric.rubric, language, "paper")
    by_id = {row.candidate: row for row in rows}
    copies = _copies(grouping, by_id)
    told = [each for each in _to_talk_to(grouping) if each.candidate not in copies]
    parts = [f"<h1>{_esc(title)}</h1>"]
    parts += [f'<p class="week">{_esc(cover(each.first, each.says))}</p>' for each in grouping.similar]
    parts += [_everybody(grouping, by_id, copies, rubric, say)]
    parts += [f'<p class="small soft">{_esc(say("in_line_about"))} {_esc(say("closing"))}</p>']
    parts += [_member(each, by_id[each.candidate], rubric, kit_of(each.candidate), say) for each in told]
    return _page(title, "".join(parts), "", language)


def _to_talk_to(grouping: Grouping) -> tuple[Member, ...]:
    first = tuple(member for group in grouping.groups[:_TALKED_TO] for member in group.members)
    return first or next((group.members for group in grouping.groups if group.members), ())


def _copies(grouping: Grouping, by_id: Mapping[str, Row]) -> dict[str, str]:
    """Who sent a text that stands further up already, and with whom it stands there."""
    found: dict[str, str] = {}
    above: list[str] = []
    for group in (*grouping.groups, grouping.not_enough):
        for member in group.members:
            first = next((label for label in above if label in by_id[member.candidate].same_as), "")
            if first:
                found[member.candidate] = first
            above.append(member.label)
    return found


def kit_html(made: Kit, title: str, project: str, notes: Sequence[Note], language: str = "en") -> str:
    """The interview kit on paper: each question with its reason, how answers sound, and lines to write on.

    Notes on questions that are no longer in the kit stand at the end.
    """
    say = texts(language).paper
    asked, earlier = notes_told_apart(made, notes)
    head = f'<h1>{_esc(title)}</h1><p class="soft">{_esc(project)}</p><p>{_esc(made.opening)}</p>'
    body = head + _questions(made, asked, say) + _earlier(earlier, say["earlier"])
    return _page(title, body, made.closing, language)


def candidate_html(review: Review, rubric: LoadedRubric, made: Kit | None, language: str = "en") -> str:
    """One candidate's whole report, radar included, and the interview kit after it."""
    say = texts(language).paper
    page = to_html(review, rubric)
    if made is None or not made.questions:
        return page
    head = f'<h2 class="break">{_esc(say["kit"])}</h2><p>{_esc(made.opening)}</p>'
    kit = head + _questions(made, {}, say)
    before, mark, after = page.rpartition("</main>")
    return f"{before}<style>{_style()}</style>{kit}{mark}{after}"


def comparison_html(made: Comparison, compared: Compared, rubric: LoadedRubric, language: str = "en") -> str:
    """A comparison: the radars over each other, then scale by scale the difference and the quotes."""
    say = speech(rubric.rubric, language, "paper")
    title = " · ".join(made.labels)
    radar = f"<figure>{radars_svg(compared, rubric, say.say)}</figure>"
    lines = "".join(_line(line, say) for line in made.lines)
    return _page(
        title,
        f"<h1>{_esc(title)}</h1>{radar}<p>{_esc(made.on_ranges)}</p>{lines}",
        say("compare_closing"),
        language,
    )


def _everybody(
    grouping: Grouping,
    by_id: Mapping[str, Row],
    copies: Mapping[str, str],
    rubric: LoadedRubric,
    say: Speech,
) -> str:
    """All groups as one table: a line for each, with what the group rests on and the levels."""
    scales = rubric.rubric.scales
    heads = "".join(f'<th scope="col" class="n">{_esc(say.say(scale.title))}</th>' for scale in scales)
    body = ""
    for group in (*grouping.groups, grouping.not_enough):
        if group.members:
            title = f"{say.say(group.title)} ({len(group.members)})"
            body += (
                f'<tr><th scope="rowgroup" colspan="{len(scales) + 2}" class="group">{_esc(title)}</th></tr>'
            )
        for member in group.members:
            copied = copies.get(member.candidate, "")
            body += _in_a_line(member, by_id[member.candidate], copied, say, len(scales))
    return (
        f'<table class="lines"><thead><tr><td></td><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _in_a_line(member: Member, row: Row, copied: str, say: Speech, columns: int) -> str:
    notes = [say("same_text", other=copied) if copied else say.say(member.headline)]
    notes += [say("moved", group=say.say(member.moved_from))] if member.moved_from else []
    levels = [say.figure(level(scale.level_quarters)) for scale in row.scales] or ["–"] * columns
    cells = "".join(f'<td class="n">{each}</td>' for each in levels)
    said = _esc(" ".join(note for note in notes if note))
    return f'<tr><th scope="row">{_esc(member.label)}</th><td>{said}</td>{cells}</tr>'


def _member(member: Member, row: Row, rubric: LoadedRubric, made: Kit | None, say: Speech) -> str:
    """One candidate's page."""
    moved = ""
    if member.moved_from:
        moved = f'<p class="small">{_esc(say("moved", group=say.say(member.moved_from)))}</p>'
    bars = "".join(_bar(scale, rubric, say) for scale in row.scales)
    goal = f"{_esc(say.say(row.goal))} · " if row.goal else ""
    return (
        f'<section class="person"><h2>{_esc(member.label)}</h2>'
        f'<p class="soft small">{_esc(say.say(row.group_title))} · {goal}{_esc(row.project_name)}</p>'
        f'<p>{_esc(say.say(member.headline))}</p>{moved}<table class="bars">{bars}</table>'
        f"{_questions(made, {}, say.own, short=True) if made else ''}</section>"
    )


def _bar(scale: Standing, rubric: LoadedRubric, say: Speech) -> str:
    wide = max(0, scale.high - scale.low)
    at, open_range = _at_level(scale.level_quarters, say), _range(scale.low, scale.high, say)
    return (
        f'<tr><th scope="row">{_esc(say.say(rubric.scale(scale.id).title))}</th><td class="bar">'
        '<svg viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="1000" height="60" fill="#f1efe8"/>'
        f'<rect x="{scale.low}" width="{wide}" height="60" fill="#d5d3de"/>'
        f'<rect width="{scale.shown}" height="60" fill="#3730a3"/></svg></td>'
        f'<td class="n">{at}</td>'
        f'<td class="n soft">{open_range}</td></tr>'
    )


def _at_level(quarters: int, say: Speech) -> str:
    return _esc(say("level", level=say.figure(level(quarters))))


def _range(low: int, high: int, say: Speech) -> str:
    return _esc(say("range", low=say.figure(number(low)), high=say.figure(number(high))))


def _questions(made: Kit, notes: Mapping[str, str], say: Mapping[str, str], *, short: bool = False) -> str:
    asked = "".join(_question(each, notes.get(each.id, ""), say, short) for each in made.questions)
    return f'<ol class="kit{" short" if short else ""}">{asked}</ol>'


def _earlier(notes: Sequence[Note], title: str) -> str:
    lines = "".join(
        f'<li><p>{_esc(each.asks)}</p><p class="written">{_esc(each.text)}</p></li>' for each in notes
    )
    return f"<h2>{_esc(title)}</h2><ul>{lines}</ul>" if lines else ""


def _question(each: KitQuestion, note: str, say: Mapping[str, str], short: bool) -> str:
    then = f"<p><b>{_esc(say['then'])}</b> {_esc(each.then)}</p>" if each.then and not short else ""
    written = f'<p class="written">{_esc(note)}</p>' if note else ""
    lines = '<div class="notes"></div>' * (2 if short else 3)
    sounds = (
        f'<div class="sounds"><p><b>{_esc(say["good"])}</b> {_esc(each.good)}</p>'
        f"<p><b>{_esc(say['weak'])}</b> {_esc(each.weak)}</p></div>"
    )
    return (
        f'<li class="question"><p class="asks">{_esc(each.asks)}</p>'
        f'<p class="soft small">{_esc(each.because)}</p>{"" if short else sounds}{then}{written}{lines}</li>'
    )


def _line(line: Line, say: Speech) -> str:
    says = "".join(f"<li>{_esc(each)}</li>" for each in line.says)
    heads = "".join(
        f'<th scope="col">{_esc(side.label)}<br><span class="soft small">'
        f"{_at_level(side.score.level_quarters, say)}, {_range(side.score.low, side.score.high, say)}"
        "</span></th>"
        for side in line.sides
    )
    cells = "".join(f"<td>{_quotes(side, say)}</td>" for side in line.sides)
    return (
        f'<h2>{_esc(line.title)}</h2><p class="soft">{_esc(line.left)} … {_esc(line.right)}</p>'
        f"<ul>{says}</ul>"
        f'<table class="sides"><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>'
    )


def quotes_once(side: Side) -> tuple[tuple[Quoted, tuple[str, ...]], ...]:
    """Each quote of a side once, its strongest reading first, with everything that it shows."""
    says: dict[str, list[str]] = {}
    first: dict[str, Quoted] = {}
    for quoted in side.quotes:
        first.setdefault(quoted.quote, quoted)
        says.setdefault(quoted.quote, []).append(quoted.says)
    return tuple((quoted, tuple(dict.fromkeys(says[quote]))) for quote, quoted in first.items())


def _quotes(side: Side, say: Speech) -> str:
    found = quotes_once(side)
    quotes = "".join(
        f'<p><span class="quote">“{_esc(shortened(quoted.quote))}”</span><br>'
        f'<span class="small soft">{_esc(" ".join(says))}</span></p>'
        for quoted, says in found[:_MOST_QUOTES]
    )
    more = len(found) - _MOST_QUOTES
    return (
        quotes + (f'<p class="small">{_esc(say("more", n=str(more)))}</p>' if more > 0 else "")
        if quotes
        else "–"
    )


def _page(title: str, body: str, closing: str, language: str) -> str:
    footer = f'<footer class="small soft"><p>{_esc(closing)}</p></footer>' if closing else ""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_esc(title)}</title><style>{_report_style()}{_style()}</style></head><body><main>{body}</main>"
        f"{footer}</body></html>\n"
    )


def _esc(text: str) -> str:
    return escape(clean(text))


@cache
def _report_style() -> str:
    return files("ambition.report").joinpath("report.css").read_text(encoding="utf-8")


@cache
def _style() -> str:
    return files("ambition.desk").joinpath("printing.css").read_text(encoding="utf-8")
