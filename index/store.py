"""The seam below search: what any engine that keeps an index must do; SQLite with FAISS ships.

Fusion, ranking and citations stay above it, so an engine needs no hybrid search of its own. Terms come
cut and stemmed (index/storage/lexical.py), never as query syntax, so that engines agree on them.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.documents import Chunk, Document, Filters, Source
from index.encoders.encoding import Vectors
from index.progress import Skipped


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it was when last looked at; `reason` says why it is not indexed, empty if it is.

    `notes` say what of an indexed file is not in its text.
    """

    name: str
    size: int
    mtime_ns: int
    sha256: str
    recipe: str
    reason: str = ""
    notes: tuple[str, ...] = ()


def reported(skipped: Iterable[Skipped], files: Iterable[FileRow]) -> tuple[Skipped, ...]:
    """What is not in the index: the files left out, and what the notes say of those that are in it."""
    notes = [Skipped(row.name, note, partly=True) for row in files for note in row.notes]
    return tuple(sorted([*skipped, *notes], key=lambda item: (item.path, item.reason)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be stored: its chunks, the key of each chunk's vector, each chunk's terms."""

    document: Document
    chunks: Sequence[Chunk]
    keys: Sequence[bytes]
    terms: Sequence[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that a channel proposes, with what the channel says of it; higher is better."""

    row: int  # the engine's own number of the chunk
    chunk_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Totals:
    """What an index holds."""

    documents: int
    chunks: int
    characters: int  # of extracted text that are not whitespace
    covered: int  # of those, the ones that lie in some chunk


class Snapshot(Protocol):
    """The index as of one generation; what is written meanwhile is not seen."""

    generation: int
    synced: float  # when a writer last finished, in seconds since 1970; 0 if none has
    finished: bool  # False after a writer was interrupted before `finish`

    def dense(self, vector: NDArray[np.float32], k: int, filters: Filters) -> list[Hit]:
        """The k chunks of highest cosine with a unit vector, best first, ties by chunk id."""
        ...

    def lexical(self, terms: Sequence[str], k: int, filters: Filters) -> list[Hit]:
        """The k chunks of highest BM25 for any of the terms, best first, ties by chunk id.

        A term with spaces is a phrase: its words in that order and nothing between.
        """
        ...

    def holding(
        self, groups: Sequence[Sequence[str]], most: int, filters: Filters
    ) -> dict[str, tuple[int, ...]]:
        """The first `most` chunks that have a term of each group, by document: their numbers in order.

        Without groups the first chunk of every document.
        """
        ...

    def count(self, filters: Filters) -> int:
        """How many documents match."""
        ...

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """How many chunks have each term, at most how many have each phrase; 0 is left out."""
        ...

    def shaped(self, shape: str) -> dict[str, int]:
        """The terms of a shape (`lexical.shape`), and how many chunks have each."""
        ...

    def chunks(self, rows: Sequence[int]) -> dict[int, Chunk]:
        """Chunks by the engine's numbers."""
        ...

    def neighbours(self, chunk: Chunk, before: int, after: int) -> list[Chunk]:
        """The chunk with those around it in its document, in reading order."""
        ...

    def sources(self, document_ids: Sequence[str] | None = None) -> list[Source]:
        """Sources by document id, or all of them by path."""
        ...

    def document(self, document_id: str) -> Document | None:
        """A document with its text."""
        ...

    def files(self) -> dict[str, FileRow]:
        """Every file that was looked at, by name."""
        ...

    def totals(self) -> Totals:
        """Counts of everything."""
        ...


class Writer(Protocol):
    """The one writer; each call is a transaction of its own: all of it or nothing."""

    def replace(self, file: FileRow, entries: Sequence[Entry], vectors: Mapping[bytes, Vectors]) -> None:
        """Put a file's documents in the place of what the file had before."""
        ...

    def touch(self, files: Sequence[FileRow]) -> None:
        """Take note of files whose bytes are what they were."""
        ...

    def delete(self, names: Sequence[str]) -> None:
        """Forget files and all that came from them."""
        ...

    def missing(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those keys that no vector is stored for."""
        ...

    def finish(self) -> None:
        """Bring derived files up to date after the last change."""
        ...


class Store(Protocol):
    """An index kept somewhere."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """A consistent view, released on leaving."""
        ...

    def writer(self) -> AbstractContextManager[Writer]:
        """The right to write; IndexLocked names who holds it."""
        ...

    def identity(self) -> tuple[str, str]:
        """Name and digest of the encoder that the vectors came from; empty for an empty index."""
        ...

    def adopt(self, name: str, digest: str) -> None:
        """Say which encoder the vectors come from; EncoderMismatch when they come from another already."""
        ...

    def size(self) -> int:
        """Bytes on disk."""
        ...

    def close(self) -> None:
        """Release files and connections."""
        ...
