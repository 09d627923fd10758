"""Names known by where they stand: lines of authors, licences, sign-offs, citations, roles, employers.

No list of names holds everybody; who stands behind "Team:" or "(c)" is somebody all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2  # type: ignore[import-untyped]

from ambition.desk.covering.finds import Find, plain
from ambition.desk.covering.people import RUN, Names, Token, is_listed, kept_names, name_tokens
from ambition.desk.covering.words import AMBIGUOUS, LABELS, ORDINARY, PARTICLES, ROLES

# In code an equals sign is followed by anything; only a text in quotes or braces can be a name.
_LABEL = re2.compile(
    rf"(?i)(?:^|[\s\"'*{{\[,.;(|#>-]|\s_)({'|'.join(LABELS)})[\"'*_]*[ \t]*"
    r"(?::|=[ \t]*[\"'\[{])[ \t\"'*_:>\[{]*"
)
_MAY_BE_ONE_WORD = re.compile(r"(?i)auth|aut[eo]|name|nom")
_MEMBERS = re2.compile(
    rf"(?im)^#{{0,6}}[ \t*_]*(?:{'|'.join(LABELS)})[:*_ \t]*\n(?:[ \t]*\n)?((?:[ \t]*[-*+|\d].*(?:\n|\z))+)"
)
_RIGHTS = re2.compile(
    r"(?i)(?:\b(?:licen[cs]ed?|mit|bsd|isc|[al]?gpl|mpl|apache|copyright|cc)\b[^\n]{0,40}\(c\)"
    r"|\(c\)[ \t]*\d{4}|\a)[ \t]*[\d, -]*(?:by )?"
)
_LOWER = re2.compile(
    r"(?m)^[ \t>*_#-]*(?:(?:[Bb]y|[Mm]ade by|[Ww]ritten by|[Bb]uilt by|[Cc]reated by|[Cc]oded by"
    r"|[Aa]uthors?|[Tt]eam)[: \t*_]+)([a-z][a-z'-]+(?: [a-z][a-z'-]+){1,3})[ \t*_.]*$"
)
# A dash that opens a line is a sign-off only where it is no bullet; one behind a quotation always is.
_SIGN_OFF = re.compile(
    r"(?m)^(?:[ \t]*(?:--|[\u2013-\u2015])[ \t]*)?(?=\w)"
    r"|[\"'\u2019\u201c\u201d\u00bb][ \t]*(?:--?|[\u2013-\u2015])[ \t]*(?=\w)"
)
_ROLE = "|".join(sorted(ROLES, key=len, reverse=True))
_BEHIND_ROLE = re2.compile(rf"(?i)\b(?:{_ROLE})(?: (?:of|for) [a-z]+)?, ")
_OWN_ROLE = re2.compile(rf"(?i)\b(?:my|our|his|her|their) (?:[a-z]+ )?(?:{_ROLE}) ")
_ROLE_AFTER = re2.compile(
    rf", (?:the |an? |our |my |its )?(?:[a-z]+ ){{0,2}}(?:{_ROLE})\b"
    r"| (?:signed off|told (?:me|us)|wrote to (?:me|us)|phoned|called (?:me|us)|complained)\b"
)
_NEXT = re.compile(
    r"[\s,]*(?:\([^)\n]*\)|@[\w.-]+)"
    r"|[\s,;&/|\"'\[\]{}<*_.]*(?:(?:and|und|et|y|e|og|och|en|with) )?[\s\"'*_\[{]*"
)
_ENDS = re.compile(r"[ \t*_\"'\]}]*(?:$|[,;.:|&/(<\n{}]|--?[ \t]|~|and |und |et |y )")
_MAIL_BEHIND = re.compile(r"[ \t]*(?:[~|,<(-]|/)+[^\n]{0,6}?[\w.+-]*[@]\w")

_CAP = r"[A-Z][A-Za-z'.]*[A-Za-z](?:-[A-Za-z]+)*"
_FIRM = rf"{_CAP}(?:(?: ?& ?| und | et | of | de | du | der )?(?: ?){_CAP})*"
_EMPLOYER = re2.compile(
    rf"(?:(?i:\b(?:i|we|he|she|who)(?:'m|'ve)?\b[^.\n]{{0,40}}?\bwork(?:s|ed|ing)?\b[^.,;\n]{{0,30}}?"
    rf"\b(?:at|for|bei|chez)(?: the)? )({_FIRM})"
    rf"|\b(?:at|for) (?:the )?({_FIRM}),? (?i:where (?:i|we) (?:work|bake|teach|cook|drive|nurse))"
    rf"|(?i:\b(?:shifts?|job|nurse|cook|baker|teacher|clerk|driver|intern|internship|employed|trainee|apprentice"
    rf"|apprenticeship|boss|manager|engineer|analyst|accountant|colleagues?|day job)"
    rf" (?:at|with|bei|chez)(?: the)? )({_FIRM})"
    rf"|(?i:\b(?:my|our) (?:former |old |present |current )?(?:employer|company),? )({_FIRM}))"
)
_LONGEST_LIST = 400
_LONGEST_NAME = 60


def find_positions(text: str, names: Names | None = None) -> Iterator[Find]:
    """Yield who stands where a name stands, listed or not. ``names``: folded; the kept lists by default."""
    known = kept_names() if names is None else names
    shape = plain(text)
    yield from _behind_labels(shape)
    yield from _in_lists(shape)
    yield from _signed(text, shape, known)
    yield from _with_roles(shape)
    yield from _lower_case(shape, known)
    for match in _EMPLOYER.finditer(shape):
        start, end = next(match.span(group) for group in range(1, 5) if match.start(group) >= 0)
        if shape[start:end].lower() not in ORDINARY | AMBIGUOUS:
            yield Find(start, end, "employer")


def _behind_labels(shape: str) -> Iterator[Find]:
    for match in _LABEL.finditer(shape):
        alone = _MAY_BE_ONE_WORD.search(match.group(1)) is not None
        yield from _list_of_names(shape, match.end(), alone)
    for match in _RIGHTS.finditer(shape):
        yield from _list_of_names(shape, match.end(), True)


def _list_of_names(shape: str, at: int, alone: bool) -> Iterator[Find]:
    """Yield the names of a list until something else stands there. ``alone``: one word may be a name."""
    stop = shape.find("\n", at, at + _LONGEST_LIST)
    stop = min(at + _LONGEST_LIST, len(shape)) if stop < 0 else stop
    while at < stop:
        run = RUN.match(shape, at, stop)
        if run is None:
            gap = _NEXT.match(shape, at, stop)
            if gap is None or gap.end() == at:
                return
            at = gap.end()
            continue
        tokens = name_tokens(shape, at, run.end())
        if _is_name(tokens, alone) and (tokens[-1][1] < run.end() or _ENDS.match(shape, run.end()) or alone):
            yield Find(tokens[0][0], tokens[-1][1], "person")
        at = run.end()


def _is_name(tokens: list[Token], alone: bool = False) -> bool:
    words = [word for _, _, word in tokens if word not in PARTICLES]
    if len(words) == 1:
        return alone and len(words[0]) > 2 and words[0] not in AMBIGUOUS
    return 1 < len(words) < 6 and not all(word in AMBIGUOUS for word in words)


def _in_lists(shape: str) -> Iterator[Find]:
    """Yield the members that stand line by line under a heading such as "Team"."""
    for match in _MEMBERS.finditer(shape):
        start, end = match.span(1)
        for line in re.finditer(r"(?m)^[ \t]*[-*+|\d.)]+[ \t*_\[|]*", shape[start:end]):
            run = RUN.match(shape, start + line.end(), end)
            if run is not None and _ENDS.match(shape, run.end()):
                tokens = name_tokens(shape, run.start(), run.end())
                if _is_name(tokens):
                    yield Find(tokens[0][0], tokens[-1][1], "person")


def _signed(text: str, shape: str, known: Names) -> Iterator[Find]:
    """Yield names that sign: behind a dash, alone on the last line, or with an e-mail beside them."""
    last = len(shape.rstrip(" \t\n*_"))
    for match in _SIGN_OFF.finditer(text):
        run = RUN.match(shape, match.end())
        if run is None:
            continue
        tokens = name_tokens(shape, run.start(), run.end())
        if not _is_name(tokens) or tokens[-1][1] != run.end():
            continue
        dashed = match.group().strip() != "" and bool(_ENDS.match(shape, run.end()))
        closing = (
            run.end() == last and run.start() > 0 and any(is_listed(part, known) for part in _parts(tokens))
        )
        if dashed or closing or _MAIL_BEHIND.match(shape, run.end()):
            yield Find(tokens[0][0], run.end(), "person")


def _parts(tokens: list[Token]) -> list[str]:
    return [part for _, _, word in tokens for part in word.split("-") if len(part) > 2]


def _with_roles(shape: str) -> Iterator[Find]:
    """Yield "The ward manager, Anna Bell, …", "Anna Bell, head of …" and "my colleague Anna"."""
    for cue, alone in ((_BEHIND_ROLE, False), (_OWN_ROLE, True)):
        for match in cue.finditer(shape):
            run = RUN.match(shape, match.end())
            if run is not None:
                tokens = name_tokens(shape, run.start(), run.end())
                if _is_name(tokens, alone):
                    yield Find(tokens[0][0], tokens[-1][1], "person")
    for match in _ROLE_AFTER.finditer(shape):
        run = _run_ending_at(shape, match.start())
        if run is not None:
            tokens = name_tokens(shape, run.start(), run.end())
            if _is_name(tokens):
                yield Find(tokens[0][0], tokens[-1][1], "person")


def _run_ending_at(shape: str, end: int) -> re.Match[str] | None:
    runs = RUN.finditer(shape, max(0, end - _LONGEST_NAME), end)
    return next((run for run in runs if run.end() == end), None)


def _lower_case(shape: str, known: Names) -> Iterator[Find]:
    """Yield names written small: alone on a line behind "by", and at least one of them listed."""
    for match in _LOWER.finditer(shape):
        words = [part for word in match.group(1).split() for part in word.split("-")]
        if any(word in ORDINARY for word in words) or not any(is_listed(word, known) for word in words):
            continue
        yield Find(match.start(1), match.end(1), "person")
