"""A file's bytes into entries for the store, all but the vectors."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from index.cutting.chunking import chunk, embedded_text
from index.documents import Chunk, Document, Source
from index.encoders.encoding import Encoder
from index.readers import Reading, told_apart
from index.settings import IndexSettings
from index.storage.lexical import terms_of
from index.store import Entry, FileRow


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's row and entries, and the text behind each vector key."""

    file: FileRow
    entries: tuple[Entry, ...]
    texts: dict[bytes, str]


def prepare(
    file: FileRow, readings: Sequence[Reading], encoder: Encoder, settings: IndexSettings
) -> Prepared:
    """The readings of a file as entries."""
    entries: list[Entry] = []
    texts: dict[bytes, str] = {}
    for name, reading in told_apart(readings):
        document = _document(name, reading, file.sha256)
        chunks = chunk(document, encoder, settings)
        embedded = [embedded_text(piece) for piece in chunks]
        keys = [vector_key(text) for text in embedded]
        texts.update(zip(keys, embedded, strict=True))
        entries.append(Entry(document, chunks, keys, [_terms(piece) for piece in chunks]))
    return Prepared(file, tuple(entries), texts)


def document_id(name: str) -> str:
    """Names a document for as long as its file, and its record in it, keep their names."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]


def vector_key(text: str) -> bytes:
    """Names a vector by the text it stands for."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def _document(name: str, reading: Reading, sha256: str) -> Document:
    source = Source(
        document_id(name),
        name,
        reading.title,
        sha256,
        reading.kind,
        reading.date,
        reading.author,
        reading.language,
        reading.metadata,
    )
    return Document(source, reading.text, reading.places)


def _terms(piece: Chunk) -> str:
    """What full-text search finds a chunk by: its headings' terms and its own."""
    return " ".join(terms_of(embedded_text(piece)))
