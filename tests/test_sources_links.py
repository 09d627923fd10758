"""Links to GitHub: every form that people paste is read, every trick is refused before a connection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambition.sources.links import (
    LinkError,
    OwnerLink,
    RepositoryLink,
    is_link,
    looks_like_link,
    parse_link,
)

PLAIN = RepositoryLink("ada", "tide-tables")


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/ada/tide-tables",
        "http://github.com/ada/tide-tables/",
        "https://www.github.com/ada/tide-tables",
        "github.com/ada/tide-tables",
        "www.github.com/ada/tide-tables.git",
        "ada/tide-tables",
        "  ada/tide-tables.git \n",
        "<https://github.com/ada/tide-tables>",
        "gh:ada/tide-tables",
        "git@github.com:ada/tide-tables.git",
        "ssh://git@github.com/ada/tide-tables.git",
        "git://github.com/ada/tide-tables.git",
        "git+https://github.com/ada/tide-tables.git",
        "https://github.com/ada/tide-tables.GIT",
        "HTTPS://GitHub.com/ada/tide-tables",
        "https://github.com/ada/tide-tables?tab=readme-ov-file#usage",
        "https://github.com/ada/tide-tables#readme",
        "https://github.com/ada/tide-tables/issues/12",
        "https://github.com/ada/tide-tables/pulls",
        "https://github.com/ada/tide-tables/releases/tag/v1.0",
        "https://github.com/ada/tide-tables/tree",
    ],
)
def test_every_form_of_a_link_to_a_repository_is_read(text: str) -> None:
    """Scheme, www, .git, query, fragment and other pages of the repository make no difference."""
    assert parse_link(text) == PLAIN


def test_upper_case_is_kept_for_showing_and_ignored_for_telling_links_apart() -> None:
    """GitHub does not tell ADA/Tide-Tables from ada/tide-tables."""
    shouted = parse_link("HTTPS://GITHUB.COM/ADA/Tide-Tables")
    assert isinstance(shouted, RepositoryLink)
    assert shouted.slug == "ADA/Tide-Tables"
    assert shouted.key == PLAIN.key


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://github.com/ada/t/tree/main", RepositoryLink("ada", "t", "main")),
        ("https://github.com/ada/t/tree/v1.2/apps/web", RepositoryLink("ada", "t", "v1.2", "apps/web")),
        (
            "https://github.com/ada/t/blob/main/README.md",
            RepositoryLink("ada", "t", "main", "README.md", True),
        ),
        (
            "https://github.com/ada/t/blob/main/my%20docs/about.md?plain=1#L3",
            RepositoryLink("ada", "t", "main", "my docs/about.md", True),
        ),
        (
            "https://github.com/ada/t/raw/main/README.md",
            RepositoryLink("ada", "t", "main", "README.md", True),
        ),
        ("https://github.com/ada/t/commit/0a1b2c3", RepositoryLink("ada", "t", "0a1b2c3")),
    ],
)
def test_a_link_into_a_repository_keeps_its_branch_and_path(text: str, link: RepositoryLink) -> None:
    """A branch, a tag, a commit, a sub-folder and a file are all places to read from."""
    assert parse_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/ada",
        "github.com/ada/",
        "@ada",
        "gh:ada",
        "https://github.com/orgs/ada/repositories",
    ],
)
def test_a_person_or_organisation_is_told_from_a_repository(text: str) -> None:
    """Such a link offers repositories to choose from."""
    assert parse_link(text) == OwnerLink("ada")


TRICKS = [
    "",
    "   ",
    "/",
    "https://",
    "https://github.com",
    "https://github.com/",
    "https://github.com//",
    "just words about a project",
    "word",
    "https://gitlab.com/ada/tides",
    "https://raw.githubusercontent.com/ada/tides/main/README.md",
    "https://gist.github.com/ada/0123",
    "https://api.github.com/repos/ada/tides",
    "https://github.com.evil.example/ada/tides",
    "https://evilgithub.com/ada/tides",
    "https://evil.example/github.com/ada/tides",
    "https://github.com@evil.example/ada/tides",
    "https://evil.example@github.com/ada/tides",
    "https://ada:secret@github.com/ada/tides",
    "https://github.com:443/ada/tides",
    "https://github.com:8080/ada/tides",
    "https://github.com:@evil.example/ada/tides",
    "https://github.com\\@evil.example/ada/tides",
    "https:\\\\github.com\\ada\\tides",
    "https://github.com%2eevil.example/ada/tides",
    "https://github%2ecom/ada/tides",
    "https://%67ithub.com/ada/tides",
    "https://xn--gthub-3ya.com/ada/tides",
    "https://gıthub.com/ada/tides",
    "https://github。com/ada/tides",
    "https://ｇithub.com/ada/tides",
    "https://github.com\u200b/ada/tides",
    "https://github.com./ada/tides",
    "https://127.0.0.1/ada/tides",
    "https://[::1]/ada/tides",
    "https://2130706433/ada/tides",
    "https://0x7f.1/ada/tides",
    "https://localhost/ada/tides",
    "https://140.82.112.3/ada/tides",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "ftp://github.com/ada/tides",
    "javascript://github.com/ada/tides",
    "data:text/plain,ada/tides",
    "gopher://github.com/ada/tides",
    "//github.com/ada/tides/x",
    "git@evil.example:ada/tides.git",
    "git@github.com@evil.example:ada/tides",
    "root@github.com:ada/tides.git",
    "ssh://git@evil.example/ada/tides",
    "ssh://git@github.com:22/ada/tides",
    "ssh://-oProxyCommand=calc/ada/tides",
    "https://github.com/ada/../../evil",
    "https://github.com/ada/..",
    "https://github.com/ada/.git",
    "https://github.com/ada/%2e%2e/evil",
    "https://github.com/a%64a/tides",
    "https://github.com/ada/tides/blob/main/../../../x",
    "https://github.com/ada/tides/blob/main/%2e%2e/x",
    "https://github.com/ada/tides/blob/main/a%2Fb",
    "https://github.com/ada/tides/blob/main/a%00b",
    "https://github.com/ada/tides/blob/main/%ff%fe",
    "https://github.com/ada/tides/tree/%5c/x",
    "https://github.com/-ada/tides",
    "https://github.com/ada/ti des",
    "https://github.com/ada/tides\r\nHost: evil.example",
    "ada/tides\x00",
    "https://github.com/settings/profile",
    "https://github.com/topics/tides",
    "https://github.com/orgs",
    "https://github.com/sponsors/ada",
    "ada/tides/extra",
    "example.com/tides",
    "https://github.com/ada/" + "x" * 101,
    "https://github.com/" + "a" * 40 + "/x",
    "https://github.com/ada/tides?" + "x" * 3000,
]


@pytest.mark.parametrize("text", TRICKS)
def test_everything_else_is_refused_with_a_sentence(text: str) -> None:
    """Other hosts, user names, ports, IP addresses, percent, punycode and unicode forms, steps upwards."""
    with pytest.raises(LinkError) as refused:
        parse_link(text)
    assert str(refused.value).endswith((".", "stead"))
    assert not is_link(text)


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_the_reading_of_links(text: str) -> None:
    """Any text is a link with plain parts, or refused."""
    try:
        link = parse_link(text)
    except LinkError:
        return
    parts = [link.owner] if isinstance(link, OwnerLink) else [link.owner, link.name]
    assert all(part.isascii() and part not in {".", ".."} and "/" not in part for part in parts)


def test_another_github_is_read_instead_of_the_public_one_when_it_is_set() -> None:
    """With an Enterprise address its own links are taken and those of github.com are not."""
    assert parse_link("https://git.example.org/ada/tide-tables", "git.example.org") == PLAIN
    assert parse_link("ada/tide-tables", "git.example.org") == PLAIN
    with pytest.raises(LinkError):
        parse_link("https://github.com/ada/tide-tables", "git.example.org")


def test_a_link_is_told_from_a_description() -> None:
    """A page that takes both can ask which one was meant, also for a link that will be refused."""
    assert looks_like_link("https://gitlab.com/ada/x")
    assert looks_like_link(" git@github.com:ada/x.git ")
    assert not looks_like_link("A project about tides, see https://github.com/ada/x")
    assert not looks_like_link("ada/x")
