"""Makes the binary documents of eval/corpora/council from council_sources: the same bytes every time.

`python tests/make_council.py`. A source is named after its document with ".md" added; it opens with
"key: value" lines (date, author, title, running head, columns, hidden text) and goes on in a small Markdown:
headings, paragraphs, "- " items, "| a | b |" rows, "---" before a page, slide or chapter, "== NAME" a sheet.
"""

import datetime as dt
import gzip
import html
import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent.parent / "eval" / "corpora"
DAY = (2024, 1, 1)
SOURCES, TARGET = CORPORA / "council_sources", CORPORA / "council"


@dataclass
class Source:
    """A parsed source: its head, and its body as pages of blocks (kind, text)."""

    head: dict[str, str] = field(default_factory=dict)
    pages: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])
    body: str = ""

    @property
    def date(self) -> dt.datetime:
        """Noon of the day the document is dated."""
        return dt.datetime.combine(dt.date.fromisoformat(self.head["date"]), dt.time(12))

    @property
    def title(self) -> str:
        """The stated title, else the first heading."""
        return self.head.get("title") or next((t for page in self.pages for k, t in page if k == "h1"), "")


def main() -> None:
    """Write every document and the damaged one."""
    writers = {".pdf": _pdf, ".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx, ".epub": _epub, ".gz": _gzip}
    for path in sorted(SOURCES.rglob("*.md")):
        target = TARGET / path.relative_to(SOURCES).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(writers[target.suffix](_parsed(path.read_text(encoding="utf-8"))))
    whole = (TARGET / "reports" / "baths-options-2024.pdf").read_bytes()
    (TARGET / "hostile" / "truncated-report.pdf").write_bytes(whole[: len(whole) // 3])


def _parsed(text: str) -> Source:
    source = Source(body=text)
    in_head = True
    for line in text.splitlines():
        match = re.match(r"([a-z]+): (.+)", line) if in_head else None
        if match:
            source.head[match[1]] = match[2]
            continue
        in_head = False
        if line == "---":
            source.pages.append([])
        elif line.strip():
            source.pages[-1].append(_block(line))
    return source


def _block(line: str) -> tuple[str, str]:
    for mark, kind in (("## ", "h2"), ("# ", "h1"), ("- ", "item"), ("== ", "sheet"), ("Notes: ", "notes")):
        if line.startswith(mark):
            return kind, line[len(mark) :]
    return ("row", line.strip().strip("|").strip()) if line.startswith("|") else ("p", line)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def _grouped(page: list[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Blocks with the rows of a table gathered into one."""
    rows: list[list[str]] = []
    for kind, text in [*page, ("end", "")]:
        if kind == "row":
            rows.append(_cells(text))
            continue
        if rows:
            yield "table", rows
            rows = []
        if kind != "end":
            yield kind, text


def _pdf(source: Source) -> bytes:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(source.date.replace(tzinfo=dt.UTC).timestamp()))
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import cm
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

    styles = getSampleStyleSheet()
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, title=source.title, author=source.head.get("author"), invariant=0
    )
    count = int(source.head.get("columns", "1"))
    width = (17 * cm - (count - 1) * cm) / count
    frames = [Frame(2 * cm + n * (width + cm), 2.2 * cm, width, 24.5 * cm, id=f"f{n}") for n in range(count)]

    def decorate(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2 * cm, 28.3 * cm, source.head.get("running", ""))
        canvas.drawCentredString(10.5 * cm, 1.3 * cm, f"Page {canvas.getPageNumber()}")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(2 * cm, 2 * cm, source.head.get("hidden", ""))

    document.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    story: list[Any] = []
    looks = {"h1": styles["Title"], "h2": styles["Heading2"]}
    for number, page in enumerate(source.pages):
        story += [PageBreak()] if number else []
        for kind, held in _grouped(page):
            if kind == "table":
                story.append(Table(held, hAlign="LEFT"))
            else:
                text = html.escape(("• " if kind == "item" else "") + held)
                story.append(Paragraph(text, looks.get(kind, styles["BodyText"])))
    document.build(story)
    return buffer.getvalue()


def _docx(source: Source) -> bytes:
    import docx

    document = docx.Document()
    _stamp(document.core_properties, source)
    for page in source.pages:
        for kind, held in _grouped(page):
            if kind == "table":
                table = document.add_table(rows=0, cols=len(held[0]))
                for cells in held:
                    for cell, text in zip(table.add_row().cells, cells, strict=True):
                        cell.text = text
            elif kind in ("h1", "h2"):
                document.add_heading(held, 0 if kind == "h1" else 1)
            else:
                document.add_paragraph(held, style="List Bullet" if kind == "item" else None)
    return frozen(document, source.date)


def _pptx(source: Source) -> bytes:
    import pptx

    show = pptx.Presentation()
    _stamp(show.core_properties, source)
    for page in source.pages:
        blocks = list(_grouped(page))
        tables = [held for kind, held in blocks if kind == "table"]
        slide = show.slides.add_slide(show.slide_layouts[5 if tables else 1])
        slide.shapes.title.text = next(text for kind, text in blocks if kind == "h1")
        if not tables:
            slide.placeholders[1].text = "\n".join(text for kind, text in blocks if kind == "p")
        for rows in tables:
            table = slide.shapes.add_table(len(rows), len(rows[0]), 400000, 1500000, 8000000, 2000000).table
            for r, cells in enumerate(rows):
                for c, text in enumerate(cells):
                    table.cell(r, c).text = text
        for kind, text in blocks:
            if kind == "notes":
                slide.notes_slide.notes_text_frame.text = text
    return frozen(show, source.date)


def _xlsx(source: Source) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for kind, held in _grouped(source.pages[0]):
        if kind == "sheet":
            book.create_sheet(held)
        elif kind == "table":
            for row, cells in enumerate(held, 1):
                for column, text in enumerate(cells, 1):
                    _fill(book.worksheets[-1].cell(row, column), text)
    return frozen(book, source.date)


def _fill(cell: Any, text: str) -> None:
    """Fill by the mark: "#12" is a number shown with thousands, "%0.1" a share shown in per cent."""
    if text.startswith("#"):
        cell.value, cell.number_format = int(text[1:]), "#,##0"
    elif text.startswith("%"):
        cell.value, cell.number_format = float(text[1:]), "0.0%"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        cell.value, cell.number_format = dt.date.fromisoformat(text), "yyyy-mm-dd"
    elif text:
        cell.value = int(text) if text.isdecimal() else text


def _epub(source: Source) -> bytes:
    names = [f"chapter{number}.xhtml" for number in range(1, len(source.pages) + 1)]
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, name in enumerate(names))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(names)))
    facts = (
        f"<dc:title>{source.title}</dc:title><dc:creator>{source.head['author']}</dc:creator>"
        f"<dc:date>{source.head['date']}</dc:date><dc:language>en</dc:language>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{facts}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "book.opf": package}
    for name, page in zip(names, source.pages, strict=True):
        body = "".join(f"<{kind}>{html.escape(text)}</{kind}>" for kind, text in page)
        members[name] = (
            f'<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{source.title}</title></head>'
            f"<body>{body}</body></html>"
        )
    return _zipped({name: text.encode() for name, text in members.items()})


def _gzip(source: Source) -> bytes:
    return gzip.compress(source.body.encode(), mtime=0)


def _stamp(properties: Any, source: Source) -> None:
    properties.author, properties.title = source.head.get("author", ""), ""
    properties.created = properties.modified = source.date


def frozen(made: Any, stamp: dt.datetime, day: tuple[int, int, int] = DAY) -> bytes:
    """The bytes of an Office file, the times in its core set to `stamp`, those of its members to `day`."""
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        members = {member.filename: archive.read(member) for member in archive.infolist()}
    core, time = "docProps/core.xml", stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time, members[core])
    return _zipped(members, day)


def _zipped(members: dict[str, bytes], day: tuple[int, int, int] = DAY) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (*day, 0, 0, 0)), data, stored)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
