"""FAISS files: exact while small, agreeing with exact search when large, filtered inside."""

import random
import shutil

import numpy as np
import pytest

from index import vectors
from index.corpus import Corpus
from index.documents import Filters
from index.fakes import HashEncoder
from index.index import Index
from index.vectors import build, nearest, open_built


def drawn(count: int, seed: int = 1, width: int = 32) -> np.ndarray:
    centres = np.random.default_rng(9).standard_normal((60, width))
    draw = np.random.default_rng(seed)
    found = centres[draw.integers(60, size=count)] + 0.7 * draw.standard_normal((count, width))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def file_of(tmp_path, stored: np.ndarray):
    def batches():
        for i in range(0, len(stored), 900):
            some = stored[i : i + 900]
            yield np.arange(i + 1, i + 1 + len(some)), some

    built = build(tmp_path / "vectors-1.faiss", batches, len(stored), stored.shape[1])
    return open_built(tmp_path, built), built


@pytest.mark.parametrize("flat_up_to", [10_000, 500])
def test_the_nearest_are_found_in_both_kinds_of_file(tmp_path, monkeypatch, flat_up_to):
    monkeypatch.setattr(vectors, "FLAT_UP_TO", flat_up_to)
    stored, queries = drawn(6000), drawn(40, seed=2)
    index, built = file_of(tmp_path, stored)
    assert bool(built.probes) == (flat_up_to == 500)
    exact = np.argsort(-(queries @ stored.T), axis=1)[:, :10] + 1
    found = [nearest(index, built.probes, query, 40, None) for query in queries]
    recall = np.mean([len(set(e) & set(f)) / 10 for e, f in zip(exact.tolist(), found, strict=True)])
    assert recall >= 0.95


@pytest.mark.parametrize("flat_up_to", [10_000, 500])
def test_a_narrow_filter_still_finds_what_it_allows(tmp_path, monkeypatch, flat_up_to):
    monkeypatch.setattr(vectors, "FLAT_UP_TO", flat_up_to)
    stored = drawn(3000)
    index, built = file_of(tmp_path, stored)
    allowed = np.array([7, 1500, 2999], np.int64)
    found = nearest(index, built.probes, drawn(1, seed=3)[0], 10, allowed)
    assert sorted(found.tolist()) == allowed.tolist()
    assert nearest(index, built.probes, stored[0], 10, np.empty(0, np.int64)).tolist() == []


def test_a_file_that_is_not_the_one_written_is_not_opened(tmp_path):
    _, built = file_of(tmp_path, drawn(50))
    path = tmp_path / built.file
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert open_built(tmp_path, built) is None
    path.unlink()
    assert open_built(tmp_path, built) is None


def test_a_file_that_cannot_be_written_leaves_the_one_before(tmp_path):
    stored = drawn(50)
    _, built = file_of(tmp_path, stored)
    before = (tmp_path / built.file).read_bytes()
    with pytest.raises(OSError, match="cannot be written"):
        build(tmp_path / "missing" / "vectors-2.faiss", lambda: iter([(np.arange(1, 51), stored)]), 50, 32)
    assert (tmp_path / built.file).read_bytes() == before


def test_of_many_equal_chunks_the_same_ones_win_in_whatever_order_they_came(tmp_path, monkeypatch):
    names = [f"{i}.md" for i in range(120)]
    found = []
    for seed in range(3):
        order = random.Random(seed).sample(names, len(names))
        monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / f"home{len(found)}"))
        docs = tmp_path / "docs"
        shutil.rmtree(docs, ignore_errors=True)
        docs.mkdir()
        for half in (order[:60], order[60:]):
            for name in half:
                (docs / name).write_text("The same words in every file of the folder.", encoding="utf-8")
            index = Index.open(Corpus.at([docs]), HashEncoder(), None)
            index.sync()
            vector = index.encoder.encode(["What is the same in every file?"])[0]
            with index._store.snapshot() as snapshot:
                hits = [hit.chunk_id for hit in snapshot.dense(vector, 8, Filters())]
            index.close()
        found.append(hits)
    assert found[0] == found[1] == found[2]
