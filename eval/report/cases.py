"""One case in lines of plain text: what was asked, what is right, what was answered, and what before."""

from collections.abc import Mapping

from eval.compare import Comparison
from eval.record import Record
from eval.taxonomy import EXPLANATIONS, Category
from index.display import one_line


def lines_of(record: Record, before: Record | None = None) -> list[str]:
    """Everything a person needs to judge the case, a line each, fit for a terminal."""
    lines = [
        f"{record.category}: {why(record)}" if not record.passed else "passed",
        f"question: {record.question}",
        f"expected: {record.expected}: {record.gold}",
        *(f"gold evidence: {quote}" for quote in record.gold_evidence),
        f"got: {said(record)}",
        *(f"[{n}] {citation}" for n, citation in enumerate(record.citations, start=1)),
    ]
    if before:
        lines += [f"before: {said(before)}", *(f"before: {citation}" for citation in before.citations[:1])]
    return [one_line(line) for line in lines]


def said(record: Record) -> str:
    """The answer in short, after its status; the error where there is none."""
    status = record.status.replace("_", " ") or "no answer"
    words = record.short or record.answer or ("" if record.stale else record.detail)
    return f"{status}: {words}" if words else status


def why(record: Record) -> str:
    """Why the case failed; of stale gold, what became of its quotes."""
    if record.stale and record.detail:
        return record.detail
    return EXPLANATIONS.get(Category(record.category), "")


def earlier(comparison: Comparison | None) -> Mapping[str, Record]:
    """The baseline's record of each case, by its id."""
    return {r.id: r for r in comparison.base.records} if comparison else {}
