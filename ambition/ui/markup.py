"""Small pieces of safe HTML: everything that comes from outside is escaped here, once."""

from __future__ import annotations

import html
import string
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from ambition.model import Review

_PLAIN = frozenset(string.ascii_letters + string.digits + "-_")
_SPECIAL = frozenset("\\`*_{}[]()<>#+-.!|~$:&")


def esc(text: object) -> str:
    """Text as HTML text or attribute value."""
    return html.escape(str(text), quote=True)


def label(text: str) -> str:
    """Text for the label or option of a widget, where Streamlit reads Markdown: nothing of it is markup."""
    one_line = " ".join(text.split())
    return "".join(f"&#{ord(sign)};" if sign in _SPECIAL else sign for sign in one_line)


def slug(text: str) -> str:
    """Text as a part of an element's id."""
    return "".join(sign if sign in _PLAIN else "-" for sign in text)


def items(lines: Iterable[str], css_class: str) -> str:
    """A list of ready HTML lines; nothing for none."""
    inner = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="{css_class}">{inner}</ul>' if inner else ""


def card(name: str, title: str, body: str, more: str = "") -> str:
    """A card with its heading, which names it for those who do not see it; ``body`` is ready HTML."""
    return (
        f'<section class="am-card" aria-labelledby="{name}"{more}>'
        f'<h3 id="{name}">{esc(title)}</h3>{body}</section>'
    )


def part(name: str, title: str, body: str) -> str:
    """A part of the page under its heading; ``body`` is ready HTML. Few long pieces are quicker than many."""
    return f'<h2 class="am-part" id="{name}">{esc(title)}</h2><div class="am-stack">{body}</div>'


def heading(title: str) -> str:
    """The heading of a part whose pieces are drawn after it."""
    return f'<h2 class="am-part">{esc(title)}</h2>'


def two(wide: str, narrow: str) -> str:
    """Two pieces beside each other where there is room."""
    return f'<div class="am-two"><div>{wide}</div><div>{narrow}</div></div>'


def small(text: str) -> str:
    """A paragraph of small print."""
    return f'<p class="am-small">{esc(text)}</p>'


def draw(body: str, *, key: str | None = None) -> None:
    """Show a piece of HTML; Streamlit removes scripts from it as a second guard."""
    if key is None:
        st.html(body)
        return
    with st.container(key=key):
        st.html(body)


def style() -> None:
    """The page's own style sheet."""
    st.html(f"<style>{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}</style>")


def hue(review: Review, ledger: str) -> str:
    """The CSS class of a ledger's colour: by the place of its scale, one for niche, one for goals."""
    ids = [score.id for score in review.scales]
    if ledger in ids:
        return f"am-hue-{ids.index(ledger) % 6}"
    return "am-hue-niche" if review.niche and ledger == review.niche.id else "am-hue-goal"
