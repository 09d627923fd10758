"""Adding to the desk: a list of links with references beside them, files, zips, packets, in any mix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from ambition.desk.adding import Added, Fetch, FetchedLink, Outcome, add_items
from ambition.desk.adding import Progress as Adding
from ambition.desk.items import (
    Item,
    covered_file,
    covered_list,
    in_order_given,
    items_from_file,
    items_from_list,
)
from ambition.desk.renewing import links_to_fetch_again, review_again
from ambition.desk.room import Room
from ambition.desk.values import Desk
from ambition.errors import AmbitionError
from ambition.examples import EXAMPLE_IDS, example
from ambition.sources.loaded import Loaded, checked_readme
from ambition.ui import linking
from ambition.ui.desk_state import DeskState
from ambition.ui.desk_who import name_field
from ambition.ui.desk_words import DeskWords
from ambition.ui.markup import draw, esc, items
from ambition.ui.opening import ENDINGS
from ambition.ui.work import Work

_ENDINGS = (*ENDINGS, "zip", "csv", "tsv")
_SIGNS = {"added": "✓", "new version": "✓", "facts added": "✓", "same": "=", "error": "✗", "pending": "…"}


def show_adding(state: DeskState, room: Room, words: DeskWords) -> None:
    """The form: open while the desk is empty, folded away afterwards."""
    if not state.desk.candidates:
        with st.container(key="dk-first"):
            draw(_welcome(words))
            _form(state, room, words)
            st.button(
                words("add.examples"),
                key="dk-examples",
                type="tertiary",
                on_click=_add_examples,
                args=(state, room),
            )
        return
    is_open = bool(state.failed) and state.view in ("shortlist", "table")
    # The browser keeps what it has opened under one key, also where nothing has failed any more.
    key = "dk-more-failed" if is_open else "dk-more"
    with st.expander(words("add.more"), key=key, expanded=is_open):
        _form(state, room, words)


def show_outcomes(state: DeskState, room: Room, words: DeskWords) -> None:
    """What became of the items just added: one line, the troubles named, the rest under details."""
    if not state.outcomes:
        return
    again = f"<p>{esc(words('add.failed'))}</p>" if state.failed else ""
    good = [each for each in state.outcomes if each.state in ("added", "new version", "facts added")]
    bad = [each for each in state.outcomes if each.state not in ("added", "new version", "facts added")]
    told = [each for each in good if each.says.rsplit(": ", 1)[-1].rstrip(".") != "added"]
    lines = items((_outcome(each, words) for each in (*bad, *told)), "dk-outcomes")
    limit = f"<p>{esc(words.say(state.limit_says))}</p>" if state.limit_says else ""
    total = len(state.outcomes)
    head = words.count("add.done", len(good), all=total) if bad else words.count("add.all-done", total)
    css = "am-note" if bad else "am-offer"
    draw(f'<div class="{css}" role="status"><p><b>{esc(head)}</b></p>{limit}{lines}{again}</div>')
    with st.container(horizontal=True):
        if state.failed_files:
            with st.popover(words("add.which")):
                st.caption(words("add.which.about"))
                draw(items((f"{esc(name)}: {esc(file)}" for name, file in state.failed_files), "dk-which"))
        if state.waiting:
            only_failed = all(each.state not in ("pending", "stopped") for each in state.outcomes)
            title = words("add.retry" if only_failed else "add.go-on")
            st.button(title, key="dk-go-on", on_click=_go_on, args=(state, room))
        st.button(words("add.seen"), key="dk-seen", type="tertiary", on_click=_seen, args=(state,))


def start_adding(
    state: DeskState, found: Sequence[Item], room: Room, typed: Sequence[str] | None = None
) -> None:
    """Fetch, read and review these items beside the page.

    ``typed`` are lines to leave in the form beside those that fail; by default all that stands in it.
    """
    if not found:
        return
    desk, who = state.desk, state.who
    left = _typed(state) if typed is None else typed
    client = linking.client() if any(item.link for item in found) else None

    def run(work: Work) -> Added:
        def progress(at: Adding) -> None:
            if client is None or at.done < at.total:
                work.at("work.files", at.done, at.total, at.name)

        def fetch(links: Sequence[str]) -> Iterator[FetchedLink]:
            from ambition.sources.many import Batch  # noqa: PLC0415 - an HTTP client takes long to import

            assert client is not None
            batch = Batch(links, client)
            work.on_stop.append(batch.cancel)
            yield from batch.run(lambda at: work.at(f"work.{at.stage}", at.done, at.total))
            state.limit_says = batch.limit_says

        ways: Fetch | None = fetch if client is not None else None
        return add_items(
            desk, found, room, who, fetch=ways, progress=progress, cancelled=work.stopping.is_set
        )

    def finish(added: Added) -> None:
        state.put(added.desk)
        state.outcomes = added.outcomes
        pairs = list(zip(found, added.outcomes, strict=True))
        state.waiting = tuple(item for item, each in pairs if _can_go_on(item, each))
        failed = (item.line for item, each in pairs if each.state == "error" and item.line)
        state.failed = "\n".join(dict.fromkeys((*left, *failed)))
        state.failed_files = tuple(
            (item.reference.strip() or item.name, item.file)
            for item, each in pairs
            if each.state == "error" and item.file and item.file != item.name
        )
        state.adds += 1

    state.limit_says = ""
    state.work = Work(run, finish, total=len(found))
    state.work.start()


def start_renewing(state: DeskState, room: Room) -> None:
    """Review again whatever was reviewed with another rubric or version of the program."""
    desk, who = state.desk, state.who

    def run(work: Work) -> Desk:
        return review_again(
            desk,
            room,
            who,
            progress=lambda done, total: work.at("work.again", done, total),
            cancelled=work.stopping.is_set,
        )

    state.work = Work(run, state.put, "work.again", total=len(desk.candidates))
    state.work.start()


def start_fetching_again(state: DeskState, room: Room) -> None:
    """Fetch the facts that are missing, and those of imported packets, which nobody has to believe."""
    start_adding(state, links_to_fetch_again(state.desk), room)


def _welcome(words: DeskWords) -> str:
    steps = "".join(f"<li>{esc(words(f'first.{step}'))}</li>" for step in ("add", "look", "ask"))
    return (
        f'<div class="am-card dk-welcome"><h3>{esc(words("first.title"))}</h3>'
        f'<ol class="dk-steps">{steps}</ol><p class="am-small">{esc(words("first.fair"))}</p></div>'
    )


def _form(state: DeskState, room: Room, words: DeskWords) -> None:
    n = state.adds
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_area(
            words("add.links"),
            state.failed,
            key=f"dk-links-{n}",
            height=170,
            placeholder="A-17  github.com/owner/project\nA-18  github.com/another/repository",
            help=words("add.links.help"),
        )
    with right:
        st.file_uploader(
            words("add.files"),
            type=_ENDINGS,
            accept_multiple_files=True,
            key=f"dk-files-{n}",
            help=words("add.files.help"),
        )
        st.text_area(
            words("add.text"), key=f"dk-text-{n}", height=80, placeholder=words("add.text.placeholder")
        )
        st.text_input(
            words("add.dated"), key=f"dk-dated-{n}", placeholder="2025-03-01", help=words("add.dated.help")
        )
    if not state.desk.candidates:
        name_field(state, words, "dk-first-who")
    st.button(words("add.go"), type="primary", key="dk-add", on_click=_add, args=(state, room, words))


def _add(state: DeskState, room: Room, words: DeskWords) -> None:
    """Take what was pasted and chosen; a callback, so that no other change of the page can swallow it."""
    typed = st.session_state
    uploads = typed.get(f"dk-files-{state.adds}") or ()
    day = str(typed.get(f"dk-dated-{state.adds}") or "").strip()
    files = [(upload.name, items_from_file(upload.name, upload.getvalue())) for upload in uploads]
    listed = items_from_list(str(typed.get(f"dk-links-{state.adds}") or ""))
    if state.desk.settings.blind:
        listed = covered_list(listed, lambda n: words("add.line", n=n))
        files = [
            (name, covered_file(found, name, words("add.file", n=n)))
            for n, (name, found) in enumerate(files, start=1)
        ]
    pasted = _pasted(str(typed.get(f"dk-text-{state.adds}") or ""), words)
    found = in_order_given((listed, *(found for _, found in files), pasted))
    if not found:
        state.notices.append(("bad", words("add.nothing")))
    start_adding(state, tuple(replace(item, dated=item.dated or day) for item in found), room, ())


def _pasted(text: str, words: DeskWords) -> tuple[Item, ...]:
    """A description that was pasted: it is called by its first heading."""
    if not text.strip():
        return ()
    name = words("add.text.name")
    try:
        return (Item(name, loaded=Loaded(checked_readme(text.encode(), name), "README.md", "text")),)
    except AmbitionError as error:
        return (Item(name, fault=f"{name}: {error}"),)


def _typed(state: DeskState) -> list[str]:
    """The lines that stand in the form."""
    return str(st.session_state.get(f"dk-links-{state.adds}") or "").splitlines()


def _can_go_on(item: Item, outcome: Outcome) -> bool:
    """What was stopped or not fetched, and links that failed: the network may have been the reason."""
    return outcome.state in ("pending", "stopped") or (outcome.state == "error" and bool(item.link))


def _outcome(outcome: Outcome, words: DeskWords) -> str:
    return f'<span aria-hidden="true">{_SIGNS.get(outcome.state, "·")}</span> {esc(words.say(outcome.says))}'


def _add_examples(state: DeskState, room: Room) -> None:
    found = []
    for name in EXAMPLE_IDS:
        chosen = example(name)
        found.append(
            Item(chosen.name, loaded=Loaded(chosen.text.encode(), chosen.name, f"example {chosen.id}"))
        )
    start_adding(state, found, room)


def _go_on(state: DeskState, room: Room) -> None:
    tried = {item.line for item in state.waiting}
    start_adding(state, state.waiting, room, [line for line in _typed(state) if line.strip() not in tried])


def _seen(state: DeskState) -> None:
    state.outcomes, state.waiting, state.failed_files = (), (), ()
    state.limit_says, state.failed = "", ""
