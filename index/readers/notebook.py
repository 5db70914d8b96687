"""Jupyter notebooks: Markdown, code and printed output, cell by cell."""

import json
from typing import Any

from index.dates import document_date, to_date
from index.limits import Limits
from index.readers.builder import TextBuilder
from index.readers.plain import decoded_text, read_plain
from index.readers.reading import Reading, Unreadable
from index.readers.titles import first_title, stem_title


def read_notebook(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "cell N". A file that is no notebook is read as plain text."""
    try:
        book = json.loads(decoded_text(data).text)
        cells = book["cells"] if "cells" in book else book["worksheets"][0]["cells"]
        facts = book.get("metadata", {})
        if not all(isinstance(cell, dict) for cell in cells):
            raise TypeError
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return read_plain(data, name, limits)
    builder = TextBuilder(limits)
    notes: list[str] = []
    for number, cell in enumerate(cells, 1):
        builder.add(_text(cell.get("source", cell.get("input", ""))), f"cell {number}")
        for output in cell.get("outputs") or ():
            if isinstance(output, dict):
                _add_output(output, number, builder, notes)
    if not builder.text:
        raise Unreadable("has no text in its cells")
    prose = "\n".join(_text(cell.get("source")) for cell in cells if cell.get("cell_type") == "markdown")
    facts = facts if isinstance(facts, dict) else {}
    kernel = facts.get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    return [
        Reading(
            name=name,
            title=str(facts.get("title") or first_title(prose) or stem_title(name)),
            text=builder.text,
            kind="notebook",
            places=builder.places,
            date=to_date(facts.get("date")) or document_date(name, prose),
            metadata={"code": str(language)} if language else {},
            notes=tuple(notes),
        )
    ]


def _add_output(output: dict[str, Any], number: int, builder: TextBuilder, notes: list[str]) -> None:
    held = output.get("data")
    shown = output.get("text") or (held.get("text/plain") if isinstance(held, dict) else None)
    if shown:
        builder.add(_text(shown), f"cell {number}, output")
    elif isinstance(held, dict) and held:
        notes.append(f"cell {number}: an output without text was left out")


def _text(value: object) -> str:
    if isinstance(value, list):
        return "".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
