"""What a person sees on stderr while cases are asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.record import Record


@contextmanager
def watch(
    name: str, total: int, console: Console, *, quiet: bool = False
) -> Iterator[Callable[[Record], None]]:
    """What is called for each of `total` cases: a bar with the failures so far; off a terminal, nothing."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}", markup=False, style="red"),
        TimeRemainingColumn(compact=True),
    )
    failed = 0
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as bars:
        task = bars.add_task(name, total=total, failed="")

        def done(record: Record) -> None:
            nonlocal failed
            failed += not record.passed
            bars.update(task, advance=1, failed=f"{failed} failed" if failed else "")

        yield done
