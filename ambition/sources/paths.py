"""Facts from the names of a repository's files: the same for GitHub's tree, a folder and an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Final

from ambition.model import Fact

README_FOLDERS: Final = (".github", "", "docs")
#: README endings in the order in which one is chosen: formatted text before plain.
README_ENDINGS: Final = (".md", ".markdown", ".rst", ".txt", "")
#: Folders with other people's code, whose tests and files say nothing about the project.
FOREIGN: Final = frozenset(
    {"node_modules", "vendor", "third_party", "site-packages", ".venv", "venv", "env", ".git", ".tox", "dist"}
)
TEST_FOLDERS: Final = frozenset({"test", "tests", "testing", "spec", "specs", "__tests__", "testthat"})
CODE_ENDINGS: Final = frozenset(
    {
        *(".py", ".r", ".js", ".ts", ".tsx", ".jsx", ".go", ".rs", ".java", ".rb", ".jl", ".scala", ".kt"),
        *(".cpp", ".c", ".cs", ".php", ".swift", ".sh", ".sql"),
    }
)
CI_FILES: Final = frozenset(
    {
        *(
            ".travis.yml",
            ".gitlab-ci.yml",
            "azure-pipelines.yml",
            "jenkinsfile",
            ".drone.yml",
            "appveyor.yml",
        ),
        *(".circleci/config.yml", ".buildkite/pipeline.yml"),
    }
)
DEPLOYMENT_FILES: Final = frozenset(
    {
        *(
            "dockerfile",
            "containerfile",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yml",
            "compose.yaml",
        ),
        *("procfile", "fly.toml", "vercel.json", "netlify.toml", "render.yaml", "render.yml", "railway.json"),
        *(
            "app.yaml",
            "heroku.yml",
            "serverless.yml",
            "railway.toml",
            "chart.yaml",
            "cloudbuild.yaml",
            "main.tf",
        ),
    }
)
DOCUMENTATION_FILES: Final = frozenset({"mkdocs.yml", "mkdocs.yaml", ".readthedocs.yml", ".readthedocs.yaml"})


def path_facts(paths: Iterable[str], complete: bool, where: Callable[[str], str]) -> tuple[Fact, ...]:
    """Facts from the paths (with ``/``) of all files; not ``complete`` makes what was not seen unknown.

    ``where`` turns a path into the address at which anyone can look at it.
    """
    own = sorted(path for path in paths if not FOREIGN & set(path.lower().split("/")[:-1]))
    return tuple(
        _seen(fact, says, [path for path in own if is_one(path)], complete, where)
        for fact, says, is_one in KINDS
    )


def _seen(fact: str, says: str, found: list[str], complete: bool, where: Callable[[str], str]) -> Fact:
    if found:
        shortest = min(found, key=lambda path: (path.count("/"), path))
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        return Fact(fact, True, f"{says}: {shortest}{more}", where(shortest))
    if not complete:
        return Fact(fact, None, f"{says}: not known, the list of files is cut short", where(""))
    return Fact(fact, False, f"{says}: none among the files", where(""))


def _is_test(path: str) -> bool:
    pure = PurePosixPath(path.lower())
    if pure.suffix not in CODE_ENDINGS:
        return False
    stem = pure.stem
    named = stem.startswith("test_") or stem.endswith(("_test", ".test", ".spec", "_spec"))
    return named or (bool(TEST_FOLDERS & set(pure.parts[:-1])) and stem not in {"__init__", "conftest"})


def _is_ci(path: str) -> bool:
    low = path.lower()
    workflow = low.startswith(".github/workflows/") and low.endswith((".yml", ".yaml"))
    return workflow or low in CI_FILES


def _is_documentation(path: str) -> bool:
    low = path.lower()
    folder = low.split("/")[0]
    inside = folder in {"docs", "doc", "documentation"} and low.endswith(
        (".md", ".rst", ".html", ".ipynb", ".qmd")
    )
    return low in DOCUMENTATION_FILES or (inside and low != "docs/readme.md")


def _is_deployment(path: str) -> bool:
    low = path.lower()
    return low in DEPLOYMENT_FILES or low.rsplit("/", 1)[-1] in DEPLOYMENT_FILES


def _is_notebook(path: str) -> bool:
    return path.lower().endswith(".ipynb") and ".ipynb_checkpoints" not in path


def _is_funding(path: str) -> bool:
    return path.lower() in {".github/funding.yml", "funding.yml", "docs/funding.yml"}


KINDS: Final = (
    ("has-tests", "Tests", _is_test),
    ("has-ci", "Automatic checks", _is_ci),
    ("has-docs", "Documentation beside the README", _is_documentation),
    ("has-deployment", "Files that deploy it", _is_deployment),
    ("has-notebooks", "Notebooks", _is_notebook),
    ("sponsors-set-up", "A file that asks for sponsors", _is_funding),
)


def chosen_readme(paths: Iterable[str], folder: str = "") -> str | None:
    """The README among the paths as GitHub chooses it, or None.

    In a sub-folder only that folder counts; at the root ``.github`` comes first and ``docs`` last.
    """
    folders = README_FOLDERS if not folder else (folder.strip("/"),)
    ranked = [(rank, path) for path in paths if (rank := _readme_rank(path, folders)) is not None]
    return min(ranked)[1] if ranked else None


def _readme_rank(path: str, folders: tuple[str, ...]) -> tuple[int, int] | None:
    pure = PurePosixPath(path)
    parent = "" if str(pure.parent) == "." else str(pure.parent)
    name = pure.name.lower()
    if parent not in folders or not name.startswith("readme"):
        return None
    ending = name.removeprefix("readme")
    if ending not in README_ENDINGS:
        return None
    return folders.index(parent), README_ENDINGS.index(ending)
