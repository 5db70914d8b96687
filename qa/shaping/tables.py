"""Rows of tables among the candidates: which of them is asked for, and the cell that answers.

The reader, made for sentences, says of a row what holds of its table, and is seldom sure of a cell. Which row
it is, the words decide; where nothing of what is asked is left over, and one value alone stands there, they
decide that it answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.asking.questions import ONE_ANSWER, Part
from qa.finding.candidates import Candidate, with_best_scores
from qa.finding.decide import Verdict
from qa.finding.evidence import leans, said_before
from qa.language.headings import headings_over
from qa.language.rows import BARRED, Cell, Row, is_headings, row_at, table_around
from qa.language.words import content, spaced, stems
from qa.shaping.columns import MEASURED, SHOWN, cell_by_form, columns_named, keyed, measured
from qa.shaping.records import (
    band_of,
    cell_asked,
    covered,
    headed,
    is_price,
    is_row_asked,
    label_of,
    leaves_out,
    named_by,
    price_of,
    undated,
)
from qa.shaping.settled import Settled, one_a_document, quoted

# what is used with something else, which a document is about
SATELLITES = stems("client agent plugin plug-in extension add-on browser driver runner")
READ = 100_000  # characters of a text that are looked through
SETTING = re.compile(r"\s*[\"']?(?P<name>[\w.$-]+)[\"']?\s*[:=]\s*\S")


def asked_cell(part: Part, candidate: Candidate) -> Cell | None:
    """The cell of a table row that answers; None where the candidate is no row or another row is meant."""
    row = _row(candidate)
    if not row:
        return None
    table = table_around(candidate.document.text, candidate.start)
    asked = measured(part.text, row)
    if not is_row_asked(asked, row, table):
        return None
    if cell := cell_by_form(part.text, row):
        return cell
    return cell_asked(asked, part.kind, row) if named_by(asked, row, table) else None


def lent(part: Part, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; rows that are asked for have the best scores of their tables and come first in them.

    Rows that leave out what is asked for do not fit, and neither does what has another price beside a row
    that has all that a price is asked of: "A new one costs £15" is said of something else.
    """
    made = _set_by_name(part, [replace(c, fits=c.fits and not _leaves_out(part, c)) for c in found])
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


def _rows_of(near: Candidate) -> Iterator[Candidate]:
    """The rows between bars of the candidate's document."""
    text = near.document.text[:READ]
    for line in BARRED.finditer(text):
        if row_at(text, *line.span()):
            yield quoted(near, *line.span())


def is_compared(part: Part, candidate: Candidate) -> bool:
    """Whether the candidate is the row that is asked for, and the question names several of its columns."""
    row = _row(candidate)
    asked = measured(part.text, row) if columns_named(part.text, row) > 1 else ""
    table = table_around(candidate.document.text, candidate.start)
    return bool(asked) and named_by(asked, row, table) > 0 and is_row_asked(asked, row, table)


def _set_by_name(part: Part, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; where the question names one setting, "port", others ("address") do not fit."""
    asked = set(content(part.text))
    names = [_setting(c) for c in found]
    if part.kind not in ONE_ANSWER or not any(name and name <= asked for name in names):
        return list(found)
    return [
        replace(c, fits=c.fits and not (name and not name & asked))
        for c, name in zip(found, names, strict=True)
    ]


def _setting(candidate: Candidate) -> frozenset[str]:
    """The stems of the name that a line of a configuration or a program sets."""
    line = candidate.text.rpartition("\n")[2] if candidate.document.source.kind == "code" else ""
    match = SETTING.match(line)
    return frozenset(content(match["name"])) if match else frozenset()


def tabled(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """The cell named throughout; None where there is none, several say otherwise, or a sentence answers.

    A row that is there for a code of the question ("What does E42 mean?") answers before any sentence, and
    any row before one on something else: "Fines end at 10 per cent" beside the row of a broken mast.
    """
    if MEASURED.search(part.text):  # a row need not have a word of "Which is quieter?"
        there = {(c.document.source.document_id, c.start) for c in found}
        rows = [row for near in one_a_document(found) for row in _rows_of(near)]
        found = [*found, *(r for r in rows if (r.document.source.document_id, r.start) not in there)]
    both = [c for c in found if c.fits and is_compared(part, c)]
    if len(both) == 1:
        return Settled("", (replace(both[0], answer=None),))
    told = [(c, cell) for c in found if (cell := asked_cell(part, c)) and _named(part.text, c, cell)]
    if verdict.found and not any(keyed(part.text, _row(c)) for c in found):
        told = [each for each in told if _of_something_else(part.text, each[0], verdict.chosen[0])]
    if len({cell.value for _, cell in told}) != 1:
        return None
    near, cell = told[0]
    return Settled("", (replace(near, answer=(cell.start, cell.end), fits=True),))


def _named(question: str, near: Candidate, cell: Cell) -> bool:
    """Whether the question has the heading, and the row all other words of the question.

    What stands in the title of the document, in the headings over the table or in the line that leads to it
    need not stand in the row. Of a heading a word is enough where the row is named in full or by an amount,
    and a price needs none.
    """
    row, above = _row(near), _above(near)
    if keyed(question, row) and cell == cell_by_form(question, row):
        return covered(question, row, above, SHOWN)
    asked = measured(question, row)
    least = 0.01 if label_of(asked, row) or band_of(asked, row) else 1.0
    return (headed(asked, cell) >= least or is_price(asked, row, cell)) and covered(
        undated(asked, row), row, above
    )


def _of_something_else(question: str, near: Candidate, best: Candidate) -> bool:
    """Whether what answers otherwise has nothing of what names the row: it tells of something else."""
    label = label_of(question, _row(near))
    said = f"{said_before(best)} {best.text}" if leans(best) else best.text
    return bool(label) and not _row(best) and not label & set(content(f"{said} {_above(best)}"))


def _above(near: Candidate) -> str:
    """The title of the document, the headings over the candidate, and the line that leads to its table."""
    document, start = near.document, near.start
    title, text = document.source.title, document.text
    before = text[: text.rfind("\n\n", 0, start) + 1].rstrip()
    lead = before[before.rfind("\n") + 1 :]
    return " ".join((title, *headings_over(document, start), lead if lead.endswith(":") else ""))


def _leaves_out(part: Part, candidate: Candidate) -> bool:
    """Whether the candidate is a row of a table that does not have what is asked, or not of the row asked."""
    row, text = _row(candidate), candidate.document.text
    if not row:
        return is_headings(text, candidate.start, candidate.end)
    table, asked = table_around(text, candidate.start), measured(part.text, row)
    if _of_other_side(part.text, candidate, " ".join(cell.key for each in table.rows for cell in each)):
        return True
    other = part.kind in ONE_ANSWER and not is_row_asked(asked, row, table)
    return other or leaves_out(asked, row, table)


def _of_other_side(question: str, candidate: Candidate, keys: str) -> bool:
    """Whether a client or its like is asked about, which neither the row nor what it stands under names.

    What a table of a server's documents says of nothing in particular, it says of the server.
    """
    asked = SATELLITES & set(content(question))
    if not asked:
        return False
    source = candidate.document.source
    told = f"{candidate.text} {keys} {_above(candidate)} {said_before(candidate)} {spaced(source.path)}"
    return not asked <= set(content(told))


def _row(candidate: Candidate) -> Row:
    if "\n" in candidate.text and candidate.document.source.kind != "json":
        return ()  # lines with labels, the head of a letter, are no record
    return row_at(candidate.document.text, candidate.start, candidate.end)
