"""The folder is the truth: what changed is read, cut, embedded and stored; what vanished is forgotten."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.corpus import Corpus
from index.encoders.embedding import Embedder
from index.encoders.encoding import Vectors
from index.progress import Progress, ProgressSink, Skipped, Stage, SyncReport
from index.store import FileRow, Store, Writer, reported
from index.syncing.plan import Plan, plan
from index.walk import Found, files_of

if TYPE_CHECKING:
    from index.syncing.preparing import Prepared

_BATCH = 256  # chunks that are embedded together, from as many files as it takes
_SETTLED_NS = 2_000_000_000  # a file touched more recently may change again within one tick of its clock


def sync(
    corpus: Corpus,
    store: Store,
    embedder: Embedder,
    on_progress: ProgressSink | None = None,
    stop: threading.Event | None = None,
    prune: bool = False,
) -> SyncReport:
    """Make the index equal to the folder; stopped or killed at any moment, it is valid and goes on later."""
    began = time.monotonic()
    tell = on_progress or (lambda progress: None)
    tell(Progress(Stage.walking))
    walked = list(files_of(corpus))
    recipe = corpus.settings.recipe
    with store.snapshot() as snapshot:
        known, generation = snapshot.files(), snapshot.generation
        finished = snapshot.finished and snapshot.synced > 0  # nor is an index that was only just made
    todo = plan(walked, known, recipe, corpus.roots, prune)
    if todo.empty and finished:
        return SyncReport(
            unchanged=todo.unchanged,
            skipped=reported(todo.skipped, known.values()),
            generation=generation,
            seconds=time.monotonic() - began,
        )
    with store.writer() as writer:
        with store.snapshot() as snapshot:
            known = snapshot.files()
        todo = plan(walked, known, recipe, corpus.roots, prune)
        run = _Run(corpus, writer, embedder, known, tell, stop or threading.Event())
        run.carry_out(todo)
    with store.snapshot() as snapshot:
        return run.report(todo, snapshot.files(), snapshot.generation, time.monotonic() - began)


@dataclass(slots=True)
class _Run:
    """One pass of the one writer, with what it has done so far."""

    corpus: Corpus
    writer: Writer
    embedder: Embedder
    known: Mapping[str, FileRow]
    tell: Callable[[Progress], None]
    stop: threading.Event
    pending: list["Prepared"] = field(default_factory=list)
    touched: list[FileRow] = field(default_factory=list)
    stored: dict[str, str] = field(default_factory=dict)  # name to digest of what was stored
    deleted: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    same: int = 0  # looked into and found as they were
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    embedded: int = 0
    reused: int = 0

    def carry_out(self, todo: Plan) -> None:
        """Additions before deletions, so that a renamed file finds its vectors."""
        self.total = len(todo.fresh)
        self.bytes_total = sum(entry.size for entry in todo.fresh)
        for row in todo.left_out:
            self.writer.replace(row, [], {})
        for entry in todo.fresh:
            if self.stop.is_set():
                break
            self._say(Stage.reading, entry.name)
            self._look_into(entry)
            self.done += 1
            self.bytes_done += entry.size
            if sum(len(prepared.texts) for prepared in self.pending) >= _BATCH:
                self._flush()
        self._flush()
        self.writer.touch(self.touched)
        if not self.stop.is_set():
            self.writer.delete(todo.gone)
            self.deleted.extend(todo.gone)
        self._say(Stage.committing)
        self.writer.finish()

    def report(self, todo: Plan, files: Mapping[str, FileRow], generation: int, seconds: float) -> SyncReport:
        """What this pass changed."""
        was = {name: self.known[name].sha256 for name in self.deleted if self.known[name].sha256}
        added = [name for name in self.stored if name not in self.known or self.known[name].reason]
        by_digest = {digest: name for name, digest in was.items()}
        renamed = {by_digest.pop(self.stored[n]): n for n in added if self.stored[n] in by_digest}
        return SyncReport(
            added=tuple(name for name in added if name not in renamed.values()),
            changed=tuple(name for name in self.stored if name not in added),
            renamed=tuple(renamed.items()),
            deleted=tuple(name for name in was if name not in renamed),
            unchanged=todo.unchanged + self.same,
            skipped=reported([*todo.skipped, *self.skipped], files.values()),
            chunks_embedded=self.embedded,
            chunks_reused=self.reused,
            generation=generation,
            seconds=seconds,
        )

    def _look_into(self, entry: Found) -> None:
        from index.readers import Unreadable, load, read_bytes
        from index.syncing.preparing import prepare  # 0.04 s that a folder without a change has no need of

        settings, known = self.corpus.settings, self.known.get(entry.name)
        digest = ""
        try:
            data = load(entry.path, settings.limits)
            digest = hashlib.sha256(data).hexdigest()
            row = self._row(entry, digest)
            if known and (known.sha256, known.recipe) == (digest, row.recipe):
                self._keep(row, known)
                return
            readings = read_bytes(data, entry.name, settings.limits, settings.fields)
        except Unreadable as error:
            row = self._row(entry, digest, str(error))
            self.skipped.append(Skipped(entry.name, row.reason))
            if known != row:
                self.writer.replace(row, [], {})
            return
        row = self._row(entry, digest, notes=[note for reading in readings for note in reading.notes])
        self.pending.append(prepare(row, readings, self.embedder.encoder, settings))

    def _keep(self, row: FileRow, known: FileRow) -> None:
        """The same bytes as before, whatever the clock says."""
        if known.reason:
            self.skipped.append(Skipped(row.name, known.reason))
        else:
            self.same += 1
        kept = FileRow(row.name, row.size, row.mtime_ns, row.sha256, row.recipe, known.reason, known.notes)
        if kept != known:
            self.touched.append(kept)

    def _row(self, entry: Found, digest: str, reason: str = "", notes: Iterable[str] = ()) -> FileRow:
        settled = time.time_ns() - entry.mtime_ns > _SETTLED_NS
        mtime = entry.mtime_ns if settled else -1  # looked into again next time, as git does
        recipe = self.corpus.settings.recipe
        return FileRow(entry.name, entry.size, mtime, digest, recipe, reason, tuple(notes))

    def _flush(self) -> None:
        """Embed what is new among the pending files and store them, each in its own transaction."""
        texts = {key: text for prepared in self.pending for key, text in prepared.texts.items()}
        missing = sorted(self.writer.missing(list(texts)))
        self.embedder.expect(len(missing), self.bytes_done, self.bytes_total)
        vectors: dict[bytes, Vectors] = {}
        for i in range(0, len(missing), _BATCH):
            if self.stop.is_set():
                break
            some = missing[i : i + _BATCH]
            self._say(Stage.embedding)
            vectors.update(zip(some, self.embedder.encode([texts[key] for key in some]), strict=True))
            self.embedded += len(some)
        for prepared in self.pending:
            if not set(missing) & prepared.texts.keys() <= vectors.keys():
                continue  # stopped before its vectors were made
            self.writer.replace(prepared.file, prepared.entries, vectors)
            self.stored[prepared.file.name] = prepared.file.sha256
            self.reused += sum(key not in vectors for entry in prepared.entries for key in entry.keys)
        self.pending.clear()

    def _say(self, stage: Stage, current: str = "") -> None:
        chunks = self.embedded + self.reused
        share = self.bytes_done / self.bytes_total if self.bytes_total else 0.0
        expected = round(chunks / share) if share else 0
        skipped = len(self.skipped)
        self.tell(Progress(stage, self.done, self.total, chunks, expected, skipped, current))
