"""Tables whose columns blanks set apart, as plain texts have them: under "Boat   Length   Price" rows.

Three columns at least, one of them with a figure in each row: two columns of words are seldom a table, and
their first line is seldom its headings.
"""

import re
from functools import lru_cache

CELL = re.compile(r"\S+(?: \S+)*")
RULED = re.compile(r"[-=_+ ]*[-=_]{2}[-=_+ ]*")
HEADING = re.compile(r"[A-Z][^\d:;|]{0,39}")
FEWEST, WIDEST = 3, 30  # columns
REACH = 12_000  # characters of a block of lines that are looked through

Span = tuple[int, int]


def aligned_row(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Heading, start and end of each cell of the line `text[start:end]`; empty where it is no row."""
    begin, lines = _block(text, start)
    heads, at = _headings(lines)
    line = text[start:end]
    if not heads or start <= begin + at or "\n" in line.strip():
        return []
    indent = start - (text.rfind("\n", 0, start) + 1)
    placed = _under(heads, " " * indent + line)
    return [(key, start - indent + a, start - indent + b) for key, (a, b) in placed]


def is_aligned_head(text: str, start: int) -> bool:
    """Whether the line at `start` holds the headings of such a table."""
    begin, lines = _block(text, start)
    heads, at = _headings(lines)
    return bool(heads) and text.rfind("\n", 0, start) + 1 == begin + at


def _block(text: str, start: int) -> tuple[int, str]:
    """The lines around `start` without an empty one, and where they begin."""
    begin = text.rfind("\n\n", max(0, start - REACH), start + 1)
    stop = text.find("\n\n", start, start + REACH)
    if (begin < 0 and start > REACH) or (stop < 0 and len(text) - start > REACH):
        return start, ""
    begin = begin + 2 if begin >= 0 else 0
    return begin, text[begin : stop if stop >= 0 else len(text)]


@lru_cache(maxsize=64)
def _headings(block: str) -> tuple[tuple[tuple[str, Span], ...], int]:
    """The headings of a block of lines with their columns, and where their line begins; or nothing."""
    at = 0
    for line in block.split("\n")[:3]:  # a caption may stand above
        cells = [(m[0], m.span()) for m in CELL.finditer(line)]
        names = [name for name, _ in cells]
        if (
            FEWEST <= len(cells) <= WIDEST
            and len(set(names)) == len(names)
            and all(map(HEADING.fullmatch, names))
        ):
            heads = tuple(cells)
            return (heads, at) if _is_table(heads, block[at + len(line) + 1 :]) else ((), 0)
        at += len(line) + 1
    return (), 0


def _is_table(heads: tuple[tuple[str, Span], ...], below: str) -> bool:
    """Whether two lines or more stand under the headings, no other ones, and one column is all figures."""
    lines = [line for line in below.split("\n") if line.strip() and not RULED.fullmatch(line)]
    rows = [{key: line[a:b] for key, (a, b) in _under(heads, line)} for line in lines]
    told = [sum(any(map(str.isdigit, row.get(key, ""))) for row in rows) for key, _ in heads]
    return len(rows) > 1 and all(rows) and max(told) == len(rows)


def _under(heads: tuple[tuple[str, Span], ...], line: str) -> list[tuple[str, Span]]:
    """Each cell of a line with the heading it stands under; empty where one has none, or two the same."""
    placed = []
    for match in CELL.finditer(line):
        over = [key for key, (a, b) in heads if a < match.end() and match.start() < b]
        if len(over) != 1:
            return []
        placed.append((over[0], match.span()))
    return placed if len({key for key, _ in placed}) == len(placed) > 1 else []
