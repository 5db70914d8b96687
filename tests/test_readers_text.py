"""Bytes become clean text, whatever they are."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.display import displayable
from index.limits import Limits
from index.readers.plain import read_plain
from index.text import NotText, clean, decode

SENTENCES = {
    "utf-8": "Der Übergang – schön! 町議会",
    "utf-8-sig": "Mit Marke: é",
    "utf-16": "Wide text, détail",
    "utf-16-le": "Wide text without a mark",
    "utf-16-be": "Wide text without a mark",
    "utf-32": "Wider text, détail",
    "latin-1": "Élection municipale: le maire a été réélu à l'unanimité.",
    "cp1252": "The mayor’s “plan” – it costs €5m.",
    "cp1250": "Rada miasta zatwierdziła budżet na przyszły rok. Źródło łąka",
    "cp1251": "Совет утвердил бюджет на следующий год. Председатель Иванов.",
    "shift_jis": "町議会は来年度の予算を承認した。議長は田中さんです。",
    "gb18030": "市议会批准了明年的预算。主席是王先生。",
    "euc_kr": "시의회는 내년도 예산을 승인했다. 의장은 김씨이다.",
}


@pytest.mark.parametrize("encoding", SENTENCES)
def test_encodings_are_told_apart(encoding):
    assert decode(SENTENCES[encoding].encode(encoding)).text == SENTENCES[encoding]


def test_one_damaged_byte_does_not_change_the_encoding():
    decoded = decode("Ein schöner Übergang, größer".encode() + b"\xff und mehr")
    assert decoded.text == "Ein schöner Übergang, größer\ufffd und mehr"
    assert decoded.replaced == 1


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 100, bytes(range(256)) * 20, b"\x01\x02\x03abc" * 9])
def test_binary_data_is_no_text(data):
    with pytest.raises(NotText):
        decode(data)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf\xed\xa0\x80")
def test_any_bytes_decode_to_clean_text_or_are_refused(data):
    try:
        text = decode(data).text
    except NotText:
        return
    text.encode("utf-8")
    assert text == clean(text) == displayable(text)
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in text)


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\r\n\x0b\x0c\x85\u2028\x1b")))
def test_line_numbers_survive_cleaning(text):
    breaks = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert clean(text).count("\n") == breaks


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc"]), max_size=20)))
def test_a_word_keeps_its_line(words):
    text = clean("\r\n".join(words))
    for number, (line, word) in enumerate(zip(text.split("\n"), words, strict=False), 1):
        assert line == displayable(word), number


def test_breaks_within_a_line_become_blanks():
    assert clean("a\x0cb\x0bc\u2028d\x85e") == "a b c d e"


def test_hidden_characters_are_dropped():
    assert clean("pass\u200bword\u202e\U000e0041 \x1b[31mred\x1b[0m") == "password red"


def test_letters_struck_twice_are_read_once():
    page = "N\bNA\bAM\bME\bE\n  p\bpr\bru\bun\bne\be [_\bO_\bP_\bT] _\bm_\ba_\bx__\b_\bd _\ba_\b _\bb\n"
    page += "  +\bo one\n"
    assert clean(page) == "NAME\n  prune [OPT] max_d a b\n  • one\n"


def test_what_is_struck_over_goes_and_a_mark_at_the_end_takes_nothing():
    assert clean("old\b\b\bnew\b\b\nx\b\b\bab") == "new\nab"


def test_sequences_for_a_terminal_are_no_text():
    line = "\x1b[1m\x1b[38;5;12m--force\x1b[0m, see "
    line += "\x1b]8;;https://a.example/x\x1b\\the page\x1b]8;;\x07\x1b(B now"
    assert clean(line) == "--force, see the page now"


def test_a_page_full_of_struck_letters_is_text_and_keeps_its_lines():
    page = "".join(f"{letter}\b{letter}" for letter in "SYNOPSIS") + "\n"
    decoded = decode((page * 300).encode())
    assert decoded.text == "SYNOPSIS\n" * 300


def test_what_nothing_ends_is_no_sequence():
    assert clean("a \x1b]0;title\nnext \x1b[12") == "a ]0;title\nnext [12"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Overview\n========\n\nIt draws.", "pkg/fwib.rst", "fwib"),
        ("## Key Features\n\nIt draws.", "pkg/fwib_pen.md", "fwib pen"),
        ("# Overview\n\nIt draws.", "README.md", "Overview"),
        ("# Fwib [![Build](https://e.org/b.svg)](https://e.org)\n\nIt draws.", "fwib.md", "Fwib"),
        ("# The history of pens\n\nThey draw.", "pens.md", "The history of pens"),
    ],
)
def test_the_heading_of_a_section_is_no_title(text, name, title):
    (reading,) = read_plain(text.encode(), name, Limits())
    assert reading.title == title


def test_a_fixed_blank_that_was_encoded_twice_is_a_blank():
    assert clean("The fee isÂ\u00a08 pounds, Mr Â Harwood says.") == "The fee is 8 pounds, Mr  Harwood says."
    assert clean("PÂ TÉ, Âge d’or, câble") == "PÂ TÉ, Âge d’or, câble"
