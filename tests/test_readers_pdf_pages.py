"""Pages without text: one with something drawn on it may be a scan, an empty one is nothing to report."""

import io

from reportlab.pdfgen.canvas import Canvas

from index.limits import Limits
from index.readers.pdf import read_pdf


def test_an_empty_page_is_no_scan():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "The harbour has forty berths.")
    canvas.showPage()
    canvas.showPage()  # left empty, as before a chapter
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    (found,) = read_pdf(out.getvalue(), "harbour.pdf", Limits())
    assert found.notes == ("page 3 has no text; it may be a scan",)


def test_pages_without_text_are_told_in_one_line():
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(1, 8):
        if number in (1, 5):
            canvas.drawString(72, 700, f"The harbour has {number} berths.")
        canvas.rect(100, 100, 200, 200)
        canvas.showPage()
    canvas.save()
    (found,) = read_pdf(out.getvalue(), "harbour.pdf", Limits())
    assert found.notes == ("pages 2–4, 6–7 have no text; they may be scans",)
