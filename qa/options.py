"""What a single question may ask beyond its words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskOptions:
    """`as_of` looks no further than that day; `newest` keeps the newest version, and each speaker's last."""

    as_of: dt.date | None = None
    newest: bool = False


class Stopped(Exception):
    """The question was withdrawn; nobody waits for the answer."""
