"""A run on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.record import Record
from eval.report.cases import said, why
from eval.report.figures import (
    KEY,
    PER_KIND,
    agreed,
    headline,
    interval,
    judged_in_words,
    spent,
    writer_of,
    written,
)
from eval.run import Run
from eval.taxonomy import EXPLANATIONS, Category
from index.display import one_line

SHOWN = 12  # failed cases that are listed
EXPLAINED = 72  # columns from which each figure has room for what it means


def print_run(run: Run, console: Console) -> None:
    """Headline figures, figures per kind, why cases failed, and the failed cases."""
    summary = run.summary
    console.print(_title(run))
    console.print(_figures(run, explained=console.width >= EXPLAINED))
    console.print("κ: how far the grader's word agrees with people's, by labels made by hand", style="dim")
    console.print()
    console.print(_kinds(run))
    _print_failures(run, console)
    seconds = summary.seconds
    if seconds.get("max_seconds"):
        console.print(
            f"median {seconds['p50_seconds']:.2f} s, 95 % within {seconds['p95_seconds']:.2f} s per question",
            style="dim",
        )
    for words in (spent(summary), judged_in_words(run)):
        if words:
            console.print(one_line(words), style="dim", markup=False)


def print_case(record: Record, console: Console, before: Record | None = None) -> None:
    """Everything about one case: question, gold, answer, citations, scores; and the answer before."""
    verdict = "passed" if record.passed else record.category
    console.print(Text(f"{record.id}: {verdict}", style="bold"))
    if not record.passed:
        console.print(one_line(why(record)), style="dim", markup=False)
    if record.detail and not record.stale:
        console.print(one_line(record.detail), markup=False)
    rows = Table(box=None, pad_edge=False, show_header=False)
    rows.add_column(style="dim")
    rows.add_column(overflow="fold")
    rows.add_row("question", one_line(record.question))
    rows.add_row("kind", ", ".join((record.kind, *record.tags)))
    rows.add_row("expected", f"{record.expected}: {one_line(record.gold)}")
    for quote in record.gold_evidence:
        rows.add_row("gold evidence", one_line(quote))
    rows.add_row("got", f"{record.status or 'no answer'} (confidence {written(record.confidence)})")
    rows.add_row("answer", one_line(record.answer))
    for n, citation in enumerate(record.citations, start=1):
        rows.add_row(f"[{n}]" if record.status != "not_found" else "nearest", one_line(citation))
    if before:
        rows.add_row("before", one_line(said(before)))
        for citation in before.citations[:1]:
            rows.add_row("", one_line(citation))
    elif record.scores:
        rows.add_row("scores", "  ".join(f"{k} {written(v)}" for k, v in record.scores.items()))
    console.print(rows)


def _title(run: Run) -> Text:
    commit = run.provenance.get("commit") or "no commit"
    writer = one_line(writer_of(run.provenance))
    cached = sum(r.cached for r in run.records)
    served = f", {cached} answers from the cache" if cached else ""
    return Text.assemble(
        (run.name, "bold"), f": {len(run.records)} questions at {commit}, {writer}{served}", "\n"
    )


def _figures(run: Run, *, explained: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("metric", no_wrap=True)
    for column in ("value", "95 %", "n", "κ"):
        table.add_column(column, justify="right", no_wrap=True)
    if explained:
        table.add_column(KEY, style="dim")
    for name, words, figure in headline(run.summary):
        row = (written(figure.value), interval(figure), str(figure.n), agreed(name), words)
        table.add_row(name, *row[: 5 if explained else 4])
    return table


def _kinds(run: Run) -> Table:
    table = Table("kind", box=None, pad_edge=False, header_style="bold")
    for name in ("n", *PER_KIND):
        table.add_column(name, justify="right", overflow="fold")
    summary = run.summary
    for kind, figures in summary.figures.items():
        if kind == "all":
            continue
        cells = [written(figures[m].value) if m in figures else "" for m in PER_KIND]
        table.add_row(kind, str(figures["correct"].n), *cells)
    return table


def _print_failures(run: Run, console: Console) -> None:
    failed = [r for r in run.records if not r.passed]
    console.print()
    if not failed:
        console.print("Every case passed.", style="bold green")
        return
    console.print(Text(f"{len(failed)} of {len(run.records)} cases did not pass", style="bold"))
    for category, count in run.summary.categories.items():
        if category != Category.passed:
            console.print(f"  {count:>4}  {category}: {EXPLANATIONS[Category(category)]}")
    console.print()
    console.print(_failed_table(failed[:SHOWN]))
    if len(failed) > SHOWN:
        console.print(f"… and {len(failed) - SHOWN} more; `footnote eval show ID` explains one.", style="dim")


def _failed_table(failed: Sequence[Record]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("case", no_wrap=True, min_width=max(len(r.id) for r in failed))  # typed for `eval show`
    for column in ("why", "question", "gold", "got"):
        table.add_column(column, overflow="ellipsis", no_wrap=True, max_width=44)
    for r in failed:
        got = r.short or r.answer or r.status or r.detail
        table.add_row(r.id, r.category, one_line(r.question), one_line(r.gold), one_line(got))
    return table
