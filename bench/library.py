"""A third-party set as the library that an engine asks: the same search and pipeline as a person's folder."""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from bench import cached, gold
from index.documents import Document, Filters, Held, Passage, Source
from index.encoders.encoding import Encoder, Ranker
from index.progress import ProgressSink, SyncReport
from index.readers import Reading
from index.searching.holding import holding
from index.searching.search import search
from index.settings import IndexSettings
from index.storage.sqlite_store import SqliteStore
from index.store import Entry, FileRow, Snapshot
from index.syncing.preparing import prepare


@dataclass(slots=True)
class SetLibrary:
    """The documents of one set; `only` narrows what is found to some of them."""

    snapshot: Snapshot
    encoder: Encoder
    ranker: Ranker | None
    only: frozenset[str] = frozenset()
    settings: IndexSettings = field(default_factory=IndexSettings)

    @property
    def generation(self) -> int:
        """Never rises: a set does not change."""
        return 0

    def sync(
        self, on_progress: ProgressSink | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Nothing to do."""
        return SyncReport()

    def search(self, query: str, k: int = 8, filters: Filters = Filters()) -> list[Passage]:  # noqa: B008
        """The best passages, best first."""
        return search(self.snapshot, query, k, self._of(filters), self.encoder, self.ranker, self.settings)

    def holding(self, words: Sequence[str], filters: Filters = Filters()) -> Held:  # noqa: B008
        """Every document that has the words near each other."""
        return holding(self.snapshot, words, self._of(filters))

    def document(self, document_id: str) -> Document:
        """A document with its text; KeyError where there is none."""
        found = self.snapshot.document(document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def documents(self) -> list[Source]:
        """All documents."""
        return self.snapshot.sources()

    def close(self) -> None:
        """The snapshot belongs to whoever opened it."""

    def _of(self, filters: Filters) -> Filters:
        return Filters(paths=tuple(sorted(self.only))) if self.only else filters


@contextmanager
def library(name: str, encoder: Encoder, ranker: Ranker | None) -> Iterator[SetLibrary]:
    """The set called `name`, indexed as the product ships."""
    texts, _ = gold.load(name)
    with opened(name, texts, encoder, IndexSettings()) as snapshot:
        yield SetLibrary(snapshot, encoder, ranker)


@contextmanager
def opened(
    name: str, texts: Sequence[gold.Text], encoder: Encoder, settings: IndexSettings
) -> Iterator[Snapshot]:
    """A set's documents as an index, built once per way of cutting and kept outside the repository."""
    recipe = hashlib.sha256(f"{name} {encoder.digest} {settings.recipe}".encode()).hexdigest()[:12]
    store = SqliteStore(cached.FOLDER / "indexes" / f"{name}-{recipe}")
    with store.snapshot() as snapshot:
        built = snapshot.finished and snapshot.totals().documents == len(texts)
    if not built:
        build(store, texts, encoder, settings)
    with store.snapshot() as snapshot:
        yield snapshot
    store.close()


def build(store: SqliteStore, texts: Sequence[gold.Text], encoder: Encoder, settings: IndexSettings) -> None:
    """Cut, embed and store every document of a set."""
    with store.writer() as writer:
        for text in texts:
            row = FileRow(text.id, len(text.text), 0, text.id, settings.recipe)
            reading = Reading(text.id, text.title, text.text, "text")
            prepared = prepare(row, [reading], encoder, settings)
            made = encoder.encode(list(prepared.texts.values()))
            entries = [_under(entry, text.id) for entry in prepared.entries]
            writer.replace(row, entries, dict(zip(prepared.texts, made, strict=True)))
        writer.finish()


def _under(entry: Entry, name: str) -> Entry:
    """The entry under the set's own document id, which the gold speaks of."""
    source = replace(entry.document.source, document_id=name)
    chunks = [replace(chunk, document_id=name) for chunk in entry.chunks]
    document = replace(entry.document, source=source)
    return replace(entry, document=document, chunks=chunks)
