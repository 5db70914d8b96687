"""Questions asked before, one JSON string a line, and the draft that was not asked of these documents."""

import contextlib
import hashlib
import json
import os
from pathlib import Path

from index.paths import private

KEPT = 1000


class History:
    """A walk through earlier questions; the draft waits at the end of it. Without a folder: in memory."""

    def __init__(self, folder: Path | None, corpus: str = "") -> None:
        self._file = folder / "questions.jsonl" if folder else None
        key = hashlib.sha256(corpus.encode("utf-8", "replace")).hexdigest()[:12]
        self._draft_file = folder / "drafts" / f"{key}.txt" if folder else None
        self.questions = self._load()
        self._at = len(self.questions)
        self._draft = ""

    def add(self, question: str) -> None:
        """Remember a question that was asked, and go back to the end."""
        if not self.questions or self.questions[-1] != question:
            self.questions.append(question)
            with contextlib.suppress(OSError):  # nor one not to answer
                self._append(question)
        self._at, self._draft = len(self.questions), ""

    def earlier(self, current: str) -> str | None:
        """The question before the present one; the draft is kept on leaving it."""
        if self._at == 0:
            return None
        if self._at == len(self.questions):
            self._draft = current
        self._at -= 1
        return self.questions[self._at]

    def later(self) -> str | None:
        """The question after the present one, at last the draft."""
        if self._at >= len(self.questions):
            return None
        self._at += 1
        return self._draft if self._at == len(self.questions) else self.questions[self._at]

    def load_draft(self) -> str:
        """What was written and not asked when the program was last left."""
        try:
            return self._draft_file.read_text(encoding="utf-8") if self._draft_file else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def save_draft(self, text: str) -> None:
        """Keep what was written and not asked."""
        if self._draft_file:
            with contextlib.suppress(OSError):  # a full disk is no reason not to leave
                self._draft_file.unlink(missing_ok=True)
                if text.strip():
                    private(self._draft_file.parent)
                    self._draft_file.write_text(text, encoding="utf-8", errors="replace")

    def _load(self) -> list[str]:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines() if self._file else []
        except (OSError, UnicodeDecodeError):
            return []
        return [q for q in map(_decoded, lines) if q][-KEPT:]

    def _append(self, question: str) -> None:
        if not self._file:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as lines:
            lines.write(json.dumps(question) + "\n")


def _decoded(line: str) -> str:
    try:
        value = json.loads(line)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""
