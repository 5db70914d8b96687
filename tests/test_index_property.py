"""Whatever happens to a folder and to the process, the index equals one built from scratch.

FOOTNOTE_TEST_FULL=1 runs the full sizes: 500 steps, 50 kills, 60 seconds of readers and writers.
"""

import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from index.corpus import Corpus
from index.documents import Filters
from index.errors import IndexError_
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.location import current_build, home_of
from index.progress import Progress
from index.searching.search import search
from index.storage.dense import unpack
from index.storage.schema import DATABASE, connect

FULL = bool(os.environ.get("FOOTNOTE_TEST_FULL"))
STEPS, KILLS, SECONDS = (500, 50, 60) if FULL else (120, 10, 8)
SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")
QUERIES = [
    "How many NRF members do the Taliban say they killed?",
    "Who is the leader of the resistance?",
    "Which countries took part in the talks?",
    "What happened to the Hazaras in Ghazni?",
    "formation of the new government",
    "Lavrov",
]
PROCESSES = multiprocessing.get_context("forkserver")


def opened(docs: Path) -> Index:
    return Index.open(Corpus.at([docs]), HashEncoder(), OverlapRanker())


def contents(index: Index) -> dict[str, object]:
    """Everything a reader could see, and the vectors, without the store's own numbers."""
    connection = connect(current_build(home_of(index.corpus)) / DATABASE)
    rows = connection.execute(
        "select chunks.id, documents.id, path, title, sha256, ordinal, start, end, headings, chunks.text,"
        " terms, vectors.vector from chunks join documents on documents.number = document"
        " left join vectors on vectors.key = chunks.vector order by chunks.id"
    ).fetchall()
    (orphans,) = connection.execute(
        "select count(*) from vectors where key not in (select vector from chunks)"
    ).fetchone()
    files = connection.execute("select name, sha256, reason from files order by name").fetchall()
    counted = connection.execute("select term, chunks, shape from vocabulary order by term").fetchall()
    connection.execute("insert into words (words, rank) values ('integrity-check', 1)")
    connection.close()
    assert all(row[-1] for row in rows)
    if rows:
        assert np.allclose(np.linalg.norm(unpack([row[-1] for row in rows]), axis=1), 1, atol=1e-2)
    return {"chunks": rows, "files": files, "orphans": orphans, "counted": counted}


def top_tens(index: Index) -> list[list[tuple[str, float]]]:
    return [[(p.chunk.id, p.score) for p in index.search(query, k=10)] for query in QUERIES]


def assert_equals_a_rebuild(index: Index, docs: Path, home: Path, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(home / f"fresh-{time.monotonic_ns()}"))
        fresh = opened(docs)
        fresh.sync()
        expected, best = contents(fresh), top_tens(fresh)
        fresh.close()
    assert contents(index) == expected
    assert top_tens(index) == best


def change(docs: Path, draw: random.Random, names: list[str]) -> None:
    """One random act of a person in a folder."""
    act = draw.choice(["add", "add", "edit", "edit", "edit", "rename", "delete", "copy", "break"])
    path = docs / draw.choice(names)
    paragraphs = SEED.split("\n\n")
    if act == "add" or not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(draw.sample(paragraphs, draw.randint(1, 8))), encoding="utf-8")
    elif act == "edit":
        pieces = path.read_text(encoding="utf-8").split("\n\n")
        pieces[draw.randrange(len(pieces))] = f"{draw.choice(paragraphs)} Edit {draw.random()}."
        path.write_text("\n\n".join(pieces), encoding="utf-8")
    elif act == "rename":
        target = docs / draw.choice(names)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    elif act == "copy":
        shutil.copyfile(path, docs / "copy.txt")
    elif act == "break":
        path.write_bytes(b"")
    elif sum(p.is_file() for p in docs.rglob("*")) > 2:
        path.unlink()


NAMES = [f"{folder}{i}.txt" for i in range(5) for folder in ("", "sub/")]


@pytest.mark.slow
def test_random_changes_leave_an_index_equal_to_a_rebuild(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    docs, draw = tmp_path / "docs", random.Random(11)
    docs.mkdir()
    (docs / "seed.txt").write_text(SEED, encoding="utf-8")
    index = opened(docs)
    for step in range(1, STEPS + 1):
        change(docs, draw, NAMES)
        if draw.random() < 0.7:
            index.sync()
        if step % (STEPS // 4) == 0:
            index.sync()
            assert_equals_a_rebuild(index, docs, tmp_path, monkeypatch)
    index.close()


def sync_and_tell(home: str, docs: str, events: int, reached: object) -> None:
    os.environ["FOOTNOTE_HOME"] = home
    index, seen = opened(Path(docs)), 0

    def count(progress: Progress) -> None:
        nonlocal seen
        seen += 1
        if seen == events:
            reached.set()

    index.sync(count)
    reached.set()
    time.sleep(60)


@pytest.mark.slow
def test_killed_at_any_moment_the_index_opens_and_the_next_sync_completes(tmp_path, monkeypatch):
    home, docs, draw = tmp_path / "home", tmp_path / "docs", random.Random(13)
    monkeypatch.setenv("FOOTNOTE_HOME", str(home))
    docs.mkdir()
    (docs / "seed.txt").write_text(SEED, encoding="utf-8")
    PROCESSES.set_forkserver_preload(["index.index", "index.fakes", "index.readers.plain"])
    broke_off = 0
    for round_ in range(KILLS):
        for _ in range(6):
            change(docs, draw, NAMES)
        for i in range(4):
            text = "\n\n".join(f"{SEED}\nRound {round_}, copy {i}, part {j}." for j in range(8))
            (docs / f"big{i}.txt").write_text(text, encoding="utf-8")
        reached, events = PROCESSES.Event(), draw.randint(1, 14)  # of about 12: files, embedding, committing
        process = PROCESSES.Process(target=sync_and_tell, args=(str(home), str(docs), events, reached))
        process.start()
        assert reached.wait(60)
        time.sleep(draw.choice([0.0, 0.003, 0.01, 0.03, 0.1]))
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        index = opened(docs)
        with index._store.snapshot() as snapshot:
            broke_off += not snapshot.finished
        assert index._store.faults() in ([], [f for f in index._store.faults() if f.part == "vectors"])
        index.search(QUERIES[0])
        index.sync()
        assert index._store.faults() == []
        if round_ % 10 == 9:
            assert_equals_a_rebuild(index, docs, tmp_path, monkeypatch)
        index.close()
    assert broke_off, "no kill came in the middle of a sync; the test shows nothing"


def write_for_a_while(home: str, docs: str, name: str, seconds: float, results: object) -> None:
    os.environ["FOOTNOTE_HOME"] = home
    draw, until, syncs = random.Random(name), time.monotonic() + seconds, 0
    try:
        index = opened(Path(docs))
        while time.monotonic() < until:
            change(Path(docs), draw, [f"{name}{i}.txt" for i in range(4)])
            index.sync()
            syncs += 1
        results.put(("writer", syncs, ""))
    except Exception as error:
        results.put(("writer", syncs, repr(error)))


def read_for_a_while(home: str, docs: str, seconds: float, results: object) -> None:
    os.environ["FOOTNOTE_HOME"] = home
    until, reads = time.monotonic() + seconds, 0
    try:
        index = opened(Path(docs))
        while time.monotonic() < until:
            with index._store.snapshot() as snapshot:
                query = QUERIES[reads % len(QUERIES)]
                settings = index.corpus.settings
                found = search(snapshot, query, 8, Filters(), index.encoder, index.ranker, settings)
                for passage in found:
                    document = snapshot.document(passage.source.document_id)
                    assert document and document.source == passage.source
                    chunk = passage.chunk
                    assert document.text[chunk.start : chunk.end] == chunk.text
            reads += 1
        results.put(("reader", reads, ""))
    except Exception as error:
        results.put(("reader", reads, repr(error)))


@pytest.mark.slow
def test_two_writers_and_eight_readers_never_see_a_torn_index(tmp_path, monkeypatch):
    home, docs = str(tmp_path / "home"), tmp_path / "docs"
    monkeypatch.setenv("FOOTNOTE_HOME", home)
    docs.mkdir()
    (docs / "seed.txt").write_text(SEED, encoding="utf-8")
    index = opened(docs)
    index.sync()
    PROCESSES.set_forkserver_preload(["index.index", "index.fakes", "index.readers.plain"])
    results = PROCESSES.Queue()
    writers = [
        PROCESSES.Process(target=write_for_a_while, args=(home, str(docs), name, SECONDS, results))
        for name in "ab"
    ]
    readers = [
        PROCESSES.Process(target=read_for_a_while, args=(home, str(docs), SECONDS, results)) for _ in range(8)
    ]
    for process in (*writers, *readers):
        process.start()
    told = [results.get(timeout=SECONDS + 90) for _ in range(10)]
    for process in (*writers, *readers):
        process.join()
    assert [error for *_, error in told if error] == []
    assert all(count for _, count, _ in told), json.dumps(told)
    index.sync()
    assert_equals_a_rebuild(index, docs, tmp_path, monkeypatch)
    index.close()


def test_a_writer_killed_between_file_and_record_leaves_the_old_vectors(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "seed.txt").write_text(SEED, encoding="utf-8")
    index = opened(docs)
    index.sync()
    before = top_tens(index)
    monkeypatch.setattr(
        "index.storage.dense._record", lambda *a: (_ for _ in ()).throw(IndexError_("killed here"))
    )
    (docs / "more.txt").write_text(
        "\n\n".join(f"Part {i} of more words." * 40 for i in range(90)), encoding="utf-8"
    )
    with pytest.raises(IndexError_, match="killed here"):
        index.sync()
    monkeypatch.undo()
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    index.close()
    index = opened(docs)
    (docs / "more.txt").unlink()
    index.sync()
    assert top_tens(index) == before
    assert_equals_a_rebuild(index, docs, tmp_path, monkeypatch)
    index.close()
