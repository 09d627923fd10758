"""The draft in the visitor's own browser: kept while they type, brought back after a reload."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from ambition.errors import InputError
from ambition.rubric.loading import list_rubrics
from ambition.ui.fetching import stop
from ambition.ui.markup import draw, esc
from ambition.ui.misread import begin_marking
from ambition.ui.session import forget_widgets, keep_as_base
from ambition.ui.share_token import from_token
from ambition.ui.state import DEFAULT_RUBRIC, PageState, from_draft, to_draft
from ambition.ui.words import Words

_KEY = "keeper"
#: Local storage holds about five million characters in all.
_MOST_CHARACTERS = 2_000_000

# Half a sentence is saved on every stroke, long before Streamlit hears of it. What is stored is sent to the
# server once, when its session is new, and whenever a session had to be made anew.
_SCRIPT = """
const DRAFT = "ambition.draft", TYPING = "ambition.typing", OPENED = "ambition.opened"
// What came with a link has a place of its own, so that it never lies over one's own draft.
const place = name => name + (window.ambitionOpened ? "~" + window.ambitionOpened : "")
const before = () => { try { return sessionStorage.getItem(OPENED) || "" } catch { return "" } }
const remember = token => { try { if (token) sessionStorage.setItem(OPENED, token) } catch { /* shut */ } }
const read = key => { try { return localStorage.getItem(key) || "" } catch { return "" } }
const write = (key, value) => {
  try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key) } catch { /* full or shut */ }
}
function watch() {
  if (window.ambitionWatches) return
  window.ambitionWatches = true
  document.addEventListener("input", event => {
    if (event.target.closest && event.target.closest(".st-key-in-paste")) {
      write(place(TYPING), JSON.stringify({ paste: event.target.value }))
    }
  }, true)
  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest('a[href^="#misread="]')
    if (!link || !window.ambitionMark) return
    event.preventDefault()
    window.ambitionMark(link.getAttribute("href").slice("#misread=".length))
  }, true)
}
// What was pressed is gone from the page; without this the keyboard would start again at its top.
function goTo(wish, tries = 20) {
  const field = document.querySelector(`.st-key-in-${wish} textarea, .st-key-in-${wish} input`)
  if (field) field.focus()
  else if (tries) setTimeout(() => goTo(wish, tries - 1), 100)
}
// A picture does not grow with the text around it by itself; the server draws it anew, as large as fits.
function measure({ setStateValue }) {
  const root = document.documentElement
  const grown = parseFloat(getComputedStyle(root).fontSize) / 16
  root.toggleAttribute("data-am-large", grown >= 1.25)
  const room = (document.querySelector(".st-key-radar")?.clientWidth ?? 0) / 330
  const scale = Math.max(1, Math.min(2, Math.floor(Math.min(grown, room) * 4) / 4))
  if (scale !== (window.ambitionScale ?? 1)) setStateValue("scale", scale)
  window.ambitionScale = scale
  if (window.ambitionRuler) return
  window.ambitionRuler = document.body.appendChild(document.createElement("div"))
  window.ambitionRuler.style.cssText = "position:absolute;width:10rem;visibility:hidden"
  window.ambitionRuler.setAttribute("aria-hidden", "true")
  new ResizeObserver(() => window.ambitionMeasure()).observe(window.ambitionRuler)
}
export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component
  watch()
  window.ambitionMeasure = () => setTimeout(() => measure(component), 300)
  window.ambitionOpened = data.opened
  document.documentElement.lang = data.language
  // What lies beside the page, a dialog or a popover, is as light or dark as the page.
  const app = document.querySelector(".stApp")
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme
  const [, wish] = data.focus
  if (window.ambitionFocus !== undefined && window.ambitionFocus !== data.focus[0]) goTo(wish)
  window.ambitionFocus = data.focus[0]
  measure(component)
  window.ambitionMark = name => setTriggerValue("marking", name)
  // The radar's colours come from the server, which is asked again when the page turns dark or light.
  const element = parentElement.host ?? parentElement
  const ground = getComputedStyle(element).getPropertyValue("--st-background-color")
  const former = window.ambitionGround
  window.ambitionGround = ground
  if (former && former !== ground) setStateValue("ground", ground)
  if (!data.hydrated) {
    const [draft, typing] = [read(place(DRAFT)), read(place(TYPING))]
    const own = Boolean(read(DRAFT) || read(TYPING))
    setStateValue("restored", { at: Date.now(), draft, typing, own, before: before() })
    remember(data.opened)
    return
  }
  if (data.forgets !== (parentElement.ambitionForgets ?? data.forgets)) write(place(TYPING), "")
  parentElement.ambitionForgets = data.forgets
  write(place(DRAFT), data.draft)
  const typing = read(place(TYPING))
  if (typing && JSON.parse(typing).paste === data.pasted) write(place(TYPING), "")
}
"""

_component = st.components.v2.component("ambition_keeper", html="<span hidden></span>\n", js=_SCRIPT)


def keep_draft(state: PageState) -> None:
    """Hand the draft to the browser, and take back what it kept from before."""
    draft = to_draft(state)
    with st.container(key="keep-hidden", height=1, border=False):
        _component(
            key=_KEY,
            data={
                "hydrated": state.is_hydrated,
                "opened": state.opened,
                "draft": draft if len(draft) <= _MOST_CHARACTERS else "",
                "pasted": state.pasted,
                "forgets": state.forgets,
                "language": state.language,
                "focus": list(state.focus),
            },
            on_restored_change=lambda: _restore(state),
            on_ground_change=lambda: None,
            on_scale_change=lambda: _grow(state),
            on_marking_change=lambda: _point(state),
        )


def show_kept(state: PageState, words: Words) -> None:
    """Say what is kept, and offer to forget it."""
    if not state.has_own_work:
        return
    with st.container(key="keep", horizontal=True, vertical_alignment="center"):
        st.caption(words("keep.says.sent" if state.reads_sent else "keep.says"))
        st.button(words("keep.forget"), key="forget", type="tertiary", on_click=_forget, args=(state,))


def _restore(state: PageState) -> None:
    """The browser has said what it kept of this visit: of one's own draft, or of the link that was opened."""
    found: dict[str, Any] = getattr(st.session_state[_KEY], "restored", None) or {}
    if state.is_hydrated:
        return
    state.is_hydrated = True
    state.other_draft = _other_draft(state, found)
    try:
        if from_draft(state, str(found.get("draft", "")), _typing(found)):
            state.notices.append(("keep.restored", {}))
            state.rubric = state.rubric if state.rubric in list_rubrics() else DEFAULT_RUBRIC
            forget_widgets()
            keep_as_base(state)
    except InputError as error:
        state.notices.append(("keep.failed", {"why": str(error)}))


def show_other_draft(state: PageState, words: Words) -> None:
    """Where a link was opened: say which of the two is on the page, and offer the other."""
    if not state.other_draft:
        return
    kind = "own" if state.other_draft == "own" else "link"
    address = "?" if kind == "own" else f"?s={state.other_draft}"
    draw(
        f'<div class="am-note" role="note"><p>{esc(words(f"keep.beside.{kind}"))} '
        f'<a href="{esc(address)}">{esc(words(f"keep.beside.{kind}.show"))}</a></p></div>'
    )


def _other_draft(state: PageState, found: dict[str, Any]) -> str:
    if state.opened:
        return "own" if found.get("own") is True else ""
    try:
        before = str(found.get("before") or "")
        from_token(before)
    except InputError:
        return ""
    return before


def _grow(state: PageState) -> None:
    """The text of this browser has another size."""
    scale = getattr(st.session_state[_KEY], "scale", None)
    state.text_scale = min(2.0, max(1.0, float(scale))) if isinstance(scale, int | float) else 1.0


def _point(state: PageState) -> None:
    """A quote was called misread."""
    begin_marking(state, str(getattr(st.session_state[_KEY], "marking", None) or ""))


def _typing(found: dict[str, Any]) -> dict[str, Any]:
    try:
        table = json.loads(str(found.get("typing") or "{}"))
    except ValueError:
        return {}
    paste = table.get("paste") if isinstance(table, dict) else None
    return {"paste": paste} if isinstance(paste, str) and paste.strip() else {}


def _forget(state: PageState) -> None:
    state.pasted, state.link, state.file, state.linked = "", "", None, None
    state.own_answers, state.misread, state.kept, state.way = {}, {}, None, "example"
    state.question = 0
    state.give_back()
    state.choices, state.other, state.other_text = (), None, ""
    stop(state)
    state.forgets += 1
    forget_widgets()
