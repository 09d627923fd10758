"""The hireability card: whom to talk to first, why, and what is not sure."""

from __future__ import annotations

from ambition.model import Hireability, Reason, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import card, draw, esc, items, slug, small
from ambition.ui.words import Words
from ambition.wording import shortened


def show_verdict(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The card, drawn."""
    says = verdict_html(review, rubric, words)
    if says:
        draw(says)


def verdict_html(review: Review, rubric: LoadedRubric, words: Words) -> str:
    """The band, its headline, three reasons with their quotes, and the closing line."""
    if review.hireability is None:
        return ""
    verdict = review.hireability
    reasons = items((_reason(reason, words) for reason in verdict.reasons[:3]), "am-reasons")
    closing = small(words.say(verdict.closing)) if verdict.closing else ""
    return (
        f'<section class="am-card am-verdict" aria-labelledby="verdict">'
        f'<p class="am-eyebrow">{esc(words("verdict.eyebrow"))}</p>'
        f'<h3 id="verdict">{_bars(verdict, rubric)}{esc(words.say(verdict.band_title))}</h3>'
        f'<p class="am-headline">{esc(words.say(verdict.headline))}</p>{reasons}{closing}</section>'
    )


def show_jump(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """On a phone, where the review stands far below: its short form at the foot, and the way to it."""
    if review.hireability is None:
        return
    goal = words.say(rubric.goal(review.goal.reached).title) if review.goal.reached else ""
    draw(
        f'<a class="am-jump" href="#review"><span><b>{esc(words.say(review.hireability.band_title))}</b>'
        f"{esc(goal)}</span><span>{esc(words('review.jump'))}</span></a>"
    )


def show_doubts(review: Review, words: Words) -> None:
    """What is not sure, drawn."""
    says = doubts_html(review, words)
    if says:
        draw(says)


def doubts_html(review: Review, words: Words) -> str:
    """What is claimed and not shown, what is in doubt, and where the project stands if the claims fall."""
    verdict = review.hireability
    if verdict is None or not (
        verdict.claimed_not_shown or verdict.doubts or verdict.if_claims_fall or review.unsure
    ):
        return ""
    claims = _block(words("verdict.claims"), verdict.claimed_not_shown, words)
    doubts = _block(words("verdict.doubts"), verdict.doubts, words)
    unsure = _block(words("verdict.unsure"), review.unsure if review.judged else (), words)
    falls = ""
    if verdict.if_claims_fall:
        falls = f'<p class="am-foot">{esc(words.say(verdict.if_claims_fall))}</p>'
    return card(
        "doubts", words("verdict.open"), f'<div class="am-pair">{claims}{doubts}{unsure}</div>{falls}'
    )


def _block(title: str, lines: tuple[str, ...], words: Words) -> str:
    if not lines:
        return ""
    return f"<div><h4>{esc(title)}</h4>{items((esc(words.say(line)) for line in lines), '')}</div>"


def _reason(reason: Reason, words: Words) -> str:
    if not reason.quote:
        return esc(words.say(reason.says))
    is_in_text = reason.evidence and reason.start is not None
    quote = reason.quote if is_in_text else words.say(reason.quote)
    shown = f"“{esc(shortened(quote, 110))}”"
    linked = f'<a href="#q-{slug(reason.evidence)}">{shown}</a>' if is_in_text else f"<em>{shown}</em>"
    return f"{esc(words.say(reason.says))} {linked}"


def _bars(verdict: Hireability, rubric: LoadedRubric) -> str:
    """Four bars, as many filled as the band is high; the words beside them say the same."""
    rules = rubric.rubric.hireability
    if rules is None or not verdict.enough:
        return ""
    rising = [band.id for band in sorted(rules.bands, key=lambda band: band.at_least)]
    filled = rising.index(verdict.band) + 1 if verdict.band in rising else 0
    bars = "".join(f'<i class="{"am-on" if bar < filled else ""}"></i>' for bar in range(len(rising)))
    return f'<span class="am-bars" aria-hidden="true">{bars}</span>'
