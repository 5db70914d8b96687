"""An engine that replays scripted events, one a permit: demos and tests drive the screens with it."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.documents import Document, Filters, Source
from index.progress import IndexStatus, Progress, ProgressSink, Skipped, Stage, SyncReport
from qa.answer import AnswerEvent, Turn

Script = Callable[[str], Iterable[AnswerEvent | Exception]]


class Gate:
    """Lets events through one by one; `open` lets all through."""

    def __init__(self) -> None:
        self._permits = asyncio.Semaphore(0)
        self._open = False

    async def pass_through(self) -> None:
        """Wait for a permit."""
        if not self._open:
            await self._permits.acquire()

    def step(self, events: int = 1) -> None:
        """Let some events through."""
        for _ in range(events):
            self._permits.release()

    def open(self) -> None:
        """Let everything through from now on."""
        self._open = True
        self.step(1000)


@dataclass
class ScriptedLibrary:
    """Documents held in memory."""

    held: Sequence[Document] = ()
    skipped: tuple[Skipped, ...] = ()
    generation: int = 1

    def documents(self) -> list[Source]:
        """Their sources."""
        return [d.source for d in self.held]

    def document(self, document_id: str) -> Document:
        """One of them; LookupError where it is not held."""
        for document in self.held:
            if document.source.document_id == document_id:
                return document
        raise LookupError(document_id)

    def status(self) -> IndexStatus:
        """The state of what is held."""
        held = len(self.held)
        return IndexStatus(Path(), held, 3 * held, 0, 1.0, self.skipped, "", "", 0, self.generation, None)

    def sync(
        self, on_progress: ProgressSink | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Walks through the documents and changes nothing."""
        total = len(self.held)
        for done in range(total + 1):
            if stop and stop.is_set():
                break
            if on_progress:
                on_progress(Progress(Stage.reading, done, total, skipped=len(self.skipped)))
        return SyncReport(unchanged=total, skipped=self.skipped, generation=self.generation)


@dataclass
class ScriptedEngine:
    """Replays `script(question)`; an exception in it is raised. `asked` keeps what came in."""

    script: Script
    index: ScriptedLibrary = field(default_factory=ScriptedLibrary)
    gate: Gate | None = None
    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)
    closed_runs: int = 0

    async def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None
    ) -> AsyncGenerator[AnswerEvent, None]:
        """The script's events for the question."""
        self.asked.append((question, tuple(history), filters or Filters()))
        try:
            for event in self.script(question):
                if self.gate:
                    await self.gate.pass_through()
                if isinstance(event, Exception):
                    raise event
                yield event
                await asyncio.sleep(0)
        finally:
            self.closed_runs += 1

    def close(self) -> None:
        """Nothing is held."""
