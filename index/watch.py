"""Follow a folder as it changes."""

import threading
from collections.abc import Iterator

from index.index import Index
from index.progress import ProgressSink, SyncReport

_QUIET_MS = 400  # a burst of changes is one sync


def follow(
    index: Index, stop: threading.Event, on_progress: ProgressSink | None = None
) -> Iterator[SyncReport]:
    """Sync now and after every change until told to stop; yields the syncs that changed something."""
    from watchfiles import watch

    yield index.sync(on_progress, stop)
    for _ in watch(
        *index.corpus.roots,
        watch_filter=None,  # the walk knows what belongs to the corpus
        debounce=_QUIET_MS,
        stop_event=stop,
        rust_timeout=1000,
        yield_on_timeout=False,
        raise_interrupt=True,
    ):
        report = index.sync(on_progress, stop)
        if report.any_change:
            yield report
