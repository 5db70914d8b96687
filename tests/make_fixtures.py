"""Makes the binary files of tests/fixtures/formats: `python tests/make_fixtures.py`. Same bytes every time.

One small, real file a format, all about the harbour of a small town; each holds facts that tests look for.
"""

import datetime as dt
import gzip
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from make_council import frozen
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent / "fixtures" / "formats"
STAMP = dt.datetime(2024, 3, 5, 9, 30)
DAY = (2024, 3, 5)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

COLUMN = (
    "The ferry Marigold has crossed the sound since 1961 and carries sixty cars. Her engines were "
    "overhauled in the winter of 2019 at a cost of 410,000 crowns, and the harbour board expects her "
    "to serve until 2031. A replacement would be electric. The board has asked three yards for "
    "tenders, of which the yard at Norvik was the cheapest, and will decide before the summer recess "
    "of the council. "
)
SECOND = (
    "Commuters complained about the new timetable, which drops the crossing at six in the morning. "
    "The union of dock workers counted 214 passengers on that crossing in a single week of February. "
    "The board replied that the crossing lost money in eleven months of twelve and that a bus over "
    "the bridge takes only nine minutes longer than the boat does in calm weather. "
)


def main() -> None:
    """Write all files."""
    HERE.mkdir(parents=True, exist_ok=True)
    _pdf(HERE / "ferry-report.pdf")
    _columns_pdf(HERE / "two-columns.pdf")
    _hidden_pdf(HERE / "hidden-text.pdf")
    _docx(HERE / "decision.docx")
    _pptx(HERE / "briefing.pptx")
    _xlsx(HERE / "budget.xlsx")
    _epub(HERE / "newsletter.epub")
    _mail(HERE / "complaint.eml")
    text = "The lighthouse keeper logged 31 foggy days in November 2023.\n"
    (HERE / "fog-log.txt.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def _pdf(path: Path) -> None:
    """Three pages with a running head, page numbers, a word parted at a line's end, and a table."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle("Ferry report 2024")
    canvas.setAuthor("Harbour Board")
    pages = [
        ["The Marigold needs a new gearbox. The har-", "bour master estimates 95,000 crowns for the work",
         "and three weeks in dock."],
        ["Ticket income fell by 7 per cent in 2023.", "Item          2022        2023",
         "Cars          1,204       1,118"],
        ["The board will meet again on 12 April 2024."],
    ]  # fmt: skip
    for number, lines in enumerate(pages, 1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(2 * cm, 28.5 * cm, "Harbour Board · Annual report")
        canvas.drawCentredString(10.5 * cm, 1.2 * cm, f"Page {number} of 3")
        if number == 1:
            canvas.setFont("Helvetica-Bold", 20)
            canvas.drawString(2 * cm, 26 * cm, "Report on the ferry Marigold")
        canvas.setFont("Helvetica", 11)
        for line_number, line in enumerate(lines):
            for column, cell in enumerate(line.split("   ")):
                if cell.strip():
                    canvas.drawString(
                        2 * cm + column * 1.2 * cm, (24 - 0.55 * line_number) * cm, cell.strip()
                    )
        canvas.showPage()
    canvas.save()


def _columns_pdf(path: Path) -> None:
    """A page whose two columns were drawn line by line, across both."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(2 * cm, 27 * cm, "Ferry and timetable: what the board said and what it did")
    canvas.setFont("Helvetica", 10)
    left, right = _wrapped(COLUMN.split(), 46), _wrapped(SECOND.split(), 46)
    for number in range(max(len(left), len(right))):
        for x, lines in ((2 * cm, left), (11 * cm, right)):
            if number < len(lines):
                canvas.drawString(x, 25.5 * cm - number * 13, lines[number])
    canvas.showPage()
    canvas.save()


def _hidden_pdf(path: Path) -> None:
    """Text no one sees (unpainted, white, tiny, off the page) and white text on a dark bar, which is seen."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(2 * cm, 25 * cm, "The visible sentence is about the quay wall.")
    canvas.saveState()
    text = canvas.beginText(2 * cm, 24 * cm)
    text.setTextRenderMode(3)
    text.textLine("unpainted secret instructions")
    canvas.drawText(text)
    canvas.restoreState()
    canvas.setFont("Helvetica", 11)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(2 * cm, 23 * cm, "white secret instructions")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(2 * cm, 22 * cm, "tiny secret instructions")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(40 * cm, 21 * cm, "distant secret instructions")
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(1.5 * cm, 18 * cm, 12 * cm, 1.2 * cm, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(2 * cm, 18.4 * cm, "White on a dark bar is a heading.")
    canvas.showPage()
    canvas.save()


def _docx(path: Path) -> None:
    """Headings, a table, a list, and what object models leave out: a form control, an insertion."""
    document = docx.Document()
    document.core_properties.title = ""
    document.core_properties.author = "Ines Holm"
    document.core_properties.created = document.core_properties.modified = STAMP
    document.add_heading("Decision on the quay wall", 0)
    document.add_paragraph("The council met on 5 March 2024 and decided as follows.")
    document.add_heading("Costs", 1)
    changed = document.add_paragraph("The repair costs ")
    changed._p.append(
        parse_xml(f'<w:del {_W} w:id="1" w:author="x"><w:r><w:delText>72,000</w:delText></w:r></w:del>')
    )
    changed._p.append(parse_xml(f'<w:ins {_W} w:id="2" w:author="x"><w:r><w:t>81,500</w:t></w:r></w:ins>'))
    changed.add_run(" crowns.")
    hidden = document.add_paragraph("This is shown. ").add_run("This run is hidden.")
    hidden.font.hidden = True
    control = parse_xml(
        f"<w:sdt {_W}><w:sdtContent><w:p><w:r><w:t>The form field names Olaf Brandt as engineer.</w:t>"
        "</w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(-1, control)
    table = document.add_table(rows=0, cols=2)
    for cells in (("Lot", "Price"), ("Sheet piling", "54,000"), ("Capping beam", "27,500")):
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Work starts in June.", style="List Bullet")
    path.write_bytes(frozen(document, STAMP, DAY))


def _pptx(path: Path) -> None:
    show = pptx.Presentation()
    show.core_properties.created = show.core_properties.modified = STAMP
    first = show.slides.add_slide(show.slide_layouts[1])
    first.shapes.title.text = "Briefing on berth 4"
    first.placeholders[1].text = "Berth 4 closes on 2 May 2024\nThe crane moves to berth 6"
    first.notes_slide.notes_text_frame.text = "Mention that the pilots were asked."
    second = show.slides.add_slide(show.slide_layouts[5])
    second.shapes.title.text = "Figures"
    table = second.shapes.add_table(2, 2, 0, 0, 3000000, 900000).table
    for (row, column), text in {(0, 0): "Ships", (0, 1): "Tonnes", (1, 0): "88", (1, 1): "12,400"}.items():
        table.cell(row, column).text = text
    show.slides.add_slide(show.slide_layouts[6])
    path.write_bytes(frozen(show, STAMP, DAY))


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = STAMP
    sheet = book.active
    sheet.title = "Budget"
    sheet.append(["Harbour budget"])
    sheet.append(["Item", "Year", "Amount", "Share", "Due"])
    sheet.append(["Dredging", 2024, 120000, 0.125, dt.date(2024, 6, 30)])
    sheet.append(["Buoys", 2024, 8400.5, 0.01, None])
    for row in sheet.iter_rows(min_row=3, max_row=4):
        row[2].number_format, row[3].number_format = "#,##0.00", "0.0%"
    sheet.append(["Total", 2024, "=C3+C4"])
    other = book.create_sheet("Old")
    other.sheet_state = "hidden"
    other.append(["Item", "Amount"])
    other.append(["Dredging", 99000])
    book.create_sheet("Nothing")
    path.write_bytes(frozen(book, STAMP, DAY))


def _epub(path: Path) -> None:
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour news, spring issue</dc:title>'
        "<dc:creator>Mette Lund</dc:creator><dc:date>2024-03-05</dc:date>"
        "<dc:language>en-GB</dc:language></metadata>"
        '<manifest><item id="b" href="two.xhtml"/><item id="a" href="one%20.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OPS/book.opf": package,
        "OPS/one .xhtml": chapter.format("The seal", "A grey seal was seen at the slipway on Sunday."),
        "OPS/two.xhtml": chapter.format(
            "The regatta", "The regatta had 42 boats &amp; one <em>collision</em>."
        ),
    }
    with zipfile.ZipFile(path, "w") as book:
        for name, text in members.items():
            book.writestr(zipfile.ZipInfo(name, (*DAY, 0, 0, 0)), text)


def _mail(path: Path) -> None:
    mail = EmailMessage()
    mail["From"] = "Jörg Petersen <jorg@harbour.example>"
    mail["To"] = "clerk@harbour.example"
    mail["Date"] = "Tue, 05 Mar 2024 08:15:00 +0100"
    mail["Subject"] = "Noise at berth 2 – again"
    mail.set_content("Dear clerk,\n\nthe generator ran until 23:40 on Monday.\n\nJörg Petersen\n")
    mail.add_attachment("day,decibel\nMonday,71\nTuesday,64\n", subtype="csv", filename="noise.csv")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="photo.png")
    mail.set_boundary("=====harbour=====")
    path.write_bytes(mail.as_bytes())


def _wrapped(words: list[str], width: int) -> list[str]:
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


if __name__ == "__main__":
    main()
