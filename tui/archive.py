"""Conversations that outlive the program: one SQLite file, every turn kept as it was shown."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import FootnoteError
from index.paths import private
from qa.answer import Answer
from tui.conversation import Asked, Outcome
from tui.text import shorten

FILE = "conversations.sqlite"
MIGRATIONS = (
    """
    CREATE TABLE conversation (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, corpus TEXT NOT NULL,
        created TEXT NOT NULL, changed TEXT NOT NULL
    );
    CREATE TABLE turn (
        id INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
        question TEXT NOT NULL, outcome TEXT NOT NULL, answer TEXT, words TEXT NOT NULL,
        partial TEXT NOT NULL, error TEXT NOT NULL, seconds REAL NOT NULL
    );
    CREATE INDEX turn_conversation ON turn (conversation, id);
    """,
)

Encode = Callable[[Answer], Mapping[str, Any]]
Decode = Callable[[Mapping[str, Any]], Answer]


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in the list."""

    id: int
    title: str
    corpus: str
    changed: dt.datetime
    turns: int


class Archive:
    """Keeps, lists, finds, renames and deletes conversations. Without a folder: in memory."""

    def __init__(
        self,
        folder: Path | None,
        encode: Encode,
        decode: Decode,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        self._encode, self._decode, self._now = encode, decode, now
        self._db = _opened(folder)

    def begin(self, title: str, corpus: str) -> int:
        """A new conversation; returns its id."""
        with self._db:
            now = self._now().isoformat()
            row = self._db.execute(
                "INSERT INTO conversation (title, corpus, created, changed) VALUES (?, ?, ?, ?)",
                (shorten(title, 80), corpus, now, now),
            )
        return int(row.lastrowid or 0)

    def keep(self, conversation: int, asked: Asked) -> None:
        """Add a turn."""
        answer = json.dumps(self._encode(asked.answer), ensure_ascii=False) if asked.answer else None
        words = " ".join((asked.question, asked.answer.text if asked.answer else asked.partial))
        row = (
            conversation, _storable(asked.question), asked.outcome.value, answer and _storable(answer),
            _storable(words), _storable(asked.partial), _storable(asked.error), asked.seconds,
        )  # fmt: skip
        with self._db:
            self._db.execute(
                "INSERT INTO turn (conversation, question, outcome, answer, words, partial, error, seconds) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            now = self._now().isoformat()
            self._db.execute("UPDATE conversation SET changed = ? WHERE id = ?", (now, conversation))

    def turns(self, conversation: int) -> list[Asked]:
        """All turns, oldest first."""
        rows = self._db.execute(
            "SELECT id, question, outcome, answer, partial, error, seconds FROM turn "
            "WHERE conversation = ? ORDER BY id",
            (conversation,),
        )
        return [
            Asked(question, Outcome(outcome), self._answer(answer), partial, error, seconds, id_)
            for id_, question, outcome, answer, partial, error, seconds in rows
        ]

    def find(self, words: str = "") -> list[Kept]:
        """The conversations in which every word occurs, in a title, question or answer; newest first."""
        wanted = [f"%{_literal(word)}%" for word in words.split()]
        where = " AND ".join(
            r"(title LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM turn"
            r" WHERE conversation = c.id AND words LIKE ? ESCAPE '\'))"
            for _ in wanted
        )
        rows = self._db.execute(
            "SELECT id, title, corpus, changed, (SELECT count(*) FROM turn WHERE conversation = c.id) "  # noqa: S608  (only placeholders are put in)
            f"FROM conversation c {'WHERE ' + where if where else ''} ORDER BY changed DESC, id DESC",
            [value for word in wanted for value in (word, word)],
        )
        return [Kept(i, title, corpus, dt.datetime.fromisoformat(at), n) for i, title, corpus, at, n in rows]

    def rename(self, conversation: int, title: str) -> None:
        """Give it another title."""
        with self._db:
            self._db.execute(
                "UPDATE conversation SET title = ? WHERE id = ?", (shorten(title, 80), conversation)
            )

    def delete(self, conversation: int) -> None:
        """Delete it with its turns."""
        with self._db:
            self._db.execute("DELETE FROM conversation WHERE id = ?", (conversation,))

    def take_in(self, title: str, corpus: str, turns: Sequence[Asked]) -> int:
        """Keep a whole conversation, as an import does; returns its id."""
        conversation = self.begin(title, corpus)
        for asked in turns:
            self.keep(conversation, asked)
        return conversation

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _answer(self, text: str | None) -> Answer | None:
        return self._decode(json.loads(text)) if text else None


def _opened(folder: Path | None) -> sqlite3.Connection:
    if folder is None:
        db = sqlite3.connect(":memory:")
    else:
        file = private(folder) / FILE
        file.touch(mode=0o600)
        db = sqlite3.connect(file)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        _migrate(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise FootnoteError(
            f"{folder}/{FILE} cannot be used ({error}); move it away to begin anew."
        ) from error
    return db


def _migrate(db: sqlite3.Connection) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise sqlite3.DatabaseError("it was written by a newer Footnote")
    for number, statements in enumerate(MIGRATIONS[version:], version + 1):
        db.executescript(f"BEGIN; {statements} PRAGMA user_version = {number}; COMMIT;")


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _storable(text: str) -> str:
    """SQLite stores UTF-8; lone surrogates, which a file name may carry, become U+FFFD."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
