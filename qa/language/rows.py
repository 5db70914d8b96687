"""Rows of tables as texts write them, with the headings over their cells.

A row is one line of a document: "Area: Baths; Budget 2025: 540,000", cells between bars or blanks under a
line of headings, or the fields of a record, a line each.
"""

import re
from dataclasses import dataclass

from qa.language.aligned import aligned_row, is_aligned_head
from qa.language.instructions import speaks_to_program
from qa.language.words import content, squeeze

BARRED = re.compile(r"^[^\n]* \| [^\n]*$", re.M)  # a line that may be a row of a table
FIELD = re.compile(r"(?:^|;\s|\n)(?P<key>[^;:\n|]{1,60}):\s(?P<value>[^;\n]*)")
# one of a list: "- Moving house: 1 day"
LABELLED = re.compile(r"[ \t]*[-*•–][ \t]+(?P<name>[^:;|\n]{2,60}):[ \t]+(?P<value>[^\n:]{1,60})$")
BARS = re.compile(r"\s*\|\s*")
CLOSED = re.compile(r"\s*\|.*\|\s*")  # a row as Markdown writes it, with bars around it
RULE = re.compile(r"[|: -]*--[|: -]*")  # what Markdown has under the headings of a table
REACH = 12_000  # characters of a table looked through before and behind a row: some hundred rows


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: `text[start:end]` of the document, and the heading over it."""

    key: str
    value: str
    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that follow each other, and the stems of their headings."""

    rows: tuple[Row, ...]
    headings: frozenset[str]


def in_words(text: str, start: int, end: int) -> str:
    """The row `text[start:end]` of bars or blanks with its headings: "Item: Pump; Weight: 3.4 kg".

    Empty for any other line, and where a heading or a cell speaks to the program.
    """
    line = text[start:end]
    row = _between_bars(line, start, _head_of(text, start)) if " | " in line else _aligned(text, start, end)
    told = [squeeze(f"{cell.key}: {cell.value}" if cell.key else cell.value) for cell in row if cell.value]
    return "" if any(map(speaks_to_program, told)) else "; ".join(told)


def is_record(text: str) -> bool:
    """Whether a text is the fields of a record and nothing else, a line each."""
    return "\n" in text.strip() and len(text) <= REACH and bool(_fields(text.strip(), 0))


def row_at(text: str, start: int, end: int) -> Row:
    """The cells of the line `text[start:end]`; empty where it is no row of a table, or its headings."""
    return _row(text, start, end, _head_of(text, start) if " | " in text[start:end] else "")


def is_headings(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` holds the headings of a table, which answer nothing.

    Those of Markdown are told by the rule below them, and those whose columns blanks set apart.
    """
    if is_aligned_head(text, start):
        return True
    return " | " in text[start:end] and RULE.fullmatch(text[end:].lstrip("\n").partition("\n")[0]) is not None


def table_around(text: str, start: int) -> Table:
    """The table that the line at `start` belongs to, as far as REACH on both sides."""
    begin, stop = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", start)
    begin = begin if start - begin <= REACH else text.find("\n", start - REACH) + 1
    stop = min(stop if stop >= 0 else len(text), start + REACH)
    rows, at, head = [], begin, _head_of(text, begin)
    for line in text[begin:stop].split("\n"):
        row = _row(text, at, at + len(line), head)
        if row:
            rows.append(row)
        elif " | " in line and not head:
            head = line
        at += len(line) + 1
    return Table(tuple(rows), frozenset(stem for row in rows for cell in row for stem in content(cell.key)))


def _fields(line: str, start: int) -> Row:
    """The cells of "Area: Baths; Budget 2025: 540,000"."""
    if not FIELD.match(line) or not all(map(FIELD.match, line.split("\n"))):
        return ()
    found = [
        Cell(
            m["key"].strip(),
            m["value"].strip(),
            start + m.start("value"),
            start + m.start("value") + len(m["value"].rstrip()),
        )
        for m in FIELD.finditer(line)
    ]
    return tuple(found) if len(found) > 1 else ()


def _row(text: str, start: int, end: int, head: str) -> Row:
    """The cells of the line `text[start:end]`, whichever form it has; `head` are headings between bars."""
    line = text[start:end]
    return (
        _fields(line, start)
        or _labelled(line, start)
        or _between_bars(line, start, head)
        or _aligned(text, start, end)
    )


def _labelled(line: str, start: int) -> Row:
    """The name and the value of an item of a list, which have no headings."""
    item = LABELLED.match(line)
    if not item:
        return ()
    return tuple(Cell("", item[g], start + item.start(g), start + item.end(g)) for g in ("name", "value"))


def _between_bars(line: str, start: int, head: str) -> Row:
    keys, pieces = BARS.split(head), _pieces(line, start) if " | " in line else []
    if all(CLOSED.fullmatch(each) for each in (head, line)):  # what is outside the bars is no cell
        keys, pieces = keys[1:-1], pieces[1:-1]
    if not head or len(keys) != len(pieces):
        return ()
    return tuple(Cell(key, *piece) for key, piece in zip(keys, pieces, strict=True))


def _aligned(text: str, start: int, end: int) -> Row:
    return tuple(Cell(key, text[a:b], a, b) for key, a, b in aligned_row(text, start, end))


def _head_of(text: str, start: int) -> str:
    """The first line of the block of lines with bars that ends at `start`."""
    head, start = "", text.rfind("\n", 0, start) + 1
    while start > 0:
        begin = text.rfind("\n", 0, start - 1) + 1
        line = text[begin : start - 1]
        if " | " not in line and not RULE.fullmatch(line):
            break
        head, start = (head if RULE.fullmatch(line) else line), begin
    return head


def _pieces(line: str, start: int) -> list[tuple[str, int, int]]:
    found, at = [], 0
    for gap in (*BARS.finditer(line), None):
        stop = gap.start() if gap else len(line)
        found.append((line[at:stop].strip(), start + at, start + stop))
        at = gap.end() if gap else stop
    return found
