"""What a reader returns: the documents of one file, or why there are none."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from index.documents import Place
from index.errors import CorpusError


class Unreadable(CorpusError):
    """A file that gives no document; `str(error)` is the reason, as a clause: "is empty"."""


def ensure_few(number: int, noun: str, limit: int) -> None:
    """Raise Unreadable where a file has more of something ("pages") than is read."""
    if number > limit:
        raise Unreadable(f"has {number:,} {noun}; more than {limit:,} are not read")


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


def reading_to(reading: Reading) -> dict[str, Any]:
    """The reading as values JSON can carry between processes; places as pairs, the date as ISO."""
    value = {field.name: getattr(reading, field.name) for field in fields(reading)}
    value["places"] = [(place.start, place.label) for place in reading.places]
    value["date"] = reading.date.isoformat() if reading.date else None
    value["metadata"] = dict(reading.metadata)
    return value


def reading_from(value: dict[str, Any]) -> Reading:
    """The reading that `reading_to` made the value from."""
    places = tuple(Place(start, label) for start, label in value["places"])
    date = dt.date.fromisoformat(value["date"]) if value["date"] else None
    return Reading(**{**value, "places": places, "date": date, "notes": tuple(value["notes"])})


def told_apart(readings: Sequence[Reading]) -> Iterator[tuple[str, Reading]]:
    """The documents of a file, each with a name of its own: the second of one name has its position in it."""
    names: set[str] = set()
    for position, reading in enumerate(readings):
        name = reading.name if reading.name not in names else f"{reading.name}@{position}"
        names.add(name)
        yield name, reading
