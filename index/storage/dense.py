"""The dense channel of the SQLite store: the FAISS file it recorded, and exactly searched rows since."""

import contextlib
import json
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.schema import DATABASE, connect
from index.store import Hit
from index.vectors import FLAT_UP_TO, Built, Matrix, Numbers, build, nearest, open_built

_log = logging.getLogger(__name__)
_BATCH = 20_000
_MOST_TIED = 5_000  # chunks of one cosine are all looked at, so that the same ones win in any index
_TAIL = 64  # rows beside the file before it is written anew, or a tenth of it


@dataclass(frozen=True, slots=True)
class _View:
    """What is in memory: a file's index, and the rows that came after it."""

    recorded: Built | None
    built: Built | None  # differs from what was recorded when that turned out to be damaged
    index: Any
    last: int
    numbers: Numbers
    vectors: Matrix


class Dense:
    """Nearest vectors of one store; any thread may search."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._view: _View | None = None

    def search(
        self, connection: sqlite3.Connection, vector: NDArray[np.float32], k: int, allowed: Numbers | None
    ) -> list[Hit]:
        """The k best of the connection's snapshot, by cosine with the stored vectors."""
        view = self._current(connection)
        if view is None:
            return []
        wanted = 2 * k + 20
        while True:
            found = [nearest(view.index, view.built.probes, vector, wanted, allowed)] if view.built else []
            found.append(_nearest_in_tail(view, vector, wanted, allowed))
            hits = _rescored(connection, np.concatenate(found), vector)
            told_apart = len(hits) >= k and (hits[k - 1].score > hits[-1].score or wanted > _MOST_TIED)
            if told_apart or all(len(numbers) < wanted for numbers in found):
                return hits[:k]
            wanted *= 4

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Write the file anew where too much was added or deleted since; for the one writer."""
        built = recorded(connection)
        (count,) = connection.execute("select count(*) from chunks").fetchone()
        if built and _is_whole(self._folder, built):
            before = "select count(*) from chunks where number <= ?"
            (kept,) = connection.execute(before, (built.last,)).fetchone()
            # vectors of deleted text are as good as the text: they go at once while that is cheap
            outdated = built.count - kept if built.count > FLAT_UP_TO else FLAT_UP_TO * (built.count > kept)
            if count - kept + outdated <= max(_TAIL, built.count // 10):
                return
        if not count and not built:
            return
        self.rebuild(connection)

    def rebuild(self, connection: sqlite3.Connection) -> None:
        """Write a file of everything there is, record it, remove older ones; for the one writer."""
        (count,) = connection.execute("select count(*) from chunks").fetchone()
        built = self._build(connection) if count else None
        _record(connection, built)
        self._forget_files(built.file if built else None)

    def _forget_files(self, keep: str | None) -> None:
        for path in self._folder.glob("vectors-*"):
            if path.name != keep:
                path.unlink(missing_ok=True)

    def _current(self, connection: sqlite3.Connection) -> _View | None:
        with self._lock:
            built = recorded(connection)
            view = self._view
            if view is None or view.recorded != built:
                view = self._opened(connection, built)
            last = connection.execute("select coalesce(max(number), 0) from chunks").fetchone()[0]
            if last > view.last:
                view = _with_tail(connection, view, last)
            self._view = view
            return view if last else None

    def _opened(self, connection: sqlite3.Connection, known: Built | None) -> _View:
        """The recorded file; where it is missing or damaged, one made from the stored vectors again."""
        built, index = known, open_built(self._folder, known) if known else None
        if known and index is None:
            _log.warning("%s is missing or damaged and is made anew.", self._folder / known.file)
            built = self._remade(connection, known)
            index = open_built(self._folder, built) if built else None
        last = built.last if built and index is not None else 0
        return _View(
            known,
            built if index is not None else None,
            index,
            last,
            np.empty(0, np.int64),
            np.empty((0, 0), np.float32),
        )

    def _remade(self, connection: sqlite3.Connection, known: Built) -> Built | None:
        """A new file in the place of a damaged one; None where it cannot be written."""
        try:
            built = self._build(connection)
            with contextlib.closing(connect(self._folder / DATABASE, timeout=1.0)) as other:
                other.execute(
                    "update meta set value = ? where key = 'vectors' and value = ?",
                    (_as_json(built), _as_json(known)),
                )
        except (OSError, sqlite3.Error) as error:
            _log.warning("The vectors in %s could not be written again: %s", self._folder, error)
            return None
        return built

    def _build(self, connection: sqlite3.Connection) -> Built:
        (count,) = connection.execute("select count(*) from chunks").fetchone()
        (dimension,) = connection.execute("select length(vector) / 2 from vectors limit 1").fetchone()
        (generation,) = connection.execute("select value from meta where key = 'generation'").fetchone()
        path = self._folder / f"vectors-{generation}-{os.getpid()}.faiss"
        return build(path, lambda: batches(connection), count, dimension)


def recorded(connection: sqlite3.Connection) -> Built | None:
    """What the database says of the file that belongs to it."""
    row = connection.execute("select value from meta where key = 'vectors'").fetchone()
    return Built(**json.loads(row[0])) if row else None


def _is_whole(folder: Path, built: Built) -> bool:
    """Whether a file of the recorded size is there; its digest is checked when it is opened."""
    path = folder / built.file
    return path.is_file() and path.stat().st_size == built.bytes


def batches(connection: sqlite3.Connection, after: int = 0) -> Iterator[tuple[Numbers, Matrix]]:
    """Numbers and vectors of all chunks past a number, in order, some at a time."""
    rows = connection.execute(
        "select number, vectors.vector from chunks join vectors on vectors.key = chunks.vector"
        " where number > ? order by number",
        (after,),
    )
    while found := rows.fetchmany(_BATCH):
        numbers = np.array([number for number, _ in found], np.int64)
        yield numbers, unpack([vector for _, vector in found])


def pack(vector: NDArray[np.float32]) -> bytes:
    """A unit vector as it is stored: float16, little-endian."""
    return vector.astype("<f2").tobytes()


def unpack(blobs: Sequence[bytes]) -> Matrix:
    """Stored vectors as rows of float32."""
    return np.frombuffer(b"".join(blobs), "<f2").reshape(len(blobs), -1).astype(np.float32)


def _with_tail(connection: sqlite3.Connection, view: _View, last: int) -> _View:
    parts = list(batches(connection, view.last))
    numbers = np.concatenate([view.numbers, *(n for n, _ in parts)])
    vectors = [view.vectors] if len(view.vectors) else []
    return replace(
        view, last=last, numbers=numbers, vectors=np.concatenate([*vectors, *(v for _, v in parts)])
    )


def _nearest_in_tail(view: _View, vector: NDArray[np.float32], k: int, allowed: Numbers | None) -> Numbers:
    numbers, vectors = view.numbers, view.vectors
    if allowed is not None and len(numbers):
        kept = np.isin(numbers, allowed)
        numbers, vectors = numbers[kept], vectors[kept]
    if not len(numbers):
        return np.empty(0, np.int64)
    scores = vectors @ vector
    best = np.argpartition(-scores, k)[:k] if k < len(scores) else np.arange(len(scores))
    return numbers[best]


def _rescored(connection: sqlite3.Connection, numbers: Numbers, vector: NDArray[np.float32]) -> list[Hit]:
    """Exact cosines of those numbers that the snapshot has; rounded, so that ties are the same everywhere."""
    rows = connection.execute(
        "select number, id, vectors.vector from chunks join vectors on vectors.key = chunks.vector"
        " where number in (select value from json_each(?))",
        (json.dumps(numbers.tolist()),),
    ).fetchall()
    if not rows:
        return []
    scores = unpack([blob for _, _, blob in rows]) @ vector
    hits = [Hit(n, i, round(float(s), 5)) for (n, i, _), s in zip(rows, scores, strict=True)]
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))


def _record(connection: sqlite3.Connection, built: Built | None) -> None:
    if built is None:
        connection.execute("delete from meta where key = 'vectors'")
    else:
        connection.execute("insert or replace into meta values ('vectors', ?)", (_as_json(built),))


def _as_json(built: Built) -> str:
    return json.dumps(asdict(built), sort_keys=True)
