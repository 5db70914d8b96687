"""A process on a pseudo terminal, and when it wrote what."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.report import ROOT
from index.paths import models_dir

SIZE = (36, 120)  # rows, columns
ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[@-Z\\-_=>])"
)


class Window:
    """Starts a command on a terminal of its own and reads what it writes; the clock starts with it."""

    def __init__(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self._written: list[tuple[float, bytes]] = []
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> "Window":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def press(self, keys: str) -> float:
        """Type; returns when that was."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def seen(self, words: str, *, since: float = 0.0, within: float = 60.0) -> float:
        """When these words were on their way to the screen, waiting for them; since a moment, if given."""
        end = time.perf_counter() + within
        while time.perf_counter() < end:
            if (at := self._first(words, since)) is not None:
                return at
            if self.process.poll() is not None:
                break
            time.sleep(0.002)
        raise TimeoutError(f"“{words}” was never shown; the last was: {self.text(since)[-600:]!r}")

    def text(self, since: float = 0.0) -> str:
        """What was written since then, without its escape sequences."""
        written = b"".join(piece for at, piece in list(self._written) if at >= since)
        return ESCAPE.sub("", written.decode("utf-8", "replace"))

    def _first(self, words: str, since: float) -> float | None:
        pieces = [(at, piece) for at, piece in list(self._written) if at >= since]
        if words not in self.text(since):
            return None
        written = b""
        for at, piece in pieces:
            written += piece
            if words in ESCAPE.sub("", written.decode("utf-8", "replace")):
                return at
        return None

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                return
            if not piece:
                return
            self._written.append((time.perf_counter(), piece))


def told_by(part: str, *arguments: str, home: Path, more: Sequence[str] = ()) -> Any:
    """What `bench.terminal.PART` wrote as JSON to the file it was given after its arguments."""
    out = home / f"{part}.json"
    command = [sys.executable, "-m", f"bench.terminal.{part}", *arguments, str(out), *more]
    with Window(command, cwd=ROOT, env=environment(home)) as window:
        window.process.wait(3_600)
        if not out.exists():
            raise RuntimeError(f"{part} ended without figures: {window.text()[-2_000:]}")
    return json.loads(out.read_text(encoding="utf-8"))


def environment(home: Path) -> dict[str, str]:
    """A home of its own, with the models that are here already."""
    models = os.environ.get("FOOTNOTE_MODELS") or str(models_dir())
    return {"FOOTNOTE_HOME": str(home / "home"), "FOOTNOTE_MODELS": models, "PYTHONPATH": str(ROOT)}
