"""The child's side of index/readers/isolation.py: `python -m index.readers.reading_process MEMORY`."""

import contextlib
import json
import os
import sys
from typing import Any

from index.fields import Fields
from index.limits import Limits
from index.readers.isolation import receive, send
from index.readers.reading import Unreadable, reading_to
from index.readers.registry import read_as


def main() -> None:
    """Serve files from standard input until it closes."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)  # what a library prints must not reach the pipe
    os.dup2(silence, 0)
    os.dup2(silence, 1)
    _limit_memory(int(sys.argv[1]))
    while True:
        try:
            header, data = json.loads(receive(requests)), receive(requests)
        except (EOFError, OSError):
            return
        send(replies, json.dumps(_reply(header, data)).encode())


def _reply(header: dict[str, Any], data: bytes) -> dict[str, Any]:
    limits = Limits(**header["limits"])
    fields = Fields(**{**header["fields"], "text": tuple(header["fields"]["text"])})
    _limit_time(limits.seconds)
    try:
        readings = read_as(header["kind"], data, header["name"], limits, fields)
        return {"readings": [reading_to(reading) for reading in readings]}
    except Unreadable as error:
        return {"unreadable": str(error)}
    except MemoryError:
        return {"unreadable": "needs too much memory to read", "spent": True}


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # a parser has nothing to write


def _limit_time(seconds: float) -> None:
    """Processor seconds from now on; a second line behind the program's own clock."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
