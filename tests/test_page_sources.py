"""Zips and folders on the page, two dates of one project, and quotes that were misread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from github_server import GitHubServer, Repository
from page_driver import (
    SHORT,
    asking,
    charts,
    forget_caches,
    opened,
    paste,
    settled,
    shown_html,
    state,
    with_link,
)
from streamlit.testing.v1 import AppTest
from test_sources_disk import commit, zipped

from ambition.description import describe
from ambition.model import Review, Submission
from ambition.packet import read_packet
from ambition.review import review
from ambition.rubric.loading import load_rubric
from ambition.ui import desk_state, misread
from ambition.ui.downloads import saved_project
from ambition.ui.opening import open_file
from ambition.ui.state import PageState, from_draft, to_draft

RUBRIC = load_rubric("product-ambition")
MARCH = b"# Tide tables\n\nTide tables for the harbour pilots of the west coast.\n"
JUNE = MARCH + b"\nEleven pilots use them daily since April 2024. Two harbours pay 40 dollars a month.\n"
ZIP = {
    "tides-main/README.md": JUNE,
    "tides-main/tests/test_tides.py": b"",
    "tides-main/LICENSE": b"MIT License",
}


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts with empty caches, on a server that many share."""
    monkeypatch.delenv("AMBITION_HOME", raising=False)
    forget_caches()
    yield


def with_file(name: str, data: bytes) -> AppTest:
    """The page after a file was opened."""
    page = opened()
    page.segmented_control("in-way").set_value("file").run()
    return settled(page.file_uploader[0].upload(name, data).run())


def repository(tmp_path: Path) -> Path:
    """A folder with a README of March and another of June in its history."""
    root = tmp_path / "tides"
    commit(root, {"README.md": MARCH}, "Ada <a@example.invalid>", "2024-03-01")
    commit(root, {"README.md": JUNE, "tests/test_tides.py": b""}, "Ada <a@example.invalid>", "2024-06-01")
    return root


def packed(root: Path) -> bytes:
    """A folder as a zip, its .git included."""
    found = (path for path in root.rglob("*") if path.is_file())
    return zipped({path.relative_to(root.parent).as_posix(): path.read_bytes() for path in found})


def compared(page: AppTest, day: str) -> AppTest:
    """The page after a day was chosen to compare with."""
    page.session_state["versions"] = True
    page.run()
    page.date_input("in-day").set_value(date.fromisoformat(day)).run()
    return settled(page.button("earlier-go").click().run())


def test_a_zip_of_a_repository_is_reviewed_with_its_facts() -> None:
    """The same facts as from a folder, tests and licence; the review is called as the zip is."""
    page = with_file("tides.zip", zipped(ZIP))
    assert not page.exception and not page.error
    found = state(page).file
    assert found is not None
    assert (found.title, found.name) == ("tides", "README.md")
    assert {fact.id: fact.value for fact in found.facts}["has-tests"] is True
    html = shown_html(page)
    assert "Eleven pilots use them" in html
    assert any("no git history" in caption.value for caption in page.caption)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"README.md": JUNE, "zeros": b"\x00" * 200_000_000}, "far more than a repository"),
        ({"README.md": JUNE, "../out.md": b"x"}, "leads out of it"),
        ({"main.py": b"1"}, "no README in the archive"),
        ({"README.md": b"x" * 1_000_001}, "larger than 1 MB"),
    ],
    ids=["bomb", "leads out", "no readme", "huge"],
)
def test_a_zip_that_is_refused_says_why_and_leaves_the_page_as_it_was(
    files: dict[str, bytes], says: str
) -> None:
    """One sentence; nothing of the zip is taken."""
    page = with_file("evil.zip", zipped(files))
    assert not page.exception
    assert says in shown_html(page)
    assert state(page).file is None


def test_a_folder_is_offered_on_ones_own_machine_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a shared server there is no field for a path, with or without a folder to keep things in."""
    page = opened()
    page.segmented_control("in-way").set_value("file").run()
    assert not [field for field in page.text_input if field.key == "in-folder"]
    monkeypatch.setenv("AMBITION_HOME", str(tmp_path))
    assert not [field for field in page.run().text_input if field.key == "in-folder"]
    monkeypatch.setattr(desk_state, "is_own_machine", lambda *_: True)
    assert page.run().text_input("in-folder")


def test_a_folder_is_read_with_its_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that is not there says so."""
    monkeypatch.setenv("AMBITION_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(desk_state, "is_own_machine", lambda *_: True)
    page = opened()
    page.segmented_control("in-way").set_value("file").run()
    settled(page.text_input("in-folder").set_value(str(tmp_path / "nowhere")).run())
    assert "there is no such folder" in shown_html(page)
    settled(page.text_input("in-folder").set_value(str(repository(tmp_path))).run())
    assert any("Read with its git history" in caption.value for caption in page.caption)
    compared(page, "2024-03-15")
    assert "From then to now" in shown_html(page)


def test_two_dates_of_a_zip_lie_over_each_other(tmp_path: Path) -> None:
    """What came since March, by the texts alone: a fact of today is no evidence that came."""
    page = compared(with_file("tides.zip", packed(repository(tmp_path))), "2024-03-15")
    html = shown_html(page).split('id="versions-moved"')[1]
    assert "Evidence that came" in html and "Two harbours pay" in html
    assert len(charts(page)) == 2
    assert any("README of 2024-03-15" in caption.value for caption in page.caption)
    assert "has-tests" not in html and "test_tides" not in html


def test_a_day_before_the_history_says_when_it_begins(tmp_path: Path) -> None:
    """The comparison is not shown, and the page says which day to take."""
    page = compared(with_file("tides.zip", packed(repository(tmp_path))), "2023-01-01")
    assert "the git history begins on 2024-03-01" in shown_html(page)
    assert state(page).other is None


def test_a_zip_without_history_says_what_to_bring() -> None:
    """No field for a day that could not be shown."""
    page = with_file("tides.zip", zipped(ZIP))
    page.session_state["versions"] = True
    page.run()
    assert not page.get("date_input")
    assert any("Zip the folder with its .git" in caption.value for caption in page.caption)


def test_the_earlier_version_of_one_project_is_not_laid_under_another(tmp_path: Path) -> None:
    """It belongs to the project it came from."""
    page = compared(with_file("tides.zip", packed(repository(tmp_path))), "2024-03-15")
    page.segmented_control("in-way").set_value("example").run()
    assert 'id="versions-moved"' not in shown_html(page)
    page.segmented_control("in-way").set_value("file").run()
    assert 'id="versions-moved"' in shown_html(page)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHubServer]:
    """A server with one repository of two versions, which the page asks instead of GitHub."""
    versions = [("a" * 40, "2024-03-01T09:00:00Z", MARCH), ("b" * 40, "2024-06-01T09:00:00Z", JUNE)]
    with asking(monkeypatch, Repository("ada/tides", readme=JUNE, versions=versions)) as started:
        yield started


def fetched(link: str) -> AppTest:
    """The page after a link was given."""
    return settled(with_link(link))


def test_two_dates_of_a_link_lie_over_each_other(server: GitHubServer) -> None:
    """Enter in the field is enough to fetch; a day brings the README of then for two calls."""
    page = fetched("ada/tides")
    calls = len(server.requests)
    compared(page, "2024-03-15")
    assert "Two harbours pay" in shown_html(page).split('id="versions-moved"')[1]
    assert len(server.requests) - calls == 2


@pytest.mark.parametrize(
    ("day", "part", "fault", "says"),
    [
        ("2023-01-01", "", "", "there was nothing yet on 2023-01-01"),
        ("2024-03-15", "/readme", "404", "no README yet on 2024-03-15"),
        ("2024-03-15", "/commits", "malformed", "answer is broken"),
    ],
    ids=["before it began", "no readme then", "broken answer"],
)
def test_a_day_that_cannot_be_shown_says_why(
    server: GitHubServer, day: str, part: str, fault: str, says: str
) -> None:
    """In one sentence; the review of today stands as it was."""
    page = fetched("ada/tides")
    if fault:
        server.fault(part, fault)
    compared(page, day)
    html = shown_html(page)
    assert says in html and "Two harbours pay" in html
    assert not page.exception and state(page).other is None


def test_the_limit_reached_says_until_when(server: GitHubServer) -> None:
    """And what to do meanwhile."""
    page = fetched("ada/tides")
    server.limit = 0
    compared(page, "2024-03-15")
    html = shown_html(page)
    assert "answers no more questions from here until" in html and "paste the README" in html


def test_a_link_to_a_part_of_a_repository_is_shared_as_such(server: GitHubServer) -> None:
    """Whoever opens the link sees the same file, not the whole repository's README."""
    server.repositories["ada/tides"].others["docs/pilots.md"] = MARCH
    page = fetched("https://github.com/ada/tides/blob/main/docs/pilots.md")
    page.session_state["share"] = True
    page.run()
    link = next(str(code.value) for code in page.code if "/?s=" in code.value)
    assert "g:ada/tides/blob/main/docs/pilots.md:" in link
    again = settled(opened(s=link.split("?s=")[1]))
    found = state(again).linked
    assert found is not None and found.text == MARCH
    assert "has changed" not in shown_html(again)


def made(visit: PageState) -> Review:
    """The review of what a visit has on its page."""
    project = visit.project()
    assert project is not None
    described = describe(project.text, project.name)
    return review(RUBRIC, Submission(described, visit.answered(), misread=visit.marked()))


def marked(page: AppTest, says: str) -> str:
    """Mark the first quote of the page as misread, as the form does; the quote."""
    visit = state(page)
    quote = next(e.quote for e in made(visit).evidence if e.source == "description")
    visit.misread[quote] = says
    page.run()
    return quote


def test_a_quote_called_misread_stands_with_its_reason_and_moves_nothing() -> None:
    """Beside the quote on the page, in the draft, in the saved project and in the reports."""
    page = paste(opened(), JUNE.decode())
    before = shown_html(page)
    quote = marked(page, "For volunteers & <b>nobody</b> else")
    html = shown_html(page)
    assert "For volunteers &amp; &lt;b&gt;nobody" in html
    assert html.replace("Change", "").count("am-points") == before.count("am-points")
    again = PageState()
    assert from_draft(again, to_draft(state(page)), {}) and again.misread == state(page).misread
    saved = saved_project(state(page), made(state(page)), RUBRIC)
    assert read_packet(saved).misread[0].quote == quote
    other = with_file("saved.json", saved.encode())
    assert [(m.quote, m.says) for m in state(other).marked()] == [
        (quote, "For volunteers & <b>nobody</b> else")
    ]


def test_a_file_that_is_opened_leaves_ones_own_words_on_misread_quotes_alone() -> None:
    """What its author said stands beside the file, after a reload too; one's own come back with the text."""
    page = paste(opened(), JUNE.decode())
    quote = marked(page, "My own words.")
    author = state(paste(opened(), JUNE.decode()))
    author.misread[quote] = "The author's words."
    saved = saved_project(author, made(author), RUBRIC)
    open_file(state(page), "saved.json", saved.encode())
    again = PageState()
    assert from_draft(again, to_draft(state(page)), {})
    for visit in (state(page), again):
        assert [each.says for each in visit.marked()] == ["The author's words."]
        visit.way = "paste"
        assert [each.says for each in visit.marked()] == ["My own words."]


def test_a_project_saved_with_another_version_of_the_rubric_says_so() -> None:
    """Its author may have seen other numbers; one saved with the rubric at hand says nothing of it."""
    author = state(paste(opened(), JUNE.decode()))
    saved = saved_project(author, made(author), RUBRIC)
    assert "another version of the rubric" not in shown_html(with_file("saved.json", saved.encode()))
    table = json.loads(saved)
    table["rubric"] |= {"version": "0.9.0", "sha256": "7" * 64}
    html = shown_html(with_file("saved.json", json.dumps(table).encode()))
    assert "another version of the rubric: 0.9.0 (777777777777). You see" in html


def test_a_saved_text_is_called_by_its_heading_and_never_by_a_files_name_it_never_had() -> None:
    """What was pasted is told in words that whoever opens it knows."""
    for text, told in (
        (JUNE.decode(), "Open: Tide tables"),
        (SHORT.replace("#", ""), "Open: the text that was"),
    ):
        page = paste(opened(), text)
        saved = saved_project(state(page), made(state(page)), RUBRIC)
        other = with_file("saved.json", saved.encode())
        assert any(told in caption.value for caption in other.caption), [c.value for c in other.caption]
        assert "pasted.md" not in shown_html(other) + "".join(caption.value for caption in other.caption)


def test_each_quote_of_ones_own_offers_a_quiet_way_to_object_and_an_example_none() -> None:
    """One link a quote, named for those who do not see it; an example has no author here."""
    page = opened()
    assert misread.LINK not in shown_html(page)
    html = shown_html(paste(page, SHORT + "\nWe plan to ask 40 users next year.\n"))
    assert html.count(misread.LINK + "e-") == html.count('<a class="am-quote" href="#q-')
    assert misread.LINK + "n-0" in html
    assert 'aria-label="Misread? “' in html


def test_the_form_opens_for_the_quote_that_was_pointed_at() -> None:
    """And for nothing else, whatever name is sent."""
    page = paste(opened(), SHORT + "\nWe plan to ask 40 users next year.\n")
    state(page).marking = "n-0"
    page.run()
    assert page.text_area("in-misread").value == ""
    state(page).marking = "n-99"
    page.run()
    assert not page.exception and state(page).marking == ""


def test_a_reload_brings_a_zip_and_a_link_back_with_their_facts(server: GitHubServer) -> None:
    """The browser keeps the text and the facts; the history has to be brought again."""
    first = state(fetched("ada/tides"))
    again = PageState()
    assert from_draft(again, to_draft(first), {})
    assert again.linked is not None and first.linked is not None
    assert (again.linked.facts, again.linked.title) == (first.linked.facts, "ada/tides")
    assert json.loads(to_draft(first))["linked"]["text"] == JUNE.decode()
