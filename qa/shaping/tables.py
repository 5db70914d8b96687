"""Rows of tables among the candidates: which of them is asked for, and the cell that answers.

The reader, made for sentences, says of a row what holds of its table, and is seldom sure of a cell. Which row
it is, the words decide; where nothing of what is asked is left over, and one value alone stands there, they
decide that it answers.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.asking.questions import ONE_ANSWER, Part
from qa.finding.candidates import Candidate, with_best_scores
from qa.finding.decide import Verdict
from qa.language.words import content
from qa.shaping.records import (
    Cell,
    Row,
    cell_asked,
    covered,
    is_headings,
    is_row_asked,
    leaves_out,
    named_by,
    price_of,
    row_at,
    table_around,
)
from qa.shaping.settled import Settled


def asked_cell(part: Part, candidate: Candidate) -> Cell | None:
    """The cell of a table row that answers; None where the candidate is no row or another row is meant."""
    row = _row(candidate)
    if not row:
        return None
    table = table_around(candidate.document.text, candidate.start)
    if not named_by(part.text, row, table) or not is_row_asked(part.text, row, table):
        return None
    return cell_asked(part.text, part.kind, row)


def lent(part: Part, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; rows that are asked for have the best scores of their tables and come first in them.

    Rows that leave out what is asked for do not fit, and neither does what has another price beside a row
    that has all that a price is asked of: "A new one costs £15" is said of something else.
    """
    made = [replace(c, fits=c.fits and not _leaves_out(part, c)) for c in found]
    asked = [c.fits and asked_cell(part, c) is not None for c in made]
    order: list[tuple[int, ...]] = [(place, 0) for place in range(len(made))]
    tables: dict[str, list[int]] = {}
    for place, candidate in enumerate(made):
        if _row(candidate):
            tables.setdefault(candidate.passage.chunk.id, []).append(place)
    for rows in tables.values():
        scored = with_best_scores([made[row] for row in rows], [asked[row] for row in rows])
        for row, candidate in zip(rows, scored, strict=False):
            made[row] = candidate
            order[row] = (rows[0], -1) if asked[row] else order[row]
    wanted = price_of(part.text)
    priced = [right and covered(part.text, _row(c)) for c, right in zip(made, asked, strict=True)]
    if wanted and any(priced):
        made = with_best_scores(made, priced) or made
        made = [replace(c, fits=c.fits and wanted <= set(content(c.text))) for c in made]
        order = [(not c.fits, *place) for c, place in zip(made, order, strict=True)]
    return [made[place] for place in sorted(range(len(made)), key=order.__getitem__)]


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
    heading = set(content(cell.key))
    return bool(heading) and heading <= set(content(question)) and covered(question, _row(near))


def _leaves_out(part: Part, candidate: Candidate) -> bool:
    """Whether the candidate is a row of a table that does not have what is asked, or not of the row asked."""
    row, text = _row(candidate), candidate.document.text
    if not row:
        return is_headings(text, candidate.start, candidate.end)
    table = table_around(text, candidate.start)
    other = part.kind in ONE_ANSWER and not is_row_asked(part.text, row, table)
    return other or leaves_out(part.text, row, table)


def _row(candidate: Candidate) -> Row:
    return row_at(candidate.document.text, candidate.start, candidate.end)
