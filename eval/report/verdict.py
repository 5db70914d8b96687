"""A verdict on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.compare import Comparison, Pair
from eval.errors import Exit
from eval.gate import Verdict
from eval.report.cases import earlier
from eval.report.figures import written
from eval.report.terminal import print_case
from index.display import one_line

SHOWN = 5


def print_verdict(verdict: Verdict, console: Console) -> None:
    """Pass or not, every reason, what changed, and the newly broken cases."""
    style = {Exit.passed: "bold green", Exit.gold: "bold yellow"}.get(verdict.exit, "bold red")
    word = verdict.word.upper() if verdict.exit is Exit.regression else verdict.word
    console.print(Text.assemble(("gate: ", "bold"), (word, style), f" · {verdict.run.name}"))
    for breach in verdict.breaches:
        cause = f" [{breach.cause}]" if breach.cause else ""
        console.print(f"  {breach.rule}: {one_line(breach.message)}{cause}", markup=False)
    for note in verdict.notes:
        console.print(f"  {one_line(note)}", style="dim", markup=False)
    known = earlier(verdict.comparison)
    if verdict.comparison:
        print_comparison(verdict.comparison, console)
    _print_cases([Pair(r, r) for r in verdict.run.records if not r.passed and r.id not in known], console)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Figures that moved, and the cases that flipped."""
    if not comparison.moved:
        console.print("  no figure moved", style="dim")
    else:
        console.print(_table(comparison))
    for title, pairs in (("newly broken", comparison.broken), ("newly fixed", comparison.fixed)):
        if pairs:
            console.print(Text(f"{title}: {len(pairs)}", style="bold"))
            console.print("  " + ", ".join(p.new.id for p in pairs), markup=False)
    for pairs in (comparison.broken, comparison.stale, comparison.altered):
        _print_cases(pairs, console)


def _print_cases(pairs: Sequence[Pair], console: Console) -> None:
    for pair in pairs[:SHOWN]:
        console.print()
        print_case(pair.new, console, None if pair.base is pair.new else pair.base)
    if len(pairs) > SHOWN:
        console.print(f"… and {len(pairs) - SHOWN} more; `footnote eval show ID` explains one.", style="dim")


def _table(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("metric", "slice", "base", "new", "95 % of the difference", "worse", "better", "n", "p"):
        table.add_column(name, justify="left" if name in ("metric", "slice") else "right")
    for c in comparison.moved:
        d = c.difference
        table.add_row(
            Text(c.metric, style="red" if c.regressed else ""),
            c.slice_,
            written(c.base),
            written(c.new),
            f"{d.low:+.3f} to {d.high:+.3f}",
            str(c.losses),
            str(c.wins),
            str(c.n),
            f"{c.adjusted:.2g}" if c.tested else "too few",
        )
    return table
