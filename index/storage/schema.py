"""The tables of an index and how older formats become the current one."""

import os
import sqlite3
from pathlib import Path

from index.errors import IndexError_
from index.storage.lexical import shape

DATABASE = "index.db"
FORMAT = 2

# Since format 2.
_VOCABULARY = """
create table vocabulary (term text primary key, chunks integer not null, shape text not null) without rowid;
create index vocabulary_shape on vocabulary (shape) where shape <> '';
insert into vocabulary values ('', 0, '');
"""

_TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table files (
    name text primary key, size integer not null, mtime_ns integer not null, sha256 text not null,
    recipe text not null, reason text not null, notes text not null
) without rowid;
create table documents (
    number integer primary key autoincrement, id text not null unique,
    file text not null references files (name) on delete cascade,
    path text not null, title text not null, sha256 text not null, kind text not null, date text,
    author text, language text, metadata text not null, places text not null, text text not null,
    characters integer not null, covered integer not null
);
create index documents_file on documents (file);
create table chunks (
    number integer primary key autoincrement, id text not null unique,
    document integer not null references documents (number) on delete cascade,
    ordinal integer not null, start integer not null, end integer not null,
    headings text not null, text text not null, terms text not null, vector blob not null
);
create unique index chunks_document on chunks (document, ordinal);
create index chunks_vector on chunks (vector);
create table vectors (key blob primary key, vector blob not null) without rowid;
create table loose (key blob primary key) without rowid;
create virtual table words using fts5 (
    terms, content = 'chunks', content_rowid = 'number', tokenize = 'ascii'
);
insert into meta values ('generation', '0');
"""

# How many chunks have each term, and under '' how many there are: FTS5 only knows by walking all of them.
_RECOUNT = """
delete from vocabulary;
create virtual table temp.counted using fts5vocab (main, words, row);
insert into vocabulary select term, doc, shape(term) from temp.counted;
insert into vocabulary select '', count(*), '' from chunks;
drop table temp.counted;
"""

# One step per format: `_MIGRATIONS[n]` makes format n + 1 of format n.
_MIGRATIONS: dict[int, str] = {1: _VOCABULARY + _RECOUNT}


def connect(path: Path, timeout: float = 30.0) -> sqlite3.Connection:
    """A connection in autocommit mode with the settings that every user of the file needs."""
    frozen = is_frozen(path)
    address = f"{path.absolute().as_uri()}?immutable=1" if frozen else path
    connection = sqlite3.connect(
        address, timeout=timeout, isolation_level=None, check_same_thread=False, uri=frozen
    )
    for pragma in (
        "journal_mode = wal",
        "synchronous = normal",
        "foreign_keys = on",
        "secure_delete = on",
        "trusted_schema = off",
        "temp_store = memory",
        "cache_size = -32768",
    ):
        connection.execute(f"pragma {pragma}")
    connection.create_function("shape", 1, shape, deterministic=True)
    return connection


def is_frozen(path: Path) -> bool:
    """Whether a database can only be read as a file that nobody changes.

    To read one that may change takes the two files of its log, which exist or have to be made beside it.
    """
    beside = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and path.exists() and not beside.exists()


def prepare(connection: sqlite3.Connection) -> None:
    """Create the tables or bring an older format forward; IndexError_ for one from the future."""
    found = connection.execute("pragma user_version").fetchone()[0]
    if found == FORMAT:
        return
    if found > FORMAT:
        raise IndexError_(
            f"The index has format {found}, this Footnote reads up to {FORMAT}; upgrade Footnote, "
            "or rebuild the index with `footnote index --rebuild`."
        )
    connection.execute("begin immediate")
    try:
        _upgrade(connection)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def refill_words(connection: sqlite3.Connection) -> None:
    """Make the full-text table anew from the chunks: FTS5's own `rebuild` does not mend every fault."""
    create = next(s for s in statements(_TABLES) if s.startswith("create virtual table words"))
    connection.execute("drop table words")
    connection.execute(create)
    connection.execute("insert into words (rowid, terms) select number, terms from chunks")
    for statement in statements(_RECOUNT):
        connection.execute(statement)


def _upgrade(connection: sqlite3.Connection) -> None:
    found = connection.execute("pragma user_version").fetchone()[0]  # another process may have been first
    steps = [_TABLES + _VOCABULARY] if found == 0 else [_MIGRATIONS[n] for n in range(found, FORMAT)]
    for step in steps:
        for statement in statements(step):
            connection.execute(statement)
    connection.execute(f"pragma user_version = {FORMAT}")


def statements(script: str) -> list[str]:
    """The statements of a script, one by one: `executescript` would commit before it starts."""
    found, pending = [], ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return [statement for statement in found if statement]
