"""An index that may only be read: it answers, and every other wish is one sentence."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import doctor
from index.corpus import Corpus
from index.errors import IndexReadOnly
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.location import current_build, home_of
from index.paths import cache_dir
from index.settings import IndexSettings
from index.status import stored_status
from qa.engine import Engine

QUESTION = "Which animals live in the forest?"


@pytest.fixture
def corpus(tmp_path) -> Corpus:
    docs = tmp_path / "docs"
    docs.mkdir()
    for i in range(3):
        (docs / f"{i}.md").write_text(f"Animal {i} lives in forest {i}. It eats grass.\n", encoding="utf-8")
        os.utime(docs / f"{i}.md", (1_000_000_000, 1_000_000_000))
    return Corpus.at([docs], IndexSettings(lock_seconds=0.2))


def opened(corpus: Corpus) -> Index:
    return Index.open(corpus, HashEncoder(), OverlapRanker())


def indexed(corpus: Corpus) -> list[str]:
    index = opened(corpus)
    index.sync()
    found = [passage.chunk.id for passage in index.search(QUESTION)]
    index.close()
    return found


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Lets nobody write beneath a folder; root is only kept from it by how a disk is mounted."""
    if os.geteuid() != 0:
        subprocess.run(["chmod", "-R", "a-w", str(folder)], check=True)
        yield
        subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)
        return
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "--bind", str(folder), str(folder)], check=False).returncode:
        pytest.skip("this machine does not let root mount a folder anew")
    try:
        subprocess.run([mount, "-o", "remount,ro,bind", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_it_answers_as_before(corpus):
    before = indexed(corpus)
    with read_only(cache_dir()):
        index = opened(corpus)
        assert index.sync().unchanged == 3
        assert [passage.chunk.id for passage in index.search(QUESTION)] == before
        index.close()
        assert not list(current_build(home_of(corpus)).glob("index.db-*"))


def test_it_answers_as_before_without_its_vector_file(corpus):
    before = indexed(corpus)
    next(current_build(home_of(corpus)).glob("vectors-*")).unlink()
    with read_only(cache_dir()):
        index = opened(corpus)
        assert [passage.chunk.id for passage in index.search(QUESTION)] == before
        index.close()


def test_what_was_not_folded_in_yet_is_read_as_well(corpus):
    indexed(corpus)
    writing = opened(corpus)  # its log lies beside the database as long as it is open
    (corpus.roots[0] / "new.md").write_text("The badger lives in the forest, too.\n", encoding="utf-8")
    writing.sync()
    with read_only(cache_dir()):
        index = opened(corpus)
        assert any("badger" in passage.chunk.text for passage in index.search("Where does the badger live?"))
        index.close()
    writing.close()


def test_a_question_is_answered_and_told_that_the_index_stays_as_it_is(corpus):
    indexed(corpus)
    (corpus.roots[0] / "new.md").write_text("The badger lives in the forest, too.\n", encoding="utf-8")
    with read_only(cache_dir()):
        engine = Engine(opened(corpus))
        told = [note for note in engine.ask_now(QUESTION).notes if "only be read" in note]
        engine.close()
    assert len(told) == 1 and told[0].endswith("may only be read: it cannot be brought up to date.")


def test_to_write_to_it_is_one_sentence(corpus):
    indexed(corpus)
    (corpus.roots[0] / "new.md").write_text("The badger lives in the forest, too.\n", encoding="utf-8")
    with read_only(cache_dir()):
        index = opened(corpus)
        with pytest.raises(IndexReadOnly, match=r"may only be read: it cannot be brought up to date\.$"):
            index.sync()
        index.close()


def test_where_there_is_none_it_is_told_what_helps(corpus):
    indexed(corpus)
    other = Corpus.at([corpus.roots[0] / "0.md"], corpus.settings)
    with read_only(cache_dir()), pytest.raises(IndexReadOnly, match=r"set FOOTNOTE_HOME to a folder"):
        opened(other)


def test_it_is_in_order_for_the_doctor(corpus):
    indexed(corpus)
    with read_only(cache_dir()):
        status = stored_status(corpus)
        assert status is not None and status.documents == 3
        ill = [check for check in doctor.examine(corpus) if not check.ok and "model" not in check.name]
        assert ill == []
