"""Bytes become text, or a sentence that says why not; the language is told without haste."""

from __future__ import annotations

import pytest

from ambition.description import describe
from ambition.errors import InputError


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a" * 1_000_001, "longer than 1,000,000 bytes"),
        ("é" * 500_001, "longer than 1,000,000 bytes"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "zip archive"),
        (b"abc\x00def", "not a text file"),
        (b"\x80\x81\x82\x83" * 20, "not a text file"),
        (b"\xff\xfea", "is not; save it again"),
        ("a\ud800b", "broken characters"),
    ],
)
def test_what_is_not_text_is_refused_in_a_sentence(data: bytes | str, says: str) -> None:
    """The error names the file and says what to do."""
    with pytest.raises(InputError, match=says) as caught:
        describe(data, "README.md")
    assert str(caught.value).startswith("README.md")


def test_a_million_bytes_are_still_read() -> None:
    """The limit itself is allowed."""
    assert describe(b"a " * 500_000, "README.md").sentences


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_without_their_mark(encoding: str) -> None:
    """UTF-8 with and without a byte order mark and UTF-16 with one give the same text."""
    description = describe("Größe zählt für uns.".encode(encoding), "README.md")
    assert description.text == "Größe zählt für uns."
    assert description.notices == ()


def test_western_bytes_are_read_with_a_notice() -> None:
    """A file in an older encoding is read, and the guess is told."""
    description = describe("A café with “users”.".encode("cp1252"), "README.md")
    assert description.text == "A café with “users”."
    assert [notice.code for notice in description.notices] == ["encoding"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "<!-- a -->", "![](x.png)", "# T", "```\ncode only here and there\n```"]
)
def test_hardly_any_words_are_called_empty(text: str) -> None:
    """Nothing visible, or next to nothing, is no description."""
    assert describe(text, "README.md").language == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "Dieses Programm ist für Vereine. Es zeigt, wer nicht bezahlt hat, und schreibt eine Mahnung.",
        "Esta herramienta ayuda a las tiendas. Muestra los pedidos que no se han pagado y por qué.",
        "Este programa mostra os pedidos que não foram pagos e ajuda as lojas com uma lista.",
        "Cet outil montre les factures qui ne sont pas payées et aide une association avec ses membres.",
        "这个工具帮助小商店查看哪些订单还没有付款，并且提醒客户。",
        "Эта программа показывает магазинам, какие заказы ещё не оплачены, и напоминает клиентам.",
        "このツールは、小さなお店がまだ支払われていない注文を確認するのを助けます。",
        "Bu araç küçük dükkanlar için hangi siparişlerin ödenmediğini gösterir ve bir mesaj ile yardım eder.",
        "Alat ini untuk toko kecil yang ingin melihat pesanan dan pelanggan dengan mudah dari ponsel.",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    """A description in another language is not called English."""
    assert describe(text, "README.md").language == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Invoice tool for plumbers",
        "- Python\n- Pandas\n- Docker\n- PostgreSQL",
        "App for make invoice. Send to client, he pay.",
        "# El Niño viewer\n\nBy José de la Cruz, for the harbour of Lima.",
        "This tool shows shops which orders are not paid. It reminds the customers by mail.\n\n"
        "这个工具帮助小商店查看哪些订单还没有付款，并且提醒客户。",
        "| metric | value |\n|---|---|\n| recall | 0.8 |\n| precision | 0.7 |",
    ],
)
def test_short_listed_or_half_english_is_english(text: str) -> None:
    """Few words, lists, learners' English and a second language do not make it another language."""
    assert describe(text, "README.md").language == "english"
