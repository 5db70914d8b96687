"""Which documents a search may look at."""

import json
import sqlite3

from index.documents import Filters
from index.errors import UsageError


def matching_documents(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    """Numbers of the documents that match; None when nothing is filtered."""
    if filters.empty:
        return None
    conditions: list[str] = ["1"]
    values: list[str] = []
    if filters.kinds:
        conditions.append(f"kind in ({', '.join('?' * len(filters.kinds))})")
        values += filters.kinds
    if filters.after:
        conditions.append("date >= ?")
        values.append(filters.after.isoformat())
    if filters.before:
        conditions.append("date <= ?")
        values.append(filters.before.isoformat())
    rows = connection.execute(
        f"select number, path, metadata from documents where {' and '.join(conditions)}",
        values,
    ).fetchall()
    if filters.metadata:
        rows = [row for row in rows if filters.metadata.items() <= json.loads(row[2]).items()]
    if filters.paths:
        from index.ignoring import ignored

        wanted = ignored(filters.paths)
        if wanted.faults:
            raise UsageError(f"The path {filters.paths[wanted.faults[0] - 1]!r} is no pattern.")
        rows = [row for row in rows if wanted.verdict(row[1])]
    return [row[0] for row in rows]
