"""Whether a store holds together: what a doctor asks of it, and how each fault is mended."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.storage.dense import Dense, recorded
from index.storage.schema import refill_words
from index.storage.sqlite_read import SqliteSnapshot

_SIGNS = ("malformed", "not a database", "no such table", "no such column")
_ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be; `part` is database, text, words or vectors."""

    part: str
    detail: str


def faults(connection: sqlite3.Connection, folder: Path) -> Iterator[Fault]:
    """Every fault found, in the order in which they should be mended; of a damaged database no other."""
    damaged = list(_database(connection))
    yield from damaged
    if damaged:
        return
    yield from _text(connection)
    yield from _words(connection)
    yield from _vectors(connection, folder)


@contextlib.contextmanager
def answerable(connection: sqlite3.Connection) -> Iterator[None]:
    """Tell an error of the program from rows that it never wrote: those are a damaged database's."""
    try:
        yield
    except _ODD as error:
        if found := next(_database(connection), None):
            raise sqlite3.DatabaseError(f"malformed: {found.detail}") from error
        raise


def is_damage(words: str) -> bool:
    """Whether what SQLite says tells of a damaged database, and not of a busy or full one."""
    return any(sign in words for sign in _SIGNS)


def mend(connection: sqlite3.Connection, dense: Dense, parts: set[str]) -> None:
    """Remake what can be remade; files whose chunks are not whole are forgotten, to be read again."""
    if parts & {"text", "vectors"}:
        connection.execute(f"delete from files where name in ({_TORN_FILES})")
    if parts & {"words", "text", "vectors"}:
        refill_words(connection)
    if "vectors" in parts:
        dense.rebuild(connection)


_TORN_CHUNKS = """
    select chunks.number from chunks join documents on documents.number = document
    left join vectors on vectors.key = chunks.vector
    where vectors.key is null or chunks.text <> substr(documents.text, start + 1, end - start)
"""
_MISCOUNTED = """
    select count(*) from (
        select term, doc from temp.counted union all select '', count(*) from chunks
    ) full join vocabulary using (term)
    where doc is not chunks and length(cast(term as blob)) < 32768 -- longer ones are cut short by FTS5
"""
_TORN_FILES = f"""
    select file from documents join chunks on document = documents.number
    where chunks.number in ({_TORN_CHUNKS})
"""


_LIST = "not json_valid({0}) or json_type({0}) <> 'array' or exists (select 1 from json_each({0}) where {1})"
_FOREIGN_ROWS = {
    "documents": f"""
        'blob' in (typeof(id), typeof(path), typeof(title), typeof(kind), typeof(author), typeof(language),
            typeof(text))
        or date is not null and date(date) is not date
        or not json_valid(metadata) or json_type(metadata) <> 'object'
        or {_LIST.format("places", "not json_valid(value) or json_type(value, '$[0]') is not 'integer'")}
        or typeof(characters) <> 'integer' or typeof(covered) <> 'integer'
    """,
    "chunks": f"""
        'blob' in (typeof(id), typeof(text), typeof(terms))
        or typeof(start) <> 'integer' or typeof(end) <> 'integer' or typeof(ordinal) <> 'integer'
        or not 0 <= start or start > end or {_LIST.format("headings", "type <> 'text'")}
    """,
    "vectors": """
        typeof(vector) <> 'blob' or length(vector) <> (select max(length(vector)) from vectors)
        or length(vector) % 2
    """,
    "files": f"""
        typeof(size) <> 'integer' or typeof(mtime_ns) <> 'integer'
        or {_LIST.format("notes", "type <> 'text'")}
    """,
    "vocabulary": "typeof(chunks) <> 'integer'",
}


def _database(connection: sqlite3.Connection) -> Iterator[Fault]:
    try:
        for (line,) in connection.execute("pragma integrity_check(5)"):
            if line != "ok":
                yield Fault("database", str(line))
        for table, *_ in connection.execute("pragma foreign_key_check"):
            yield Fault("database", f"a row of {table} belongs to nothing")
        for table, condition in _FOREIGN_ROWS.items():
            if connection.execute(f"select 1 from {table} where {condition} limit 1").fetchone():
                yield Fault("database", f"a row of {table} is none that Footnote wrote")
        recorded(connection)
        SqliteSnapshot(connection, Dense(Path()))
    except sqlite3.DatabaseError as error:
        if not is_damage(str(error)):
            raise
        yield Fault("database", str(error))
    except _ODD:
        yield Fault("database", "a row of meta is none that Footnote wrote")


def _text(connection: sqlite3.Connection) -> Iterator[Fault]:
    (torn,) = connection.execute(f"select count(*) from ({_TORN_CHUNKS})").fetchone()
    if torn:
        yield Fault("text", f"{torn} chunks have no vector or are not what their document says there")


def _words(connection: sqlite3.Connection) -> Iterator[Fault]:
    try:
        connection.execute("insert into words (words, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if "readonly" not in str(error):  # it can only be asked by an insert
            yield Fault("words", f"full-text search does not agree with the chunks: {error}")
            return
    connection.execute("create virtual table if not exists temp.counted using fts5vocab (main, words, row)")
    (wrong,) = connection.execute(_MISCOUNTED).fetchone()
    connection.execute("drop table temp.counted")
    if wrong:
        yield Fault("words", f"{wrong} terms are counted wrongly")


def _vectors(connection: sqlite3.Connection, folder: Path) -> Iterator[Fault]:
    built = recorded(connection)
    (count,) = connection.execute("select count(*) from chunks").fetchone()
    if built is None:
        if count:
            yield Fault("vectors", "the FAISS file was never written")
        return
    try:
        with (folder / built.file).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        yield Fault("vectors", f"the FAISS file cannot be read: {error.strerror}")
        return
    if digest != built.sha256:
        yield Fault("vectors", "the FAISS file is not the one that was written")
