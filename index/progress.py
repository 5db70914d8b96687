"""What any front end is told of an index: its work while it runs and when it is done, and how it stands."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Stage(StrEnum):
    """The steps of a sync, in order."""

    walking = "walking"
    reading = "reading"
    embedding = "embedding"
    committing = "committing"

    @property
    def words(self) -> str:
        """What is being done, as people read it."""
        return {"walking": "looking for files", "committing": "saving"}.get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a sync: counts so far, totals where known (0 = not known yet)."""

    stage: Stage
    files_done: int = 0
    files_total: int = 0
    chunks_done: int = 0
    chunks_total: int = 0
    skipped: int = 0
    current: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not in the index, or not whole, and why, in words for a person."""

    path: str
    reason: str
    partly: bool = False  # the rest of it is in the index


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync changed; paths are relative to the corpus root."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    chunks_embedded: int = 0
    chunks_reused: int = 0
    generation: int = 0
    seconds: float = 0.0

    @property
    def changes(self) -> dict[str, int]:
        """How many files were added, changed, renamed and deleted."""
        return {name: len(getattr(self, name)) for name in ("added", "changed", "renamed", "deleted")}

    @property
    def any_change(self) -> bool:
        """Whether the index differs from before."""
        return any(self.changes.values())


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """An index at a glance; sizes in bytes, `coverage` the share of text that lies in some chunk."""

    folder: Path
    documents: int
    chunks: int
    characters: int
    coverage: float
    skipped: tuple[Skipped, ...]
    encoder: str
    encoder_digest: str
    size: int
    generation: int
    synced: dt.datetime | None  # when a sync last ended, in local time


ProgressSink = Callable[[Progress], None]
