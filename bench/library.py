"""A third-party set as the library that an engine asks: the same search and pipeline as a person's folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench import gold
from bench.retrieval import opened
from index.documents import Chunk, Document, Filters, Passage, Source
from index.encoders.encoding import Encoder, Ranker
from index.progress import ProgressSink, SyncReport
from index.searching.search import search
from index.settings import IndexSettings
from index.store import Snapshot


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
        if self.only:
            filters = Filters(paths=tuple(sorted(self.only)))
        return search(self.snapshot, query, k, filters, self.encoder, self.ranker, self.settings)

    def document(self, document_id: str) -> Document:
        """A document with its text; KeyError where there is none."""
        found = self.snapshot.document(document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def documents(self) -> list[Source]:
        """All documents."""
        return self.snapshot.sources()

    def neighbours(self, chunk: Chunk, before: int = 1, after: int = 1) -> list[Chunk]:
        """The chunks around one, in order."""
        return self.snapshot.neighbours(chunk, before, after)

    def close(self) -> None:
        """The snapshot belongs to whoever opened it."""


@contextmanager
def library(name: str, encoder: Encoder, ranker: Ranker | None) -> Iterator[SetLibrary]:
    """The set called `name`, indexed as the product ships."""
    texts, _ = gold.load(name)
    with opened(name, texts, encoder, IndexSettings()) as snapshot:
        yield SetLibrary(snapshot, encoder, ranker)
