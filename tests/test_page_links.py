"""Links to GitHub on the page, against a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from github_server import GitHubServer, Repository
from page_driver import asking, link_of, opened, shown_html, state, with_link
from streamlit.testing.v1 import AppTest

README = (
    b"# Tide tables\n\nTide tables for the harbour pilots of the west coast. Eleven use them every day.\n"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHubServer]:
    """A server with one repository, which the page asks instead of GitHub."""
    with asking(monkeypatch, Repository("ada/tides", readme=README)) as started:
        yield started


def fetched(link: str) -> AppTest:
    """The page after a link was given and fetched."""
    return with_link(link).button("fetch").click().run()


def test_a_link_becomes_a_review_and_a_link_to_share(server: GitHubServer) -> None:
    """A repository's README is reviewed, and what is shared names it, so that another visit opens it."""
    page = fetched("https://github.com/ada/tides")
    assert "harbour pilots" in shown_html(page)
    link = link_of(page)
    assert "g:ada/tides:" in link
    again = opened(s=link.split("?s=")[1])
    assert state(again).linked is not None
    assert "has changed" not in shown_html(again)


def test_a_readme_that_changed_since_is_announced(server: GitHubServer) -> None:
    """Whoever opens a link learns that the README is not the one it was made with."""
    link = link_of(fetched("ada/tides"))
    token = link.split("?s=")[1]
    page = opened(s=token[:-8] + "00000000")
    assert "The README has changed" in shown_html(page)


def test_a_missing_repository_says_what_to_do(server: GitHubServer) -> None:
    """A link that leads nowhere becomes one sentence, and the field keeps what was typed."""
    page = fetched("ada/nowhere")
    assert not page.exception
    assert "ada/nowhere" in shown_html(page)
    assert page.text_input("in-link").value == "ada/nowhere"
    assert 'id="nothing"' in shown_html(page)


def test_a_person_offers_their_repositories(server: GitHubServer) -> None:
    """A link to a person asks which of their projects is meant."""
    server.owners["ada"] = [{"full_name": "ada/tides", "description": "Tide tables", "fork": False}]
    page = fetched("https://github.com/ada")
    page.selectbox[0].set_value("ada/tides").run()
    assert "harbour pilots" in shown_html(page)
