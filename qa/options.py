"""What a single question may ask beyond its words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskOptions:
    """`as_of` looks no further than that day; `newest` keeps only the newest of several versions."""

    as_of: dt.date | None = None
    newest: bool = False


class Stopped(Exception):
    """The question was withdrawn; nobody waits for the answer."""
