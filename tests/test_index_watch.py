"""Following a folder: a change is synced by itself, and stopping stops."""

import threading

import pytest

from index.corpus import Corpus
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.watch import follow


@pytest.mark.slow
def test_a_new_file_is_synced_without_being_asked(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "one.txt").write_text("The first text.", encoding="utf-8")
    index, stop = Index.open(Corpus.at([docs]), HashEncoder(), OverlapRanker()), threading.Event()
    reports = follow(index, stop)
    assert next(reports).added == ("one.txt",)
    write = threading.Timer(1.0, (docs / "two.txt").write_text, ("The second text.",))
    write.start()
    assert next(reports).added == ("two.txt",)
    assert index.search("second", k=1)[0].source.path == "two.txt"
    stop.set()
    assert list(reports) == []
    index.close()
