"""How long a click on an answer takes to reach the radar, against the smallest page with the same radar.

The smallest page draws the same lines, those of the state before among them.

Run ``python tests/benchmarks/click_to_radar.py [clicks]``: both pages run side by side with the collector
frozen, clicks alternate between them, and the medians and their ratio are printed.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
SMALLEST = """
import gc
import streamlit as st
from ambition.description import describe
from ambition.examples import example
from ambition.figures import radar
from ambition.model import Submission
from ambition.review import review
from ambition.rubric.loading import load_rubric

@st.cache_resource
def drawn():
    rubric, shown = load_rubric("product-ambition"), example("no-shows")
    made = review(rubric, Submission(describe(shown.text, shown.name), shown.answers))
    return radar(made, rubric, before=made)

level = st.radio("Level", [0, 1, 2, 3, 4], index=4)
figure = drawn()
claimed = next(trace for trace in figure["data"] if trace["line"].get("dash") == "dash")
claimed["r"][0] = claimed["r"][-1] = 25 * level
with st.container(key="radar"):
    st.plotly_chart(figure, key="radar-chart", theme=None, config={"displayModeBar": False}, alt="radar")

@st.cache_resource
def freeze():
    gc.collect()
    gc.freeze()

freeze()
"""
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
# The clock runs in the browser, from the click to the first change of the dashed line's path.
CLICK = """([group, choice]) => new Promise(done => {
  const drawn = () => [...document.querySelectorAll('.st-key-radar .scatterlayer .js-line')]
  const line = () => drawn().map(path => path.getAttribute('d')).join()
  const before = line(), labels = document.querySelectorAll(`${group} [role=radiogroup] label`)
  const started = performance.now()
  const look = () => line() !== before ? done(performance.now() - started)
    : performance.now() - started > 20000 ? done(null) : requestAnimationFrame(look)
  labels[choice].click(); look()
})"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(stack: ExitStack, script: Path) -> str:
    """Run a page and return its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += [
        "--server.headless",
        "true",
        "--server.fileWatcherType",
        "none",
        "--server.address",
        "127.0.0.1",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("a page did not start")


def click(page: Page, group: str, number: int) -> float:
    """Milliseconds from a click to the changed line; choices differ from click to click."""
    took = page.evaluate(CLICK, [group, number % 3])
    if took is None:
        raise TimeoutError("the radar did not change")
    page.wait_for_timeout(400)
    return float(took)


def main(clicks: int = 20) -> None:
    """Print both medians and their ratio."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        smallest = Path(folder) / "smallest.py"
        smallest.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{SMALLEST}", encoding="utf-8")
        addresses = {"smallest": start(stack, smallest), "page": start(stack, ROOT / "app.py")}
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        stack.callback(browser.close)
        pages = {}
        for name, address in addresses.items():
            pages[name] = browser.new_page(viewport={"width": 1280, "height": 900})
            pages[name].goto(address)
            pages[name].wait_for_selector(
                ".st-key-radar .scatterlayer .js-line", state="attached", timeout=60_000
            )
            pages[name].wait_for_timeout(3000)
        groups = {"smallest": "[data-testid=stRadio]", "page": ".st-key-in-q-no-shows-difference"}
        pages["page"].get_by_role("button", name="Next").click()
        pages["page"].wait_for_selector(groups["page"])
        pages["page"].wait_for_timeout(1500)
        took: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(clicks + 3):
            for name, page in pages.items():
                page.bring_to_front()
                took[name].append(click(page, groups[name], number))
        medians = {name: statistics.median(times[3:]) for name, times in took.items()}
    for name, median in medians.items():
        print(f"{name:<9} median {median:6.1f} ms of {clicks} clicks")
    print(f"ratio     {medians['page'] / medians['smallest']:.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
