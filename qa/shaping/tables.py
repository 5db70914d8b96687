"""A cell that a question names throughout: its row, its heading, and nothing that the table does not have.

The reader, made for sentences, is seldom sure of a cell; where nothing of what is asked is left over, and one
value alone stands there, the form is.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.words import content
from qa.shaping.records import Cell, covered, row_at
from qa.shaping.settled import Settled
from qa.shaping.shape import asked_cell


def tabled(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """The cell named throughout; None where there is none, several say otherwise, or a sentence answers."""
    if verdict.found:
        return None
    told = [(c, cell) for c in found if (cell := asked_cell(part, c)) and _named(part.text, c, cell)]
    if len({cell.value for _, cell in told}) != 1:
        return None
    near, cell = told[0]
    return Settled("", (replace(near, answer=(cell.start, cell.end), fits=True),))


def _named(question: str, near: Candidate, cell: Cell) -> bool:
    """Whether the question has the heading, and the row all other words of the question."""
    row = row_at(near.document.text, near.start, near.end)
    heading = set(content(cell.key))
    return bool(heading) and heading <= set(content(question)) and covered(question, row)
