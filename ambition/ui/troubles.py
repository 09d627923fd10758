"""The states in which a review has less to say: nothing given, not English, short, partial, unsure."""

from __future__ import annotations

from ambition.model import Notice, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import card, draw, esc
from ambition.ui.sent import said_html
from ambition.ui.state import PageState
from ambition.ui.words import Words
from ambition.unsure import unfetched
from ambition.wording import shortened

#: Said in the page's own words, or no warning to a reader: how to fetch more, how far a history was read.
_NO_WARNINGS = frozenset({"partial", "no-token", "history"})


def show_nothing_yet(words: Words, state: PageState, rubric: LoadedRubric) -> None:
    """What the review will be, while there is nothing to review; and the claims that a link brought."""
    kind = "sent" if state.reads_sent and state.way == "paste" else state.way
    says = words("nothing.fetching" if state.work else f"nothing.{kind}")
    says_of_it = said_html(state, rubric, words) if state.reads_sent else ""
    claims = f"<p>{esc(words('nothing.claims'))}</p>{says_of_it}" if says_of_it else ""
    draw(card("nothing", words("nothing.title"), f"<p>{esc(says)}</p>{claims}"))


def show_trouble(words: Words, why: str) -> None:
    """An input that cannot be read, in one sentence that says what to do."""
    draw(card("trouble", words("trouble.title"), f"<p>{esc(words.say(why))}</p>", ' role="alert"'))


def show_warnings(review: Review, words: Words) -> None:
    """What the review is not sure about, drawn where there is any."""
    says = warnings_html(review, words)
    if says:
        draw(says)


def warnings_html(review: Review, words: Words) -> str:
    """What the review itself is not sure about, above everything else."""
    says = [_warning(notice, review, words) for notice in review.warnings if notice.code not in _NO_WARNINGS]
    if review.partial:
        says.append(words("warnings.partial", facts=", ".join(map(words.say, unfetched(review.facts)))))
    if not review.judged:
        says += [words.say(line) for line in review.unsure]
    says = list(dict.fromkeys(says))
    if not says:
        return ""
    lines = "".join(f"<p>{esc(line)}</p>" for line in says)
    return f'<div class="am-note" role="note">{lines}</div>'


def _warning(notice: Notice, review: Review, words: Words) -> str:
    """A warning, with the words it is about where it is about some."""
    says = words.say(notice.message)
    if notice.start is None or notice.end is None:
        return says
    return f"{says} “{shortened(review.description.text[notice.start : notice.end])}”"
