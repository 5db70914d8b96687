"""PDF: visible text page by page in reading order, without running headers and footers."""

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import Any

from index.dates import document_date, to_date
from index.limits import Limits
from index.readers.builder import TextBuilder
from index.readers.pdf_layout import Paragraph, continues, flow_of
from index.readers.pdf_page import HYPHEN, PageText, page_text
from index.readers.pdf_rows import Row, rows_of
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.titles import first_title, shortened, stem_title
from index.text import clean

_MARGIN = 0.13  # share of the page's height where running heads stand
_NUMBER_ONLY = re.compile(r"[\W_]*(?:page|seite|p\.?)?\s*#(?:\s*(?:/|of|von|–|-)\s*#)?[\W_]*", re.I)
_PAGE_NUMBER = re.compile(r"[\W_]*(?:page|seite|p\.)\s*#(?:\s*(?:/|of|von)\s*#)?[\W_]*", re.I)
_JUNK_TITLE = re.compile(
    r"(?i)untitled|microsoft word|\.(?:docx?|pdf|indd|tex|odt|xlsx?)$|^[\W\d_]*$|anonymous"
)


def read_pdf(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "page N" counted from 1. Raises Unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is protected by a password" if locked else "is a damaged PDF file") from error
    try:
        ensure_few(len(document), "pages", limits.max_pages)
        notes: list[str] = []
        pages = _without_running_heads(_pages(document, notes), notes)
        return [_reading(pages, document.get_metadata_dict(), _form_note(document) + notes, name, limits)]
    finally:
        document.close()


def _pages(document: Any, notes: list[str]) -> list[PageText]:
    import pypdfium2

    pages, empty = list[PageText](), list[int]()
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            found = page_text(page)
            blank = next(page.get_objects(max_depth=1), None) is None
            page.close()
        except pypdfium2.PdfiumError:
            notes.append(f"page {number} is damaged")
            found = PageText((), 0, 0, 0)
        else:
            if not found.stretches and not blank:
                empty.append(number)
            if found.hidden:
                notes.append(f"page {number}: {found.hidden} invisible characters were left out")
        pages.append(found)
    if len(empty) == 1:
        notes.append(f"page {empty[0]} has no text; it may be a scan")
    elif empty:
        notes.append(f"pages {_runs(empty)} have no text; they may be scans")
    return pages


def _runs(numbers: list[int]) -> str:
    """Rising numbers, those that follow one another as one: "3, 5–8, 11"."""
    groups = groupby(enumerate(numbers), key=lambda each: each[1] - each[0])
    runs = [[number for _, number in group] for _, group in groups]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _reading(
    pages: list[PageText], known: dict[str, str], notes: list[str], name: str, limits: Limits
) -> Reading:
    flows, below = list[list[Paragraph]](), tuple[Row, ...]()
    for page in pages:
        flow, below = flow_of(page.stretches, below)
        flows.append(flow)
    sizes = Counter[float]()
    for flow in flows:
        for paragraph in flow:
            sizes[round(paragraph.size, 1)] += len(paragraph.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    builder = TextBuilder(limits)
    previous, title, tallest = "", "", 0.0
    for number, flow in enumerate(flows, 1):
        for paragraph in flow:
            heading = _is_heading(paragraph, body)
            if heading and number == 1 and paragraph.size > tallest:
                title, tallest = paragraph.text, paragraph.size
            text = (
                f"{'#' if paragraph.size > 1.5 * body else '##'} {paragraph.text}"
                if heading
                else paragraph.text
            )
            flowing = continues(previous, text) and paragraph is flow[0]
            builder.add(text, f"page {number}", gap=" " if flowing else "\n\n" if paragraph.apart else "\n")
            previous = text
    if not builder.text:
        raise Unreadable(f"has no text on its {len(pages)} pages; it may be a scan")
    stated = " ".join(clean(known.get("Title", "")).split())
    if _JUNK_TITLE.search(stated):
        stated = ""
    return Reading(
        name=name,
        title=shortened(title or stated or first_title(builder.text) or stem_title(name)),
        text=builder.text,
        kind="pdf",
        places=builder.places,
        date=document_date(name, builder.text) or to_date(known.get("CreationDate") or known.get("ModDate")),
        author=_author(clean(known.get("Author", "")).strip()),
        notes=tuple(notes),
    )


def _author(stated: str) -> str | None:
    return None if not stated or stated.lower() in ("anonymous", "unknown", "author") else stated


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    return (
        paragraph.size >= 1.15 * body
        and len(text) <= 150
        and paragraph.rows <= 5
        and any(c.isalpha() for c in text)
    )


def _without_running_heads(pages: list[PageText], notes: list[str]) -> list[PageText]:
    """The pages without the lines that recur at the top or bottom of most of them, page numbers included."""
    seen = Counter(key for page in pages for key in {_key(row) for row in _margin_rows(page)})
    filled = sum(1 for page in pages if page.stretches)
    often = {key for key, count in seen.items() if count >= max(3, 0.4 * filled)}
    often |= {
        key
        for key, count in seen.items()
        if count >= 2 and count == filled and _NUMBER_ONLY.fullmatch(key[0])
    }
    often |= {key for key, count in seen.items() if count >= 3 and _NUMBER_ONLY.fullmatch(key[0])}
    often |= {key for key in seen if _PAGE_NUMBER.fullmatch(key[0])}
    if not often:
        return pages
    for text, _ in sorted(often):
        if not _NUMBER_ONLY.fullmatch(text):
            notes.append(f"running line “{text[:60]}” was left out on {seen[text, _]} pages")
    kept = []
    for page in pages:
        bands = [(row.bottom, row.top) for row in _margin_rows(page) if _key(row) in often]
        stretches = tuple(
            s for s in page.stretches if not any(low <= (s.bottom + s.top) / 2 <= high for low, high in bands)
        )
        kept.append(replace(page, stretches=stretches))
    return kept


def _margin_rows(page: PageText) -> list[Any]:
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return [row for row in rows_of(page.stretches) if row.top < low or row.bottom > high]


def _key(row: Any) -> tuple[str, int]:
    """A row's text with its numbers masked, and its height on the page in steps of 8 points."""
    text = re.sub(r"\d+", "#", " ".join(row.text.replace(HYPHEN, "-").split())).lower()
    return text, 0 if _NUMBER_ONLY.fullmatch(text) else round(row.bottom / 8)


def _form_note(document: Any) -> list[str]:
    return ["what is filled into form fields was not read"] if document.get_formtype() else []
