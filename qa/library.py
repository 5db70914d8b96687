"""What answering needs of an index: the doors of `index.index.Index` it goes through."""

import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from index.documents import Document, Filters, Held, Passage, Source
from index.encoders.encoding import Encoder, Ranker
from index.progress import ProgressSink, SyncReport

DocumentOf = Callable[[str], Document]


class Library(Protocol):
    """An index as answering sees it."""

    encoder: Encoder
    ranker: Ranker | None  # without one, the order of the search stands

    @property
    def generation(self) -> int:
        """Rises with every change of the index."""
        ...

    def sync(
        self, on_progress: ProgressSink | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Bring the index up to date with the folder."""
        ...

    def search(self, query: str, k: int = 8, filters: Filters = ...) -> list[Passage]:
        """The best passages, best first."""
        ...

    def holding(self, words: Sequence[str], filters: Filters = ...) -> Held:
        """Every document that has the words near each other."""
        ...

    def document(self, document_id: str) -> Document:
        """A document with its text."""
        ...

    def documents(self) -> list[Source]:
        """All documents."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...
