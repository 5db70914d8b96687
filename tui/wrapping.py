"""Breaking a document's text into rows of a width, fast enough for millions of characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size

from index.display import displayable
from index.documents import Place

LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the screen: `text[start:end]`; the first row of a line has its number."""

    start: int
    end: int
    line: int = 0  # 1-based; 0 on rows that continue one
    label: str = ""  # the row is a heading: a page, slide or cell begins here


def view_text(text: str) -> str:
    """A document's text as it is shown. Works character by character: prefixes map to prefixes."""
    return displayable(text).replace("\t", "    ")


def view_offset(text: str, offset: int) -> int:
    """Where an offset into a document's text falls in `view_text(text)`."""
    return len(view_text(text[:offset]))


def rows(text: str, width: int, places: Sequence[Place] = ()) -> list[Row]:
    """All rows of the shown text; `places` carry offsets into it and add a heading row each."""
    found: list[Row] = []
    waiting = list(reversed(places))
    for number, match in enumerate(LINE.finditer(text), 1):
        start, end = match.span()
        if start == end:
            break
        while waiting and waiting[-1].start < end:
            place = waiting.pop()
            found.append(Row(place.start, place.start, label=place.label))
        stop = end - 1 if text[end - 1] == "\n" else end
        for i, (a, b) in enumerate(_pieces(text, start, stop, width)):
            found.append(Row(a, b, 0 if i else number))
    return found or [Row(0, 0, 1)]


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while True:
        cut = _fitting(text, start, end, width)
        if cut >= end:
            yield start, end
            return
        space = text.rfind(" ", start + 1, cut + 1)
        stop = space if space > start else cut
        yield start, stop
        start = stop + 1 if space > start else stop


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The furthest end of a piece from `start` that fits; always at least one character on."""
    window = text[start : min(end, start + width + 1)]
    if window.isascii():
        return min(end, start + width)
    if start + len(window) == end and cell_len(window) <= width:
        return end
    used = 0
    for i, character in enumerate(window):
        used += get_character_cell_size(character)
        if used > width:
            return start + max(i, 1)
    return min(end, start + width)
