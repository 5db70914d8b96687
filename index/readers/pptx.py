"""Presentations: the text of each slide in the order of its shapes, tables by row, and speaker's notes."""

from collections.abc import Iterator

from lxml import etree

from index.limits import Limits
from index.readers.archive import Archive, local
from index.readers.builder import TextBuilder
from index.readers.properties import office_reading
from index.readers.reading import Reading, Unreadable, ensure_few


def read_pptx(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "slide N" and "slide N, notes"."""
    archive = Archive(data, limits)
    builder = TextBuilder(limits)
    slides = _slides(archive)
    ensure_few(len(slides), "slides", limits.max_pages)
    notes, title = [], ""
    for number, part in enumerate(slides, 1):
        root = archive.xml(part)
        heading = _title_of(root)
        title = title or heading
        filled = builder.add(f"# {heading}" if heading else "", f"slide {number}")
        for line in _lines(root):
            row = " | " in line
            filled |= builder.add(line if row else f"- {line}", f"slide {number}", gap="\n")
        if not filled:
            notes.append(f"slide {number} has no text")
        for kind, target in archive.relations(part).values():
            if kind == "notesSlide" and target in archive.names:
                spoken = " ".join(_lines(archive.xml(target), notes=True))
                builder.add(f"Notes: {spoken}" if spoken else "", f"slide {number}, notes")
    if not builder.text:
        raise Unreadable("has no text on its slides")
    return [office_reading(archive, name, "pptx", title, builder, notes)]


def _slides(archive: Archive) -> list[str]:
    """The slides' member names in the order they are shown."""
    main = "ppt/presentation.xml"
    targets = archive.relations(main)
    wanted = [
        value
        for node in archive.xml(main).iter()
        if local(node) == "sldId"
        for key, value in node.attrib.items()
        if key.endswith("}id")
    ]
    return [targets[key][1] for key in wanted if key in targets and targets[key][1] in archive.names]


def _title_of(root: "etree._Element") -> str:
    for shape in root.iter():
        if local(shape) == "sp" and _placeholder(shape) in ("title", "ctrTitle"):
            return " ".join(" ".join(_paragraphs(shape)).split())
    return ""


def _lines(root: "etree._Element", notes: bool = False) -> Iterator[str]:
    """Paragraphs of all shapes but titles and slide numbers; of a notes page only the notes."""
    for shape in root.iter():
        if local(shape) == "tr":
            cells = (" ".join(_paragraphs(cell)) for cell in shape if local(cell) == "tc")
            yield " | ".join(cells)
        elif local(shape) in ("sp", "cxnSp"):
            held = _placeholder(shape)
            if held in ("title", "ctrTitle", "sldNum", "sldImg", "ftr", "dt") or (notes and held != "body"):
                continue
            yield from _paragraphs(shape)


def _placeholder(shape: "etree._Element") -> str:
    for node in shape.iter():
        if local(node) == "ph":
            return str(node.get("type", "body"))
        if local(node) == "txBody":
            break
    return ""


def _paragraphs(shape: "etree._Element") -> Iterator[str]:
    for paragraph in shape.iter():
        if local(paragraph) == "p":
            parts = (
                (node.text or "") if local(node) == "t" else "\n"
                for node in paragraph.iter()
                if local(node) in ("t", "br")
            )
            if text := "".join(parts).strip():
                yield text
