"""What a statement is checked against."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import resolve
from qa.answer import Evidence


@dataclass(frozen=True, slots=True)
class Ground:
    """The quotes that must say it, and what stands around them, which may only say who "they" are.

    `said` is the quotes; `near` their surroundings, titles and speakers; `days` the dates they carry, and
    those that "yesterday" and its like mean in them.
    """

    said: str
    near: str = ""
    days: tuple[str, ...] = ()


def ground_of(evidence: Sequence[Evidence]) -> Ground:
    """The ground that some pieces of evidence make together."""
    said = "\n".join(e.quote for e in evidence)
    near = "\n".join(
        f"{e.location.source.title}\n{e.beside[0]}\n{e.beside[1]}\n{e.speaker or ''}" for e in evidence
    )
    days = [day for e in evidence if e.date for day in (e.date, *days_of(e))]
    return Ground(said, near, tuple(day.isoformat() for day in days))


def days_of(item: Evidence) -> list[dt.date]:
    """The days that relative dates in a quote stand for, seen from its document's date."""
    found = resolve(item.quote, item.date) if item.date else []
    return list(dict.fromkeys(day for r in found for day in (r.first, r.last)))
