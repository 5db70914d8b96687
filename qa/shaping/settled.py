"""What the form of a document settles by itself: a timetable, an answered question, a report's results."""

from dataclasses import dataclass

from qa.finding.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Settled:
    """Yes or No where that was asked, else an empty text, and the sentences that say so, the best first."""

    said: str
    lines: tuple[Candidate, ...]
