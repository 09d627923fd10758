"""What stands below a heading and before a list, from the order of the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ambition.model import Sentence
from ambition.reading.english import ENGLISH

_SHORT_LABEL = 4
_LONG_LABEL = 10
_NOTHING = frozenset(ENGLISH.phrases("template", "nothing"))


def first_below(sentences: Sequence[Sentence]) -> list[Sentence | None]:
    """For each heading the first sentence below it that is more than a left-over, None without one."""
    result: list[Sentence | None] = [None] * len(sentences)
    below = 0
    content: Sentence | None = None
    for index in range(len(sentences) - 1, -1, -1):
        depth = len(sentences[index].section)
        if sentences[index].place == "heading":
            result[index] = content if below > depth else None
            below = min(below, depth)
        elif not _says_nothing(sentences[index]):
            below = depth
            content = sentences[index]
    return result


def _says_nothing(sentence: Sentence) -> bool:
    """Whether it is a left-over such as "TODO" or "coming soon"."""
    if sentence.images or sentence.links or len(sentence.plain) > 30:
        return False
    return sentence.plain.strip(" .…:!-*_()[]").lower() in _NOTHING


def introductions(sentences: Sequence[Sentence]) -> Iterator[str]:
    """For each sentence the line that introduces the list or table it stands in, or nothing."""
    intro = ""
    for sentence in sentences:
        if sentence.place in ("item", "cell"):
            yield intro
            continue
        yield ""
        plain = sentence.plain.rstrip()
        may_introduce = sentence.place == "prose" and (plain.endswith(":") or _is_short(plain, _LONG_LABEL))
        intro = plain if may_introduce else ""


def is_label(intro: str) -> bool:
    """Whether the line before a list says what is in the list."""
    return intro.endswith(":") or _is_short(intro, _SHORT_LABEL)


def _is_short(plain: str, most: int) -> bool:
    return len(plain.split(maxsplit=most)) <= most and not plain.endswith(".")
