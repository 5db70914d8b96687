"""What a single question may ask beyond its words."""

import datetime as dt
from dataclasses import dataclass, replace

from index.documents import Filters


@dataclass(frozen=True, slots=True)
class AskOptions:
    """`as_of` looks no further than that day; `newest` keeps the newest version, and each speaker's last."""

    as_of: dt.date | None = None
    newest: bool = False

    def within(self, filters: Filters) -> Filters:
        """The filters, and nothing later than the day as of which is asked."""
        if self.as_of is None or (filters.before and filters.before <= self.as_of):
            return filters
        return replace(filters, before=self.as_of)


class Stopped(Exception):
    """The question was withdrawn; nobody waits for the answer."""
