"""Where remembered texts lie: an SQLite file for the cache, a JSON Lines file for recordings."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.display import json_text
from index.errors import ModelError

_KEPT = 20_000  # answers; the oldest go first
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (key TEXT PRIMARY KEY, text TEXT NOT NULL, model TEXT NOT NULL, at INTEGER NOT NULL)"
)


class AnswerCache:
    """Texts by key in SQLite. A cache may fail: then it forgets, and nobody waits for it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, key: str) -> str | None:
        """The text kept under the key, or None."""
        try:
            with self._open() as database:
                row = database.execute("SELECT text FROM answers WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, OSError):
            return None
        return str(row[0]) if row else None

    def put(self, key: str, text: str, model: str) -> None:
        """Keeps a text; a damaged cache file is replaced by an empty one."""
        try:
            self._insert(key, text, model)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, full or read-only: not damaged
                return
            self._path.unlink(missing_ok=True)
            with contextlib.suppress(sqlite3.Error, OSError):
                self._insert(key, text, model)
        except OSError:
            return

    def _insert(self, key: str, text: str, model: str) -> None:
        with self._open() as database, database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, strftime('%s'))", (key, text, model)
            )
            database.execute(
                "DELETE FROM answers WHERE rowid <= (SELECT max(rowid) FROM answers) - ?", (_KEPT,)
            )

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        database = sqlite3.connect(self._path, timeout=2)
        try:
            database.execute(_SCHEMA)
            yield database
        finally:
            database.close()


@dataclass(frozen=True, slots=True)
class Tape:
    """The file a chat model's answers are added to, or, replayed, come from: then no model is asked."""

    path: Path
    replayed: bool


class Recording:
    """Texts by key in a JSON Lines file that can be committed; opened for replay, it is only read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._texts = _read(path) if path.exists() else {}

    def get(self, key: str) -> str | None:
        """The text recorded under the key, or None."""
        return self._texts.get(key)

    def put(self, key: str, text: str, model: str) -> None:
        """Appends a text, unless it is there already."""
        with self._lock:
            if key in self._texts:
                return
            self._texts[key] = text
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json_text({"key": key, "model": model, "text": text}, indent=None) + "\n")


def _read(path: Path) -> dict[str, str]:
    texts = {}
    # other line breaks than "\n" stand within texts; bytes that are no text are within no entry
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            texts[str(entry["key"])] = str(entry["text"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ModelError(f"Line {number} of the recording {path} is not one of its entries.") from error
    return texts
