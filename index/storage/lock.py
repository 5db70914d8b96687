"""One writer per index, across processes; who waits in vain is told who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexLocked

_LOCK = "writer.lock"
_HOLDER = "writer.pid"


@contextmanager
def writing(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the right to write; raises IndexLocked after so many seconds of waiting."""
    from filelock import FileLock, Timeout  # brings asyncio along, which a sync without changes can spare

    holder = folder / _HOLDER
    try:
        # Not reentrant and not thread-local: two syncs of one process are two writers as well.
        with FileLock(folder / _LOCK, timeout=seconds, thread_local=False, is_singleton=False):
            holder.write_text(str(os.getpid()), encoding="ascii")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise IndexLocked(
            f"{_who(holder)} is writing to the index in {folder}; try again when it is done."
        ) from None


def _who(holder: Path) -> str:
    try:
        pid = holder.read_text(encoding="ascii").strip()
    except OSError:
        return "Another process"
    return f"Process {pid}" if pid else "Another process"
