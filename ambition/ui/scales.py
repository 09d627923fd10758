"""A card for each scale: where it stands, the evidence that carries it, and the five levels."""

from __future__ import annotations

from collections.abc import Callable

from ambition.model import Credit, Evidence, LedgerScore, Review
from ambition.rubric.loading import LoadedRubric
from ambition.ui.markup import esc, hue, slug
from ambition.ui.misread import NO_MARKS, Marks, evidence_name, objection_html
from ambition.ui.words import Words
from ambition.wording import shortened

Beside = Callable[[Evidence], str]
#: Kinds of answers that claim a level themselves; the others are proofs, read like the description.
_CLAIMS = frozenset({"level", "choice", "numbers", "text", "links"})


def scales_html(
    review: Review,
    rubric: LoadedRubric,
    words: Words,
    marks: Marks = NO_MARKS,
    *,
    beside: Beside = lambda _: "",
) -> str:
    """The cards of all scales, then the niche; ``beside`` gives HTML to stand beside each quote."""

    def next_to(evidence: Evidence) -> str:
        objects = ""
        if evidence.start is not None and evidence.source == "description":
            objects = objection_html(evidence.quote, evidence_name(evidence), marks, words)
        return f"{objects} {beside(evidence)}".strip()

    cards = [_card(score, review, rubric, words, next_to) for score in review.scales]
    if review.niche:
        cards.append(_card(review.niche, review, rubric, words, next_to))
    return f'<div class="am-grid">{"".join(cards)}</div>'


def _card(score: LedgerScore, review: Review, rubric: LoadedRubric, words: Words, beside: Beside) -> str:
    scale = rubric.scale(score.id)
    remark = f'<p class="am-small">{esc(words("scales.niche"))}</p>' if score is review.niche else ""
    return (
        f'<article class="am-card am-scale {hue(review, score.id)}" '
        f'id="scale-{score.id}" tabindex="-1">'
        f"<h3>{esc(words.say(scale.title))}</h3>{remark}"
        f'<div class="am-poles"><span>{esc(words.say(scale.left))}</span>'
        f"<span>{esc(words.say(scale.right))}</span></div>"
        f"{_track(score, review)}{_stands(score, review, rubric, words)}"
        f"{_ledger(score, rubric, words, beside)}{_levels(score, review, rubric, words)}</article>"
    )


def _track(score: LedgerScore, review: Review) -> str:
    """The scale as a bar; its numbers stand in the sentence below."""
    spans = ""
    if review.judged:
        wide = max(0, score.high - score.low)
        spans += f'<span class="am-open" style="left:{score.low / 10}%;width:{wide / 10}%"></span>'
        spans += f'<span class="am-shown" style="left:0;width:{score.shown / 10}%"></span>'
    if score.claimed is not None:
        spans += f'<span class="am-claimed" style="left:{score.claimed / 10}%"></span>'
    return f'<div class="am-track" aria-hidden="true">{spans}</div>'


def _stands(score: LedgerScore, review: Review, rubric: LoadedRubric, words: Words) -> str:
    claimed = words("scales.unclaimed")
    if score.claimed is not None:
        claimed = words("scales.claimed", claimed=words.points(score.claimed))
    if not review.judged:
        return f"<p>{esc(claimed)}</p>"
    shown = words("scales.shown", shown=words.points(score.shown), level=words.level(score.level_quarters))
    span = words("scales.closed")
    if score.high > score.low:
        span = words("scales.open", low=words.points(score.low), high=words.points(score.high))
    reading = ""
    if rubric.scale(score.id).interval_80:
        least, most = score.interval_80
        reading = words("scales.interval", low=words.points(least), high=words.points(most))
    sure = f"<summary>{esc(words('scales.sure'))}</summary>{esc(span)} {esc(reading)}"
    return (
        f"<p><b>{esc(_means(score, rubric, words))}</b><br>{esc(shown)} {esc(claimed)}</p>"
        f'<details class="am-soft">{sure}</details>'
    )


def _means(score: LedgerScore, rubric: LoadedRubric, words: Words) -> str:
    """What the level says; the lowest only where its own answer says so, for of others it is unknown."""
    levels = rubric.scale(score.id).levels
    level = min(4, score.level_quarters // 4)
    if level or score.claimed == 0:
        return words.say(levels[level].means)
    return words("scales.begun", means=words.say(levels[1].means)) if score.shown else words("scales.unknown")


def _ledger(score: LedgerScore, rubric: LoadedRubric, words: Words, beside: Beside) -> str:
    if not score.evidence:
        return f'<p class="am-soft">{esc(words("scales.no-evidence"))}</p>'
    carrying = "".join(
        _line(evidence, rubric, words, beside) for evidence in score.evidence if evidence.points
    )
    credits = "".join(_credit(credit, words) for credit in score.credits if credit.points)
    also = [evidence for evidence in score.evidence if not evidence.points]
    more = "".join(_line(evidence, rubric, words, beside) for evidence in also)
    folded = ""
    if also:
        summary = esc(words.count("scales.more", len(also)))
        folded = f'<details><summary>{summary}</summary><ul class="am-ledger">{more}</ul></details>'
    carried = f'<ul class="am-ledger">{carrying}{credits}</ul>' if carrying or credits else ""
    return carried + folded


def _line(evidence: Evidence, rubric: LoadedRubric, words: Words, beside: Beside) -> str:
    told = evidence.quote if evidence.source == "description" else words.say(evidence.quote)
    quote = f"“{esc(shortened(told))}”" if told else esc(words("scales.your-answer"))
    stands_beside = beside(evidence)
    stands_beside = f" · {stands_beside}" if stands_beside else ""
    if evidence.start is not None and evidence.source == "description":
        quote = f'<a class="am-quote" href="#q-{slug(evidence.id)}">{quote}</a>'
    is_claim = evidence.source == "answer" and evidence.kind in _CLAIMS
    says = words("scales.answer") if is_claim else words.say(rubric.criterion(evidence.criterion).says)
    points = words("scales.points", points=words.points(evidence.points))
    if not evidence.points:
        points = words("scales.also")
    return (
        f'<li id="{evidence_name(evidence)}" tabindex="-1"><span>{quote}</span>'
        f'<span class="am-points">{esc(points)}</span>'
        f'<span class="am-what">{esc(says)} · {esc(words("scales.level", level=evidence.level))} · '
        f"{esc(words(f'strength.{evidence.strength}'))} · "
        f"{esc(words(f'source.{evidence.source}'))}{stands_beside}</span></li>"
    )


def _credit(credit: Credit, words: Words) -> str:
    because = words(f"credit.{credit.because.replace(' ', '-')}")
    points = words("scales.credit", points=words.points(credit.points))
    return (
        f'<li><span class="am-soft">{esc(because)} · {esc(words("scales.level", level=credit.step))}</span>'
        f'<span class="am-points am-soft">{esc(points)}</span></li>'
    )


def _levels(score: LedgerScore, review: Review, rubric: LoadedRubric, words: Words) -> str:
    here = score.level_quarters // 4 if review.judged and (score.shown or score.claimed == 0) else -1
    lines = "".join(
        f'<li class="{"am-here" if level.level == here else ""}"><b>{level.level}</b> '
        f"{esc(words.say(level.means))}{_example(level.shows, words)}</li>"
        for level in rubric.scale(score.id).levels
    )
    summary = esc(words("scales.levels"))
    return f'<details><summary>{summary}</summary><ol class="am-levels">{lines}</ol></details>'


def _example(shows: tuple[str, ...], words: Words) -> str:
    if not shows:
        return ""
    return f'<br><span class="am-small">{esc(words("scales.example", text=words.say(shows[0])))}</span>'
