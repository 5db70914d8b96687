"""What a statement is checked against."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from qa.answer import Evidence


@dataclass(frozen=True, slots=True)
class Ground:
    """The quotes that must say it, and what stands around them, which may only say who "they" are.

    `said` is the quotes; `near` their surroundings, titles and speakers; `days` the dates they carry.
    """

    said: str
    near: str = ""
    days: tuple[str, ...] = field(default=())


def ground_of(evidence: Sequence[Evidence]) -> Ground:
    """The ground that some pieces of evidence make together."""
    said = "\n".join(e.quote for e in evidence)
    near = "\n".join(
        f"{e.location.source.title}\n{e.context[0]}\n{e.context[1]}\n{e.speaker or ''}" for e in evidence
    )
    return Ground(said, near, tuple(e.date.isoformat() for e in evidence if e.date))
