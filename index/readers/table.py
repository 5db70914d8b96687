"""Comma- and tab-separated files: a line a row, each value after its column's name."""

import csv
import io

from index.dates import date_in_name
from index.limits import Limits
from index.readers.builder import TextBuilder
from index.readers.plain import decoded_text, encoding_notes, read_plain
from index.readers.reading import Reading, ensure_few
from index.readers.rows import header_of, row_line
from index.readers.titles import stem_title

_SAMPLE = 64 * 1024


def read_csv(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "row N", the header being row 1. What is no table is read as plain text."""
    decoded = decoded_text(data)
    csv.field_size_limit(10_000_000)
    dialect = _dialect(decoded.text[:_SAMPLE], name)
    builder = TextBuilder(limits)
    try:
        rows = list(csv.reader(io.StringIO(decoded.text, newline=""), dialect))
    except csv.Error:
        return read_plain(data, name, limits)
    ensure_few(len(rows), "rows", limits.max_records)
    if max(map(len, rows), default=0) < 2:
        return read_plain(data, name, limits)
    first = next((n for n, row in enumerate(rows) if any(row)), 0)
    header = header_of(rows[first : first + 50])
    for number, row in enumerate(rows, 1):
        if header is None or number - 1 > first:
            builder.add(row_line(row, header), f"row {number}", gap="\n")
    if not builder.text:
        return read_plain(data, name, limits)
    return [
        Reading(
            name=name,
            title=stem_title(name),
            text=builder.text,
            kind="csv",
            places=builder.places,
            date=date_in_name(name),
            metadata={"columns": ", ".join(header)} if header else {},
            notes=encoding_notes(decoded),
        )
    ]


def _dialect(sample: str, name: str) -> type[csv.Dialect]:
    """The separator that splits the most lines evenly; quotes doubled as in spreadsheets."""
    lines = [line for line in sample.split("\n")[:50] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual), usual) if usual else (0, 0)

    best = "\t" if name.lower().endswith((".tsv", ".tab")) else max(",;\t|", key=evenness)

    class Found(csv.excel):
        delimiter = best

    return Found
