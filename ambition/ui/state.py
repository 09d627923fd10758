"""What a visitor has in hand: the project, the answers, and where they were. Plain values, no streamlit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from ambition.errors import InputError
from ambition.examples import EXAMPLE_IDS, example
from ambition.model import Answer, Fact, Misread, Notice, Review
from ambition.packet import answer_table, misread_tables, read_answer, read_fact, read_misread, rows_of

if TYPE_CHECKING:
    from ambition.ui.work import Work

Way = Literal["example", "paste", "file", "link"]
WAYS: tuple[Way, ...] = get_args(Way)
DEFAULT_RUBRIC = "product-ambition"
#: The name of a pasted text, which says how it is to be read.
PASTED = "pasted.md"
_DRAFT = "ambition/draft/1"
_KEPT_WORDS = ("name", "source", "repository", "title")
_MOST_ROWS = 100
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
#: Shorter texts are not told apart; two versions of one text share far more than this part of their words.
_FEW_WORDS, _SAME_SHARE = 8, 0.35


@dataclass(frozen=True, slots=True)
class Project:
    """A description as it came in: a name, its bytes or text, where from, and what was fetched with it.

    ``title`` is what to call the project, the file's name where it is empty. ``repository`` is
    ``owner/name``, with ``/tree/REF/PATH`` or ``/blob/REF/PATH`` for a part of it. ``archive`` (a zip's
    bytes) or ``folder`` (on one's own machine) is where its history lies.
    """

    name: str
    text: str | bytes
    source: str = "text"
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()
    repository: str = ""
    title: str = ""
    archive: bytes = b""
    folder: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells projects apart, whatever their text is today."""
        return (self.title or self.name, self.source, self.repository, self.folder)


@dataclass(frozen=True, slots=True)
class Kept:
    """A state to compare with: project and answers as they were."""

    project: Project
    answers: tuple[Answer, ...]


@dataclass
class PageState:
    """The whole state of one visit.

    Answers to an example and answers of one's own stay apart, so that looking at examples loses nothing.
    ``came_to_desk`` where the visit began at the desk, as a reload there does.
    ``notices`` are keys of texts to show once at the top. ``work`` goes on beside the page, for the link or
    file in ``asked``. ``misread`` holds the author's words by the quote that was misread, ``marking`` the
    quote at hand. ``other`` is the version to compare with: of the project ``other_of`` on ``other_day``,
    where it comes from that project's own history. ``opened`` is the token of the link that this visit began
    with: what is typed then is kept beside one's own draft. ``other_draft`` says what else this browser
    keeps: ``own``, or the token of a link opened before. ``sent`` is the way whose project somebody sent,
    ``sent_answers`` and ``sent_misread`` are theirs; ``is_reading`` until a copy of them is to be changed.
    ``focus`` names what the keyboard is to go to, after a count that tells one wish from the next;
    ``text_scale`` is the size of text in this browser, 1 for 16 pixels; ``drawn`` is the review that the
    radar shows.
    """

    desk: bool = False
    came_to_desk: bool = False
    language: str = "en"
    rubric: str = DEFAULT_RUBRIC
    rubric_file: tuple[str, bytes] | None = None
    way: Way = "example"
    example: str = EXAMPLE_IDS[0]
    pasted: str = ""
    file: Project | None = None
    link: str = ""
    linked: Project | None = None
    choices: tuple[tuple[str, str], ...] = ()
    own_answers: dict[str, Answer] = field(default_factory=dict)
    example_answers: dict[str, Answer] = field(default_factory=dict)
    question: int = 0
    kept: Kept | None = None
    other: Project | None = None
    other_text: str = ""
    other_answers: tuple[Answer, ...] = ()
    other_of: tuple[str, str, str, str] | None = None
    other_day: str = ""
    work: Work | None = None
    asked: str = ""
    misread: dict[str, str] = field(default_factory=dict)
    marking: str = ""
    notices: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    is_hydrated: bool = False
    forgets: int = 0
    opened: str = ""
    other_draft: str = ""
    sent: Way | None = None
    sent_answers: dict[str, Answer] = field(default_factory=dict)
    sent_misread: dict[str, str] = field(default_factory=dict)
    is_reading: bool = False
    focus: tuple[int, str] = (0, "")
    text_scale: float = 1.0
    is_begun: bool = False
    is_whole_run: bool = False
    drawn: Review | None = None

    def __post_init__(self) -> None:
        if not self.example_answers:
            self.choose_example(self.example)

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers to what is on the page now."""
        if self.way == "example":
            return self.example_answers
        return self.sent_answers if self.way == self.sent else self.own_answers

    @property
    def reads_sent(self) -> bool:
        """Whether what is on the page was sent by somebody and is only looked at."""
        return self.is_reading and self.way == self.sent

    @property
    def marks(self) -> dict[str, str]:
        """The author's words by the quote that was misread, for what is on the page; no example has any."""
        if self.way == "example":
            return {}
        return self.sent_misread if self.way == self.sent else self.misread

    def take_sent(self, way: Way, answers: dict[str, Answer], misread: Iterable[Misread] = ()) -> None:
        """Somebody's project came this way, with their answers and marks; one's own stay as they are."""
        self.sent, self.sent_answers, self.is_reading = way, answers, True
        self.sent_misread = {each.quote: each.says for each in misread}

    def give_back(self) -> None:
        """Nothing that somebody sent is on the page any more."""
        self.sent, self.sent_answers, self.sent_misread, self.is_reading = None, {}, {}, False

    def project(self) -> Project | None:
        """What is to be reviewed; None where nothing has been given yet."""
        if self.way == "example":
            chosen = example(self.example)
            return Project(chosen.name, chosen.text, f"example {chosen.id}")
        if self.way == "paste":
            return Project(PASTED, self.pasted) if self.pasted.strip() else None
        return self.file if self.way == "file" else self.linked

    def choose_example(self, example_id: str) -> None:
        """Show an example, with the answers that belong to it."""
        self.example = example_id
        self.example_answers = by_question(example(example_id).answers)
        self.kept = None

    def say(self, question: str, **changes: Any) -> None:
        """Change the answer to a question; an answer that says nothing is taken away."""
        changed = replace(self.answers.get(question, Answer(question)), **changes)
        if answer_table(changed) == {"question": question}:
            self.answers.pop(question, None)
        else:
            self.answers[question] = changed

    def answered(self) -> tuple[Answer, ...]:
        """The answers in the order of their questions' ids, so that the order of clicks changes nothing."""
        return tuple(self.answers[question] for question in sorted(self.answers))

    def marked(self) -> tuple[Misread, ...]:
        """The quotes that the author of what is on the page calls misread."""
        return tuple(Misread(*each) for each in sorted(self.marks.items()))

    @property
    def has_own_work(self) -> bool:
        """Whether there is anything of the visitor's own to keep."""
        return bool(self.pasted.strip() or self.own_answers or self.sent_answers or self.file or self.link)


def is_another_text(before: str, now: str) -> bool:
    """Whether two texts are about different things, by the longer words that they share."""
    first, second = (frozenset(_LONG_WORD.findall(text.lower())) for text in (before, now))
    fewer = min(len(first), len(second))
    return fewer >= _FEW_WORDS and len(first & second) < _SAME_SHARE * fewer


def by_question(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Answers by their question."""
    return {answer.question: answer for answer in answers}


def to_draft(state: PageState) -> str:
    """What the visitor typed, for their own browser's memory; empty where there is nothing of theirs."""
    if not state.has_own_work:
        return ""
    return json.dumps(
        {
            "schema": _DRAFT,
            "opened": state.opened,
            "way": state.way,
            "pasted": state.pasted,
            "file": _project_table(state.file),
            "link": state.link,
            "linked": _project_table(state.linked),
            "misread": _misread_tables(state.misread),
            "answers": _answer_tables(state.own_answers),
            "sent": state.sent,
            "sent_answers": _answer_tables(state.sent_answers),
            "sent_misread": _misread_tables(state.sent_misread),
            "is_reading": state.is_reading,
            "question": state.question,
            "rubric": state.rubric,
            "language": state.language,
        },
        ensure_ascii=False,
    )


def from_draft(state: PageState, draft: str, typed: Mapping[str, Any]) -> bool:
    """Bring a draft back into the state; False where there was none. InputError for a broken one.

    ``typed`` holds fields that were being typed when the page went away.
    """
    if not draft and not typed:
        return False
    table = _read_draft(draft) if draft else {}
    own = by_question(read_answer(answer) for answer in table.get("answers", []))
    state.own_answers = own
    if table.get("sent") in WAYS:
        state.take_sent(
            table["sent"],
            by_question(map(read_answer, rows_of(table, "sent_answers", _MOST_ROWS))),
            read_misread(table, "sent_misread"),
        )
        state.is_reading = table.get("is_reading") is True
    state.pasted = str(typed.get("paste", table.get("pasted", "")))
    state.link = str(table.get("link", ""))
    state.file, state.linked = _read_project(table.get("file")), _read_project(table.get("linked"))
    state.misread = {each.quote: each.says for each in read_misread(table)}
    way = table.get("way", "paste" if state.pasted else "example")
    state.way = "paste" if "paste" in typed else way if way in WAYS else "example"
    state.question = table["question"] if type(table.get("question")) is int else 0
    state.rubric = str(table.get("rubric", state.rubric))
    state.language = str(table.get("language", state.language))
    return True


def _answer_tables(answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    return [answer_table(answer) for _, answer in sorted(answers.items())]


def _misread_tables(marks: Mapping[str, str]) -> list[dict[str, str]]:
    return misread_tables(Misread(*each) for each in sorted(marks.items()))


def _read_draft(draft: str) -> dict[str, Any]:
    try:
        table = json.loads(draft)
    except (ValueError, RecursionError) as error:
        raise InputError("The draft kept in this browser is damaged and was not brought back.") from error
    answers = table.get("answers", []) if isinstance(table, dict) else None
    if not isinstance(answers, list) or table.get("schema") != _DRAFT:
        raise InputError("The draft kept in this browser is of another version and was not brought back.")
    if any(not isinstance(answer, dict) for answer in answers):
        raise InputError("The draft kept in this browser is damaged and was not brought back.")
    return dict(table)


def _project_table(project: Project | None) -> dict[str, Any] | None:
    """A project as the browser keeps it: without its history, which a reload leaves to be fetched again."""
    if project is None:
        return None
    text = project.text if isinstance(project.text, str) else project.text.decode("utf-8", errors="replace")
    words = {key: getattr(project, key) for key in _KEPT_WORDS}
    facts = [{"id": f.id, "value": f.value, "says": f.says, "where": f.where} for f in project.facts]
    notices = [{"code": notice.code, "message": notice.message} for notice in project.notices]
    return {**words, "text": text, "facts": facts, "notices": notices}


def _read_project(table: Any) -> Project | None:
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        return None
    facts = tuple(fact for fact in map(read_fact, rows_of(table, "facts", _MOST_ROWS)) if fact is not None)
    rows = rows_of(table, "notices", _MOST_ROWS)
    notices = tuple(Notice(str(row.get("code", "")), str(row.get("message", ""))) for row in rows)
    name, source, repository, title = (str(table.get(key, "")) for key in _KEPT_WORDS)
    return Project(name, table["text"], source, facts, notices, repository, title)
