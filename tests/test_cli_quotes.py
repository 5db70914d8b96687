"""Quotes under an answer: their lines, the headings of a row, on a terminal and off it."""

import dataclasses
import io

import pytest
from test_cli_render import ANSWERED, ESCAPES, evidence, shown

from cli.render_markdown import markdown
from cli.render_text import Layout, print_answer
from cli.terminal import Color, console_on
from qa.answer import Statement, Support

ROW = evidence(
    "| Canoe | 9 EUR | 30 EUR | Anyone who can swim, and children with them |",
    highlight="9 EUR",
    path="boats.md",
    row="Boat: Canoe; Per hour: 9 EUR; Deposit: 30 EUR; Lent to: Anyone who can swim, and children with them",
)
LINES = evidence("```sh\ninstall boats \\\n    --quiet\nboats --start\n```", path="boats.md")


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_a_row_on_a_terminal_has_its_headings(width):
    text = ESCAPES.sub(
        "", shown(dataclasses.replace(ANSWERED, evidence=(ROW,)), color=Color.always, width=width)
    )
    assert " ".join(text.split()).count("Boat: Canoe; Per hour: 9 EUR; Deposit: 30 EUR; Lent to: Anyone") == 1
    assert all(len(line) <= width for line in text.splitlines())


def test_a_row_off_a_terminal_is_its_exact_characters():
    assert f"boats.md:9  “{ROW.quote}”\n" in shown(dataclasses.replace(ANSWERED, evidence=(ROW,)))


@pytest.mark.parametrize("color", [Color.never, Color.always])
def test_quoted_code_keeps_its_lines(color):
    text = ESCAPES.sub("", shown(dataclasses.replace(ANSWERED, evidence=(LINES,)), color=color))
    assert (
        "[1] boats.md:9\n    “```sh\n    install boats \\\n        --quiet\n    boats --start\n    ```”\n"
    ) in text


def test_an_answer_in_lines_keeps_them_where_it_is_wrapped():
    steps = Statement(
        "1. Untie the boat at its bow.\n2. Step in.\n3. Untie it at its stern.", (0,), Support.quoted
    )
    text = ESCAPES.sub(
        "", shown(dataclasses.replace(ANSWERED, statements=(steps,)), color=Color.always, width=60)
    )
    assert text.startswith(
        "  1. Untie the boat at its bow.\n  2. Step in.\n  3. Untie it at its stern. [1]\n"
    )


def test_quoted_code_keeps_its_lines_in_markdown():
    text = markdown(dataclasses.replace(ANSWERED, evidence=(LINES,)))
    assert "> “\\`\\`\\`sh\\\n> install boats \\\\\\\n>  \\--quiet\\\n> boats --start\\\n> " in text


def test_nothing_is_called_written_by_a_model_whose_words_do_not_stand():
    assert "answered · quotes only · " in shown(dataclasses.replace(ANSWERED, model="qwen"))


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self):
        return True


def test_without_colours_a_terminal_still_breaks_lines_between_words(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    stream = Terminal()
    print_answer(console_on(stream, Color.never), ANSWERED, Layout())
    assert "\x1b" not in stream.getvalue()
    assert "including two commanders.”\n" in stream.getvalue()
    assert max(map(len, stream.getvalue().splitlines())) <= 60
