"""An index in one SQLite file in WAL mode, the only truth; the FAISS file beside it can always be remade."""

import contextlib
import errno
import logging
import os
import queue
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.errors import EncoderMismatch, IndexError_, IndexReadOnly
from index.paths import private
from index.storage.dense import Dense
from index.storage.lock import writing
from index.storage.schema import DATABASE, connect, is_frozen, prepare
from index.storage.sqlite_read import SqliteSnapshot
from index.storage.sqlite_write import SqliteWriter
from index.storage.verify import Fault, answerable, faults, is_damage, mend

_log = logging.getLogger(__name__)
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class SqliteStore:
    """A folder with `index.db`, `vectors-….faiss` and a lock; any thread may read, one process writes."""

    def __init__(self, folder: Path, lock_seconds: float = 30.0) -> None:
        self.folder = folder
        self._lock_seconds = lock_seconds
        self._idle: queue.SimpleQueue[sqlite3.Connection] = queue.SimpleQueue()
        self._dense = Dense(folder)
        with explained(folder):
            private(folder)
            self._idle.put(_opened(folder))

    @contextmanager
    def snapshot(self) -> Iterator[SqliteSnapshot]:
        """A consistent view, released on leaving."""
        with explained(self.folder), self._connection() as connection:
            connection.execute("begin")
            try:
                yield SqliteSnapshot(connection, self._dense)
            finally:
                connection.execute("rollback")

    @contextmanager
    def writer(self) -> Iterator[SqliteWriter]:
        """The right to write; IndexLocked names who holds it."""
        with (
            explained(self.folder),
            writing(self.folder, self._lock_seconds),
            self._connection() as connection,
        ):
            yield SqliteWriter(connection, self._dense)

    def identity(self) -> tuple[str, str]:
        """Name and digest of the encoder that the vectors came from; empty for a new index."""
        with explained(self.folder), self._connection() as connection:
            rows = dict(connection.execute("select key, value from meta where key like 'encoder%'"))
        return rows.get("encoder", ""), rows.get("encoder_digest", "")

    def adopt(self, name: str, digest: str) -> None:
        """Say which encoder the vectors come from; EncoderMismatch when they come from another already."""
        known_name, known_digest = self.identity()
        if not known_digest:
            with explained(self.folder), self._connection() as connection:
                connection.execute("insert or ignore into meta values ('encoder', ?)", (name,))
                connection.execute("insert or ignore into meta values ('encoder_digest', ?)", (digest,))
            known_name, known_digest = self.identity()  # another process may have been first
        if known_digest != digest:
            raise EncoderMismatch(
                f"The index was built with the encoder {known_name} ({known_digest[:8]}), but {name} "
                f"({digest[:8]}) is chosen now; choose the former again, "
                "or rebuild with `footnote index --rebuild`."
            )

    def faults(self) -> list[Fault]:
        """What is not as it should be."""
        with explained(self.folder), self._connection() as connection:
            return list(faults(connection, self.folder))

    def mend(self, found: Sequence[Fault]) -> None:
        """Remake what is derived; what cannot be remade is forgotten, and the next sync reads it again."""
        with (
            explained(self.folder),
            writing(self.folder, self._lock_seconds),
            self._connection() as connection,
        ):
            mend(connection, self._dense, {fault.part for fault in found})

    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())

    def close(self) -> None:
        """Release files and connections."""
        while not self._idle.empty():
            self._idle.get().close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thread for a while; there are as many as were ever needed at once."""
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            connection = connect(self.folder / DATABASE)
        try:
            with answerable(connection):
                yield connection
        finally:
            if is_frozen(self.folder / DATABASE):  # whoever may write would do so unseen by it
                connection.close()
            else:
                self._idle.put(connection)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        words = str(error)
        if "full" in words:
            raise IndexError_(_full(folder)) from error
        if "readonly" in words:
            raise IndexReadOnly(_read_only(folder)) from error
        if is_damage(words):
            raise IndexError_(
                f"The index in {folder} is damaged; `footnote doctor --fix` rebuilds it."
            ) from error
        raise IndexError_(f"The index in {folder} cannot be used: {words}.") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise IndexError_(_full(folder)) from error
        if error.errno in _FORBIDDEN:
            raise IndexReadOnly(_read_only(folder)) from error
        raise IndexError_(f"The index in {folder} cannot be used: {error.strerror or error}.") from error


def _read_only(folder: Path) -> str:
    if os.path.exists(folder):  # noqa: PTH110  (Path.exists raises where it may not look)
        return f"The index in {folder} may only be read: it cannot be brought up to date."
    return (
        f"No index can be made in {folder}, which may only be read; "
        "set FOOTNOTE_HOME to a folder that can be written to."
    )


def _full(folder: Path) -> str:
    return (
        f"The disk of {folder} is full; what was indexed before still answers. "
        "Free some space and run `footnote index` again."
    )


def _opened(folder: Path) -> sqlite3.Connection:
    """The database in the current format; a damaged one is put aside, as documents can be read again."""
    fault = damage(folder)
    if fault:
        _log.warning("The index in %s is damaged (%s); it is put aside and made anew.", folder, fault)
        put_aside(folder)
    connection = connect(folder / DATABASE)
    prepare(connection)
    return connection


def damage(folder: Path) -> str:
    """Why the database in a folder cannot be opened at all; empty if it can, or if there is none."""
    if not (folder / DATABASE).exists():
        return ""
    try:
        with contextlib.closing(connect(folder / DATABASE)) as connection:
            connection.execute("select count(*) from sqlite_schema").fetchone()
            if connection.execute("pragma user_version").fetchone()[0]:
                connection.execute("select count(*), max(name) from files").fetchone()
    except sqlite3.DatabaseError as error:
        words = str(error)
        if is_damage(words):
            return words
        raise
    return ""


def put_aside(folder: Path) -> None:
    """Keep a damaged database under another name, so that a new one can be made."""
    stamp = time.time_ns()
    for suffix in ("", "-wal", "-shm"):
        path = folder / (DATABASE + suffix)
        if path.exists():
            path.replace(path.with_name(f"{path.name}.damaged-{stamp}"))
