"""One project from a link: README, facts, special states, and what GitHub may answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from github_server import GitHubServer, Repository

from ambition.errors import SourceError
from ambition.model import Fact
from ambition.sources import description_from, submission_from
from ambition.sources.github import GitHubClient, load_link
from ambition.sources.loaded import Loaded
from ambition.sources.problems import (
    LinkError,
    MissingError,
    NoReadmeError,
    RateLimitedError,
    RefusedError,
    UnreachableError,
)

TOKEN = "github_pat_0123456789"


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with one plain repository, ada/tides."""
    with GitHubServer(Repository("ada/tides")) as started:
        yield started


def client(server: GitHubServer, token: str = "") -> GitHubClient:
    """A client that does not wait between tries."""
    return GitHubClient(server.url, token, sleep=lambda _: None)


def load(server: GitHubServer, link: str = "ada/tides", token: str = "") -> Loaded:
    """What a link loads with a client of its own."""
    with client(server, token) as asking:
        return load_link(link, asking)


def known(loaded: Loaded) -> dict[str, Fact]:
    """The facts by their ids."""
    return {fact.id: fact for fact in loaded.facts}


def test_a_link_becomes_a_description_and_facts(server: GitHubServer) -> None:
    """The README's bytes, its name, the repository's address and its record."""
    loaded = load(server, "https://github.com/ada/tides")
    facts = known(loaded)
    assert loaded.data.startswith(b"# Tide tables")
    assert (loaded.name, loaded.source) == ("README.md", "https://github.com/ada/tides")
    assert facts["stars"].value == 7
    assert facts["forks"].value == 2
    assert facts["license"].value == "MIT"
    assert facts["topics"].value == "tides, harbour"
    assert facts["created"].value == "2023-02-01"
    assert facts["pushed"].value == "2024-05-30"
    assert facts["fork"].value is False
    assert facts["archived"].value is False
    assert description_from(loaded).text.startswith("# Tide tables")
    assert submission_from(loaded).facts == loaded.facts


def test_every_fact_says_what_it_is_and_where_to_check_it(server: GitHubServer) -> None:
    """A fact without an address could not be checked by anybody."""
    for fact in load(server, token=TOKEN).facts:
        assert fact.says
        assert fact.where.startswith("https://github.com/ada/tides"), fact


def test_ids_of_facts_are_there_once_each_with_and_without_a_token(server: GitHubServer) -> None:
    """What was not asked is there as unknown, so a review can say so."""
    alone, helped = load(server).facts, load(server, token=TOKEN).facts
    assert [fact.id for fact in alone] == [fact.id for fact in helped]
    assert len({fact.id for fact in alone}) == len(alone)


def test_without_a_token_a_project_costs_two_calls(server: GitHubServer) -> None:
    """README and repository; the rest is unknown and says why."""
    loaded = load(server)
    assert server.paths() == ["/repos/ada/tides/readme", "/repos/ada/tides"]
    assert known(loaded)["has-tests"].value is None
    assert known(loaded)["has-tests"].says == "tests"
    assert "GITHUB_TOKEN" in loaded.notices[-1].message
    assert loaded.pending == ()


def test_with_a_token_a_project_costs_six_calls(server: GitHubServer) -> None:
    """Record, README, files, releases, contributors, issues; nothing stays unknown."""
    loaded = load(server, token=TOKEN)
    assert len(server.requests) == 6
    unknown = [fact.id for fact in loaded.facts if fact.value is None]
    assert unknown == ["owner-share-percent"]


def test_files_releases_people_and_issues_become_facts() -> None:
    """The facts that a token pays for."""
    files = (
        "README.md",
        "tests/test_tides.py",
        ".github/workflows/ci.yml",
        ".github/FUNDING.yml",
        "docs/guide.md",
        "Dockerfile",
        "look.ipynb",
        "node_modules/x/test/test_x.js",
    )
    repository = Repository(
        "ada/tides",
        files=files,
        releases=[
            {"tag_name": "v1", "published_at": "2024-01-01T00:00:00Z", "draft": False},
            {"tag_name": "v2", "published_at": "2024-03-01T00:00:00Z", "draft": False},
            {"tag_name": "v3", "published_at": None, "created_at": "2024-05-01T00:00:00Z", "draft": True},
        ],
        contributors=[
            {"login": "Ada", "type": "User", "contributions": 60},
            {"login": "bo", "type": "User", "contributions": 20},
            {"login": "dependabot[bot]", "type": "Bot", "contributions": 50},
            {"type": "Anonymous", "name": "A", "email": "a@example.invalid", "contributions": 20},
        ],
        issues=[
            {"number": 1, "user": {"login": "pilot", "type": "User"}, "author_association": "NONE"},
            {"number": 2, "user": {"login": "ADA", "type": "User"}, "author_association": "OWNER"},
            {"number": 3, "user": {"login": "bo", "type": "User"}, "author_association": "COLLABORATOR"},
            {"number": 4, "user": {"login": "cy", "type": "User"}, "pull_request": {"url": "x"}},
            {"number": 5, "user": None, "author_association": "NONE"},
        ],
    )
    with GitHubServer(repository) as server:
        facts = known(load(server, token=TOKEN))
    present = ("has-tests", "has-ci", "has-docs", "has-deployment", "has-notebooks", "sponsors-set-up")
    assert all(facts[fact].value is True for fact in present)
    assert facts["has-tests"].where == "https://github.com/ada/tides/blob/main/tests/test_tides.py"
    assert facts["releases"].value == 2
    assert facts["release-days-span"].value == 60
    assert "from 2024-01-01 to 2024-03-01" in facts["releases"].says
    assert facts["outside-contributors"].value == 1
    assert facts["owner-share-percent"].value == 80
    assert facts["issues-by-others"].value == 1


def test_a_list_of_files_that_is_cut_short_proves_nothing_absent() -> None:
    """What was seen is there; what was not seen is unknown."""
    repository = Repository("ada/tides", files=("README.md", "Dockerfile"), truncated=True)
    with GitHubServer(repository) as server:
        facts = known(load(server, token=TOKEN))
    assert facts["has-deployment"].value is True
    assert facts["has-tests"].value is None


def test_more_than_one_page_is_said_as_at_least() -> None:
    """A hundred are counted; that there are more is said."""
    releases = [{"published_at": "2024-01-01T00:00:00Z"}] * 101
    with GitHubServer(Repository("ada/tides", releases=releases)) as server:
        fact = known(load(server, token=TOKEN))["releases"]
    assert fact.value == 100
    assert fact.says.startswith("at least 100 releases")


def test_an_organisation_has_no_share_of_the_commits() -> None:
    """The fact is left out, not unknown: there is nothing to know."""
    repository = Repository(
        "guild/tides",
        record={"owner": {"login": "guild", "type": "Organization"}},
        contributors=[
            {"login": "bo", "type": "User", "contributions": 60},
            {"login": "cy", "type": "User", "contributions": 2},
        ],
    )
    with GitHubServer(repository) as server:
        facts = known(load(server, "guild/tides", TOKEN))
    assert "owner-share-percent" not in facts
    assert facts["outside-contributors"].value == 1


@pytest.mark.parametrize(
    ("homepage", "demo"),
    [
        ("https://tides.streamlit.app", True),
        ("tides.vercel.app/", True),
        ("https://huggingface.co/spaces/ada/tides", True),
        ("https://ada.example.org", False),
        ("https://streamlit.app.evil.example", False),
    ],
)
def test_a_home_page_on_a_host_for_programs_is_a_live_demo(homepage: str, demo: bool) -> None:
    """The address is read and never opened."""
    with GitHubServer(Repository("ada/tides", record={"homepage": homepage})) as server:
        facts = known(load(server))
        assert len(server.requests) == 2
    assert facts["live-demo"].value is demo
    assert facts["homepage"].value


@pytest.mark.parametrize(
    ("readme", "published"),
    [
        ("Get it: https://pypi.example/project/tides/", True),
        ("Get it: https://www.npm.example/package/@ada/tides", True),
        ("It stands on https://pypi.example/project/pandas/", False),
        ("pip install tides", False),
    ],
)
def test_a_package_is_recognised_by_its_own_link(readme: str, published: bool) -> None:
    """A link to somebody else's package says nothing about this one."""
    with GitHubServer(Repository("ada/tides", readme=readme.encode())) as server:
        assert known(load(server))["package-published"].value is published


def test_a_fork_and_a_copy_of_a_template_are_facts_in_words() -> None:
    """The words stand in the doubt that asks what the person did."""
    record = {
        "fork": True,
        "parent": {"full_name": "bo/tides"},
        "template_repository": {"full_name": "cy/starter"},
    }
    with GitHubServer(Repository("ada/tides", record=record)) as server:
        facts = known(load(server))
    assert (facts["fork"].value, facts["fork"].says) == (True, "A fork of bo/tides")
    assert facts["template-copy"].says == "Made from the template cy/starter"


# What is read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["README.md", "README.rst", "README.txt", "README", ".github/README.md", "docs/README.md"]
)
def test_the_readme_is_the_one_that_github_chooses(path: str) -> None:
    """Its name tells in which format it is written."""
    with GitHubServer(Repository("ada/tides", readme_path=path)) as server:
        assert load(server).name == path.rsplit("/", 1)[-1]


def test_a_link_to_a_file_reads_that_file() -> None:
    """Also when it is not a README."""
    with GitHubServer(Repository("ada/tides", others={"my docs/about.md": b"# About\n\nTides."})) as server:
        loaded = load(server, "https://github.com/ada/tides/blob/main/my%20docs/about.md")
    assert (loaded.name, loaded.data) == ("about.md", b"# About\n\nTides.")


def test_a_link_to_a_sub_folder_reads_its_readme_and_its_files() -> None:
    """One project of many in a repository is judged by its own folder."""
    repository = Repository(
        "ada/all",
        others={"apps/web/README.md": b"# Web\n\nTides."},
        files=("apps/web/tests/test_w.py", "Dockerfile"),
    )
    with GitHubServer(repository) as server:
        loaded = load(server, "https://github.com/ada/all/tree/main/apps/web", TOKEN)
    assert loaded.data.startswith(b"# Web")
    tests = known(loaded)["has-tests"]
    assert tests.value is True
    assert tests.where == "https://github.com/ada/all/blob/main/apps/web/tests/test_w.py"
    assert known(loaded)["has-deployment"].value is False


# Special states, each with its own sentence ---------------------------------------------------------------


def sentence(server: GitHubServer, link: str, kind: type[SourceError], token: str = "") -> str:
    """The sentence of the error that a link ends in."""
    with pytest.raises(kind) as raised:
        load(server, link, token)
    return str(raised.value)


def test_a_missing_repository_says_what_to_do(server: GitHubServer) -> None:
    """Private and missing cannot be told apart from outside."""
    says = sentence(server, "ada/none", MissingError)
    assert "not found" in says
    assert "paste" in says


def test_a_private_repository_is_not_found_whatever_the_token_can_see(server: GitHubServer) -> None:
    """Its README is never asked for, and its answers are never kept."""
    server.add(Repository("ada/secret", private=True))
    with client(server, server.private_token) as asking:
        for _ in range(2):
            with pytest.raises(MissingError):
                load_link("ada/secret", asking)
    assert server.paths() == ["/repos/ada/secret"] * 2


def test_a_renamed_repository_is_followed_and_said() -> None:
    """Two calls without a token: the README and its redirect."""
    with GitHubServer(Repository("ada/old", moved_to="ada/tides"), Repository("ada/tides")) as server:
        loaded = load(server, "ada/old")
        assert len(server.requests) == 2
    assert loaded.source == "https://github.com/ada/tides"
    assert loaded.notices[0].code == "renamed"
    assert "ada/tides" in loaded.notices[0].message


def test_a_renamed_repository_keeps_to_six_calls_with_a_token() -> None:
    """The redirect is paid for with the last fact."""
    with GitHubServer(Repository("ada/old", moved_to="ada/tides"), Repository("ada/tides")) as server:
        loaded = load(server, "ada/old", TOKEN)
        assert len(server.requests) == 6
    assert known(loaded)["has-tests"].value is False
    assert known(loaded)["issues-by-others"].value is None


def test_an_empty_repository_says_so(server: GitHubServer) -> None:
    """There is nothing to review, and the sentence says what to push."""
    server.add(Repository("ada/empty", readme=None, files=(), record={"size": 0}, contributors=None))
    assert "repository is empty" in sentence(server, "ada/empty", NoReadmeError)
    assert "repository is empty" in sentence(server, "ada/empty", NoReadmeError, TOKEN)


def test_an_archived_repository_is_reviewed_and_said() -> None:
    """It costs nothing."""
    with GitHubServer(Repository("ada/tides", record={"archived": True})) as server:
        loaded = load(server)
    assert known(loaded)["archived"].value is True
    assert loaded.notices[0].code == "archived"


def test_a_repository_without_a_readme_says_so(server: GitHubServer) -> None:
    """Told apart from a missing one by the repository's record."""
    server.add(Repository("ada/bare", readme=None))
    assert "no README in the repository" in sentence(server, "ada/bare", NoReadmeError)
    assert "branch or folder" in sentence(server, "https://github.com/ada/bare/tree/dev", NoReadmeError)


def test_an_empty_readme_says_so(server: GitHubServer) -> None:
    """White space is nothing either."""
    server.add(Repository("ada/blank", readme=b" \n\n"))
    assert "README is empty" in sentence(server, "ada/blank", NoReadmeError)


@pytest.mark.parametrize(("size", "fits"), [(1_000_000, True), (1_000_000 + 1, False)])
def test_a_readme_over_one_megabyte_is_refused(server: GitHubServer, size: int, fits: bool) -> None:
    """The largest that is read, and one byte more."""
    server.add(Repository("ada/long", readme=b"x" * size))
    if fits:
        assert len(load(server, "ada/long").data) == size
    else:
        assert "larger than 1 MB" in sentence(server, "ada/long", RefusedError)


def test_a_binary_readme_is_refused(server: GitHubServer) -> None:
    """A picture called README.md is no text; UTF-16 with its mark is."""
    server.add(Repository("ada/pic", readme=b"\x89PNG\r\n\x1a\n\x00\x00"))
    server.add(Repository("ada/wide", readme="# Tides".encode("utf-16")))
    assert "not text" in sentence(server, "ada/pic", RefusedError)
    assert load(server, "ada/wide").data.startswith(b"\xff\xfe")


def test_a_readme_in_another_language_is_loaded_and_told_by_the_description(server: GitHubServer) -> None:
    """The language is judged where the text is read."""
    text = (
        "# Gezeiten\n\nDas ist ein Projekt für die Lotsen an der Küste, und wir rechnen mit dem Wetter.\n" * 5
    )
    server.add(Repository("ada/de", readme=text.encode()))
    assert description_from(load(server, "ada/de")).language == "other"


def test_a_link_to_a_person_offers_their_repositories(server: GitHubServer) -> None:
    """The last pushed first, without forks."""
    server.owners["ada"] = [
        {"full_name": "ada/old", "fork": False, "pushed_at": "2020-01-01T00:00:00Z", "description": None},
        {"full_name": "ada/fork", "fork": True, "pushed_at": "2024-02-01T00:00:00Z"},
        {"full_name": "ada/new", "fork": False, "pushed_at": "2024-01-01T00:00:00Z"},
        {"full_name": "ada/hidden", "fork": False, "private": True, "pushed_at": "2024-06-01T00:00:00Z"},
    ]
    assert "choose one of their repositories: ada/new, ada/old." in sentence(server, "@ada", LinkError)
    assert server.requests[0].query["per_page"] == "100"
    assert server.requests[0].query["sort"] == "pushed"


def test_a_person_who_is_not_there_or_has_nothing_says_so(server: GitHubServer) -> None:
    """Two sentences for two cases."""
    server.owners["bo"] = []
    assert "no person or organisation" in sentence(server, "@nobody", MissingError)
    assert "no public repositories" in sentence(server, "@bo", NoReadmeError)


# What may go wrong ------------------------------------------------------------------------------------------


def test_the_limit_says_until_when_and_what_to_do_meanwhile(server: GitHubServer) -> None:
    """Nothing more is asked before that time."""
    server.limit = 0
    with client(server) as asking:
        for _ in range(3):
            with pytest.raises(RateLimitedError, match="until"):
                load_link("ada/tides", asking)
    assert len(server.requests) == 1
    says = sentence(server, "ada/tides", RateLimitedError)
    assert "UTC" in says
    assert "paste the README" in says
    assert "GITHUB_TOKEN" in says


def test_a_limit_between_readme_and_record_still_gives_a_review(server: GitHubServer) -> None:
    """The record is unknown and pending."""
    server.limit = 1
    loaded = load(server)
    assert loaded.data
    assert known(loaded)["stars"].value is None
    assert "stars" in loaded.pending


def test_a_secondary_limit_waits_as_long_as_it_says(server: GitHubServer) -> None:
    """``Retry-After`` counts from now."""
    server.secondary_after = 0
    now = 1_700_000_000
    with GitHubClient(server.url, now=lambda: now) as asking, pytest.raises(RateLimitedError) as limited:
        load_link("ada/tides", asking)
    assert limited.value.until == now + 18


def test_the_limit_ends_when_its_time_has_come(server: GitHubServer) -> None:
    """The client asks again after the reset."""
    clock = [1_700_000_000.0]
    server.reset = 1_700_000_600
    server.limit = 0
    with GitHubClient(server.url, now=lambda: clock[0]) as asking:
        with pytest.raises(RateLimitedError):
            load_link("ada/tides", asking)
        server.limit = None
        clock[0] += 601
        assert load_link("ada/tides", asking).data


@pytest.mark.parametrize("kind", ["500", "502", "hang-up", "truncated"])
def test_a_passing_fault_is_tried_again(server: GitHubServer, kind: str) -> None:
    """Twice broken, then whole."""
    server.fault("/readme", kind, times=2)
    assert load(server).data


@pytest.mark.parametrize("kind", ["500", "hang-up", "truncated"])
def test_a_lasting_fault_is_an_error_after_three_tries(server: GitHubServer, kind: str) -> None:
    """With a sentence, and no more requests than three."""
    server.fault("/readme", kind)
    says = sentence(server, "ada/tides", UnreachableError)
    assert "could not be reached" in says
    assert len(server.requests) == 3


ODD = ["malformed", "html", "list", "null", "number", "binary", "deep", "451", "forbidden"]


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("part", ["/readme", "/repos/ada/tides"])
def test_an_odd_answer_is_an_error_with_a_sentence_or_an_unknown_fact(
    server: GitHubServer, kind: str, part: str
) -> None:
    """Malformed JSON, other types, other content, other statuses: never a traceback."""
    server.fault(part, kind)
    for token in ("", TOKEN):
        try:
            loaded = load(server, token=token)
        except SourceError as error:
            assert str(error)
        else:
            assert loaded.data


@pytest.mark.parametrize("kind", [*ODD, "500", "hang-up", "too-large", "elsewhere", "circle", "nowhere"])
@pytest.mark.parametrize("part", ["/git/trees", "/releases", "/contributors", "/issues"])
def test_a_fact_that_could_not_be_fetched_is_unknown(server: GitHubServer, kind: str, part: str) -> None:
    """The README and every other fact are there all the same."""
    server.fault(part, kind)
    loaded = load(server, token=TOKEN)
    assert loaded.data
    assert known(loaded)["stars"].value == 7
    unknown = {fact.id for fact in loaded.facts if fact.value is None}
    expected = {"/git/trees": "has-tests", "/releases": "releases", "/contributors": "outside-contributors"}
    if kind != "list":
        assert expected.get(part, "issues-by-others") in unknown


def test_broken_base64_is_an_error_with_a_sentence(server: GitHubServer) -> None:
    """What cannot be decoded is no README."""
    server.fault("/readme", "not-base64")
    assert sentence(server, "ada/tides", SourceError)


def test_a_refused_token_says_what_to_do(server: GitHubServer) -> None:
    """Without showing it."""
    server.fault("/repos", "401")
    says = sentence(server, "ada/tides", SourceError, TOKEN)
    assert "renew it" in says
    assert TOKEN not in says
