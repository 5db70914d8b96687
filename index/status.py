"""What an index holds and how fresh it is."""

import contextlib
import datetime as dt
from pathlib import Path

from index.corpus import Corpus
from index.location import current_build, home_of
from index.progress import IndexStatus, Skipped
from index.storage.schema import DATABASE
from index.store import Store, reported


def stored_status(corpus: Corpus) -> IndexStatus | None:
    """The state of the corpus's index as it lies on disk, without any model; None if there is none yet."""
    from index.storage.sqlite_store import SqliteStore

    folder = current_build(home_of(corpus))
    if not (folder / DATABASE).exists():
        return None
    with contextlib.closing(SqliteStore(folder)) as store:
        return status_of(store, folder)


def status_of(store: Store, folder: Path) -> IndexStatus:
    """The state of a store."""
    with store.snapshot() as snapshot:
        totals, files, generation = snapshot.totals(), snapshot.files(), snapshot.generation
        synced = snapshot.synced
    name, digest = store.identity()
    skipped = [Skipped(row.name, row.reason) for row in files.values() if row.reason]
    return IndexStatus(
        folder=folder,
        documents=totals.documents,
        chunks=totals.chunks,
        characters=totals.characters,
        coverage=totals.covered / totals.characters if totals.characters else 1.0,
        skipped=reported(skipped, files.values()),
        encoder=name,
        encoder_digest=digest,
        size=store.size(),
        generation=generation,
        synced=dt.datetime.fromtimestamp(synced).astimezone() if synced else None,
    )
