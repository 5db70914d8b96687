"""Graphs as ONNX Runtime has optimised them, kept beside the models: most of a session's start is that work.

A kept graph is a folder of two files, the graph and its weights apart, which the runtime maps into memory
instead of copying them. It gives the same bytes as its source. It is derived: where it is missing, changed,
of another runtime or processor, or cannot be written, the source is optimised anew and nobody notices.
"""

import contextlib
import hashlib
import os
import platform
import shutil
from pathlib import Path

import onnxruntime

from index import paths
from index.models import stamps

GRAPH, WEIGHTS = "model.onnx", "model.bin"
_OPTIMISED = 2  # raised when graphs are optimised otherwise


def kept(source: Path) -> Path | None:
    """The optimised graph of `source`, if there is one exactly as it was written."""
    folder = _place(source)
    with contextlib.suppress(OSError):
        if all(stamps.remembered(folder / name, folder) for name in (GRAPH, WEIGHTS)):
            return folder / GRAPH
    return None


def draft(source: Path) -> Path | None:
    """Where a session may write its optimised graph for `keep`, its weights as WEIGHTS beside it; or None."""
    folder = _place(source).with_suffix(f".{os.getpid()}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / GRAPH


def keep(source: Path, written: Path) -> None:
    """Takes a graph that a session wrote into use, in the place of those of earlier versions."""
    folder = _place(source)
    with contextlib.suppress(OSError):
        for name in (GRAPH, WEIGHTS):
            stamps.remember(written.with_name(name), written.parent, stamps.hash_of(written.with_name(name)))
        for earlier in folder.parent.glob(f"{folder.name.partition('-')[0]}-*"):
            if earlier != written.parent:
                shutil.rmtree(earlier, ignore_errors=True)
        written.parent.replace(folder)
    discard(written)


def discard(written: Path) -> None:
    """Removes a draft that is not to be kept, or what is left of it."""
    shutil.rmtree(written.parent, ignore_errors=True)


def forget(source: Path) -> None:
    """Removes the kept graph of `source`."""
    shutil.rmtree(_place(source), ignore_errors=True)


def _place(source: Path) -> Path:
    stat = source.stat()
    where = hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:12]
    version = (_OPTIMISED, stat.st_size, stat.st_mtime_ns, onnxruntime.__version__, platform.machine())
    made_of = hashlib.sha256(repr(version).encode()).hexdigest()[:12]
    return paths.models_dir() / ".graphs" / f"{where}-{made_of}"
