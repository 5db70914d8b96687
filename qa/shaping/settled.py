"""What the form of a document settles by itself: a timetable, steps, an answered question, results."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.cutting.sentences import Span
from qa.finding.candidates import Candidate

READ = 200_000  # characters of a text that are looked through


@dataclass(frozen=True, slots=True)
class Settled:
    """Yes or No where that was asked, else an empty text, and the sentences that say so, the best first."""

    said: str
    lines: tuple[Candidate, ...]


def one_a_document(found: Iterable[Candidate]) -> list[Candidate]:
    """A candidate of each document, since the whole of a text is looked through."""
    return list({c.document.source.document_id: c for c in found}.values())


def quoted(near: Candidate, start: int, end: int, answer: tuple[int, int] | None = None) -> Candidate:
    """The stretch `start` to `end` of the candidate's document as a quote, with its short answer if any."""
    return replace(near, start=start, end=end, answer=answer, margin=None, fits=True)


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
