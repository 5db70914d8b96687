"""Writing an index kept in SQLite: one transaction a file, all of it or nothing."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from index.documents import Chunk, Document
from index.encoders.encoding import Vectors
from index.storage.dense import Dense, pack
from index.store import Entry, FileRow

_OPTIMISE_UP_TO = 50_000  # chunks; beyond, merging all of FTS after a deletion costs more than it hides


class SqliteWriter:
    """The one writer of a store; it holds the lock for as long as it is used."""

    def __init__(self, connection: sqlite3.Connection, dense: Dense) -> None:
        self._connection = connection
        self._dense = dense
        self._changed = self._removed = False
        self._counted: Counter[str] = Counter()  # chunks of each term, added less removed

    def replace(self, file: FileRow, entries: Sequence[Entry], vectors: Mapping[bytes, Vectors]) -> None:
        """Put a file's documents in the place of what the file had before."""
        with self._transaction():
            self._forget([file.name])
            self._note(file)
            self._connection.executemany(
                "insert or ignore into vectors values (?, ?)",
                [(key, pack(vectors[key])) for entry in entries for key in entry.keys if key in vectors],
            )
            for entry in entries:
                number = self._add_document(file, entry.document, entry.chunks)
                self._add_chunks(number, entry)

    def touch(self, files: Sequence[FileRow]) -> None:
        """Take note of files whose bytes are what they were."""
        if files:
            with self._transaction(raising=False):
                for file in files:
                    self._note(file)

    def delete(self, names: Sequence[str]) -> None:
        """Forget files and all that came from them."""
        if names:
            with self._transaction():
                self._forget(names)

    def missing(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those keys that no vector is stored for."""
        find = "select 1 from vectors where key = ?"
        return {key for key in set(keys) if not self._connection.execute(find, (key,)).fetchone()}

    def finish(self) -> None:
        """Drop vectors no chunk has any more, write deleted text over, bring the FAISS file up to date."""
        with self._transaction(raising=False):
            self._connection.execute(
                "delete from vectors where key in (select key from loose)"
                " and not exists (select 1 from chunks where chunks.vector = vectors.key)"
            )
            self._connection.execute("delete from loose")
        if self._removed:
            (chunks,) = self._connection.execute("select count(*) from chunks").fetchone()
            if chunks <= _OPTIMISE_UP_TO:
                self._connection.execute("insert into words (words) values ('optimize')")
        self._dense.refresh(self._connection)
        self._connection.execute("delete from meta where key = 'unfinished'")
        self._connection.execute("insert or replace into meta values ('synced', ?)", (str(time.time()),))
        if self._changed:
            self._connection.execute("pragma optimize")
            self._connection.execute("pragma wal_checkpoint(truncate)").fetchall()

    @contextmanager
    def _transaction(self, raising: bool = True) -> Iterator[None]:
        """All or nothing; raises the generation by one unless told that nothing a search sees changes."""
        self._connection.execute("begin immediate")
        try:
            yield
            self._count()
            if raising:
                self._connection.execute("update meta set value = value + 1 where key = 'generation'")
                self._connection.execute("insert or ignore into meta values ('unfinished', '1')")
                self._changed = True
            self._connection.execute("commit")
        except BaseException:
            self._counted.clear()
            if self._connection.in_transaction:
                self._connection.execute("rollback")
            raise

    def _forget(self, names: Sequence[str]) -> None:
        of_file = "from chunks join documents on documents.number = document where file = ?"
        for name in names:  # no triggers: a schema that runs code of virtual tables would have to be trusted
            self._connection.execute(f"insert or ignore into loose select vector {of_file}", (name,))
            self._connection.execute(
                f"insert into words (words, rowid, terms) select 'delete', chunks.number, terms {of_file}",
                (name,),
            )
            for (terms,) in self._connection.execute(f"select terms {of_file}", (name,)):
                self._counted.subtract(_counted_once(terms))
        gone = self._connection.executemany("delete from files where name = ?", [(name,) for name in names])
        self._removed |= gone.rowcount > 0

    def _note(self, file: FileRow) -> None:
        self._connection.execute(
            "insert into files values (?, ?, ?, ?, ?, ?, ?) on conflict (name) do update set"
            " size = excluded.size, mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256,"
            " recipe = excluded.recipe, reason = excluded.reason, notes = excluded.notes",
            (
                file.name,
                file.size,
                file.mtime_ns,
                file.sha256,
                file.recipe,
                file.reason,
                _as_json(file.notes),
            ),
        )

    def _add_document(self, file: FileRow, document: Document, chunks: Sequence[Chunk]) -> int:
        source = document.source
        characters, covered = coverage(document.text, chunks)
        cursor = self._connection.execute(
            "insert into documents (id, file, path, title, sha256, kind, date, author, language, metadata,"
            " places, text, characters, covered) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source.document_id,
                file.name,
                source.path,
                source.title,
                source.sha256,
                source.kind,
                source.date.isoformat() if source.date else None,
                source.author,
                source.language,
                _as_json(dict(source.metadata)),
                _as_json([(place.start, place.label) for place in document.places]),
                document.text,
                characters,
                covered,
            ),
        )
        return int(cursor.lastrowid or 0)

    def _add_chunks(self, number: int, entry: Entry) -> None:
        self._connection.executemany(
            "insert into chunks (id, document, ordinal, start, end, headings, text, terms, vector)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (c.id, number, c.ordinal, c.start, c.end, _as_json(c.headings), c.text, terms, key)
                for c, terms, key in zip(entry.chunks, entry.terms, entry.keys, strict=True)
            ],
        )
        self._connection.execute(
            "insert into words (rowid, terms) select number, terms from chunks where document = ?", (number,)
        )
        for terms in entry.terms:
            self._counted.update(_counted_once(terms))

    def _count(self) -> None:
        """Keep the number of chunks of each term; what no chunk has any more is forgotten as well."""
        changed = [(term, change) for term, change in self._counted.items() if change]
        self._counted.clear()
        self._connection.executemany(
            "insert into vocabulary values (?1, ?2, shape(?1)) on conflict (term) do update"
            " set chunks = chunks + excluded.chunks",
            changed,
        )
        self._connection.executemany(
            "delete from vocabulary where term = ? and chunks <= 0",
            [(term,) for term, change in changed if change < 0 and term],
        )


def coverage(text: str, chunks: Sequence[Chunk]) -> tuple[int, int]:
    """Characters of the text that are not whitespace, and how many of them lie in some chunk."""
    characters = _visible(text)
    left_out, reached = 0, 0
    for piece in chunks:
        left_out += _visible(text[reached : piece.start]) if piece.start > reached else 0
        reached = max(reached, piece.end)
    return characters, characters - left_out - _visible(text[reached:])


def _counted_once(terms: str) -> set[str]:
    """What a chunk counts for: each of its terms, and under '' itself."""
    return {"", *terms.split()}


def _visible(text: str) -> int:
    return sum(map(len, text.split()))


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
