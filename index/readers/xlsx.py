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
from index.readers.properties import properties_of
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.rows import header_of, row_line
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
            left = _add_sheet(sheet, builder, left)
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


def _add_sheet(sheet: Any, builder: TextBuilder, left: int) -> int:
    """Append the sheet's rows; what is left of the budget of cells comes back."""
    rows = _filled_rows(sheet)
    ahead = list(islice(rows, _LOOK_AHEAD))
    header, header_row = None, 0
    for index, (number, _) in enumerate(ahead):  # a title line may stand above the header
        header = header_of([cells for _, cells in ahead[index:]])
        if header:
            header_row = number
            break
        if index == 3:
            break
    if ahead:
        builder.add(f"# {sheet.title}", f"sheet {sheet.title}")
    for number, cells in chain(ahead, rows):
        left -= len(cells)
        if left < 0:
            raise Unreadable(f"has more than {_CELLS:,} cells")
        if number != header_row:
            line = row_line(cells, header if number > header_row else None)
            builder.add(line, f"sheet {sheet.title}, row {number}", gap="\n")
    return left


def _heading(text: str) -> str:
    """What stands alone in the first row of the first sheet: the line after the sheet's name."""
    line = text.partition("\n")[2].partition("\n")[0]
    return "" if not line or len(line) > 100 or "; " in line or " | " in line or ": " in line else line


def _filled_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_shown(cell.value, cell.number_format if cell.value is not None else "") for cell in row]
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
