"""Positioned stretches of a page to paragraphs in reading order: rows, columns, and what joins to what.

Columns are found by a gutter that few stretches cross and that has prose on both sides; short cells on both
sides are a table, which is read by row, its cells between bars. What crosses the gutter parts the page into
bands (an XY cut).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf_page import HYPHEN, Stretch
from index.readers.pdf_rows import Row, rows_of
from index.readers.pdf_tables import Table, tables_of

_BULLET = re.compile(r"(?:[•‣▪●○◦*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_LEADERS = re.compile(r"(?: ?\.){5,} *")  # the dots of a table of contents
_PROSE = 18  # characters a column's lines have at least, by their median
_BIN = 2.0  # points


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of rows that belong together; `apart` says that it starts a new block, not just a new line."""

    text: str
    size: float
    rows: int
    apart: bool


def flow_of(
    stretches: Sequence[Stretch], above: Sequence[Row] = ()
) -> tuple[list[Paragraph], tuple[Row, ...]]:
    """The page's paragraphs in reading order, and the rows of a table at its foot, which may go on.

    Hyphens at line ends are resolved and joins across columns made. `above` are the rows at the foot of the
    page before.
    """
    found: list[Paragraph] = []
    for region in _regions(list(stretches)):
        fresh, above = _region_paragraphs(rows_of(region), above)
        if (
            found
            and fresh
            and continues(found[-1].text, fresh[0].text)
            and abs(found[-1].size - fresh[0].size) < 0.6
        ):
            last, first = found.pop(), fresh.pop(0)
            rows = last.rows + first.rows
            found.append(Paragraph(joined(last.text, first.text), last.size, rows, last.apart))
        found += fresh
    return found, tuple(above)


def continues(before: str, after: str) -> bool:
    """Whether a text goes on in the next column or page: no end before, a small letter after, no table."""
    return bool(before) and " | " not in after and before[-1] not in ".!?:;”\"'" and after[:1].islower()


def joined(before: str, after: str) -> str:
    """Two lines as one text; a word parted by a hyphen becomes one word, a compound keeps its hyphen."""
    if before.endswith(HYPHEN):
        compound = not after[:1].islower() or before[-2:-1].isdigit()
        return before[:-1] + ("-" if compound else "") + after
    if re.search(r"[^\W\d_]-$", before) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _regions(stretches: list[Stretch], depth: int = 0) -> list[list[Stretch]]:
    """The parts of a page, each to be read from the top down, in reading order."""
    gutter = _gutter(stretches) if depth < 3 else None
    if gutter is None:
        return [stretches] if stretches else []
    found: list[list[Stretch]] = []
    left: list[Stretch] = []
    right: list[Stretch] = []
    across: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: -s.top):
        if stretch.left < gutter < stretch.right:
            found += _regions(left, depth + 1) + _regions(right, depth + 1)
            left, right = [], []
            across.append(stretch)
            continue
        if across:
            found.append(across)
            across = []
        (left if stretch.right <= gutter else right).append(stretch)
    found += [across] if across else []
    return found + _regions(left, depth + 1) + _regions(right, depth + 1)


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """The x of a gap between two columns of prose; None when the page has one column."""
    if len(stretches) < 8:
        return None
    start, end = min(s.left for s in stretches), max(s.right for s in stretches)
    bins = [0] * (int((end - start) / _BIN) + 2)
    for stretch in stretches:
        for index in range(int((stretch.left - start) / _BIN), int((stretch.right - start) / _BIN) + 1):
            bins[index] += 1
    inner = range(len(bins) // 5, len(bins) - len(bins) // 5)
    candidates = sorted(inner, key=lambda n: (bins[n] + bins[n - 1] + bins[n + 1], abs(n - len(bins) / 2)))
    for index in candidates[:3]:
        x = start + (index + 0.5) * _BIN
        if _parts_columns(stretches, x):
            return x
    return None


def _parts_columns(stretches: Sequence[Stretch], x: float) -> bool:
    left = [s for s in stretches if s.right <= x]
    right = [s for s in stretches if s.left >= x]
    if min(len(left), len(right)) < 4 or len(left) + len(right) < 0.6 * len(stretches):
        return False
    if min(median(len(s.text) for s in left), median(len(s.text) for s in right)) < _PROSE:
        return False
    shared = min(max(s.top for s in left), max(s.top for s in right)) - max(
        min(s.bottom for s in left), min(s.bottom for s in right)
    )
    tall = min(
        max(s.top for s in left) - min(s.bottom for s in left),
        max(s.top for s in right) - min(s.bottom for s in right),
    )
    return shared > 0.4 * tall


def _region_paragraphs(rows: Sequence[Row], above: Sequence[Row]) -> tuple[list[Paragraph], Sequence[Row]]:
    """The paragraphs of a region, and the rows of the table that it ends with."""
    if not rows:
        return [], above
    edge = max(row.right for row in rows)
    pitches = sorted(a.bottom - b.bottom for a, b in pairwise(rows) if a.bottom - b.bottom > 0.9 * b.size)
    pitch = pitches[len(pitches) // 4] if pitches else rows[0].size * 1.2
    usual = median(row.size for row in rows)
    found: list[Paragraph] = []
    at, open_rows = 0, list[Row]()
    for table in (*tables_of(rows, above), Table(len(rows), len(rows), ())):
        found += _prose(rows[at : table.start], edge, pitch, usual)
        size = median(row.size for row in rows[table.start : table.stop] or rows)
        found += [Paragraph(line, size, 1, not n and not table.goes_on) for n, line in enumerate(table.lines)]
        if table.lines and table.stop == len(rows):
            open_rows = [*(above if table.goes_on else ()), *rows[table.start : table.stop]]
        at = table.stop
    return found, open_rows


def _prose(rows: Sequence[Row], edge: float, pitch: float, usual: float) -> list[Paragraph]:
    """Rows that are no table as paragraphs; `pitch` and `usual` are the region's line height and size."""
    found = [Paragraph(row.text, row.size, 1, True) for row in rows[:1]]
    for before, row in pairwise(rows):
        last = found[-1]
        usual_gap = max(min(pitch, 2 * row.size), 1.1 * row.size)
        open_end = row.text[:1].islower() and before.text[-1] not in ".!?:;"
        far = before.bottom - row.bottom > (1.9 if open_end else 1.3) * usual_gap
        resized = abs(before.size - row.size) > 0.08 * before.size
        heading = row.size > 1.15 * usual  # its lines are centred or ragged, and belong together
        if not (far or resized) and (heading or _flows(before, row, edge)):
            found[-1] = Paragraph(joined(last.text, row.text), last.size, last.rows + 1, last.apart)
        else:
            tabular = before.cells > 1 and row.cells > 1
            found.append(Paragraph(row.text, row.size, 1, (far or resized) and not tabular))
    return [Paragraph(_finished(p.text), p.size, p.rows, p.apart) for p in found]


def _finished(text: str) -> str:
    return _LEADERS.sub(" … ", text.replace(HYPHEN, "-"))


def _flows(before: Row, row: Row, edge: float) -> bool:
    """Whether a row goes on with the paragraph before: its first word had no room there."""
    if before.cells > 1 or row.cells > 1 or _BULLET.match(row.text):
        return False
    hangs = bool(_BULLET.match(before.text))
    indented = row.left - before.left > 0.8 * row.size
    word = len(row.text.split(" ", 1)[0]) / len(row.text) * (row.right - row.left)
    full = before.right + 0.25 * row.size + word >= edge - 0.5 * row.size
    return (full or row.text[:1].islower()) and (hangs or not indented)
