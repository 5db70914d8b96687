"""Quotes as people see them: lines that mean something stay, wrapped prose flows, rows get their headings."""

import pytest

from index.documents import Document, Source
from qa.answer import Evidence
from qa.finding.evidence import around, locate
from qa.language.rows import in_words
from qa.quoting import PARAGRAPH, Part, in_cells, shown

TABLE = (
    "# Boat hire\n\n"
    "| Boat | Per hour | Deposit | Lent to |\n"
    "| --- | ---: | ---: | --- |\n"
    "| Canoe | 9 EUR | 30 EUR | Anyone who can swim |\n"
    "| Rowing boat | 14 EUR | 50 EUR | Adults; children only with them |\n"
)
FENCED = (
    "Before the first start the database has to be made.\n\n"
    "```sh\n"
    "install -d /srv/boats \\\n"
    "    --mode 0750\n"
    "boats --make-database\n"
    "```\n\n"
    "Then the harbour can open.\n"
)
CODE = "def hire(boat, hours):\n    if boat.lent:\n        raise Lent(boat)\n    return hours * boat.price\n"
WRAPPED = (
    "The harbour master lends the boats from April to the end of\n"
    "October, as long as the river stands below the red mark, and\n"
    "takes them back an hour before sunset.\n\n"
    "Dogs stay ashore.\n"
)


def quoted(text, quote, *, kind="markdown", short=""):
    """The quote as it is found in a document."""
    start = text.index(quote)
    document = Document(Source("d", "boats.md", "Boats", "0" * 64, kind), text)
    at = quote.find(short)
    return Evidence(
        locate(document, start, start + len(quote)),
        quote,
        0.9,
        (at, at + len(short)) if short else None,
        context=around(document, start, start + len(quote)),
        row=in_words(text, start, start + len(quote)),
    )


def test_the_cells_of_a_row_stand_under_their_headings():
    row = quoted(TABLE, "| Canoe | 9 EUR | 30 EUR | Anyone who can swim |", short="9 EUR")
    cells = in_cells(row)
    assert "".join(cell.text for cell in cells) == (
        "Boat: Canoe; Per hour: 9 EUR; Deposit: 30 EUR; Lent to: Anyone who can swim"
    )
    assert [cell.text for cell in cells if cell.part is Part.short] == ["9 EUR"]
    assert all(cell.text in row.quote for cell in cells if cell.part is not Part.heading)


def test_so_do_those_of_a_row_whose_columns_blanks_set_apart():
    text = "Boat            Per hour    Deposit\ncanoe for two   9 EUR       30 EUR\n"
    text += "raft            4 EUR       5 EUR\n"
    row = quoted(text, "canoe for two   9 EUR       30 EUR", kind="text", short="9 EUR")
    told = "Boat: canoe for two; Per hour: 9 EUR; Deposit: 30 EUR"
    assert "".join(cell.text for cell in in_cells(row)) == told
    assert [cell.text for cell in in_cells(row) if cell.part is Part.short] == ["9 EUR"]
    assert shown(row).before.endswith("Deposit\n") and shown(row).after.startswith("\nraft")


def test_a_cell_may_hold_what_stands_between_cells():
    row = quoted(
        TABLE, "| Rowing boat | 14 EUR | 50 EUR | Adults; children only with them |", short="children"
    )
    cells = in_cells(row)
    assert "".join(cell.text for cell in cells).endswith("Lent to: Adults; children only with them")
    assert [c.text for c in cells if c.part is not Part.heading][-3:] == [
        "Adults; ",
        "children",
        " only with them",
    ]


def test_what_is_no_row_has_no_cells():
    assert in_cells(quoted(WRAPPED, "Dogs stay ashore.")) == ()
    assert in_cells(quoted(TABLE, TABLE[TABLE.index("| Canoe") :])) == ()


def test_rows_stay_apart():
    rows = TABLE[TABLE.index("| Canoe") :].rstrip()
    assert shown(quoted(TABLE, rows)).text == rows


def test_fenced_code_keeps_its_lines_and_their_depth():
    quote = (
        "Before the first start the database has to be made.\n\n"
        + FENCED[FENCED.index("```sh") : FENCED.index("\n\nThen")]
    )
    assert shown(quoted(FENCED, quote)).text == quote


def test_a_line_of_code_stands_between_its_neighbours():
    said = shown(quoted(FENCED, "install -d /srv/boats \\"))
    assert said.before.endswith(f"{PARAGRAPH}```sh\n")
    assert said.after.startswith("\n    --mode 0750\nboats")


def test_code_without_fences_keeps_its_lines():
    text = (
        "Run this when all are back:\n\n"
        "    for boat in fleet; do\n        moor $boat\n    done\n    lock gate\n\n"
        "Go home.\n"
    )
    quote = text[: text.index("\n\nGo")]
    assert shown(quoted(text, quote)).text == quote


def test_code_is_shown_from_its_own_margin():
    quote = "if boat.lent:\n        raise Lent(boat)"
    assert shown(quoted(CODE, quote, kind="code")).text == "if boat.lent:\n    raise Lent(boat)"


def test_lines_that_only_wrap_a_paragraph_flow():
    quote = WRAPPED[: WRAPPED.index("\n\n")]
    assert shown(quoted(WRAPPED, quote)).text == quote.replace("\n", " ")
    assert shown(quoted(WRAPPED, "as long as the river stands below the red mark")).after.startswith(
        ", and takes them back an hour before sunset."
    )


def test_columns_and_labels_of_plain_text_stay_apart():
    text = (
        "All fees of the harbour at a glance, for members and for guests\n"
        "Berth at the inner quay          12 EUR\nMooring                           8 EUR\n"
    )
    row = shown(quoted(text, "Berth at the inner quay          12 EUR", kind="text"))
    assert row.text == "Berth at the inner quay          12 EUR"
    assert row.after.startswith("\nMooring                 ")
    office = "Office: The harbour master, 3 Quay Street, York\nPhone:  555 123"
    assert shown(quoted(office, office, kind="text")).text == office.replace("  ", " ")


@pytest.mark.parametrize(
    "lines",
    [
        "Harbour Office\n3 Quay Street\nYO2 1AB York",
        "- oars\n- a bailer\n- two ropes",
        "1. Untie it.\n2. Step in.",
    ],
)
def test_short_lines_are_no_wrapped_prose(lines):
    assert shown(quoted(f"Here it is.\n\n{lines}\n", lines)).text == lines


def test_nothing_in_a_quote_reaches_the_terminal_as_a_command():
    quote = "| \x1b[31mCanoe | 9\u202e EUR |"
    row = quoted(f"| Boat | Per hour |\n| --- | --- |\n{quote}\n", quote, short="9\u202e EUR")
    for pieces in (in_cells(row), shown(row).pieces):
        assert pieces
        assert not {"\x1b", "\u202e"} & set("".join(piece.text for piece in pieces))


def test_only_white_space_of_a_quote_changes():
    for text, quote in (
        (TABLE, TABLE[13:]),
        (FENCED, FENCED[5:150]),
        (CODE, CODE[4:70]),
        (WRAPPED, WRAPPED[4:140]),
    ):
        for kind in ("code", "markdown", "csv"):
            assert shown(quoted(text, quote, kind=kind)).text.split() == quote.split()
