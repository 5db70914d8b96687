"""Which documents are searched, as the library screen and the title line speak of it."""

import datetime as dt
import re
from collections.abc import Iterable

from index.amounts import counted
from index.documents import Filters

SPECIAL = re.compile(r"([\\*?\[\]!# ])")


def only(filters: Filters, paths: Iterable[str]) -> Filters:
    """The filters narrowed to exactly these documents; none lifts that restriction."""
    globs = tuple("/" + SPECIAL.sub(r"\\\1", path) for path in sorted(paths))
    return Filters(globs, filters.kinds, filters.after, filters.before, filters.metadata)


def dated(filters: Filters, after: dt.date | None, before: dt.date | None) -> Filters:
    """The filters with these days, inclusive."""
    return Filters(filters.paths, filters.kinds, after, before, filters.metadata)


def in_words(filters: Filters) -> str:
    """The filters for the title line; empty where everything is searched."""
    words = []
    if filters.paths:
        words.append(counted(len(filters.paths), "chosen document"))
    if filters.after:
        words.append(f"from {filters.after.isoformat()}")
    if filters.before:
        words.append(f"until {filters.before.isoformat()}")
    return f"searching only {', '.join(words)}" if words else ""
