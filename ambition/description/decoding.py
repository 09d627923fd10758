"""From the bytes of a file to text, or a sentence that says why not."""

from __future__ import annotations

import codecs

from ambition.errors import InputError

#: The longest description read, in bytes.
MOST_BYTES = 1_000_000
_CONTROL = {chr(code) for code in range(32)} - set("\t\n\x0b\x0c\r\x1b")
_SAMPLE = 65_536
_FILE_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed archive",
    b"{\\rtf": "a rich-text document",
    b"\xd0\xcf\x11\xe0": "an old office document",
}


def decode(data: bytes | str, name: str) -> tuple[str, str]:
    """Return the text of ``data`` and, where the encoding had to be guessed, a sentence saying so.

    Raises InputError for what is too long, not text, or in no encoding that can be told.
    """
    if isinstance(data, str):
        return _checked_text(data, name), ""
    if len(data) > MOST_BYTES:
        raise InputError(_too_long(name))
    for mark, kind in _FILE_KINDS.items():
        if data.startswith(mark):
            raise InputError(
                f"{name} is {kind}, not text; save its words as Markdown or plain text and try again."
            )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", name), ""
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig", name), ""
    if b"\x00" in data:
        raise InputError(_not_text(name))
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(data, name)


def _checked_text(text: str, name: str) -> str:
    """Return ``text`` without a byte order mark if it is short enough and can be written as UTF-8."""
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        message = f"{name} has broken characters (half of a pair); save it again as UTF-8 and try again."
        raise InputError(message) from None
    if size > MOST_BYTES:
        raise InputError(_too_long(name))
    if "\x00" in text:
        raise InputError(_not_text(name))
    return text.removeprefix("\ufeff")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode ``data``, which says itself how it is encoded."""
    try:
        return _checked_text(data.decode(encoding), name)
    except UnicodeDecodeError:
        message = (
            f"{name} says that it is {encoding.upper()} but is not; save it again as UTF-8 and try again."
        )
        raise InputError(message) from None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """Decode ``data`` that is not UTF-8 as a Western single-byte encoding, if it looks like text."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    sample = text[:_SAMPLE]
    odd = sum(1 for letter in sample if letter in _CONTROL or "\x80" <= letter < "\xa0")
    if odd * 100 > len(sample):
        raise InputError(_not_text(name))
    notice = f"{name} is not UTF-8; it was read as Western European text, so accented letters may be wrong."
    return _checked_text(text, name), notice


def _too_long(name: str) -> str:
    return f"{name} is longer than {MOST_BYTES:,} bytes; give the README alone, or a shorter part of it."


def _not_text(name: str) -> str:
    return (
        f"{name} is not a text file; give a README in Markdown, reStructuredText, a notebook or plain text."
    )
