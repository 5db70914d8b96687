"""A sync in a thread of its own, with its progress brought back to the event loop a few times a second."""

import asyncio
import threading
import time
from collections.abc import Callable

from index.amounts import counted
from index.errors import FootnoteError
from index.progress import IndexStatus, Progress, SyncReport
from tui.doors import Library
from tui.glyphs import Glyphs
from tui.threads import post

EVERY = 0.1  # seconds between two reports to the screen


class Indexing:
    """Runs `library.sync`; screens may come and go while it does."""

    def __init__(self, library: Library) -> None:
        self.progress: Progress | None = None
        self.report: SyncReport | None = None
        self.error = ""
        self.running = True
        self.on_progress: Callable[[Progress | None], None] = lambda _: None
        self.on_end: Callable[[Indexing], None] = lambda _: None
        self._library = library
        self._stop = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._told = 0.0
        threading.Thread(target=self._run, name="index", daemon=True).start()

    def stop(self) -> None:
        """Ask it to end after the file at hand; what is done is kept."""
        self._stop.set()

    def _run(self) -> None:
        try:
            report = self._library.sync(self._progressed, self._stop)
        except FootnoteError as error:
            sentence = str(error)
            post(self._loop, lambda: self._ended(None, sentence))
        except Exception as error:
            sentence = f"Indexing failed: {type(error).__name__}: {error}. Try again with r."
            post(self._loop, lambda: self._ended(None, sentence))
        else:
            post(self._loop, lambda: self._ended(report, ""))

    def _progressed(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            post(self._loop, lambda: self._tell(progress))

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        self.on_progress(progress)

    def _ended(self, report: SyncReport | None, error: str) -> None:
        self.running, self.report, self.error = False, report, error
        self.on_end(self)

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


async def until_indexed(indexing: Indexing | None, tell: Callable[[Progress | None], None]) -> None:
    """Wait for the index to be brought up to date: a question does that too, and one may write at a time."""
    while indexing and indexing.running:
        tell(indexing.progress)
        await asyncio.sleep(EVERY)


def progress_words(progress: Progress | None, signs: Glyphs) -> str:
    """What is being done, counted: "embedding · 12 of 200 files · 340 passages · notes/x.md"."""
    if progress is None:
        return "looking for changes"
    parts = [progress.stage.words]
    if progress.files_total:
        parts.append(f"{progress.files_done:,} of {progress.files_total:,} files")
    if progress.chunks_done:
        parts.append(f"{progress.chunks_done:,} passages")
    if progress.skipped:
        parts.append(f"{progress.skipped} skipped")
    if progress.current:
        parts.append(progress.current)
    return f" {signs.dot} ".join(parts)


def report_words(indexing: Indexing) -> str:
    """How it ended, in a sentence."""
    report = indexing.report
    if report is None:
        return indexing.error
    if indexing.stopped:
        return "Indexing stopped; what was done is kept. Press r to go on."
    told = ", ".join(f"{count:,} {what}" for what, count in report.changes.items() if count)
    return f"The index is up to date: {told or 'nothing changed'}."


def status_words(status: IndexStatus, signs: Glyphs) -> str:
    """The index at a glance, on one line."""
    if not status.documents and not status.skipped:
        return "Nothing is indexed; r looks for documents, + adds a folder or file."
    covered = [f"{status.chunks:,} passages", f"{status.coverage:.1%} of the text is covered"]
    parts = [
        counted(status.documents, "document"),
        *(covered if status.documents else []),
        f"{len(status.skipped):,} skipped: s shows why" if status.skipped else "nothing skipped",
    ]
    if status.synced:
        parts.append(f"up to date at {status.synced:%Y-%m-%d %H:%M}")
    return f" {signs.dot} ".join(parts)
