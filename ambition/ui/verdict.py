"""The hireability card: whom to talk to first, why, and what is not sure."""

from __future__ import annotations

from ambition.model import Hireability, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import cut, draw, esc, items, slug
from ambition.ui.words import Words


def show_verdict(review: Review, rubric: LoadedRubric, words: Words) -> None:
    """The band, its headline, three reasons with their quotes, and the closing line."""
    if review.hireability is None:
        return
    card = review.hireability
    reasons = items((_reason(reason.says, reason.quote, reason.evidence, words) for reason in card.reasons[:3]),
                    "am-reasons")  # fmt: skip
    closing = f'<p class="am-small">{esc(words.say(card.closing))}</p>' if card.closing else ""
    draw(
        f'<section class="am-card am-verdict" aria-labelledby="verdict">'
        f'<p class="am-eyebrow">{esc(words("verdict.eyebrow"))}</p>'
        f'<h3 id="verdict">{_bars(card, rubric)}{esc(words.say(card.band_title))}</h3>'
        f'<p class="am-headline">{esc(words.say(card.headline))}</p>{reasons}{closing}</section>'
    )


def show_doubts(review: Review, words: Words) -> None:
    """What is claimed and not shown, what is in doubt, and where the project stands if the claims fall."""
    card = review.hireability
    if card is None or not (card.claimed_not_shown or card.doubts or card.if_claims_fall):
        return
    claims = _block(words("verdict.claims"), card.claimed_not_shown, words)
    doubts = _block(words("verdict.doubts"), card.doubts, words)
    falls = ""
    if card.if_claims_fall:
        falls = (
            f'<p class="am-foot"><b>{esc(words("verdict.falls"))}</b> {esc(words.say(card.if_claims_fall))}</p>'
        )
    draw(
        f'<section class="am-card" aria-labelledby="doubts"><h3 id="doubts">{esc(words("verdict.open"))}</h3>'
        f'<div class="am-pair">{claims}{doubts}</div>{falls}</section>'
    )


def _block(title: str, lines: tuple[str, ...], words: Words) -> str:
    if not lines:
        return ""
    return f"<div><h4>{esc(title)}</h4>{items((esc(words.say(line)) for line in lines), '')}</div>"


def _reason(says: str, quote: str, evidence: str, words: Words) -> str:
    if not quote:
        return esc(words.say(says))
    shown = f"“{esc(cut(quote, 110))}”"
    linked = f'<a href="#q-{slug(evidence)}">{shown}</a>' if evidence else f"<em>{shown}</em>"
    return f"{esc(words.say(says))} {linked}"


def _bars(card: Hireability, rubric: LoadedRubric) -> str:
    """Four bars, as many filled as the band is high; the words beside them say the same."""
    rules = rubric.rubric.hireability
    if rules is None or not card.enough:
        return ""
    rising = [band.id for band in sorted(rules.bands, key=lambda band: band.at_least)]
    filled = rising.index(card.band) + 1 if card.band in rising else 0
    bars = "".join(f'<i class="{"am-on" if bar < filled else ""}"></i>' for bar in range(len(rising)))
    return f'<span class="am-bars" aria-hidden="true">{bars}</span>'
