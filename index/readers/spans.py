"""Cells that reach over several columns or rows, put into each of them, and rows of headings made into one.

So every row stands alone under the names of its columns: "Members" over "Adult" and "Child" become "Members
Adult" and "Members Child".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDEST = 60  # columns of a table; what lies beyond is not spread
_LONGEST = 200  # characters of a cell that is repeated
_FIGURES = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, and over how many columns and rows it reaches; no rows: it goes on from above."""

    text: str
    columns: int = 1
    rows: int = 1


def evened(table: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The rows' texts by column; a row of one cell, a title, stays one, one taken into the next is empty."""
    rows = _spread(table)
    first = next((n for n, row in enumerate(table) if len(row) > 1), 0)
    grouped = any(cell.columns > 1 for cell in table[first]) if table else False
    if grouped and len(rows) > first + 2 and (both := made_one(rows[first], rows[first + 1])):
        rows[first : first + 2] = [[], both]
    return rows


def made_one(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Two rows of headings as one, column by column; empty where one of them has figures: it is none."""
    if not (_name(above) and _name(below)):
        return []
    both = [_named(a, b) for a, b in zip(above, below, strict=False)]
    return [*both, *above[len(both) :], *below[len(both) :]]


def _spread(table: Sequence[Sequence[Cell]]) -> list[list[str]]:
    made: list[list[str]] = []
    held: dict[int, tuple[int, str]] = {}  # by column: for how many rows more, and what
    for row in table:
        line: list[str] = []
        left = list(row)
        while left or len(line) in held:
            at = len(line)
            if at in held:
                more, text = held.pop(at)
                line.append(text)
                if more > 1:
                    held[at] = more - 1, text
                continue
            cell = left.pop(0)
            text = cell.text if cell.rows or not made or at >= len(made[-1]) else made[-1][at]
            again = text if len(text) <= _LONGEST else ""
            columns = min(cell.columns, max(_WIDEST - at, 1)) if len(row) > 1 else 1
            line += [text, *[again] * (columns - 1)]
            if cell.rows > 1:
                held.update(dict.fromkeys(range(at, len(line)), (cell.rows - 1, again)))
        made.append(line)
    return made


def _name(row: Sequence[str]) -> bool:
    """Whether no cell of a row has figures other than years: headings have none."""
    return not any(map(_FIGURES.search, row))


def _named(above: str, below: str) -> str:
    return above if above == below or not below else f"{above} {below}".strip()
