"""The dense channel: a FAISS file derived from the stored vectors, disposable at any time.

Exact while exact is fast (flat), then inverted lists over 8-bit codes whose number of probed lists is
chosen when they are built, by measured agreement with exact search. What was added since the file was
written is searched exactly beside it; what was deleted is left out when hits are looked up. Scores that
leave this module come from the caller's stored vectors, so every kind of file gives the same cosines.
"""

import errno
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Matrix = NDArray[np.float32]
Batches = Callable[[], Iterator[tuple[Numbers, Matrix]]]  # all stored vectors, some at a time

FLAT_UP_TO = 20_000
_TRAINING = 64  # vectors per list
_BATCH = 20_000
_AGREEMENT = 0.98  # recall@10 against exact that the number of probed lists must reach on a sample
_SAMPLE = 200
_AWAY = 1.2  # a question's cosine with the chunk that answers it is about 0.6


@dataclass(frozen=True, slots=True)
class Built:
    """A written file: what a reader must find before it trusts it."""

    file: str
    sha256: str
    bytes: int
    last: int  # the highest chunk number in it
    count: int
    probes: int  # inverted lists to look into; 0 for a flat file


def preload() -> None:
    """Begin to import FAISS (0.2 s) beside other work."""
    threading.Thread(target=_faiss, name="import faiss", daemon=True).start()


def build(path: Path, batches: Batches, count: int, dimension: int) -> Built:
    """Write the file for all vectors so far, atomically: temporary, flushed to disk, renamed."""
    faiss = _faiss()
    probes = 0
    if count <= FLAT_UP_TO:
        index = faiss.IndexIDMap(faiss.IndexFlatIP(dimension))
        last = _fill(index, batches())
    else:
        index = _train(batches, count, dimension)
        last = _fill(index, batches())
        probes = _choose_probes(index, batches)
    temporary = path.with_suffix(".writing")
    try:
        faiss.write_index(index, str(temporary))
        with temporary.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        temporary.replace(path)
        _flush_folder(path.parent)
    except (OSError, RuntimeError) as error:
        temporary.unlink(missing_ok=True)
        full = "No space left" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, "the vectors cannot be written") from error
    return Built(path.name, digest, path.stat().st_size, last, count, probes)


def open_built(folder: Path, built: Built) -> Any:
    """The index in a file, or None where it is missing or is not the one that was written."""
    path = folder / built.file
    try:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != built.sha256:
                return None
    except OSError:
        return None
    faiss = _faiss()
    try:
        index = faiss.read_index(str(path))
    except RuntimeError:
        return None
    return index


def nearest(index: Any, probes: int, query: Matrix, k: int, allowed: Numbers | None) -> Numbers:
    """Numbers of about the k nearest vectors, best first; of the allowed ones where these are given."""
    faiss = _faiss()
    k = min(k, index.ntotal)
    if k == 0 or (allowed is not None and not len(allowed)):
        return np.empty(0, np.int64)
    selector = faiss.IDSelectorBatch(allowed) if allowed is not None else None
    if probes:
        share = 1.0 if allowed is None else len(allowed) / index.ntotal
        wanted = min(index.nlist, int(np.ceil(probes / share)))
        parameters = faiss.SearchParametersIVF(sel=selector, nprobe=wanted)
    else:
        parameters = faiss.SearchParameters(sel=selector) if selector else None
    _, found = index.search(query.reshape(1, -1), k, params=parameters)
    return np.asarray(found[0][found[0] >= 0], np.int64)


def _train(batches: Batches, count: int, dimension: int) -> Any:
    """An empty inverted file; its lists are learnt from vectors spread over all of them."""
    faiss = _faiss()
    lists = 2 ** int(np.clip(round(np.log2(2 * count**0.5)), 7, 14))
    step = max(1, count // (lists * _TRAINING))
    sample = np.concatenate([vectors[::step] for _, vectors in batches()])
    quantizer = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.own_fields = True
    quantizer.this.disown()
    index.cp.seed, index.cp.niter = 7, 8
    index.cp.max_points_per_centroid = _TRAINING
    index.train(sample)
    return index


def _fill(index: Any, batches: Iterable[tuple[Numbers, Matrix]]) -> int:
    last = 0
    for numbers, vectors in batches:
        index.add_with_ids(vectors, numbers)
        last = max(last, int(numbers[-1]))
    return last


def _choose_probes(index: Any, batches: Batches) -> int:
    """The fewest probed lists that find what exact search finds, on vectors moved a little away."""
    faiss = _faiss()
    queries = _sample(batches, index.ntotal)
    exact = faiss.ResultHeap(len(queries), 10, keep_max=True)
    for numbers, vectors in batches():
        scores, found = faiss.knn(queries, vectors, min(10, len(vectors)), metric=faiss.METRIC_INNER_PRODUCT)
        exact.add_result(scores, numbers[found])
    exact.finalize()
    probes = 8
    while probes < index.nlist:
        parameters = faiss.SearchParametersIVF(nprobe=probes)
        _, found = index.search(queries, 30, params=parameters)
        hits = sum(len(set(a) & set(b)) for a, b in zip(exact.I, found, strict=True))
        if hits >= _AGREEMENT * 10 * len(queries):
            break
        probes *= 2
    return min(probes, int(index.nlist))


def _sample(batches: Batches, count: int) -> Matrix:
    step = max(1, count // _SAMPLE)
    rows, offset = [], 0
    for _, vectors in batches():
        rows.append(vectors[(-offset) % step :: step])
        offset += len(vectors)
    queries = np.concatenate(rows)[:_SAMPLE]
    noise = np.random.default_rng(7).standard_normal(queries.shape, np.float32)
    queries = queries + _AWAY * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return np.ascontiguousarray(queries / np.linalg.norm(queries, axis=1, keepdims=True), np.float32)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _faiss() -> Any:
    import faiss

    return faiss
