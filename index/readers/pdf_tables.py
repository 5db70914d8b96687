"""Tables of a page without a line that says so: columns told by the gaps that run down through all rows.

A gap parts two columns where no word of any row stands in it, and where it is wider than a blank in most
rows that have words on both sides. The first row must name the columns; what has no such row stays as it is,
unless it goes on with a table at the foot of the page before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from index.readers.pdf_page import HYPHEN
from index.readers.pdf_rows import WIDE, Row

_LEAST, _MOST = 2, 90  # rows of a table on a page, its headings among them
_NEAR = 2.6  # times the size of the font from one row of a table to the next, at most
_TIGHT = 1.4  # times the size of the font from one line of a cell to the next, at most
_LONGEST_NAME = 60
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows `start` to `stop` of a region as lines with bars between their cells, the headings first.

    One that `goes_on` has its headings on the page before.
    """

    start: int
    stop: int
    lines: tuple[str, ...]
    goes_on: bool = False


def tables_of(rows: Sequence[Row], above: Sequence[Row] = ()) -> list[Table]:
    """The tables among the rows of a region, from the top down; `above` are those of one that may go on."""
    further = _further(rows, above) if above else None
    found = [further] if further else []
    at = further.stop if further else 0
    while at < len(rows):
        if table := _table(rows, at):
            found.append(table)
        at = table.stop if table else at + 1
    return found


def _reach(rows: Sequence[Row], start: int) -> int:
    """The end of the rows from `start` that may be one table: near each other, of one size, names first."""
    values = sum(_is_value(word.text, 2) for word in rows[start].words)
    if rows[start].cells < 2 or 2 * values > len(rows[start].words):
        return start
    stop = start + 1
    while stop < min(len(rows), start + _MOST) and _follows(rows[stop - 1], rows[stop]):
        stop += 1
    return stop


def _follows(before: Row, row: Row) -> bool:
    near = before.bottom - row.bottom <= _NEAR * row.size
    return near and abs(before.size - row.size) <= 0.15 * row.size


def _table(rows: Sequence[Row], start: int) -> Table | None:
    """The table that begins with a row, as far down as its columns reach; None where none does."""
    run = rows[start : _reach(rows, start)]
    while len(run) >= _LEAST:
        columns = _columns(run)
        laid = list(takewhile(bool, (_cells(row, columns) for row in run))) if len(columns) > 1 else []
        if len(laid) == len(run):
            break
        run = run[: len(laid) if len(laid) >= _LEAST else len(run) // 2]
    else:
        return None
    while run[-1].cells < 2 and not _is_wrapped(run):
        run = run[:-1]
    made = _joined(run, laid[: len(run)])
    if not _names_columns(made):
        return None
    return Table(start, start + len(run), tuple(" | ".join(cells).strip() for cells in made))


def _further(rows: Sequence[Row], above: Sequence[Row]) -> Table | None:
    """The rows at the head of a page that stand in the columns of the table before; None where none do."""
    columns = _columns(above)
    stop = 1
    while stop < len(rows) and _follows(rows[stop - 1], rows[stop]):
        stop += 1
    for end in range(stop, 0, -1):
        run = rows[:end]
        if run[0].cells < 2 or run[-1].cells < 2 or abs(run[0].size - above[-1].size) > 0.15 * run[0].size:
            continue
        together = _columns([*above, *run])
        laid = [_cells(row, together) for row in run]
        heads = _cells(above[0], together)
        same = len(together) == len(columns) and heads == _cells(above[0], columns)
        parted = [row.cells >= sum(map(bool, cells)) for row, cells in zip(run, laid, strict=True)]
        full = 2 * sum(parted) >= len(run) > 1 or (all(laid[0]) and all(parted))
        if same and full and all(laid) and laid[0] != heads and laid[0][0]:
            made = _joined(run, laid)
            return Table(0, end, tuple(" | ".join(cells).strip() for cells in made), goes_on=True)
    return None


def _is_wrapped(run: Sequence[Row]) -> bool:
    """Whether the last row is the second line of a cell, by its distance."""
    return run[-2].bottom - run[-1].bottom <= _TIGHT * run[-1].size


def _columns(run: Sequence[Row]) -> list[float]:
    """The left edges of the columns of these rows: of stretches that words of half the rows stand in."""
    several = [row for row in run if row.cells > 1]
    stretches: list[tuple[float, float]] = []
    for left, right in sorted((word.left, word.right) for row in several for word in row.words):
        if stretches and left <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], right)
        else:
            stretches.append((left, right))
    often = [s for s in stretches if 2 * sum(_stands_in(row, *s) for row in several) >= len(several)]
    return [s[0] for n, s in enumerate(often) if n == 0 or _parts(several, s[0])]


def _stands_in(row: Row, left: float, right: float) -> bool:
    return any(left <= word.left <= right for word in row.words)


def _parts(rows: Sequence[Row], x: float) -> bool:
    """Whether most of the rows with words on both sides of a place have a wide gap in front of it."""
    wide = []
    for row in rows:
        left = [word.right for word in row.words if word.right < x]
        right = [word.left for word in row.words if word.left >= x]
        if left and right:
            wide.append(min(right) - max(left) > WIDE * row.size)
    return len(wide) > 1 and sum(wide) >= 0.6 * len(wide)


def _cells(row: Row, columns: Sequence[float]) -> list[str]:
    """The row's words by column; empty where one stands in two columns, or a lone text runs over several."""
    cells: list[list[str]] = [[] for _ in columns]
    for word in row.words:
        place = max((n for n, left in enumerate(columns) if left <= word.left + 1), default=0)
        if place + 1 < len(columns) and word.right > columns[place + 1] + 1:
            return []
        cells[place].append(word.text.replace(HYPHEN, "-"))
    filled = sum(map(bool, cells))
    return [" ".join(words) for words in cells] if row.cells > 1 or filled == 1 else []


def _joined(run: Sequence[Row], laid: Sequence[list[str]]) -> list[Cells]:
    """The table's rows, the lines of one cell put together: they are nearer to each other than rows are."""
    steps = [a.bottom - b.bottom for a, b in pairwise(run)] or [0.0]
    usual = median(sorted(steps)[len(steps) // 2 :])
    made = [list(laid[0])]
    for step, row, cells in zip(steps, run[1:], laid[1:], strict=False):
        close = step <= _TIGHT * row.size
        told = [cell for cell in cells if cell]
        goes_on = len(told) == 1 and (not cells[0] or told[0][0].islower())
        partly = not all(cells) or not all(made[-1])  # a cell's lines may begin above those beside it
        if close and (goes_on or (partly and step < 0.87 * usual)):
            made[-1] = [" ".join(filter(None, pair)) for pair in zip(made[-1], cells, strict=True)]
        else:
            made.append(list(cells))
    return [tuple(cells) for cells in made]


def _names_columns(made: Sequence[Cells]) -> bool:
    """Whether the first row names the columns: short names, without figures, over columns that are filled.

    It may as well be a label and its value, so two of three speak for it: more columns than two, more rows
    under it than one, figures in one of the columns.
    """
    first, rest = made[0], made[1:]
    if not rest or not all(first[1:]) or len(set(first)) < len(first):
        return False
    if any(len(name) > _LONGEST_NAME or _is_value(name, len(first)) for name in first):
        return False
    under = [[cells[n] for cells in rest if cells[n]] for n in range(1, len(first))]
    if any(len(column) < len(rest) / 2 for column in under):
        return False
    counted = any(sum(map(_figures, column)) >= 0.6 * len(column) for column in under)
    return (len(first) > 2) + (len(rest) > 1) + counted >= 2


def _figures(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _is_value(name: str, columns: int) -> bool:
    """Whether a heading is a value: a number; of two columns, whatever has figures that are no year."""
    return _figures(name) and not _YEAR.search(name) and (columns < 3 or not any(map(str.isalpha, name)))
