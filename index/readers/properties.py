"""Title, author, dates and language of an Office file: its core properties."""

import datetime as dt
from dataclasses import dataclass

from index.dates import document_date, to_date
from index.readers.archive import Archive, local
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


def best_date(name: str, text: str, stamped: dt.date | None) -> dt.date | None:
    """The date the document itself shows, else the one its program stamped on it."""
    return document_date(name, text) or stamped
