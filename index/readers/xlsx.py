"""Workbooks: every filled row of every sheet, hidden ones named, numbers as the sheet shows them."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from index.dates import date_in_name
from index.limits import Limits
from index.readers.archive import Archive
from index.readers.builder import TextBuilder
from index.readers.merged import Area, merged_in, spread
from index.readers.properties import properties_of
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.rows import header_of, row_line
from index.readers.spans import made_one
from index.readers.titles import stem_title

_CELLS = 2_000_000
_LOOK_AHEAD = 20
_UNCOMPUTED = re.compile(rb"</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def read_xlsx(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "sheet NAME, row N"."""
    import openpyxl

    archive = Archive(data, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of extensions that do not matter here
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    builder = TextBuilder(limits)
    notes, left = _formula_notes(archive), _CELLS
    try:
        ensure_few(len(book.worksheets), "sheets", limits.max_pages)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # the stored size may be a lie
            before = len(builder.text)
            left = _add_sheet(sheet, merged_in(_xml_of(sheet, archive)), builder, left)
            if len(builder.text) == before:
                notes.append(f"sheet {sheet.title} is empty")
    finally:
        book.close()
    if not builder.text:
        raise Unreadable("has only empty sheets")
    known = properties_of(archive)
    return [
        Reading(
            name=name,
            title=known.title or _heading(builder.text) or stem_title(name),
            text=builder.text,
            kind="xlsx",
            places=builder.places,
            date=date_in_name(name) or known.modified,
            author=None if known.author == "openpyxl" else known.author,
            language=known.language,
            notes=tuple(notes),
        )
    ]


def _xml_of(sheet: Any, archive: Archive) -> bytes:
    """The sheet as it is stored; nothing of a chart's, or where the book names a part that is not there."""
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    return archive.read(path) if path in archive.names else b""


def _add_sheet(sheet: Any, merged: tuple[Area, ...], builder: TextBuilder, left: int) -> int:
    """Append the sheet's rows; what is left of the budget of cells comes back."""
    rows = _filled_rows(sheet, merged)
    ahead = list(islice(rows, _LOOK_AHEAD))
    header, heads = _header(ahead, {area.top for area in merged if area.right > area.left})
    if ahead:
        builder.add(f"# {sheet.title}", f"sheet {sheet.title}")
    for number, cells in chain(ahead, rows):
        left -= len(cells)
        if left < 0:
            raise Unreadable(f"has more than {_CELLS:,} cells")
        if number not in heads:
            line = row_line(cells, header if number > max(heads, default=0) else None)
            builder.add(line, f"sheet {sheet.title}, row {number}", gap="\n")
    return left


def _header(
    ahead: list[tuple[int, list[str]]], grouped: set[int]
) -> tuple[tuple[str, ...] | None, tuple[int, ...]]:
    """The columns' names and the rows that they stand in: two where the upper ones reach over several."""
    for index, (number, cells) in enumerate(ahead[:4]):  # a title line may stand above the header
        below = [row for _, row in ahead[index + 1 :]]
        if number in grouped and sum(map(bool, cells)) > 1 and len(below) > 1:
            both = made_one(cells, below[0])
            if both and (header := header_of([both, *below[1:]])):
                return header, (number, ahead[index + 1][0])
        if header := header_of([cells, *below]):
            return header, (number,)
    return None, ()


def _heading(text: str) -> str:
    """What stands alone in the first row of the first sheet: the line after the sheet's name."""
    line = text.partition("\n")[2].partition("\n")[0]
    return "" if not line or len(line) > 100 or "; " in line or " | " in line or ": " in line else line


def _filled_rows(sheet: Any, merged: tuple[Area, ...]) -> Iterator[tuple[int, list[str]]]:
    shown = (
        [_shown(cell.value, cell.number_format if cell.value is not None else "") for cell in row]
        for row in sheet.iter_rows()
    )
    for number, cells in enumerate(spread(shown, merged), 1):
        if any(cells):
            yield number, cells


def _shown(value: object, style: str) -> str:
    """A cell's value close to how its sheet shows it: percent, thousands, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, int | float):
        return _number(float(value), style or "")
    return str(value)


def _number(value: float, style: str) -> str:
    digits = re.search(r"0\.(0+)", style)
    if "%" in style:
        return f"{value * 100:.{len(digits[1]) if digits else 0}f}%"
    if digits:
        return f"{value:,.{len(digits[1])}f}" if "," in style else f"{value:.{len(digits[1])}f}"
    text = f"{value:.10g}" if abs(value) < 1e15 else repr(value)
    if "#,##" in style and value == int(value):
        return f"{int(value):,}"
    return text


def _formula_notes(archive: Archive) -> list[str]:
    """Formulas without a stored result have no value that could be read."""
    sheets = sorted(name for name in archive.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
    missing = sum(len(_UNCOMPUTED.findall(archive.read(name))) for name in sheets)
    return [f"{missing} formulas have no stored result"] if missing else []
