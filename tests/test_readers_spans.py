"""Merged cells: every row of a table stands alone under the names of its columns."""

import io

import docx
import openpyxl
import pytest

from index.limits import Limits
from index.readers.docx import read_docx
from index.readers.html import read_html
from index.readers.spans import Cell, evened
from index.readers.xlsx import read_xlsx

PAGE = """<html><body><h1>Fees</h1><table>
<tr><th rowspan=2>Place</th><th colspan=2>Members</th><th colspan="2">Guests</th></tr>
<tr><th>Adult</th><th>Child</th><th>Adult</th><th>Child</th></tr>
<tr><td rowspan=2>Pool</td><td>3</td><td>1</td><td>6</td><td>2</td></tr>
<tr><td>4</td><td>2</td><td>7</td><td>3</td></tr>
<tr><td>Sauna</td><td colspan="2">8</td><td>9</td><td>5</td></tr>
</table><p>The fees are paid at the desk.</p></body></html>"""

EVEN = [
    "Place | Members Adult | Members Child | Guests Adult | Guests Child",
    "Pool | 3 | 1 | 6 | 2",
    "Pool | 4 | 2 | 7 | 3",
    "Sauna | 8 | 8 | 9 | 5",
]


def test_merged_cells_of_a_page_are_put_into_every_column_and_row():
    (found,) = read_html(PAGE.encode(), "fees.html", Limits())
    assert found.text.split("\n\n")[1].split("\n") == EVEN


def test_merged_cells_of_a_word_document_are_put_into_every_column_and_row():
    book = docx.Document()
    table = book.add_table(rows=5, cols=5)
    rows = ["Place|Members||Guests|", "|Adult|Child|Adult|Child", "Pool|3|1|6|2", "|4|2|7|3", "Sauna|8||9|5"]
    for n, row in enumerate(rows):
        for m, text in enumerate(row.split("|")):
            table.cell(n, m).text = text
    for a, b, c, d in ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (2, 0, 3, 0), (4, 1, 4, 2)):
        table.cell(a, b).merge(table.cell(c, d))
    file = io.BytesIO()
    book.save(file)
    (found,) = read_docx(file.getvalue(), "fees.docx", Limits())
    assert found.text.split("\n") == EVEN


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ([[Cell("Fees of 2025", 3)], [Cell("Item"), Cell("Day")]], [["Fees of 2025"], ["Item", "Day"]]),
        (
            [[Cell("Open", 2), Cell("Fee")], [Cell("May"), Cell("1"), Cell("£2")], [Cell("June"), Cell("2")]],
            [["Open", "Open", "Fee"], ["May", "1", "£2"], ["June", "2"]],
        ),
        ([[Cell("a", columns=99_999), Cell("b")]], [["a"] * 60 + ["b"]]),
        ([[Cell("x" * 300, columns=3), Cell("b")]], [["x" * 300, "", "", "b"]]),
        ([[Cell("a", rows=0), Cell("b")]], [["a", "b"]]),
        ([], []),
    ],
)
def test_titles_rows_with_figures_and_absurd_spans_are_no_headings(table, made):
    assert evened(table) == made


def sheet(rows, *merged):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    (found,) = read_xlsx(out.getvalue(), "fees.xlsx", Limits())
    return found.text.split("\n")[1:]


def test_merged_cells_of_a_sheet_are_put_into_every_column_and_row():
    rows = [
        ["Fees of the baths"],
        ["Place", "Members", None, "Guests"],
        [None, "Adult", "Child", "Adult", "Child"],
        ["Pool", 3, 1, 6, 2],
        [None, 4, 2, 7, 3],
        ["Sauna", 8, None, 9, 5],
    ]
    merged = ("A1:E1", "A2:A3", "B2:C2", "D2:E2", "A4:A5", "B6:C6")
    assert sheet(rows, *merged) == [
        "Fees of the baths",
        "Place: Pool; Members Adult: 3; Members Child: 1; Guests Adult: 6; Guests Child: 2",
        "Place: Pool; Members Adult: 4; Members Child: 2; Guests Adult: 7; Guests Child: 3",
        "Place: Sauna; Members Adult: 8; Members Child: 8; Guests Adult: 9; Guests Child: 5",
    ]


def test_a_sheet_without_merged_cells_is_read_as_it_stands():
    assert sheet([["Boat", "Fee"], ["Canoe", 9]]) == ["Boat: Canoe; Fee: 9"]


def test_merged_cells_beyond_the_filled_ones_add_no_rows():
    assert sheet([["Boat", "Fee"], ["Canoe", 9]], "D1:XFD1", "A4:A9000") == ["Boat: Canoe; Fee: 9"]
