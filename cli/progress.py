"""What a person sees while they wait, on stderr: bars for fetching and indexing, the draft as it is written.

Nothing is drawn, and no drawing code loaded, for work that ends within a blink.
"""

import sys
import time
from typing import TYPE_CHECKING, Self

from cli.terminal import Color, console_on, styled
from index.amounts import sized
from index.display import displayable, one_line
from index.progress import Progress, Stage

if TYPE_CHECKING:
    from rich.live import Live
    from rich.progress import Progress as Bars
    from rich.progress import TaskID
    from rich.text import Text

    from index.models import Fetch

BLINK = 0.4  # seconds that work may take before it is shown
DRAFT_LINES = 12  # of a draft's end are kept in view


class Waiting:
    """Shows progress on stderr until it is left; silent where `quiet`, plain lines off a terminal."""

    def __init__(self, color: Color = Color.auto, *, quiet: bool = False) -> None:
        self._color = color
        self._quiet = quiet
        self._drawn = sys.stderr.isatty() and styled(sys.stderr, color)
        self._since: float | None = None
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}
        self._draft: Live | None = None
        self._words: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take everything drawn off the screen."""
        if self._bars:
            self._bars.stop()
        if self._draft:
            self._draft.stop()
        self._bars, self._draft, self._since = None, None, None
        self._tasks = {}
        self._words = []

    def fetch(self, fetch: "Fetch") -> None:
        """A model comes nearer; off a terminal, one line says that it is being fetched."""
        if self._quiet:
            return
        if self._drawn:
            step = "Checking" if fetch.step == "checking" else "Fetching"
            self._move(fetch.model, f"{step} {fetch.model}", fetch.done, fetch.total, "bytes")
        elif fetch.model not in self._tasks:
            self._tasks[fetch.model] = 0  # type: ignore[assignment]  # stands for "said once"
            from index.models import find

            sys.stderr.write(f"fetching {fetch.model} ({sized(find(fetch.model).size)})\n")

    def sync(self, progress: Progress) -> None:
        """The index gets on."""
        if self._quiet or not self._drawn:
            return
        chunks = progress.stage is Stage.embedding and progress.chunks_total > 0
        done = progress.chunks_done if chunks else progress.files_done
        total = progress.chunks_total if chunks else progress.files_total
        skipped = f", {progress.skipped} skipped" if progress.skipped else ""
        words = f"{progress.stage.words.capitalize()} {one_line(progress.current)[-40:]}{skipped}"
        self._move("sync", words, done, total, "chunks" if chunks else "files")

    def begin(self, words: str) -> None:
        """Something of unknown length begins, say what."""
        if self._quiet or not self._drawn:
            return
        self._stop_bars()
        self._bars = _bars(self._color)
        self._bars.add_task(words, total=None, amount="")
        self._bars.start()

    def write(self, token: str) -> None:
        """The draft grows by a piece; it is dim, and gone when the verified answer stands."""
        if self._quiet or not self._drawn:
            return
        self._words.append(token)
        if self._draft is None:
            from rich.live import Live

            self._stop_bars()
            console = console_on(sys.stderr, self._color)
            self._draft = Live(console=console, transient=True, refresh_per_second=12)
            self._draft.start()
        self._draft.update(self._tail())

    def _tail(self) -> "Text":
        from rich.text import Text

        console = console_on(sys.stderr, self._color)
        lines = Text(displayable("".join(self._words)), "dim").wrap(console, console.width)
        return Text("\n").join(lines[-DRAFT_LINES:])

    def _move(self, key: str, words: str, done: int, total: int, unit: str) -> None:
        self._since = self._since or time.monotonic()
        if self._bars is None:
            if time.monotonic() - self._since < BLINK:
                return
            self._bars = _bars(self._color)
            self._bars.start()
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task("", total=None, amount="")
        rate = done / max(time.monotonic() - self._since, BLINK)
        amount = amount_words(done, total, rate, unit)
        self._bars.update(
            self._tasks[key], description=words, completed=done, total=total or None, amount=amount
        )

    def _stop_bars(self) -> None:
        if self._bars:
            self._bars.stop()
            self._bars, self._tasks = None, {}


def amount_words(done: int, total: int, rate: float, unit: str) -> str:
    """How much is done, of how much, how fast."""
    if unit == "bytes":
        return f"{sized(done)} of {sized(total)}, {sized(int(rate))}/s"
    return f"{done:,} of {total:,} {unit}, {rate:,.0f}/s" if total else f"{done:,} {unit}"


def _bars(color: Color) -> "Bars":
    from rich import progress

    return progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(bar_width=24),
        progress.TextColumn("{task.fields[amount]}", markup=False, style="dim"),
        progress.TimeRemainingColumn(compact=True),
        console=console_on(sys.stderr, color),
        transient=True,
    )
