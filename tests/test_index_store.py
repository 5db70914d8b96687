"""The index on disk: damaged, full, outdated, locked, rebuilt; and what a doctor says of it."""

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest

from index import doctor
from index.corpus import Corpus
from index.errors import IndexError_, IndexLocked
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.location import current_build, home_of
from index.settings import IndexSettings
from index.storage.lock import writing
from index.storage.schema import DATABASE, FORMAT, connect
from index.storage.sqlite_store import SqliteStore

QUERY = "Which animals live in the forest?"


@pytest.fixture
def corpus(tmp_path) -> Corpus:
    docs = tmp_path / "docs"
    docs.mkdir()
    for i in range(5):
        text = "\n\n".join(f"Animal {i}{j} lives in forest {j}. It eats food {i * j}. " * 5 for j in range(8))
        (docs / f"{i}.md").write_text(text, encoding="utf-8")
        os.utime(docs / f"{i}.md", (1_000_000_000, 1_000_000_000))
    return Corpus.at([docs], IndexSettings(lock_seconds=0.2))


def opened(corpus: Corpus) -> Index:
    return Index.open(corpus, HashEncoder(), OverlapRanker())


@pytest.fixture
def folder(corpus) -> Path:
    index = opened(corpus)
    index.sync()
    index.close()
    return current_build(home_of(corpus))


def answers(corpus: Corpus) -> list[str]:
    index = opened(corpus)
    found = [p.chunk.id for p in index.search(QUERY, k=10)]
    index.close()
    return found


def vector_file(folder: Path) -> Path:
    return next(folder.glob("vectors-*.faiss"))


def test_every_flipped_bit_of_the_vector_file_is_noticed(corpus, folder):
    before, path, draw = answers(corpus), vector_file(folder), random.Random(5)
    good = path.read_bytes()
    for _ in range(25):
        bad = bytearray(good)
        bad[draw.randrange(len(bad))] ^= 1 << draw.randrange(8)
        path.write_bytes(bad)
        assert answers(corpus) == before
        path = vector_file(folder)
        assert path.read_bytes() != bytes(bad)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "foreign"])
def test_a_lost_vector_file_is_made_again_and_recorded(corpus, folder, damage):
    before, path = answers(corpus), vector_file(folder)
    match damage:
        case "missing":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(path.read_bytes()[:-100])
        case "foreign":
            path.write_bytes(b"cos\nsystem\n(S'echo'\ntR.")
    assert answers(corpus) == before
    with sqlite3.connect(folder / DATABASE) as connection:
        (known,) = connection.execute("select value from meta where key = 'vectors'").fetchone()
    connection.close()
    assert hashlib.sha256(vector_file(folder).read_bytes()).hexdigest() in known


def test_a_damaged_database_is_kept_aside_and_built_again(corpus, folder, caplog):
    before = answers(corpus)
    (folder / DATABASE).write_bytes(b"This is not a database at all." * 100)
    index = opened(corpus)
    index.sync()
    assert [p.chunk.id for p in index.search(QUERY, k=10)] == before
    index.close()
    assert list(folder.glob(f"{DATABASE}.damaged-*"))
    assert "put aside" in caplog.text


def test_an_index_of_a_later_format_is_left_alone(corpus, folder):
    connection = connect(folder / DATABASE)
    connection.execute(f"pragma user_version = {FORMAT + 1}")
    connection.close()
    with pytest.raises(IndexError_, match="upgrade Footnote"):
        opened(corpus)


def test_a_second_writer_waits_and_then_says_who_is_writing(corpus, folder):
    (corpus.base / "new.md").write_text("A new animal.", encoding="utf-8")
    index = opened(corpus)
    with writing(folder, 1.0), pytest.raises(IndexLocked, match=f"Process {os.getpid()} is writing"):
        index.sync()
    assert index.search(QUERY)
    assert index.sync().added == ("new.md",)
    index.close()


def test_a_sync_without_changes_needs_no_lock(corpus, folder):
    index = opened(corpus)
    index.sync()
    with writing(folder, 1.0):
        assert not index.sync().any_change
    index.close()


def test_deleted_text_leaves_the_disk(corpus, folder):
    path = corpus.base / "secret.md"
    path.write_text("The password of the xylophone is zebrafish.", encoding="utf-8")
    index = opened(corpus)
    index.sync()
    assert b"xylophon" in b"".join(p.read_bytes() for p in folder.iterdir())
    path.unlink()
    index.sync()
    index.close()
    assert b"xylophon" not in b"".join(p.read_bytes() for p in folder.iterdir())


def test_many_threads_search_while_one_syncs(corpus, folder):
    index, errors = opened(corpus), []

    def read() -> None:
        try:
            for _ in range(25):
                for passage in index.search(QUERY, k=5):
                    document = index.document(passage.source.document_id)
                    edited_since = document.source.sha256 != passage.source.sha256
                    assert edited_since or passage.chunk.text in document.text
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for i in range(12):
        (corpus.base / f"{i % 5}.md").write_text(
            f"Animal {i} moved to another forest. " * 30, encoding="utf-8"
        )
        index.sync()
    for thread in threads:
        thread.join()
    index.close()
    assert not errors


def test_a_full_disk_is_one_sentence_and_the_old_index_answers(corpus, tmp_path, monkeypatch):
    small = tmp_path / "small"
    small.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or not mount:
        pytest.skip("mounting a small disk takes root")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], check=False).returncode:
        pytest.skip("this machine does not let root mount a tmpfs")
    try:
        monkeypatch.setenv("FOOTNOTE_HOME", str(small))
        index = opened(corpus)
        index.sync()
        before = [p.chunk.id for p in index.search(QUERY, k=10)]
        draw = random.Random(1)
        words = [f"word{i}" for i in range(5000)]
        big = corpus.base / "big.md"
        big.write_text(" ".join(draw.choices(words, k=200_000)), encoding="utf-8")
        with pytest.raises(IndexError_, match=r"disk of .* is full"):
            index.sync()
        assert [p.chunk.id for p in index.search(QUERY, k=10)] == before
        big.unlink()
        index.sync()
        assert [p.chunk.id for p in index.search(QUERY, k=10)] == before
        index.close()
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_the_doctor_finds_and_mends_each_part(corpus, folder):
    def unwell() -> set[str]:
        return {check.name for check in doctor.examine(corpus) if not check.ok and "model" not in check.name}

    assert unwell() == set()
    before = answers(corpus)
    connection = connect(folder / DATABASE)
    connection.execute("delete from words_idx")
    connection.execute("delete from words_data where id > 10")
    connection.execute("update chunks set text = 'forged' where ordinal = 0 and document = 1")
    connection.close()
    vector_file(folder).write_bytes(b"nothing")
    assert unwell() == {"full-text search", "chunks against documents", "FAISS against SQLite"}
    assert len(doctor.mend(corpus)) == 3
    index = opened(corpus)
    assert len(index.sync().added) == 1
    index.close()
    assert unwell() == set()
    assert answers(corpus) == before


def test_two_stores_of_one_folder_see_each_other(corpus, folder):
    one, other = SqliteStore(folder), SqliteStore(folder)
    with one.snapshot() as snapshot:
        generation = snapshot.generation
    with other.writer() as writer:
        writer.delete(["0.md"])
    with one.snapshot() as snapshot:
        assert snapshot.generation == generation + 1
    one.close()
    other.close()


def counted(folder: Path) -> list[tuple[str, int, str]]:
    with closing(connect(folder / DATABASE)) as connection:
        return connection.execute("select * from vocabulary order by term").fetchall()


def test_format_1_gets_its_terms_counted(corpus, folder):
    before, terms = answers(corpus), counted(folder)
    assert {term: count for term, count, _ in terms}["anim"] > 5
    connection = connect(folder / DATABASE)
    connection.executescript("drop table vocabulary; pragma user_version = 1;")
    connection.close()
    assert answers(corpus) == before
    assert counted(folder) == terms


def test_a_doctor_counts_terms_again(corpus, folder):
    terms = counted(folder)
    connection = connect(folder / DATABASE)
    connection.execute("update vocabulary set chunks = 99 where term = 'anim'")
    connection.execute("delete from vocabulary where term = 'forest'")
    connection.close()
    checks = {check.name: check for check in doctor.examine(corpus)}
    assert checks["full-text search"].detail == "2 terms are counted wrongly"
    doctor.mend(corpus)
    assert counted(folder) == terms
    assert all(check.ok for check in doctor.examine(corpus) if check.name in doctor._PARTS.values())


def test_a_term_that_no_chunk_has_any_more_is_forgotten(corpus, folder):
    index = opened(corpus)
    (corpus.base / "secret.md").write_text("Xanthippe lives in forest 3.", encoding="utf-8")
    index.sync()
    assert any(term == "xanthipp" for term, _, _ in counted(folder))
    (corpus.base / "secret.md").unlink()
    index.sync()
    assert not any(term == "xanthipp" for term, _, _ in counted(folder))
    index.close()


def test_an_older_format_is_brought_forward_with_its_rows(corpus, folder, monkeypatch):
    before = answers(corpus)
    monkeypatch.setattr("index.storage.schema.FORMAT", FORMAT + 1)
    step = "create table later (x text); insert into later select name from files;"
    monkeypatch.setattr("index.storage.schema._MIGRATIONS", {FORMAT: step.replace("; ", ";\n")})
    assert answers(corpus) == before
    with closing(connect(folder / DATABASE)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (FORMAT + 1,)
        assert connection.execute("select count(*) from later").fetchone() == (5,)


def test_a_step_that_fails_leaves_the_older_format_as_it_was(corpus, folder, monkeypatch):
    monkeypatch.setattr("index.storage.schema.FORMAT", FORMAT + 1)
    step = "create table later (x text);\nselect nonsense();"
    monkeypatch.setattr("index.storage.schema._MIGRATIONS", {FORMAT: step})
    with pytest.raises(IndexError_):
        opened(corpus)
    connection = connect(folder / DATABASE)
    assert connection.execute("pragma user_version").fetchone() == (FORMAT,)
    assert connection.execute("select name from sqlite_schema where name = 'later'").fetchone() is None
    connection.close()
