"""Facts about a repository from GitHub's answers: each checkable at an address, unknown where not answered.

A fact's value is None only where it could not be fetched; what is known to be absent is False or 0. Facts
that have no meaning for a project (the owner's share of commits, where an organisation owns it) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from ambition.description.packages import PACKAGE_PAGES
from ambition.model import Fact
from ambition.sources import answers
from ambition.sources.answers import Answer
from ambition.sources.unknowns import (
    CONTRIBUTOR_FACTS,
    ISSUE_FACTS,
    NAMES,
    RELEASE_FACTS,
    REPOSITORY_FACTS,
    unknown,
)

#: Hosts on which people put a running program for others to try.
DEMO_HOSTS: Final = (
    *("streamlit.app", "hf.space", "vercel.app", "netlify.app", "herokuapp.com", "onrender.com", "fly.dev"),
    *(
        "shinyapps.io",
        "web.app",
        "firebaseapp.com",
        "azurewebsites.net",
        "run.app",
        "railway.app",
        "replit.app",
    ),
    *("pythonanywhere.com", "gradio.live", "deta.app", "koyeb.app", "posit.cloud", "observablehq.cloud"),
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a repository lives on the web: its page, its owner, and whether the owner is an organisation."""

    page: str
    owner: str
    name: str
    is_organisation: bool = False

    def at(self, *parts: str) -> str:
        """The address of a page of the repository."""
        return "/".join((self.page, *(part for part in parts if part)))


def repository_facts(answer: Answer, home: Home) -> tuple[Fact, ...]:
    """What the repository's own record says; an answer that is no record makes everything unknown."""
    if not answer:
        return unknown(REPOSITORY_FACTS, home.page)
    stars, forks = answers.number(answer, "stargazers_count"), answers.number(answer, "forks_count")
    return (
        _text("description", "Described as", answers.text(answer, "description"), home.page),
        _text("topics", "Topics", _topics(answer.get("topics")), home.page),
        *_home_page(answers.text(answer, "homepage"), home),
        _text("license", "Licence", _licence(answers.table(answer.get("license"))), home.page),
        Fact("stars", stars, counted(stars, "star"), home.at("stargazers")),
        Fact("forks", forks, counted(forks, "fork"), home.at("forks")),
        _day("created", "Created", answers.day(answer, "created_at"), home.page),
        _day("pushed", "Last pushed", answers.day(answer, "pushed_at"), home.at("commits")),
        _archived(answers.flag(answer, "archived"), home),
        _fork(
            answers.flag(answer, "fork"), answers.text(answers.table(answer.get("parent")), "full_name"), home
        ),
        _template(answers.table(answer.get("template_repository")), home),
    )


def _text(fact: str, says: str, value: str, where: str) -> Fact:
    return (
        Fact(fact, value, f"{says}: {value}", where)
        if value
        else Fact(fact, False, f"{says}: nothing", where)
    )


def _topics(value: Any) -> str:
    found = value if isinstance(value, list) else []
    return ", ".join(topic[:60] for topic in found[:30] if isinstance(topic, str))


def _licence(licence: Answer) -> str:
    identifier = answers.text(licence, "spdx_id")
    return answers.text(licence, "name") if identifier in {"", "NOASSERTION"} else identifier


def _day(fact: str, says: str, value: date | None, where: str) -> Fact:
    if value is None:
        return unknown([fact], where)[0]
    return Fact(fact, value.isoformat(), f"{says} on {value.isoformat()}", where)


def counted(value: int | None, noun: str) -> str:
    """``1 day``, ``3 days``, or ``days`` where nobody knows how many."""
    if value is None:
        return f"{noun}s"
    return f"{value} {noun}" if value == 1 else f"{value} {noun}s"


def _archived(value: bool | None, home: Home) -> Fact:
    if value is None:
        return unknown(["archived"], home.page)[0]
    return Fact("archived", value, "Archived by its owner" if value else "Not archived", home.page)


def _fork(value: bool | None, parent: str, home: Home) -> Fact:
    if value is None:
        return unknown(["fork"], home.page)[0]
    of = f" of {parent}" if parent else ""
    return Fact("fork", value, f"A fork{of}" if value else "Not a fork", home.page)


def _template(template: Answer, home: Home) -> Fact:
    name = answers.text(template, "full_name") or ("a template" if template else "")
    if not name:
        return Fact("template-copy", False, "Not made from a template", home.page)
    return Fact("template-copy", True, f"Made from the template {name}", home.page)


def _home_page(homepage: str, home: Home) -> tuple[Fact, Fact]:
    """The home page, and whether it stands on a host for running programs; neither is opened."""
    address = homepage if homepage.startswith(("http://", "https://")) else f"https://{homepage}"
    if not homepage or not host_of(address):
        return (
            Fact("homepage", False, "No home page is set", home.page),
            Fact("live-demo", False, "No home page that is a running program", home.page),
        )
    demo = is_demo(address)
    says = f"A running program is linked as home page, not opened: {address}"
    return (
        Fact("homepage", address, f"Home page: {address}", address),
        Fact("live-demo", demo, says if demo else "The home page is on no known host for demos", address),
    )


def host_of(address: str) -> str:
    """The host of an address, in lower case, or nothing where it is none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def is_demo(address: str) -> bool:
    """Whether an address is on a host where people put running programs."""
    host = host_of(address)
    spaces = host == "huggingface.co" and "/spaces/" in address
    return spaces or any(host.endswith(f".{known}") for known in DEMO_HOSTS)


def package_fact(homepage: str, readme: str, home: Home) -> Fact:
    """A package on an index, recognised by its link: the home page, or one in the README with this name.

    A link to somebody else's package says nothing, so a name in the README must be the repository's own.
    """
    for pattern in PACKAGE_PAGES:
        for found in pattern.finditer(f"{homepage}\n{readme}"):
            is_home = found.start() < len(homepage)
            if is_home or _same_name(found[1], home.name):
                return Fact("package-published", True, f"Linked as a package: {found[0]}", found[0])
    return Fact("package-published", False, "No link to this package on an index", home.page)


def _same_name(package: str, repository: str) -> bool:
    def plain(name: str) -> str:
        return name.rsplit("/", 1)[-1].lower().replace("_", "").replace("-", "").replace(".", "")

    return plain(package).removeprefix("python") == plain(repository).removeprefix("python")


def release_facts(releases: list[Answer] | None, has_more: bool, home: Home) -> tuple[Fact, ...]:
    """How many releases, and how many days lie between the first and the last of them."""
    where = home.at("releases")
    if releases is None:
        return unknown(RELEASE_FACTS, where)
    published = [release for release in releases if not answers.flag(release, "draft")]
    days = sorted(day for release in published if (day := _released(release)) is not None)
    if not days:
        none = "No releases" if not published else f"{len(published)} releases without a date"
        return (Fact("releases", len(published), none, where), Fact("release-days-span", 0, none, where))
    count = len(published)
    span = (days[-1] - days[0]).days
    least = "at least " if has_more else ""
    dates = f"the last on {days[-1]}" if count == 1 else f"from {days[0]} to {days[-1]}"
    return (
        Fact("releases", count, f"{least}{counted(count, 'release')}, {dates}", where),
        Fact("release-days-span", span, f"Releases over {least}{counted(span, 'day')}", where),
    )


def _released(release: Answer) -> date | None:
    return answers.day(release, "published_at") or answers.day(release, "created_at")


def contributor_facts(contributors: list[Answer] | None, has_more: bool, home: Home) -> tuple[Fact, ...]:
    """People besides the owner who wrote commits, and the owner's share of all commits in per cent.

    Commits under an e-mail address that GitHub knows no account for may be the owner's own, so they are
    counted as the owner's. An organisation makes no commits: then there is no share, and its chief
    contributor is taken as the inside.
    """
    where = home.at("graphs", "contributors")
    if contributors is None:
        ids = CONTRIBUTOR_FACTS[:1] if home.is_organisation else CONTRIBUTOR_FACTS
        return unknown(ids, where)
    people = [
        person for person in contributors if answers.text(person, "login") and not answers.is_bot(person)
    ]
    inside = home.owner.lower()
    if home.is_organisation and people:
        inside = answers.text(max(people, key=_commits), "login").lower()
    outside = [person for person in people if answers.text(person, "login").lower() != inside]
    least = "at least " if has_more else ""
    says = f"{least}{counted(len(outside), 'contributor')} besides {inside}"
    facts = (Fact("outside-contributors", len(outside), says, where),)
    return facts if home.is_organisation else (*facts, _owner_share(contributors, outside, home))


def _owner_share(contributors: list[Answer], outside: list[Answer], home: Home) -> Fact:
    where = home.at("graphs", "contributors")
    total = sum(_commits(person) for person in contributors if not answers.is_bot(person))
    others = sum(_commits(person) for person in outside)
    if total == 0:
        return Fact("owner-share-percent", None, NAMES["owner-share-percent"], where)
    share = (total - others) * 100 // total
    return Fact("owner-share-percent", share, f"{home.owner} made {share} % of {total} commits", where)


def _commits(person: Answer) -> int:
    return answers.number(person, "contributions") or 0


def issue_facts(issues: list[Answer] | None, has_more: bool, home: Home) -> tuple[Fact, ...]:
    """Issues opened by people who are neither the owner, nor members, nor programs."""
    if issues is None:
        return unknown(ISSUE_FACTS, home.at("issues"))
    count = sum(_is_by_another(issue, home) for issue in issues)
    least = "at least " if has_more else ""
    return (
        Fact("issues-by-others", count, f"{least}{counted(count, 'issue')} by others", home.at("issues")),
    )


def _is_by_another(issue: Answer, home: Home) -> bool:
    user = answers.table(issue.get("user"))
    author = answers.text(user, "login").lower()
    inside = answers.text(issue, "author_association") in {"OWNER", "MEMBER", "COLLABORATOR"}
    is_request = "pull_request" in issue
    return (
        bool(author) and author != home.owner.lower() and not (inside or is_request or answers.is_bot(user))
    )
