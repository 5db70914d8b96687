"""Word documents, read from their XML: what a person sees in the final version, in reading order.

Content controls, text boxes, insertions, footnotes, endnotes and comments are read too, which walking
paragraphs and tables through an object model leaves out; deleted text is not.
"""

import re
from collections.abc import Iterator

from lxml import etree

from index.limits import Limits
from index.readers.archive import Archive, local
from index.readers.builder import TextBuilder
from index.readers.properties import office_reading
from index.readers.reading import Reading, Unreadable
from index.readers.spans import Cell, evened

_HEADING = re.compile(r"(?:heading|berschrift|titre|titolo|encabezado)\s*([1-6])", re.I)
_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback"}
_SMALLEST = 4  # half points of a font that somebody may read
_PAINTED = {"shd", "highlight"}  # what a run may have behind it
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "section HEADING, paragraph N" counted from that heading."""
    archive = Archive(data, limits)
    styles = _heading_styles(archive)
    builder = TextBuilder(limits)
    body = next(iter(archive.xml("word/document.xml")), None)
    if body is None:
        raise Unreadable("has no body")
    title = _add_blocks(body, styles, builder)
    for part, label in (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment")):
        if f"word/{part}.xml" in archive.names:
            for note in archive.xml(f"word/{part}.xml"):
                text = " ".join(filter(None, (_text(p).strip() for p in _paragraphs(note))))
                builder.add(text, f"{label} {_attribute(note, 'id') or '?'}")
    if not builder.text:
        raise Unreadable("has no text")
    return [office_reading(archive, name, "docx", title, builder)]


def _add_blocks(body: "etree._Element", styles: dict[str, int], builder: TextBuilder) -> str:
    """Append all blocks of the body; the first heading or title comes back."""
    title, section, number, in_list = "", "", 0, False
    for block in _blocks(body):
        if local(block) == "tbl":
            in_list = False
            number += 1
            for row, line in enumerate(_rows(block), 1):
                where = f"table row {row}" if not section else f"section {section}, table row {row}"
                builder.add(line, where, gap="\n" if row > 1 else "\n\n")
            continue
        text = _text(block).strip()
        level = _level(block, styles)
        if text and level:
            title, section, number = title or text, text.replace("\n", " ")[:80], 0
            builder.add("#" * level + " " + text.replace("\n", " "), f"section {section}")
        elif text:
            number += 1
            where = f"paragraph {number}" if not section else f"section {section}, paragraph {number}"
            listed = _is_listed(block)
            builder.add(f"- {text}" if listed else text, where, gap="\n" if listed and in_list else "\n\n")
            in_list = listed
    return title


def _blocks(node: "etree._Element") -> Iterator["etree._Element"]:
    """Paragraphs and tables in order, through content controls, insertions and other wrappers."""
    for child in node:
        tag = local(child)
        if tag in ("p", "tbl"):
            yield child
        elif tag and tag not in _LEFT_OUT:
            yield from _blocks(child)


def _paragraphs(node: "etree._Element") -> Iterator["etree._Element"]:
    return (child for child in node.iter() if local(child) == "p")


def _rows(table: "etree._Element") -> Iterator[str]:
    rows: list[list[Cell]] = []
    for row in (child for child in table.iter() if local(child) == "tr"):
        if next(a for a in row.iterancestors() if local(a) == "tbl") is not table:
            continue  # a nested table's rows are in their cell's text
        cells = (cell for cell in row.iter() if local(cell) == "tc" and _nearest(cell, "tr") is row)
        rows.append(list(map(_cell, cells)))
    for texts in evened(rows):
        if any(texts):
            yield " | ".join(texts)


def _cell(cell: "etree._Element") -> Cell:
    text = " ".join(filter(None, (_text(p).strip() for p in _paragraphs(cell)))).replace("\n", " ")
    style = next((child for child in cell if local(child) == "tcPr"), ())
    said = {local(mark): _attribute(mark, "val") for mark in style}
    columns = said.get("gridSpan", "")
    goes_on = said.get("vMerge", "restart") != "restart"
    return Cell(text, int(columns) if columns.isdecimal() else 1, rows=0 if goes_on else 1)


def _nearest(node: "etree._Element", tag: str) -> "etree._Element | None":
    return next((ancestor for ancestor in node.iterancestors() if local(ancestor) == tag), None)


def _text(node: "etree._Element") -> str:
    """The visible text of a paragraph, text boxes anchored in it included."""
    parts: list[str] = []
    stack = [node]
    while stack:
        current = stack.pop()
        tag = local(current)
        if not tag or tag in _LEFT_OUT:
            continue
        if tag == "t":
            parts.append(current.text or "")
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        elif tag == "p" and current is not node:
            parts.append("\n")
        if tag == "rPr" or (tag == "r" and _hidden(current)):
            continue
        stack.extend(reversed(current))
    return "".join(parts)


def _hidden(run: "etree._Element") -> bool:
    """Whether a run is marked as hidden, set too small to be seen, or white on what is white as well."""
    style = next((child for child in run if local(child) == "rPr"), ())
    said = {local(mark): _attribute(mark, "val").lower() for mark in style}
    size = said.get("sz", "")
    return (
        said.get("vanish", "0") not in ("0", "false")
        or (size.isdecimal() and int(size) < _SMALLEST)
        or (said.get("color") == "ffffff" and not (_PAINTED & said.keys()) and not _may_be_dark(run))
    )


def _may_be_dark(run: "etree._Element") -> bool:
    """Whether a table, a shape, the paragraph or the page may paint something behind a run."""
    above = list(run.iterancestors())
    paragraph = next((node for node in above if local(node) == "p"), run)
    shaded = any(local(mark) == "shd" for style in paragraph if local(style) == "pPr" for mark in style)
    page = any(local(child) == "background" for child in above[-1]) if above else False
    return shaded or page or any(local(node) in ("tbl", "txbxContent") for node in above)


def _level(paragraph: "etree._Element", styles: dict[str, int]) -> int:
    for mark in paragraph.iter():
        if local(mark) == "pStyle":
            return styles.get(_attribute(mark, "val"), 0)
        if local(mark) == "r":
            break
    return 0


def _is_listed(paragraph: "etree._Element") -> bool:
    style = next((child for child in paragraph if local(child) == "pPr"), ())
    return any(
        local(mark) == "numPr" or (local(mark) == "pStyle" and _attribute(mark, "val").startswith("List"))
        for mark in style
    )


def _heading_styles(archive: Archive) -> dict[str, int]:
    """Style ids to heading levels, by the styles' names, which stay English in localised files."""
    found: dict[str, int] = {"Title": 1}
    if "word/styles.xml" not in archive.names:
        return found
    for style in archive.xml("word/styles.xml"):
        named = next((_attribute(child, "val") for child in style if local(child) == "name"), "")
        match = _HEADING.search(named)
        if match or named.lower() == "title":
            found[_attribute(style, "styleId")] = int(match[1]) if match else 1
    return found


def _attribute(node: "etree._Element", name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")
