"""What a reader returns: the documents of one file, or why there are none."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.documents import Place
from index.errors import CorpusError


class Unreadable(CorpusError):
    """A file that gives no document; `str(error)` is the reason, as a clause: "is empty"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of a file: most files give one, a JSON file one a record, an mbox one a mail.

    `text` is clean (index/text.py). `places` is sorted by start and empty where lines are the map. `notes`
    say what of the file is not in the text ("page 3 has no text"); they belong into the report.
    """

    name: str  # the file's name; for a record or mail with "#" and what identifies it
    title: str
    text: str
    kind: str
    places: tuple[Place, ...] = ()
    date: dt.date | None = None
    author: str | None = None
    language: str | None = None  # of the text, as a code: "en"
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
