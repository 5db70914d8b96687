"""The reading process: risky formats are parsed outside this process, which can lose the parser and live.

One child serves many files. It is started at the first risky file, has limits on memory and processor time,
and is killed when a file takes too long; the next file gets a new one. Files go to it and readings come back
as length-prefixed messages on pipes, so the child needs no terminal, no temporary files and no file rights.
"""

import atexit
import contextlib
import dataclasses
import json
import os
import struct
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from index.fields import Fields
from index.limits import Limits
from index.readers.reading import Reading, Unreadable, reading_from

if TYPE_CHECKING:
    import subprocess

_LENGTH = struct.Struct(">Q")
_LONGEST_REPLY = 1 << 31


class ReadingProcess:
    """A child that reads one file at a time; safe to share between threads, which then take turns."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._memory = 0
        self._turn = threading.Lock()

    def read(self, data: bytes, name: str, kind: str, limits: Limits, fields: Fields) -> list[Reading]:
        """The documents in the bytes; raises Unreadable, also when the parser hung or crashed."""
        header = {
            "name": name,
            "kind": kind,
            "limits": dataclasses.asdict(limits),
            "fields": dataclasses.asdict(fields),
        }
        with self._turn:
            reply = self._ask(json.dumps(header).encode(), data, limits)
        if "unreadable" in reply:
            raise Unreadable(reply["unreadable"])
        return [reading_from(value) for value in reply["readings"]]

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.wait()

    def _ask(self, header: bytes, data: bytes, limits: Limits) -> dict[str, Any]:
        child = self._ready_child(limits)
        overdue = threading.Event()
        timer = threading.Timer(limits.seconds, _kill, (child, overdue))
        timer.daemon = True
        timer.start()
        try:
            if child.stdin is None or child.stdout is None:
                raise OSError("no pipes")
            for part in (header, data):
                send(child.stdin, part)
            reply: dict[str, Any] = json.loads(receive(child.stdout))
        except (OSError, EOFError, ValueError):
            self.close()
            raise Unreadable(_last_words(child, overdue.is_set(), limits)) from None
        finally:
            timer.cancel()
        if reply.get("spent"):  # it ran out of memory and may be left in pieces
            self.close()
        return reply

    def _ready_child(self, limits: Limits) -> "subprocess.Popen[bytes]":
        if self._child is not None and (
            self._child.poll() is not None or self._memory != limits.memory_bytes
        ):
            self.close()
        if self._child is None:
            self._child, self._memory = _start(limits), limits.memory_bytes
        return self._child


def receive(pipe: IO[bytes]) -> bytes:
    """One message; raises EOFError when the other end is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > _LONGEST_REPLY:
        raise ValueError("message too long")
    return _exactly(pipe, length)


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _start(limits: Limits) -> "subprocess.Popen[bytes]":
    import subprocess

    # The child must import this very package and nothing from the folder the user happens to stand in.
    here = str(Path(__file__).resolve().parents[2])
    environment = {
        "PYTHONPATH": os.pathsep.join([here, *(entry for entry in sys.path if entry)]),
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
    }
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "index.readers.reading_process", str(limits.memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C is for the program, which ends its child itself
    )


def _kill(child: "subprocess.Popen[bytes]", overdue: threading.Event) -> None:
    overdue.set()
    child.kill()


def _last_words(child: "subprocess.Popen[bytes]", overdue: bool, limits: Limits) -> str:
    if overdue or child.returncode == -24:  # SIGXCPU
        return f"took longer than {limits.seconds:g} s to read"
    return "crashed its parser"


_SHARED = ReadingProcess()
atexit.register(_SHARED.close)


def read_isolated(data: bytes, name: str, kind: str, limits: Limits, fields: Fields) -> list[Reading]:
    """Read in the process shared by this program; raises Unreadable."""
    return _SHARED.read(data, name, kind, limits, fields)
