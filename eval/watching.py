"""What a person sees on stderr while cases are asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.record import Record


class Watch:
    """A bar of cases with the failures so far; nothing off a terminal."""

    def __init__(self, bars: Progress | None, name: str, total: int) -> None:
        self._bars = bars
        self._failed = 0
        self._task = bars.add_task(name, total=total, failed="") if bars else None

    def case(self, record: Record) -> None:
        """One more case is done."""
        self._failed += not record.passed
        if self._bars and self._task is not None:
            failed = f"{self._failed} failed" if self._failed else ""
            self._bars.update(self._task, advance=1, failed=failed)


@contextmanager
def watch(name: str, total: int, console: Console, *, quiet: bool = False) -> Iterator[Watch]:
    """A watch over `total` cases; gone when the block ends."""
    if quiet or not console.is_terminal:
        yield Watch(None, name, total)
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}", markup=False, style="red"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        yield Watch(bars, name, total)
