"""Electronic books: the chapters in reading order, each as its page would show it."""

import posixpath
from urllib.parse import unquote

from index.dates import document_date, to_date
from index.limits import Limits
from index.readers.archive import Archive, local
from index.readers.builder import TextBuilder
from index.readers.hidden import prune_hidden
from index.readers.html import html_text, parse_html
from index.readers.markup import add_blocks, blocks
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.titles import first_title, stem_title
from index.text import clean


def read_epub(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "chapter N, section HEADING, paragraph N". Raises Unreadable."""
    archive = Archive(data, limits)
    if "META-INF/encryption.xml" in archive.names and "META-INF/rights.xml" in archive.names:
        raise Unreadable("is protected against copying")
    known, chapters = _package(archive)
    builder, notes = TextBuilder(limits), []
    ensure_few(len(chapters), "chapters", limits.max_pages)
    heading = ""
    for number, part in enumerate(chapters, 1):
        if part not in archive.names:
            notes.append(f"chapter {number} is missing")
            continue
        try:
            tree, _ = parse_html(html_text(archive.read(part)))
        except Unreadable as error:
            notes.append(f"chapter {number} {error}")
            continue
        if hidden := prune_hidden(tree):
            notes.append(f"chapter {number}: {hidden} hidden characters were left out")
        first = add_blocks(blocks(tree), builder, f"chapter {number}")
        heading = heading or first
    if not builder.text:
        raise Unreadable("has no text in its chapters")
    return [
        Reading(
            name=name,
            title=known.get("title") or heading or first_title(builder.text) or stem_title(name),
            text=builder.text,
            kind="epub",
            places=builder.places,
            date=to_date(known.get("date")) or document_date(name, builder.text),
            author=known.get("creator"),
            language=(known.get("language") or "").partition("-")[0].lower() or None,
            notes=tuple(notes),
        )
    ]


def _package(archive: Archive) -> tuple[dict[str, str], list[str]]:
    """What the package file says of the book, and the members of its spine in order."""
    container = archive.xml("META-INF/container.xml")
    path = next((node.get("full-path") for node in container.iter() if local(node) == "rootfile"), None)
    if not path:
        raise Unreadable("names no package file")
    package = archive.xml(path)
    known: dict[str, str] = {}
    items: dict[str, str] = {}
    spine: list[str] = []
    for node in package.iter():
        tag = local(node)
        if tag in ("title", "creator", "date", "language") and (text := clean(node.text or "").strip()):
            known.setdefault(tag, text)
        elif tag == "item":
            target = posixpath.join(posixpath.dirname(path), unquote(node.get("href", "").partition("#")[0]))
            items[node.get("id", "")] = posixpath.normpath(target)
        elif tag == "itemref":
            spine.append(node.get("idref", ""))
    return known, [items[key] for key in spine if key in items]
