"""What the form of a document settles by itself: a timetable, steps, an answered question, results."""

from collections.abc import Iterable
from dataclasses import dataclass

from qa.finding.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Settled:
    """Yes or No where that was asked, else an empty text, and the sentences that say so, the best first."""

    said: str
    lines: tuple[Candidate, ...]


def one_a_document(found: Iterable[Candidate]) -> list[Candidate]:
    """A candidate of each document, since the whole of a text is looked through."""
    return list({c.document.source.document_id: c for c in found}.values())
