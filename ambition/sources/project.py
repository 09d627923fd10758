"""One project on GitHub, asked for step by step: its README, its record, then whatever else is affordable.

Every step keeps what it got, so that work can stop at any moment and go on later without asking twice.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from urllib.parse import quote

from ambition.errors import SourceError
from ambition.model import Fact, Notice
from ambition.sources import answers, facts, problems
from ambition.sources.answers import Answer
from ambition.sources.client import FRESH_S, GitHubClient, Reply
from ambition.sources.facts import Home
from ambition.sources.links import OwnerLink, RepositoryLink, parse_link
from ambition.sources.loaded import LARGEST_README_BYTES, Loaded, checked_readme
from ambition.sources.paths import path_facts
from ambition.sources.problems import BudgetError, CancelledError, LinkError, RateLimitedError

NOT_ASKED: Final = "not asked yet"
WITHOUT_TOKEN: Final = "not asked without a GITHUB_TOKEN"
#: What stops the work without settling anything: it goes on later from here.
INTERRUPTIONS: Final = (RateLimitedError, CancelledError)


class Project:
    """What has been fetched of one repository so far; one thread at a time.

    ``stop`` is called before each request and may raise CancelledError; ``oldest_s`` is how old (seconds) an
    answer kept from an earlier run may be.
    """

    def __init__(
        self,
        link: RepositoryLink,
        client: GitHubClient,
        stop: Callable[[], None] = lambda: None,
        oldest_s: int = FRESH_S,
    ) -> None:
        self.link = link
        self._client = client
        self._stop, self._oldest_s = stop, oldest_s
        self._calls = 0
        self._slug = link.slug
        self._readme: bytes | None = None
        self._readme_name = "README.md"
        self._readme_gone = False
        self._record: Answer | None = None
        self._found: dict[str, tuple[Fact, ...]] = {}
        self.error: SourceError | None = None

    @property
    def calls(self) -> int:
        """Requests made for this project, retries aside."""
        return self._calls

    @property
    def has_readme(self) -> bool:
        """Whether the README is here, so that a review can be made."""
        return self._readme is not None

    def fetch_readme(self) -> None:
        """Step one: the README. With a token the record comes first, to learn that the public may see it."""
        if self.error or self._readme is not None or self._readme_gone:
            return
        self._settle(self._ask_readme)

    def fetch_record(self) -> None:
        """Step two: the repository's record; it also settles why there is no README."""
        if self.error or "record" in self._found:
            return
        self._settle(self._ask_record)

    def fetch_further(self) -> None:
        """Step three, with a token: files, releases, contributors, issues, each kept as it comes."""
        if self.error or not self._client.has_token or self._readme is None:
            return
        for step, ids, ask in self._steps():
            if step not in self._found:
                self._found[step] = self._tried(ask, ids)

    def _settle(self, step: Callable[[], None]) -> None:
        """Runs a step; an error that no later try can mend becomes the project's own."""
        try:
            step()
        except INTERRUPTIONS:
            raise
        except SourceError as error:
            if self._readme is None:
                self.error = error
            else:
                self._found["record"] = facts.unknown(facts.REPOSITORY_FACTS, self.home)

    def _tried(self, ask: Callable[[], tuple[Fact, ...]], ids: tuple[str, ...]) -> tuple[Fact, ...]:
        try:
            return ask()
        except INTERRUPTIONS:
            raise
        except SourceError:
            return facts.unknown(ids, self.home)

    def _spend(self) -> None:
        self._stop()
        if self._calls >= self._client.calls_a_project:
            raise BudgetError(f"{self.link}: one more call would exceed what a project may cost.")
        self._calls += 1

    def _ask(self, path: str, query: Mapping[str, str] | None = None) -> Reply:
        """A question about this repository; with a token only once the public is known to see it."""
        if self._client.has_token and self._record is None:
            self._ask_record()
        return self._client.get(f"/repos/{self._slug}{path}", query, self._spend, self._oldest_s)

    def _ask_record(self) -> None:
        reply = self._client.get(f"/repos/{self._slug}", None, self._spend, self._oldest_s)
        if reply.status == 200:
            self._record = answers.table(reply.value)
            self._rename(answers.text(self._record, "full_name"))
        elif self._readme is None:
            raise problems.missing(str(self.link))
        if self._readme_gone:
            raise self._why_no_readme()
        self._found["record"] = facts.repository_facts(self._record or {}, self.home)

    def _ask_readme(self) -> None:
        reply = self._ask(self._readme_path(), {"ref": self.link.ref} if self.link.ref else None)
        if reply.status == 200:
            self._take_readme(answers.table(reply.value))
        elif self._record is not None:
            raise self._why_no_readme()
        else:
            self._readme_gone = True

    def _readme_path(self) -> str:
        inside = quote(self.link.path)
        if self.link.is_file:
            return f"/contents/{inside}"
        return f"/readme/{inside}" if inside else "/readme"

    def _take_readme(self, answer: Answer) -> None:
        size = answers.number(answer, "size") or 0
        if size > LARGEST_README_BYTES or answers.text(answer, "encoding") == "none":
            raise problems.large_readme(str(self.link))
        content = answer.get("content")
        if not isinstance(content, str):
            raise problems.no_readme(str(self.link), "what the link leads to")
        self._readme = checked_readme(_from_base64(content, str(self.link)), str(self.link))
        self._readme_name = answers.text(answer, "name") or "README.md"
        self._rename(_slug_of(answers.text(answer, "html_url"), self._client.link_host))

    def _why_no_readme(self) -> SourceError:
        if answers.number(self._record or {}, "size") == 0 and not self.link.path:
            return problems.empty_repository(str(self.link))
        where = "the branch or folder that the link names" if self.link.ref else "the repository"
        return problems.no_readme(str(self.link), where)

    def _rename(self, slug: str) -> None:
        if slug and isinstance(_parsed(slug, self._client.link_host), RepositoryLink):
            self._slug = slug

    @property
    def home(self) -> Home:
        """The repository's pages under the name it has now."""
        owner, _, name = self._slug.partition("/")
        kind = answers.text(answers.table((self._record or {}).get("owner")), "type")
        page = f"https://{self._client.link_host}/{self._slug}"
        return Home(page, owner, name, is_organisation=kind == "Organization")

    def _steps(self) -> tuple[tuple[str, tuple[str, ...], Callable[[], tuple[Fact, ...]]], ...]:
        return (
            ("tree", facts.TREE_FACTS, self._ask_tree),
            ("releases", facts.RELEASE_FACTS, self._ask_releases),
            ("contributors", facts.CONTRIBUTOR_FACTS, self._ask_contributors),
            ("issues", facts.ISSUE_FACTS, self._ask_issues),
        )

    def _ask_tree(self) -> tuple[Fact, ...]:
        branch = self.link.ref or answers.text(self._record or {}, "default_branch") or "HEAD"
        reply = self._ask(f"/git/trees/{quote(branch, safe='')}", {"recursive": "1"})
        answer = answers.table(reply.value)
        entries = answers.tables(answer.get("tree")) if reply.status == 200 else None
        if entries is None:
            return facts.unknown(facts.TREE_FACTS, self.home)
        found = [answers.text(entry, "path") for entry in entries if entry.get("type") == "blob"]
        complete = answers.flag(answer, "truncated") is not True
        folder = "" if self.link.is_file else self.link.path
        page = self.home.at("blob", branch)
        return path_facts(_below(found, folder), complete, lambda path: f"{page}/{quote(path)}")

    def _ask_releases(self) -> tuple[Fact, ...]:
        reply = self._ask("/releases", {"per_page": "100"})
        return facts.release_facts(_listed(reply), reply.has_more, self.home)

    def _ask_contributors(self) -> tuple[Fact, ...]:
        reply = self._ask("/contributors", {"per_page": "100", "anon": "1"})
        return facts.contributor_facts(_listed(reply), reply.has_more, self.home)

    def _ask_issues(self) -> tuple[Fact, ...]:
        reply = self._ask("/issues", {"per_page": "100", "state": "all"})
        return facts.issue_facts(_listed(reply), reply.has_more, self.home)

    def commit_until(self, day: date) -> tuple[str, str]:
        """The last commit until the end of ``day`` (UTC) and its own day; empty where there is none yet."""
        query = {"until": f"{day.isoformat()}T23:59:59Z", "per_page": "1"}
        if self.link.ref:
            query["sha"] = self.link.ref
        if self.link.path:
            query["path"] = self.link.path
        reply = self._ask("/commits", query)
        if reply.status == 404:
            raise problems.missing(str(self.link))
        newest = next(iter(_listed(reply) or []), {})
        committer = answers.table(answers.table(newest.get("commit")).get("committer"))
        return answers.text(newest, "sha"), answers.text(committer, "date")[:10] or "an unknown day"

    def loaded(self) -> Loaded:
        """What there is so far, with the rest unknown; raises the project's error, or NoReadmeError."""
        if self.error:
            raise self.error
        if self._readme is None:
            raise problems.no_readme(str(self.link))
        home = self.home
        homepage = answers.text(self._record or {}, "homepage")
        readme_text = self._readme.decode("utf-8", errors="replace")
        return Loaded(
            self._readme,
            self._readme_name,
            home.page,
            (*self._facts(), facts.package_fact(homepage, readme_text, home)),
            tuple(self._notices()),
            self.pending,
        )

    def _facts(self) -> tuple[Fact, ...]:
        record = self._found.get("record") or facts.unknown(
            facts.REPOSITORY_FACTS, self.home, self._because()
        )
        rest = [self._found.get(step) or self._not_asked(ids) for step, ids, _ in self._steps()]
        return (*record, *(fact for group in rest for fact in group))

    def _because(self) -> str:
        return facts.NOT_KNOWN if "record" in self._found else NOT_ASKED

    def _not_asked(self, ids: tuple[str, ...]) -> tuple[Fact, ...]:
        return facts.unknown(ids, self.home, NOT_ASKED if self._client.has_token else WITHOUT_TOKEN)

    @property
    def pending(self) -> tuple[str, ...]:
        """The facts that can still be asked for."""
        if self.error:
            return ()
        record = () if "record" in self._found else facts.REPOSITORY_FACTS
        steps = self._steps() if self._client.has_token else ()
        return (*record, *(fact for step, ids, _ in steps if step not in self._found for fact in ids))

    def _notices(self) -> list[Notice]:
        notices = []
        if self._slug.lower() != self.link.slug.lower():
            notices.append(
                Notice(
                    "renamed", f"{self.link.slug} is called {self._slug} now; the link was followed there."
                )
            )
        if answers.flag(self._record or {}, "archived"):
            notices.append(
                Notice(
                    "archived", "The repository is archived: nothing new will come, and that costs no points."
                )
            )
        return notices


def _listed(reply: Reply) -> list[Answer] | None:
    """The list in an answer; an empty one where GitHub says there is nothing (204), None where unknown."""
    if reply.status == 204:
        return []
    return answers.tables(reply.value) if reply.status == 200 else None


def _below(paths: list[str], folder: str) -> list[str]:
    """The paths below a folder as seen from there, with what the whole repository shares."""
    if not folder:
        return paths
    inside = [path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/")]
    return inside + [path for path in paths if path.startswith(".github/")]


def _from_base64(content: str, link: str) -> bytes:
    try:
        return base64.b64decode(content, validate=False)
    except (binascii.Error, ValueError):
        raise problems.RefusedError(
            f"{link}: GitHub's answer is broken. Try again later, or {problems.PASTE}."
        ) from None


def _parsed(text: str, host: str) -> RepositoryLink | OwnerLink | None:
    try:
        return parse_link(text, host)
    except LinkError:
        return None


def _slug_of(address: str, host: str) -> str:
    link = _parsed(address, host) if address else None
    return link.slug if isinstance(link, RepositoryLink) else ""
