"""Title, author, dates and language of an Office file: its core properties, and the reading with them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import document_date, to_date
from index.readers.archive import Archive, local
from index.readers.builder import TextBuilder
from index.readers.reading import Reading
from index.readers.titles import first_title, stem_title
from index.text import clean


@dataclass(frozen=True, slots=True)
class Properties:
    """What docProps/core.xml says; "" and None where it is silent."""

    title: str = ""
    author: str | None = None
    language: str | None = None
    modified: dt.date | None = None


def properties_of(archive: Archive) -> Properties:
    """The core properties, empty when there are none."""
    name = "docProps/core.xml"
    if name not in archive.names:
        return Properties()
    values = {local(node): clean(node.text or "").strip() for node in archive.xml(name)}
    return Properties(
        title=values.get("title", ""),
        author=values.get("creator") or None,
        language=values.get("language") or None,
        modified=to_date(values.get("modified")) or to_date(values.get("created")),
    )


def office_reading(
    archive: Archive, name: str, kind: str, title: str, builder: TextBuilder, notes: Sequence[str] = ()
) -> Reading:
    """What was read of a Word document or presentation, with what its properties add to it."""
    known = properties_of(archive)
    return Reading(
        name=name,
        title=title or known.title or first_title(builder.text) or stem_title(name),
        text=builder.text,
        kind=kind,
        places=builder.places,
        date=document_date(name, builder.text) or known.modified,
        author=known.author,
        language=known.language,
        notes=tuple(notes),
    )
