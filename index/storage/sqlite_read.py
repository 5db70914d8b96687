"""Reading an index kept in SQLite: everything within one read transaction is of one generation."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.documents import Chunk, Document, Filters, Place, Source
from index.storage.dense import Dense
from index.storage.filtering import matching_documents
from index.storage.frequent import BUDGET, PROPOSED, rarest, rescored
from index.store import FileRow, Hit, Totals

_CHUNK = (
    "chunks.number, chunks.id, documents.id, ordinal, start, end, chunks.text, headings"
    " from chunks join documents on documents.number = chunks.document"
)
_ONLY = "and rowid in (select number from chunks where document in (select value from json_each(?)))"
_SOURCE = "id, path, title, sha256, kind, date, author, language, metadata"


class SqliteSnapshot:
    """A view of the index within a transaction that the store began and will end."""

    def __init__(self, connection: sqlite3.Connection, dense: Dense) -> None:
        self._connection = connection
        self._vectors = dense
        self.generation = generation_of(connection)
        synced = connection.execute("select value from meta where key = 'synced'").fetchone()
        self.synced = float(synced[0]) if synced else 0.0
        self.finished = not connection.execute("select 1 from meta where key = 'unfinished'").fetchone()

    def dense(self, vector: NDArray[np.float32], k: int, filters: Filters) -> list[Hit]:
        """The k chunks of highest cosine with a unit vector, best first, ties by chunk id."""
        documents = matching_documents(self._connection, filters)
        allowed = None
        if documents is not None:
            rows = self._connection.execute(
                "select number from chunks where document in (select value from json_each(?))",
                (json.dumps(documents),),
            )
            allowed = np.array([number for (number,) in rows], np.int64)
        return self._vectors.search(self._connection, vector, k, allowed)

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> list[Hit]:
        """The k chunks of highest BM25 for any of the terms, best first, ties by chunk id."""
        known = self.frequencies([*terms, ""])
        chunks = known.pop("", 0)
        if not known:
            return []
        documents = matching_documents(self._connection, filters)
        if sum(known.values()) <= BUDGET:
            return self._best(self._matching(list(known), k + 20, documents), k)
        proposed = self._matching(rarest(known), PROPOSED, documents)
        return self._best(rescored(self._terms(proposed), known, chunks), k)

    def holding(
        self, groups: Sequence[Sequence[str]], most: int, filters: Filters
    ) -> dict[str, tuple[int, ...]]:
        """The first `most` chunks that have a term of each group, by document: their numbers in order.

        Without groups the first chunk of every document.
        """
        documents = matching_documents(self._connection, filters)
        if not groups:
            return self._first_chunks(documents)
        known = self.frequencies([term for group in groups for term in group])
        held = [[term for term in group if term in known] for group in groups]
        if not all(held):
            return {}
        only = "" if documents is None else _ONLY
        each = (" OR ".join(f'"{term}"' for term in group) for group in held)
        rows = self._connection.execute(
            "select documents.id, json_group_array(hits.rowid) from"
            f" (select rowid from words where words match ? {only} order by rowid limit ?) as hits"
            " join chunks on chunks.number = hits.rowid"
            " join documents on documents.number = chunks.document group by documents.number",
            (" AND ".join(f"({some})" for some in each), *([json.dumps(documents)] if only else []), most),
        )
        return {name: tuple(sorted(json.loads(numbers))) for name, numbers in rows}

    def _first_chunks(self, documents: list[int] | None) -> dict[str, tuple[int, ...]]:
        only = "" if documents is None else "where document in (select value from json_each(?))"
        rows = self._connection.execute(
            "select documents.id, first from (select document, min(number) as first from chunks"
            f" {only} group by document) join documents on documents.number = document",
            [json.dumps(documents)] if only else [],
        )
        return {name: (number,) for name, number in rows}

    def count(self, filters: Filters) -> int:
        """How many documents match."""
        documents = matching_documents(self._connection, filters)
        if documents is not None:
            return len(documents)
        return int(self._connection.execute("select count(*) from documents").fetchone()[0])

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """How many chunks have each term, at most how many have each phrase; 0 is left out."""
        words = {word for term in terms for word in term.split(" ")}
        find = "select term, chunks from vocabulary where term in (select value from json_each(?))"
        known = dict(self._connection.execute(find, (json.dumps(sorted(words)),)).fetchall())
        least = {term: min(known.get(word, 0) for word in term.split(" ")) for term in terms}
        return {term: chunks for term, chunks in least.items() if chunks}

    def shaped(self, shape: str) -> dict[str, int]:
        """The terms of a shape (`lexical.shape`), and how many chunks have each."""
        find = "select term, chunks from vocabulary where shape = ? and shape <> ''"
        return dict(self._connection.execute(find, (shape,)).fetchall())

    def _matching(self, terms: Sequence[str], k: int, documents: list[int] | None) -> dict[int, float]:
        """FTS5's BM25 of the best chunks by number."""
        only = "" if documents is None else _ONLY
        rows = self._connection.execute(
            f"select rowid, -rank from words where words match ? {only} order by rank limit ?",
            (" OR ".join(f'"{term}"' for term in terms), *([json.dumps(documents)] if only else []), k),
        )
        return dict(rows.fetchall())

    def _terms(self, rows: Iterable[int]) -> dict[int, str]:
        find = "select number, terms from chunks where number in (select value from json_each(?))"
        return dict(self._connection.execute(find, (json.dumps(list(rows)),)).fetchall())

    def _best(self, scores: Mapping[int, float], k: int) -> list[Hit]:
        """The k of highest score; only those that may be among them are looked up."""
        rounded = {row: round(score, 6) for row, score in scores.items()}
        least = sorted(rounded.values(), reverse=True)[:k][-1:]
        kept = [row for row, score in rounded.items() if score >= least[0]]
        find = "select number, id from chunks where number in (select value from json_each(?))"
        names = self._connection.execute(find, (json.dumps(kept),))
        hits = [Hit(row, name, rounded[row]) for row, name in names]
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k]

    def chunks(self, rows: Sequence[int]) -> dict[int, Chunk]:
        """Chunks by their numbers."""
        found = self._connection.execute(
            f"select {_CHUNK} where chunks.number in (select value from json_each(?))",
            (json.dumps(list(rows)),),
        )
        return {row[0]: _chunk(row) for row in found}

    def neighbours(self, chunk: Chunk, before: int, after: int) -> list[Chunk]:
        """The chunk with those around it in its document, in reading order."""
        found = self._connection.execute(
            f"select {_CHUNK} where documents.id = ? and ordinal between ? and ? order by ordinal",
            (chunk.document_id, chunk.ordinal - before, chunk.ordinal + after),
        )
        return [_chunk(row) for row in found]

    def sources(self, document_ids: Sequence[str] | None = None) -> list[Source]:
        """Sources by document id, or all of them by path."""
        if document_ids is None:
            rows = self._connection.execute(f"select {_SOURCE} from documents order by path, id")
        else:
            rows = self._connection.execute(
                f"select {_SOURCE} from documents where id in (select value from json_each(?))",
                (json.dumps(list(document_ids)),),
            )
        return [_source(row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """A document with its text."""
        row = self._connection.execute(
            f"select {_SOURCE}, places, text from documents where id = ?", (document_id,)
        ).fetchone()
        if row is None:
            return None
        places = tuple(Place(start, label) for start, label in json.loads(row[9]))
        return Document(_source(row[:9]), _words(row)[10], places)

    def files(self) -> dict[str, FileRow]:
        """Every file that was looked at, by name."""
        rows = self._connection.execute(
            "select name, size, mtime_ns, sha256, recipe, reason, notes from files order by name"
        )
        return {
            name: FileRow(name, size, mtime_ns, sha256, recipe, reason, _notes(notes))
            for name, size, mtime_ns, sha256, recipe, reason, notes in rows
        }

    def totals(self) -> Totals:
        """Counts of everything."""
        documents, characters, covered = self._connection.execute(
            "select count(*), coalesce(sum(characters), 0), coalesce(sum(covered), 0) from documents"
        ).fetchone()
        (chunks,) = self._connection.execute("select count(*) from chunks").fetchone()
        return Totals(documents, chunks, characters, covered)


def _notes(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored != "[]" else ()  # nearly all


def generation_of(connection: sqlite3.Connection) -> int:
    """The number that every change raises."""
    return int(connection.execute("select value from meta where key = 'generation'").fetchone()[0])


def _chunk(row: Sequence[object]) -> Chunk:
    _, name, document_id, ordinal, start, end, text, headings = _words(row)
    return Chunk(name, document_id, ordinal, start, end, text, tuple(json.loads(headings)))


def _source(row: Sequence[object]) -> Source:
    name, path, title, sha256, kind, date, author, language, metadata = _words(row)
    day = dt.date.fromisoformat(str(date)) if date else None
    return Source(name, path, title, sha256, kind, day, author, language, json.loads(str(metadata)))


def _words(row: Sequence[Any]) -> Sequence[Any]:
    """The row, which has words and numbers only: bytes in their place would be found out much later."""
    if any(isinstance(value, bytes) for value in row):
        raise TypeError("bytes stand where words should")
    return row
