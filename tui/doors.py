"""What the screens ask of the rooms behind them, as protocols: nothing heavy is imported to name them."""

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.documents import Document, Filters, Source
from index.progress import IndexStatus, ProgressSink, SyncReport
from qa.answer import AnswerEvent, Turn
from qa.config import Config


class Library(Protocol):
    """The index, as far as the screens look into it. Its calls block: they run in threads."""

    def documents(self) -> list[Source]:
        """Every indexed document."""
        ...

    def document(self, document_id: str) -> Document:
        """One document with its text."""
        ...

    def status(self) -> IndexStatus:
        """The state of the index."""
        ...

    def sync(
        self, on_progress: ProgressSink | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Bring the index up to date with the files."""
        ...


class Engine(Protocol):
    """What answers."""

    @property
    def index(self) -> Library:
        """The documents it answers from."""
        ...

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = ...
    ) -> AsyncIterator[AnswerEvent]:
        """The events on the way to the answer; the last is `Finished`."""
        ...

    def close(self) -> None:
        """Let go of files and models."""
        ...


Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GoldTable:
    """How a gold run went: a row a case, and a line over all."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    summary: str


RunGold = Callable[[Engine, Path, Callable[[int, int], None], threading.Event], GoldTable]


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the composition root lends to the screens.

    `open_engine` blocks and is called in a thread; it may tell in a few words what it is doing.
    """

    open_engine: Callable[[Config, Tell], Engine]
    run_gold: RunGold | None = None  # engine, gold file, told (done, total), stops when set
