"""Two dates of one project on GitHub, and the shapes that GitHub's description allows its answers to have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from github_server import FAULTS, GitHubServer, Repository, content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambition.errors import SourceError
from ambition.sources.github import GitHubClient, fetch_one, load_link, readme_at, readme_versions
from ambition.sources.links import RepositoryLink
from ambition.sources.problems import CancelledError, MissingError, NoReadmeError

SCHEMAS = json.loads((Path(__file__).parent / "data" / "sources" / "github-answers.json").read_text("utf-8"))[
    "answers"
]
LINK = RepositoryLink("ada", "tides")
VERSIONS = [
    ("a" * 40, "2024-03-01T09:00:00Z", b"# March"),
    ("b" * 40, "2024-06-01T09:00:00Z", b"# June"),
]


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A server with a repository of two versions."""
    with GitHubServer(Repository("ada/tides", versions=VERSIONS)) as started:
        yield started


def test_the_readme_of_a_day_is_the_last_one_before_its_end(server: GitHubServer) -> None:
    """The day itself counts; what came later does not."""
    with GitHubClient(server.url) as asking:
        found = [
            readme_at(LINK, date(2024, month, day), asking).data for month, day in [(3, 1), (5, 31), (6, 1)]
        ]
    assert found == [b"# March", b"# March", b"# June"]


def test_two_versions_come_in_the_order_of_their_days_and_are_named(server: GitHubServer) -> None:
    """Each says of which day it is and where to look; two calls a day."""
    with GitHubClient(server.url) as asking:
        early, late = readme_versions(LINK, [date(2024, 7, 1), date(2024, 3, 15)], asking)
    assert (early.data, late.data) == (b"# March", b"# June")
    assert early.source == f"https://github.com/ada/tides/tree/{'a' * 40}"
    assert "2024-03-15" in early.notices[0].message
    assert early.facts == ()
    assert len(server.requests) == 4


def test_a_day_before_the_first_commit_says_so(server: GitHubServer) -> None:
    """There was nothing to read."""
    with GitHubClient(server.url) as asking, pytest.raises(NoReadmeError, match="choose a later day"):
        readme_at(LINK, date(2023, 1, 1), asking)


@pytest.mark.parametrize("token", ["", "secret"])
def test_a_day_without_a_readme_says_so(server: GitHubServer, token: str) -> None:
    """There was a project and no description of it yet."""
    server.add(Repository("ada/bare", readme=None, versions=[("c" * 40, "2024-03-01T09:00:00Z", b"")]))
    server.fault("/repos/ada/bare/readme", "404")
    with GitHubClient(server.url, token) as asking, pytest.raises(NoReadmeError, match="no README yet on"):
        readme_at(RepositoryLink("ada", "bare"), date(2024, 3, 2), asking)


def test_a_stop_before_the_readme_ends_the_asking_and_after_it_keeps_it(server: GitHubServer) -> None:
    """What had arrived is reviewed; what had not is unknown."""
    heard: list[str] = []

    def stop_at(step: str) -> None:
        def stop() -> None:
            if heard[-1] == step:
                raise CancelledError("Stopped.")

        heard.clear()
        loaded = fetch_one(LINK, asking, stop, heard.append)
        assert next(fact for fact in loaded.facts if fact.id == "stars").value is None

    with GitHubClient(server.url) as asking:
        stop_at("record")
    with GitHubClient(server.url) as asking, pytest.raises(CancelledError):
        stop_at("readme")


def test_the_history_of_a_private_repository_is_not_found(server: GitHubServer) -> None:
    """The token is not used to look further."""
    server.add(Repository("ada/secret", private=True, versions=VERSIONS))
    with GitHubClient(server.url, server.private_token) as asking, pytest.raises(MissingError):
        readme_at(RepositoryLink("ada", "secret"), date(2024, 7, 1), asking)
    assert server.paths() == ["/repos/ada/secret"]


# Shapes -------------------------------------------------------------------------------------------------

SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.integers(-1, 10**15),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "null": st.none(),
}
TEXTS = st.sampled_from(
    [
        "",
        "2024-05-01T12:00:00Z",
        "0000-00-00T00:00:00Z",
        "ada",
        "ada/tides",
        "file",
        "base64",
        "none",
        "Bot",
        "é\u2028",
    ]
) | st.text(max_size=12)


def shaped(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Any value that a schema allows: optional fields missing, nullable ones null."""
    value = _value(schema)
    return st.none() | value if schema.get("nullable") else value


def _value(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    several = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf", [])[:1]
    if several:
        return st.one_of([shaped(one) for one in several])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return st.one_of([_value({**schema, "type": one}) for one in kind])
    if kind == "object" or "properties" in schema:
        return _table(schema)
    if kind == "array":
        return st.lists(shaped(schema.get("items", {})), max_size=3)
    return TEXTS if kind == "string" else SIMPLE.get(str(kind), st.none() | TEXTS)


def _table(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    fields = {name: shaped(one) for name, one in schema.get("properties", {}).items()}
    required = {name: fields.pop(name) for name in schema.get("required", []) if name in fields}
    return st.fixed_dictionaries(required, optional=fields)


PARTS = {
    "repository": "/repos/ada/tides",
    "readme": "/readme",
    "tree": "/git/trees",
    "releases": "/releases",
    "contributors": "/contributors",
    "issues": "/issues",
}


@pytest.mark.parametrize("name", sorted(PARTS))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_shape_that_github_describes_is_taken(
    server: GitHubServer, name: str, data: st.DataObject
) -> None:
    """A project is loaded, or refused with a sentence; nothing else comes out."""
    answer = data.draw(shaped(SCHEMAS[name]))
    server.clear()
    FAULTS["shaped"] = lambda request, one: one.send(request, 200, answer, {})
    server.fault(PARTS[name], "shaped", times=1 if name == "repository" else 1000)
    with GitHubClient(server.url, "token", sleep=lambda _: None) as asking:
        try:
            loaded = load_link("ada/tides", asking)
        except SourceError as error:
            assert str(error)
        else:
            assert loaded.data
            assert all(fact.says for fact in loaded.facts)


def test_the_least_that_github_describes_gives_facts_that_are_absent_or_unknown(server: GitHubServer) -> None:
    """Every nullable field null, every optional one missing."""
    nothing: dict[str, Any] = {"description": None, "homepage": None, "license": None, "private": False}
    for gone in ("topics", "archived", "fork"):
        nothing[gone] = None
    server.repositories["ada/tides"].record = nothing
    with GitHubClient(server.url) as asking:
        facts = {fact.id: fact.value for fact in load_link("ada/tides", asking).facts}
    assert facts["description"] is False
    assert facts["homepage"] is False
    assert facts["license"] is False
    assert facts["topics"] is False
    assert facts["archived"] is None
    assert facts["fork"] is None


@pytest.mark.parametrize("name", ["readme", "repository"])
def test_the_server_of_these_tests_answers_as_github_describes(name: str) -> None:
    """Each field that GitHub requires of a file and each that is read here of a record is described so."""
    schema = SCHEMAS[name]
    required = {field for field in schema["required"] if field in schema["properties"]}
    if name == "readme":
        assert required <= set(content(Repository("ada/tides"), "README.md", b"x"))
    read = {
        "full_name",
        "private",
        "owner",
        "description",
        "fork",
        "created_at",
        "pushed_at",
        "homepage",
        "size",
    }
    read |= {"stargazers_count", "forks_count", "archived", "default_branch", "license", "topics", "parent"}
    if name == "repository":
        assert read | {"template_repository"} <= set(schema["properties"])
