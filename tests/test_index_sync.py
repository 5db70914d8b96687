"""The index follows its folder: added, changed, renamed, deleted, unreadable, unmounted."""

import os
import threading
import time
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.documents import Filters
from index.errors import CorpusError, EncoderMismatch, IndexError_
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.progress import Progress, Stage

PARAGRAPH = "The {} lives in the forest of {}. It eats {} every day, and sleeps after that. "


@pytest.fixture
def folder(tmp_path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    for i, animal in enumerate(["badger", "heron", "zebra"]):
        text = "\n\n".join(PARAGRAPH.format(animal, f"place{i}{j}", f"food{j}") * 4 for j in range(12))
        (docs / f"{animal}.txt").write_text(text, encoding="utf-8")
    age(docs)
    return docs


def age(docs: Path) -> None:
    """Set all times into the past, where a sync may trust them."""
    then = time.time() - 100
    for path in docs.rglob("*"):
        os.utime(path, (then, then))


@pytest.fixture
def index(folder):
    opened = Index.open(Corpus.at([folder]), HashEncoder(), OverlapRanker())
    opened.sync()
    yield opened
    opened.close()


def test_a_search_finds_the_passage_and_says_why(index):
    best = index.search("Where does the zebra live?", k=3)
    assert [p.source.path for p in best] == ["zebra.txt"] * 3
    assert set(best[0].channels) == {"dense", "lexical", "fused", "ranker"}
    text = index.document(best[0].source.document_id).text
    assert text[best[0].chunk.start : best[0].chunk.end] == best[0].chunk.text


def test_what_the_ranker_puts_far_below_the_best_is_left_out(index):
    class Sure(OverlapRanker):
        def score(self, query, texts):
            return [5.0 if "place25" in text else -8.0 for text in texts]

    index.ranker = Sure()
    found = index.search("zebra place25", k=5)
    assert found
    assert all("place25" in p.chunk.text for p in found)


def test_a_second_sync_opens_no_file(index, folder, monkeypatch):
    monkeypatch.setattr("index.readers.load", lambda *a: pytest.fail("a file was opened"))
    report = index.sync()
    assert not report.any_change
    assert report.unchanged == 3


def test_added_changed_and_deleted_files_are_followed(index, folder):
    (folder / "owl.txt").write_text("The owl hunts at night.", encoding="utf-8")
    (folder / "heron.txt").write_text("The heron has moved away.", encoding="utf-8")
    (folder / "badger.txt").unlink()
    generation = index.generation
    report = index.sync()
    assert (report.added, report.changed, report.deleted) == (("owl.txt",), ("heron.txt",), ("badger.txt",))
    assert index.generation == report.generation > generation
    assert [s.path for s in index.documents()] == ["heron.txt", "owl.txt", "zebra.txt"]
    assert index.search("owl hunts", k=1)[0].source.path == "owl.txt"
    assert "badger.txt" not in {p.source.path for p in index.search("badger", k=20)}


def test_a_rename_embeds_nothing(index, folder):
    (folder / "sub").mkdir()
    (folder / "zebra.txt").rename(folder / "sub" / "stripes.txt")
    report = index.sync()
    assert report.renamed == (("zebra.txt", "sub/stripes.txt"),)
    assert (report.added, report.deleted) == ((), ())
    # the title comes from the file's name here and is embedded with each chunk
    assert report.chunks_embedded <= report.chunks_reused or index.documents()[1].title == "stripes"


def test_one_edited_paragraph_embeds_at_most_three_chunks(index, folder):
    text = (folder / "zebra.txt").read_text(encoding="utf-8")
    (folder / "zebra.txt").write_text(text.replace("food7 every day,", "nothing,", 1), encoding="utf-8")
    report = index.sync()
    assert report.changed == ("zebra.txt",)
    assert 1 <= report.chunks_embedded <= 3 < report.chunks_reused


def test_a_touched_file_is_not_read_twice(index, folder):
    os.utime(folder / "zebra.txt", (time.time() - 50, time.time() - 50))
    assert not index.sync().any_change
    with index._store.snapshot() as snapshot:
        assert snapshot.files()["zebra.txt"].mtime_ns == (folder / "zebra.txt").stat().st_mtime_ns


def test_unreadable_files_are_listed_and_stop_nothing(index, folder):
    (folder / "nothing.txt").write_text("", encoding="utf-8")
    os.mkfifo(folder / "pipe")
    report = index.sync()
    assert {s.path for s in report.skipped} == {"nothing.txt", "pipe"}
    assert {s.path for s in index.status().skipped} == {"nothing.txt", "pipe"}
    assert index.sync().skipped == report.skipped


def test_an_empty_folder_where_documents_were_forgets_nothing(index, folder):
    for path in folder.iterdir():
        path.unlink()
    report = index.sync()
    assert not report.deleted
    assert "--prune" in report.skipped[0].reason
    assert len(index.documents()) == 3
    assert len(index.sync(prune=True).deleted) == 3
    assert index.search("zebra") == []


def test_a_folder_that_vanished_is_an_error_and_the_index_stays(index, folder):
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(CorpusError):
        index.sync()
    assert len(index.documents()) == 3


def test_filters_reach_both_channels(index):
    only = index.search("The zebra lives", k=30, filters=Filters(paths=("heron*",)))
    assert {p.source.path for p in only} == {"heron.txt"}
    assert index.search("zebra", filters=Filters(kinds=("pdf",))) == []


def test_another_encoder_is_refused_and_a_rebuild_swaps(index, folder):
    corpus = Corpus.at([folder])
    with pytest.raises(EncoderMismatch, match="footnote index --rebuild"):
        Index.open(corpus, HashEncoder(dimension=32), OverlapRanker())
    index.search("zebra")
    rebuilt = Index.rebuild(corpus, HashEncoder(dimension=32), OverlapRanker())
    assert rebuilt.search("zebra", k=1)[0].source.path == "zebra.txt"
    rebuilt.close()
    reopened = Index.open(corpus, HashEncoder(dimension=32), OverlapRanker())
    assert not reopened.sync().any_change
    reopened.close()


def test_a_stopped_sync_leaves_a_valid_index_and_goes_on(folder):
    for i in range(30):
        (folder / f"more{i}.txt").write_text(
            "".join(PARAGRAPH.format(f"animal{i}", j, "y") for j in range(200)), encoding="utf-8"
        )
    age(folder)
    stop = threading.Event()

    def stop_in_the_middle(progress: Progress) -> None:
        if progress.stage is Stage.reading and progress.files_done == 20:
            stop.set()

    index = Index.open(Corpus.at([folder]), HashEncoder(), OverlapRanker())
    first = index.sync(stop_in_the_middle, stop)
    assert 0 < len(first.added) < 33
    assert index.search("badger")
    second = index.sync()
    assert len(first.added) + len(second.added) == 33
    assert len(index.documents()) == 33
    index.close()


def test_status_counts_and_covers_everything(index):
    status = index.status()
    assert status.documents == 3
    assert status.coverage == 1.0
    assert status.size > 0
    assert status.synced is not None


def test_a_document_that_is_gone_is_one_sentence(index):
    with pytest.raises(IndexError_, match="no document"):
        index.document("nonsense")


def test_hostile_terms_are_only_terms(index):
    for query in [
        'zebra" OR *',
        "NEAR(zebra heron)",
        "terms : zebra",
        "o'x; drop table chunks",
        "&|!:*",
        "(",
    ]:
        index.search(query)
    assert len(index.documents()) == 3
