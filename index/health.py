"""Whether an index on disk is what it should be: the database against itself, the vectors against it."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.corpus import Corpus
from index.dense import recorded
from index.location import current_build, home_of
from index.schema import DATABASE, connect
from index.status import IndexStatus, status_of


class Part(StrEnum):
    """What of an index can be ill."""

    database = "database"  # the truth: read the documents again
    vectors = "vectors"  # derived: written again from the database


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong with an index, in words for a person."""

    part: Part
    words: str


def stored_status(corpus: Corpus) -> IndexStatus | None:
    """The state of the corpus's index as it lies on disk, without any model; None if there is none yet."""
    from index.sqlite_store import SqliteStore

    folder = current_build(home_of(corpus))
    if not (folder / DATABASE).exists():
        return None
    with contextlib.closing(SqliteStore(folder)) as store:
        return status_of(store, folder)


def ailments(corpus: Corpus) -> list[Ailment]:
    """What is wrong with the corpus's index; empty for a healthy one and for one that is not there yet."""
    folder = current_build(home_of(corpus))
    if not (folder / DATABASE).exists():
        return []
    try:
        with contextlib.closing(connect(folder / DATABASE)) as connection:
            return [*_of_database(connection), *_of_vectors(connection, folder)]
    except sqlite3.DatabaseError as error:
        return [Ailment(Part.database, f"the database in {folder} is damaged: {error}")]


def discard(corpus: Corpus, part: Part) -> None:
    """Remove the ill part, so that the next sync or search makes it anew."""
    folder = current_build(home_of(corpus))
    if part is Part.database:
        shutil.rmtree(folder, ignore_errors=True)
    for path in folder.glob("vectors-*"):
        path.unlink(missing_ok=True)


def _of_database(connection: sqlite3.Connection) -> Iterator[Ailment]:
    (verdict,) = connection.execute("pragma integrity_check(1)").fetchone()
    if verdict != "ok":
        yield Ailment(Part.database, f"the database is damaged: {verdict}")
        return
    questions = {
        "{} without the text of its place": "select count(*) from chunks join documents"
        " on documents.number = chunks.document"
        " where chunks.text <> substr(documents.text, start + 1, end - start)",
        "{} without a vector": "select count(*) from chunks left join vectors"
        " on vectors.key = chunks.vector where vectors.key is null",
        "{} without a document": "select count(*) from chunks left join documents"
        " on documents.number = chunks.document where documents.number is null",
    }
    for words, question in questions.items():
        (count,) = connection.execute(question).fetchone()
        if count:
            yield Ailment(Part.database, words.format("1 chunk" if count == 1 else f"{count:,} chunks"))
    try:
        connection.execute("insert into words (words, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield Ailment(Part.database, "the word index does not agree with the chunks")


def _of_vectors(connection: sqlite3.Connection, folder: Path) -> Iterator[Ailment]:
    built = recorded(connection)
    if built is None:
        return
    path = folder / built.file
    if not path.is_file():
        yield Ailment(Part.vectors, f"the vector file {path.name} is missing")
        return
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != built.sha256:
            yield Ailment(Part.vectors, f"the vector file {path.name} is not the one that was written")
