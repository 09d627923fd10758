"""One project on GitHub, asked for step by step: its README, its record, then whatever else is affordable.

Every step keeps what it got, so that work can stop at any moment and go on later without asking twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from ambition.errors import SourceError
from ambition.model import Fact, Notice
from ambition.sources import answers, facts, problems, unknowns
from ambition.sources.answers import Answer
from ambition.sources.client import FRESH_S, GitHubClient, Reply
from ambition.sources.contents import below, file_from, listed, slug_of, tree_paths
from ambition.sources.facts import Home
from ambition.sources.links import RepositoryLink
from ambition.sources.loaded import Loaded
from ambition.sources.paths import path_facts
from ambition.sources.problems import BudgetError, CancelledError, RateLimitedError

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
                self._found["record"] = unknowns.unknown(unknowns.REPOSITORY_FACTS, self.home.page)

    def _tried(self, ask: Callable[[], tuple[Fact, ...]], ids: tuple[str, ...]) -> tuple[Fact, ...]:
        try:
            return ask()
        except INTERRUPTIONS:
            raise
        except SourceError:
            return unknowns.unknown(ids, self.home.page)

    def _spend(self) -> None:
        self._stop()
        if self._calls >= self._client.calls_a_project:
            raise BudgetError(f"{self.link}: one more call would exceed what a project may cost.")
        self._calls += 1

    def _ask(self, path: str, query: Mapping[str, str] | None = None) -> Reply:
        """A question about this repository; with a token only once the public is known to see it."""
        if self._client.has_token and self._record is None:
            self._ask_record()
        return self._get(path, query)

    def _get(self, path: str, query: Mapping[str, str] | None) -> Reply:
        before = self._calls
        try:
            return self._client.get(f"/repos/{self._slug}{path}", query, self._spend, self._oldest_s)
        except RateLimitedError:
            # A call that was turned away bought nothing; it is made again when the limit has ended.
            self._calls = before
            raise

    def _ask_record(self) -> None:
        reply = self._get("", None)
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
            self._take_readme(reply.value)
        elif self._record is not None:
            raise self._why_no_readme()
        else:
            self._readme_gone = True

    def _readme_path(self) -> str:
        inside = quote(self.link.path)
        if self.link.is_file:
            return f"/contents/{inside}"
        return f"/readme/{inside}" if inside else "/readme"

    def _take_readme(self, value: Any) -> None:
        self._readme_name, self._readme = file_from(value, str(self.link))
        self._rename(answers.text(answers.table(value), "html_url"))

    def _why_no_readme(self) -> SourceError:
        if answers.number(self._record or {}, "size") == 0 and not self.link.path:
            return problems.empty_repository(str(self.link))
        where = "the branch or folder that the link names" if self.link.ref else "the repository"
        return problems.no_readme(str(self.link), where)

    def _rename(self, address: str) -> None:
        self._slug = slug_of(address, self._client.link_host) or self._slug

    @property
    def home(self) -> Home:
        """The repository's pages under the name it has now."""
        owner, _, name = self._slug.partition("/")
        kind = answers.text(answers.table((self._record or {}).get("owner")), "type")
        page = f"https://{self._client.link_host}/{self._slug}"
        return Home(page, owner, name, is_organisation=kind == "Organization")

    def _steps(self) -> tuple[tuple[str, tuple[str, ...], Callable[[], tuple[Fact, ...]]], ...]:
        return (
            ("tree", unknowns.TREE_FACTS, self._ask_tree),
            ("releases", unknowns.RELEASE_FACTS, self._ask_releases),
            ("contributors", unknowns.CONTRIBUTOR_FACTS, self._ask_contributors),
            ("issues", unknowns.ISSUE_FACTS, self._ask_issues),
        )

    def _ask_tree(self) -> tuple[Fact, ...]:
        branch = self.link.ref or answers.text(self._record or {}, "default_branch") or "HEAD"
        reply = self._ask(f"/git/trees/{quote(branch, safe='')}", {"recursive": "1"})
        found = tree_paths(reply)
        if found is None:
            return unknowns.unknown(unknowns.TREE_FACTS, self.home.page)
        paths, complete = found
        folder = "" if self.link.is_file else self.link.path
        return path_facts(below(paths, folder), complete, lambda path: self._page_of(path, branch, folder))

    def _page_of(self, path: str, branch: str, folder: str) -> str:
        """The page of a file given as seen from ``folder``; that of the branch where there is no file."""
        if not path:
            return self.home.at("tree", quote(branch), quote(folder))
        shared = not folder or path.startswith(".github/")
        return self.home.at("blob", quote(branch), quote(path if shared else f"{folder}/{path}"))

    def _ask_releases(self) -> tuple[Fact, ...]:
        reply = self._ask("/releases", {"per_page": "100"})
        return facts.release_facts(listed(reply), reply.has_more, self.home)

    def _ask_contributors(self) -> tuple[Fact, ...]:
        reply = self._ask("/contributors", {"per_page": "100", "anon": "1"})
        return facts.contributor_facts(listed(reply), reply.has_more, self.home)

    def _ask_issues(self) -> tuple[Fact, ...]:
        reply = self._ask("/issues", {"per_page": "100", "state": "all"})
        return facts.issue_facts(listed(reply), reply.has_more, self.home)

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
        found = listed(reply)
        if found is None and reply.status == 200:
            raise problems.broken_answer(str(self.link))
        newest = next(iter(found or []), {})
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
            self._slug,
        )

    def _facts(self) -> tuple[Fact, ...]:
        page = self.home.page
        record = self._found.get("record") or unknowns.unknown(unknowns.REPOSITORY_FACTS, page)
        rest = [self._found.get(step) or unknowns.unknown(ids, page) for step, ids, _ in self._steps()]
        return (*record, *(fact for group in rest for fact in group))

    @property
    def pending(self) -> tuple[str, ...]:
        """The facts that can still be asked for."""
        if self.error:
            return ()
        record = () if "record" in self._found else unknowns.REPOSITORY_FACTS
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
        if not self._client.has_token:
            notices.append(
                Notice("no-token", "With a GITHUB_TOKEN (public read only) more facts can be asked for.")
            )
        return notices
