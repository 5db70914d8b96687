"""Opening and searching large indexes of made-up chunks, and syncing a large folder that did not change.

    python -m bench.scale 100k      open + first search, p50, recall; against the plain LangChain recipe
    python -m bench.scale 1m        search p50, memory, recall at a million chunks
    python -m bench.scale noop      a sync of 10,000 files that did not change

Vectors are drawn around centres, themselves around few topics, as the vectors of texts lie; words follow
Zipf's law. Each figure is of a process of its own.
"""

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench import cached
from index.documents import Chunk, Document, Filters, Source
from index.encoders.encoding import Vectors
from index.fakes import HashEncoder, OverlapRanker
from index.searching.search import search
from index.settings import IndexSettings
from index.storage.sqlite_store import SqliteStore
from index.store import Entry, FileRow

DIMENSION = 384
PER_DOCUMENT = 20
PER_FILE = 50 * PER_DOCUMENT
WORDS = 48  # of a chunk
VOCABULARY = 60_000
SIZES = {"100k": 100_000, "1m": 1_000_000}
QUERIES = 100
Moment = tuple[float, float]  # seconds on the wall clock and of processor time


class DrawnEncoder(HashEncoder):
    """Vectors for queries "#n ...": near the n-th made-up chunk's vector."""

    def __init__(self, size: int) -> None:
        super().__init__(DIMENSION)
        self._size = size

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A unit vector some way from that of the chunk the query is drawn from."""
        rows = [int(text.split()[0][1:]) for text in texts]
        near = np.stack([vectors_of(row, 1)[0] for row in rows])
        return _unit(near + 0.6 * _unit(np.random.default_rng(rows).standard_normal(near.shape, np.float32)))


def vectors_of(first: int, count: int) -> Vectors:
    """Unit vectors of made-up chunks; a document's chunks share a centre, centres share topics."""
    topics = _unit(np.random.default_rng(1).standard_normal((200, DIMENSION), np.float32))
    rows = []
    for document in range(first // PER_DOCUMENT, (first + count - 1) // PER_DOCUMENT + 1):
        draw = np.random.default_rng([2, document])
        centre = topics[draw.integers(200)] + 0.9 * _unit(draw.standard_normal((1, DIMENSION), np.float32))
        noise = _unit(draw.standard_normal((PER_DOCUMENT, DIMENSION), np.float32))
        rows.append(_unit(_unit(centre) + 0.8 * noise))
    offset = first % PER_DOCUMENT
    return np.concatenate(rows)[offset : offset + count]


def build(size: int) -> Path:
    """The folder of an index of that many chunks, made once."""
    folder = cached.FOLDER / f"scale-{size}"
    store = SqliteStore(folder)
    with store.snapshot() as snapshot:
        ready = snapshot.finished and snapshot.totals().chunks == size
    if not ready:
        began = time.perf_counter()
        with store.writer() as writer:
            for number, entries, vectors in made_up(size):
                writer.replace(FileRow(f"{number}.txt", 1, 1, "0", "bench"), entries, vectors)
            stored = time.perf_counter() - began
            writer.finish()
        print(
            f"stored in {stored:.0f} s, vectors file in {time.perf_counter() - began - stored:.0f} s",
            flush=True,
        )
    store.close()
    return folder


def made_up(size: int) -> Iterator[tuple[int, list[Entry], dict[bytes, Vectors]]]:
    """Files of 50 documents each."""
    for number, first in enumerate(range(0, size, PER_FILE)):
        words = words_of(number)
        vectors = vectors_of(first, PER_FILE)
        entries, by_key = [], {}
        for d in range(50):
            name = f"{number}.txt#{d}"
            texts = [" ".join(f"w{w}" for w in words[d * PER_DOCUMENT + c]) for c in range(PER_DOCUMENT)]
            keys = [(first + d * PER_DOCUMENT + c).to_bytes(16, "big") for c in range(PER_DOCUMENT)]
            for c, key in enumerate(keys):
                by_key[key] = vectors[d * PER_DOCUMENT + c]
            chunks, start = [], 0
            for c, text in enumerate(texts):
                chunks.append(Chunk(f"{number}-{d}-{c}", name, c, start, start + len(text), text))
                start += len(text) + 1
            source = Source(name, name, name, "0", "text")
            entries.append(Entry(Document(source, "\n".join(texts)), chunks, keys, texts))
        yield number, entries, by_key


def words_of(number: int) -> np.ndarray:
    """The words of a file's chunks, a row each, as ranks by Zipf's law."""
    weights = 1 / np.arange(1, VOCABULARY + 1)
    drawn = np.random.default_rng([3, number]).random((PER_FILE, WORDS))
    return np.searchsorted(np.cumsum(weights / weights.sum()), drawn)


def measure(size: int) -> None:
    """In a fresh process: open and first search, then the median search, recall and memory."""
    import faiss  # noqa: F401  libraries are imported before the clock starts, as in the recipe's process
    import psutil

    folder, encoder = cached.FOLDER / f"scale-{size}", DrawnEncoder(size)
    queries = made_queries(size)
    settings = IndexSettings()
    encoder.encode(queries)
    began = now()
    store = SqliteStore(folder)
    with store.snapshot() as snapshot:
        search(snapshot, queries[0], 8, Filters(), encoder, None, settings)
    first = since(began)
    times, dense_times, lexical_times = [], [], []
    for query in queries:
        vector = encoder.encode([query])[0]
        began = now()
        with store.snapshot() as snapshot:
            search(snapshot, query, 8, Filters(), encoder, None, settings)
        times.append(since(began))
        with store.snapshot() as snapshot:
            began = time.perf_counter()
            snapshot.dense(vector, 10, Filters())
            dense_times.append(time.perf_counter() - began)
            began = time.perf_counter()
            snapshot.lexical(query.split()[1:], 60, Filters())
            lexical_times.append(time.perf_counter() - began)
    memory = psutil.Process().memory_info().rss
    figures = figures_of(first, times) | {
        "dense p50": float(np.median(dense_times)) * 1000,
        "lexical p50": float(np.median(lexical_times)) * 1000,
        "memory": memory / 1e6,
        "recall": recall(store, encoder, size),
    }
    print(json.dumps(figures))


def now() -> Moment:
    """What both clocks show."""
    return time.perf_counter(), time.process_time()


def since(then: Moment) -> Moment:
    """Seconds since then, by both clocks."""
    return time.perf_counter() - then[0], time.process_time() - then[1]


def figures_of(first: Moment, times: Sequence[Moment]) -> dict[str, float]:
    """What both sides report of the first search and of those after it: milliseconds."""
    taken, busy = zip(*times, strict=True)
    return {
        "open + first search": first[0] * 1000,
        "open + first search, processor time": first[1] * 1000,
        "p50": float(np.median(taken)) * 1000,
        "p95": float(np.percentile(taken, 95)) * 1000,
        "p50 of processor time": float(np.median(busy)) * 1000,
    }


def recall(store: SqliteStore, encoder: DrawnEncoder, size: int) -> float:
    """Share of the exact ten nearest that the default dense channel finds."""
    queries = made_queries(size)
    vectors = encoder.encode(queries)
    best = np.full((len(queries), 10), -2.0, np.float32)
    ids = np.zeros((len(queries), 10), np.int64)
    for first in range(0, size, 20_000):
        some = vectors_of(first, min(20_000, size - first)).astype(np.float16).astype(np.float32)
        scores = np.concatenate([best, vectors @ some.T], axis=1)
        numbers = np.concatenate(
            [ids, np.tile(np.arange(first, first + len(some)), (len(queries), 1))], axis=1
        )
        order = np.argpartition(-scores, 10, axis=1)[:, :10]
        best, ids = np.take_along_axis(scores, order, 1), np.take_along_axis(numbers, order, 1)
    found = 0
    for vector, exact in zip(vectors, ids, strict=True):
        with store.snapshot() as snapshot:
            hits = snapshot.dense(vector, 10, Filters())
        found += len({hit.row - 1 for hit in hits} & set(exact.tolist()))
    return found / ids.size


def made_queries(size: int) -> list[str]:
    """Six words of some chunk, as often common as rare ones."""
    draw = np.random.default_rng(5)
    rows = draw.integers(0, size, QUERIES)
    queries = []
    for row in rows:
        own = words_of(int(row) // PER_FILE)[int(row) % PER_FILE]
        queries.append(f"#{row} " + " ".join(f"w{w}" for w in draw.choice(own, 6, replace=False)))
    return queries


def noop() -> None:
    """Sync a folder of 10,000 files, wait until their times can be trusted, sync it again."""
    from index.corpus import Corpus
    from index.index import Index

    with tempfile.TemporaryDirectory() as temporary:
        os.environ["FOOTNOTE_HOME"] = f"{temporary}/home"
        docs = Path(temporary) / "docs"
        for i in range(10_000):
            path = docs / f"{i % 100}" / f"{i}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"File number {i} speaks of thing {i * 7}.", encoding="utf-8")
            os.utime(path, (1e9, 1e9))
        index = Index.open(Corpus.at([docs]), HashEncoder(), OverlapRanker())
        full = index.sync().seconds
        times = [index.sync().seconds for _ in range(5)]
        print(f"sync of 10,000 new files {full:.1f} s; again {[round(t, 2) for t in times]} s")
        index.close()


def main() -> None:
    """Build what is missing, then measure each side in a process of its own, five times where it is quick."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["100k", "1m", "noop", "measure"])
    parser.add_argument("size", type=int, nargs="?", default=0)
    asked = parser.parse_args()
    match asked.what:
        case "noop":
            noop()
        case "measure":
            measure(asked.size)
        case _:
            compare(asked.what)


def compare(what: str) -> None:
    """The table of one size."""
    size = SIZES[what]
    build(size)
    sides = {"footnote": ["bench.scale", "measure"]}
    if what == "100k":
        sides["plain recipe"] = ["bench.plain_scale"]
        _run(sides["plain recipe"], size)
    rounds = 3
    print(f"{dt.date.today()} {what}, {rounds} rounds, milliseconds and MB, median [lowest, highest]")
    for side, act in sides.items():
        told = [_run(act, size) for _ in range(rounds)]
        for figure in told[0]:
            values = sorted(t[figure] for t in told)
            print(
                f"| {side} | {figure} | {values[rounds // 2]:.4g} [{values[0]:.4g}, {values[-1]:.4g}] |",
                flush=True,
            )


def _run(act: Sequence[str], size: int) -> dict[str, float]:
    command = [sys.executable, "-m", *act, str(size)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def _unit(vectors: Vectors) -> Vectors:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


if __name__ == "__main__":
    main()
