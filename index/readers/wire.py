"""Readings as plain JSON values and back, for the pipe between the program and its reading process."""

import dataclasses
import datetime as dt
from typing import Any

from index.documents import Place
from index.readers.reading import Reading


def reading_to(reading: Reading) -> dict[str, Any]:
    """The reading as values JSON can carry; places as pairs, the date as ISO."""
    value = {field.name: getattr(reading, field.name) for field in dataclasses.fields(reading)}
    value["places"] = [(place.start, place.label) for place in reading.places]
    value["date"] = reading.date.isoformat() if reading.date else None
    value["metadata"] = dict(reading.metadata)
    return value


def reading_from(value: dict[str, Any]) -> Reading:
    """The reading that `reading_to` made the value from."""
    places = tuple(Place(start, label) for start, label in value["places"])
    date = dt.date.fromisoformat(value["date"]) if value["date"] else None
    return Reading(**{**value, "places": places, "date": date, "notes": tuple(value["notes"])})
