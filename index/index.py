"""The door of this room: a corpus, kept in step with its folder and searched."""

import threading
from collections.abc import Callable, Sequence

from index.corpus import Corpus
from index.documents import Document, Filters, Held, Passage, Source
from index.encoders.embedding import Embedder
from index.encoders.encoding import Encoder, Ranker
from index.errors import IndexError_
from index.location import current_build, home_of, next_build, swap_to
from index.progress import IndexStatus, ProgressSink, SyncReport
from index.searching.holding import holding
from index.searching.search import search
from index.status import status_of
from index.storage.sqlite_store import SqliteStore
from index.store import Store
from index.syncing.sync import sync
from index.vectors import preload


class Index:
    """An open index. Any thread may search; one writer at a time, across processes, may sync."""

    def __init__(
        self,
        corpus: Corpus,
        encoder: Encoder,
        ranker: Ranker | None,
        store: Store,
        bulk: Callable[[], Encoder] | None = None,
    ) -> None:
        self.corpus = corpus
        self.encoder = encoder
        self.ranker = ranker
        self._store = store
        self.bulk = bulk

    @classmethod
    def open(
        cls,
        corpus: Corpus,
        encoder: Encoder,
        ranker: Ranker | None,
        *,
        bulk: Callable[[], Encoder] | None = None,
    ) -> "Index":
        """The corpus's index on this machine, empty at first; EncoderMismatch if another encoder made it."""
        preload()
        store = SqliteStore(current_build(home_of(corpus)), corpus.settings.lock_seconds)
        try:
            store.adopt(encoder.name, encoder.digest)
        except BaseException:
            store.close()
            raise
        return cls(corpus, encoder, ranker, store, bulk)

    @classmethod
    def rebuild(
        cls,
        corpus: Corpus,
        encoder: Encoder,
        ranker: Ranker | None,
        *,
        bulk: Callable[[], Encoder] | None = None,
        on_progress: ProgressSink | None = None,
        stop: threading.Event | None = None,
    ) -> "Index":
        """A new index built beside the old one, which answers until the new one takes its place."""
        home = home_of(corpus)
        build = next_build(home)
        store = SqliteStore(build, corpus.settings.lock_seconds)
        try:
            store.adopt(encoder.name, encoder.digest)
            sync(corpus, store, Embedder(encoder, bulk), on_progress, stop)
            if stop and stop.is_set():
                raise IndexError_("The rebuild was stopped; the index is as it was before.")
        finally:
            store.close()
        swap_to(home, build)
        return cls.open(corpus, encoder, ranker, bulk=bulk)

    @property
    def generation(self) -> int:
        """Rises with every change; equal generations of one index have equal contents."""
        with self._store.snapshot() as snapshot:
            return snapshot.generation

    def sync(
        self,
        on_progress: ProgressSink | None = None,
        stop: threading.Event | None = None,
        *,
        prune: bool = False,
    ) -> SyncReport:
        """Bring the index in step with the folder; nothing is opened where nothing changed.

        `prune` forgets documents even where the folder lists nothing at all, which is otherwise taken for
        a disk that is not mounted.
        """
        embedder = Embedder(self.encoder, self.bulk)
        return sync(self.corpus, self._store, embedder, on_progress, stop, prune)

    def search(self, query: str, k: int = 8, filters: Filters = Filters()) -> list[Passage]:  # noqa: B008
        """The k best passages, best first."""
        with self._store.snapshot() as snapshot:
            settings = self.corpus.settings
            return search(snapshot, query, k, filters, self.encoder, self.ranker, settings)

    def holding(self, words: Sequence[str], filters: Filters = Filters()) -> Held:  # noqa: B008
        """Every document that has the words near each other, as far as its bounds reach."""
        with self._store.snapshot() as snapshot:
            return holding(snapshot, words, filters)

    def document(self, document_id: str) -> Document:
        """A document with its text; IndexError_ if there is none of that id."""
        with self._store.snapshot() as snapshot:
            document = snapshot.document(document_id)
        if document is None:
            raise IndexError_(f"The index has no document {document_id}; it may have been deleted since.")
        return document

    def documents(self) -> list[Source]:
        """What is indexed, by path."""
        with self._store.snapshot() as snapshot:
            return snapshot.sources()

    def status(self) -> IndexStatus:
        """What the index holds and how fresh it is."""
        return status_of(self._store, current_build(home_of(self.corpus)))

    def close(self) -> None:
        """Release files; the index can be opened again."""
        self._store.close()
