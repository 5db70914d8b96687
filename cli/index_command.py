"""`footnote index`: bring the index in step with the documents, once or for as long as they change."""

import _thread
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.boundary import INTERRUPTED
from cli.options import ColorWhen, Docs, Offline, Quiet
from cli.progress import Waiting
from cli.terminal import Color, say
from index.amounts import counted
from index.corpus import Corpus
from index.display import one_line
from index.progress import Skipped, SyncReport
from qa.config import Config, load_config

if TYPE_CHECKING:
    from index.index import Index

SKIPS_SHOWN = 5
GRACE = 5.0  # seconds that work has for a good end once Ctrl-C was pressed


def index(
    docs: Docs = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and follow the documents as they change.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build anew beside the old index, then swap.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget documents even if a folder is suddenly empty.")
    ] = False,
    offline: Offline = False,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Bring the index in step with the documents.

    Reads what changed. Ctrl-C leaves a valid index, and the next run goes on from there.
    `ask` does the same by itself.
    """
    config = load_config(Path.cwd(), docs or (), offline=offline)
    from index.opening import open_index

    with Waiting(color, quiet=quiet) as waiting, stopped_by_interrupt() as stop:
        opened = open_index(corpus_of(config), offline=offline, on_fetch=waiting.fetch)
        try:
            if rebuild:
                opened = _rebuilt(opened, waiting, stop)
            report = opened.sync(waiting.sync, stop, prune=prune)
            _say(report, waiting, quiet=quiet)
            if watch and not stop.is_set():
                _follow(opened, report.skipped, waiting, stop, quiet=quiet)
                return 0
        finally:
            opened.close()
    if stop.is_set():
        say("Stopped; the next run goes on from here.")
    return INTERRUPTED if stop.is_set() else 0


def corpus_of(config: Config) -> Corpus:
    """The corpus that the settings name."""
    return Corpus.at(config.docs, config.index, base=config.base)


def _rebuilt(opened: "Index", waiting: Waiting, stop: threading.Event) -> "Index":
    from index.index import Index

    corpus, encoder, ranker, bulk = opened.corpus, opened.encoder, opened.ranker, opened.bulk
    opened.close()
    return Index.rebuild(corpus, encoder, ranker, bulk=bulk, on_progress=waiting.sync, stop=stop)


def _follow(
    opened: "Index", told: Sequence[Skipped], waiting: Waiting, stop: threading.Event, *, quiet: bool
) -> None:
    """Say what changes; of the files that are skipped, only those that were not told of before."""
    from index.watch import follow

    say(f"Watching {one_line(', '.join(map(str, opened.corpus.roots)))}; Ctrl-C ends it.")
    for report in follow(opened, stop, waiting.sync):
        if report.any_change:
            _say(report, waiting, told, quiet=quiet)
            told = report.skipped


@contextmanager
def stopped_by_interrupt() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second one interrupts as usual, and so does GRACE.

    What is under way may be one file of many megabytes, which nothing but an interrupt ends.
    """
    stop = threading.Event()
    impatient = threading.Timer(GRACE, _thread.interrupt_main)
    impatient.daemon = True
    before = signal.getsignal(signal.SIGINT)

    def on_interrupt(number: int, frame: object) -> None:
        stop.set()
        sys.stderr.write("\nStopping; Ctrl-C again stops at once.\n")
        # what was before may be to ignore it, as for a job behind "&"
        signal.signal(signal.SIGINT, signal.default_int_handler)
        impatient.start()

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield stop
    except KeyboardInterrupt:
        if not stop.is_set():
            raise
    finally:
        impatient.cancel()
        signal.signal(signal.SIGINT, before)


def _say(report: SyncReport, waiting: Waiting, told: Sequence[Skipped] = (), *, quiet: bool) -> None:
    waiting.clear()
    if quiet:
        return
    sys.stdout.write(f"{summary(report)}\n")
    new = [skip for skip in report.skipped if skip not in told]
    for skip in new[:SKIPS_SHOWN]:
        sys.stdout.write(f"  {skip_words(skip)}\n")
    if len(new) > SKIPS_SHOWN:
        sys.stdout.write(f"  … and {len(new) - SKIPS_SHOWN} more: footnote status\n")
    sys.stdout.flush()


def summary(report: SyncReport) -> str:
    """What a sync did, in one line."""
    counts = {**report.changes, "unchanged": report.unchanged, **skip_counts(report.skipped)}
    files = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count) or "no files"
    chunks = (
        f"{counted(report.chunks_embedded, 'chunk')} embedded"
        if report.chunks_embedded
        else "nothing to embed"
    )
    reused = f", {report.chunks_reused:,} reused" if report.chunks_reused else ""
    return f"{files} · {chunks}{reused} · {report.seconds:.1f} s"


def skip_words(skip: Skipped) -> str:
    """A skipped file and why, on one displayable line."""
    return f"{'in part' if skip.partly else 'skipped'} {one_line(skip.path)}: {one_line(skip.reason)}"


def skip_counts(skips: Sequence[Skipped]) -> dict[str, int]:
    """How many files are not in the index, and of how many a part is not."""
    return {
        "skipped": sum(not skip.partly for skip in skips),
        "in part": len({skip.path for skip in skips if skip.partly}),
    }
