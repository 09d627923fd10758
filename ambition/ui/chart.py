"""A Plotly chart that stays in the page and moves when its numbers do.

Streamlit's own is taken down and made anew whenever anything in it changes, which takes longer and flashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

#: Plotly's script comes with its Python package, so that the page draws without a network.
SCRIPT_FOLDER = Path(str(files("plotly"))) / "package_data"
_SCRIPT = """
const plotly = library => window.ambitionPlotly ??= new Promise((done, failed) => {
  const script = document.createElement("script")
  script.src = `component/${library}/plotly.min.js`
  script.onload = () => done(window.Plotly)
  script.onerror = () => { window.ambitionPlotly = undefined; failed() }
  document.head.append(script)
})
function begin(Plotly, place, traces, layout) {
  place.textContent = ""
  let width = place.offsetWidth
  new ResizeObserver(() => {
    if (!place.offsetWidth || place.offsetWidth === width) return
    width = place.offsetWidth
    Plotly.Plots.resize(place)
  }).observe(place)
  return Plotly.newPlot(place, traces, layout, { displayModeBar: false })
}
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".am-chart")
  const { data: traces, layout } = data.figure
  place.setAttribute("aria-label", data.alt)
  place.style.minHeight = `${layout.height}px`
  plotly(data.library)
    .then(Plotly => place.data ? Plotly.react(place, traces, layout) : begin(Plotly, place, traces, layout))
    .catch(() => { if (!place.data) place.textContent = data.alt })
}
"""
_library = declare_component("plotly", path=SCRIPT_FOLDER)
_component = st.components.v2.component(
    "ambition_chart", html='<div class="am-chart" role="figure"></div>\n', js=_SCRIPT, isolate_styles=False
)


def draw_chart(figure: Mapping[str, Any], *, key: str, alt: str) -> None:
    """Draw a Plotly specification, ``data`` and ``layout`` with a ``height``; ``alt`` says it in words."""
    _component(key=key, data={"figure": figure, "alt": alt, "library": _library.name})
