"""What reaches a terminal from outside is inert."""

import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.table import Table

from cli.terminal import Color, console_on, say
from index.display import displayable, json_text, one_line

# Kinds of payload that scanners such as garak send: colour, title, clipboard, link, cursor, device queries.
PAYLOADS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;owned\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]8;;http://evil.example/?q=secret\x1b\\click\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[6n",
    "\x1bP+q544e\x1b\\",
    "\x9b31mC1\x9c",
    "\x9d52;c;eA==\x9c",
    "safe\rforged",
    "pass\x08\x08\x08\x08word",
    "\u202egnp.exe",
    "\u2066isolate\u2069",
    "zero\u200bwidth\u2060\ufeff",
    "a\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065b",
    "x\ufe0f\U000e0100",
    "surrogate\udc9b31m",
]
HIDDEN = {0x200B, 0x2060, 0xFEFF, 0x00AD, 0x3164, *range(0x202A, 0x202F), *range(0x2066, 0x2070)}

any_text = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x1b\x9b\x07\r\n\u200c\u200d\u0645")
)


@given(any_text)
@example("\u0645\u200c\u200cx\u200d")
def test_nothing_that_steers_a_terminal_survives(text):
    shown = displayable(text)
    for character in shown:
        assert character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}
        assert ord(character) not in HIDDEN
        assert not 0xE0000 <= ord(character) <= 0xE01EF
    assert displayable(shown) == shown
    shown.encode("utf-8")


@given(
    st.text(
        st.characters(categories=["L", "N", "P", "Sm", "Sc"], exclude_characters="\u115f\u1160\u3164\uffa0")
    )
)
def test_letters_digits_and_punctuation_stay(text):
    assert displayable(text) == text


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_payloads_are_inert(payload):
    shown = displayable(f"before {payload} after")
    assert shown.startswith("before ")
    assert shown.endswith(" after")
    assert all(c in "\n\t" or (c.isprintable() or c == "\ufffd") for c in shown)


def test_what_follows_an_escape_stays_visible():
    assert displayable("a\x1b[31mb") == "a[31mb"


def test_line_breaks_of_any_kind_become_newlines():
    assert displayable("a\r\nb\rc\x0cd\u2028e\x85f\tg") == "a\nb\nc\nd\ne\nf\tg"


def test_joiners_stay_where_a_script_spells_with_them():
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert displayable(persian) == persian
    assert displayable("ad\u200cmin") == "admin"


@given(any_text)
def test_json_is_inert_in_a_terminal_and_reads_back_unchanged(text):
    written = json_text({text: [text]})
    assert displayable(written) == written
    assert len(written.splitlines()) == 5
    assert json.loads(written) == {text: [text]}


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
@pytest.mark.parametrize("color", list(Color))
def test_a_console_lets_no_text_steer_the_terminal_and_keeps_its_own_styles(payload, color):
    stream = io.StringIO()
    console = console_on(stream, color)
    console.print(f"before {payload} after", style="red")
    table = Table()
    table.add_column(payload)
    table.add_row(payload)
    console.print(table)
    written = stream.getvalue()
    assert ("\x1b[" in written) is (color is Color.always)
    assert displayable(re.sub(r"\x1b\[[\d;]*m", "", written)) == re.sub(r"\x1b\[[\d;]*m", "", written)
    assert "after" in written


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_line_that_is_said_is_inert(payload, capsys):
    say(payload)
    say(payload, err=True)
    written = capsys.readouterr()
    assert written.out == written.err == f"{displayable(payload)}\n"


def test_commands_say_what_they_say_through_the_filter():
    for module in (Path(__file__).parent.parent / "cli").glob("*.py"):
        assert not re.search(r"typer\.echo\(|click\.echo\(|(?<![\w.])print\(", module.read_text("utf-8")), (
            module
        )


@given(any_text)
def test_one_line_is_one_line(text):
    shown = one_line(text)
    assert "\n" not in shown
    assert shown == shown.strip()
