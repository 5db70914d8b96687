"""Rows of an index that Footnote never wrote: told from errors of the program, and mended."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import doctor
from index.corpus import Corpus
from index.errors import IndexError_
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.location import current_build, home_of
from index.settings import IndexSettings
from index.storage.schema import DATABASE

QUERY = "Which animals live in the forest?"


@pytest.fixture
def corpus(tmp_path) -> Corpus:
    for i in range(3):
        (tmp_path / f"{i}.md").write_text(f"Animal {i} lives in a forest. It eats food {i}. " * 40, "utf-8")
    corpus = Corpus.at([tmp_path], IndexSettings())
    with closing(opened(corpus)) as index:
        index.sync()
    return corpus


def opened(corpus: Corpus) -> Index:
    return Index.open(corpus, HashEncoder(), OverlapRanker())


def build(corpus: Corpus) -> Path:
    return current_build(home_of(corpus))


def look_at_everything(corpus: Corpus) -> None:
    with closing(opened(corpus)) as index:
        index.sync()
        index.status()
        index.search(QUERY, k=10)
        for source in index.documents():
            index.document(source.document_id)


def index_is_well(corpus: Corpus) -> bool:
    return all(check.ok for check in doctor._index(build(corpus)))


@pytest.mark.parametrize(
    "tampering",
    [
        "update documents set date = 'yesterday'",
        "update documents set metadata = '{'",
        "update documents set places = '[1]'",
        "update documents set title = x'ff00'",
        "update chunks set headings = 'null'",
        "update chunks set start = 'abc'",
        "update vectors set vector = x'0000' where key = (select min(key) from vectors)",
        "update vectors set vector = x'00'",
        "update vocabulary set chunks = 'many'",
        "update files set notes = '{'",
        "update meta set value = 'x' where key = 'generation'",
        "update meta set value = '{\"a\": 1}' where key = 'vectors'",
        "insert or replace into meta values ('synced', 'soon')",
        "drop table chunks",
        "delete from documents",
    ],
)
def test_rows_that_nobody_wrote_are_one_sentence_and_mended(corpus, tampering):
    with closing(opened(corpus)) as index:
        before = [p.chunk.id for p in index.search(QUERY, k=10)]
    with sqlite3.connect(build(corpus) / DATABASE) as connection:
        connection.create_function("shape", 1, lambda term: "", deterministic=True)
        connection.execute(tampering)
    connection.close()
    with pytest.raises(IndexError_, match="is damaged; `footnote doctor --fix` rebuilds it"):
        look_at_everything(corpus)
    assert not index_is_well(corpus)
    assert doctor.mend(corpus)
    with closing(opened(corpus)) as index:
        index.sync()
        assert [p.chunk.id for p in index.search(QUERY, k=10)] == before
    assert index_is_well(corpus)


def test_an_error_of_the_program_is_not_laid_to_the_index(corpus):
    index = opened(corpus)
    with pytest.raises(ValueError, match="mine"), index._store.snapshot():
        raise ValueError("mine")
    index.close()
