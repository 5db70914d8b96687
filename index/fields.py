"""Which field of a JSON record is what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """Field names, dotted where they are nested ("meta.date"); an empty one is guessed."""

    text: tuple[str, ...] = ()  # joined by blank lines
    title: str = ""
    date: str = ""
    id: str = ""
    author: str = ""


GUESSED = Fields()
