"""Graphs as ONNX Runtime has optimised them, kept beside the models: most of a session's start is that work.

A kept graph is a folder of two files, the graph and its weights apart, which the runtime maps into memory
instead of copying them. It gives the same bytes as its source. It is derived: where it is missing, changed,
of another runtime or processor, or cannot be written, the source is optimised anew and nobody notices.
Several versions and checkouts may share a model store; what none of them has used for a time goes.
"""

import contextlib
import hashlib
import os
import platform
import shutil
import time
from pathlib import Path

import onnxruntime

from index import paths
from index.models import stamps

# results above this level depend on the processor
LEVEL = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
# the fused form of "add and normalise" takes eight times as long as its two parts
LEFT_OUT = ("SkipLayerNormFusion",)

GRAPH, WEIGHTS = "model.onnx", "model.bin"
_DAY = 86_400.0
_UNUSED = 14 * _DAY  # seconds after which a graph goes; drafts that nobody finished go after a day


def kept(source: Path) -> Path | None:
    """The optimised graph of `source`, if there is one exactly as it was written."""
    folder = _place(source)
    with contextlib.suppress(OSError):
        if all(stamps.remembered(folder / name, folder) for name in (GRAPH, WEIGHTS)):
            _note_use(folder)
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
    """Takes a graph that a session wrote into use."""
    folder = _place(source)
    with contextlib.suppress(OSError):
        for name in (GRAPH, WEIGHTS):
            stamps.remember(written.with_name(name), written.parent, stamps.hash_of(written.with_name(name)))
        _remove(folder)  # what stood there was not as it was written
        written.parent.replace(folder)
        _sweep(folder.parent)
    discard(written)


def discard(written: Path) -> None:
    """Removes a draft that is not to be kept, or what is left of it."""
    shutil.rmtree(written.parent, ignore_errors=True)


def forget(source: Path) -> None:
    """Removes the kept graph of `source`."""
    _remove(_place(source))


def _note_use(folder: Path) -> None:
    """Marks a graph as used, once a day, and sweeps then."""
    if time.time() - folder.stat().st_mtime > _DAY:
        with contextlib.suppress(OSError):  # of a store that may only be read nothing goes
            os.utime(folder)
            _sweep(folder.parent)


def _sweep(graphs: Path) -> None:
    """Removes graphs that no process has used for long, and drafts that none will finish."""
    for folder in graphs.iterdir():
        with contextlib.suppress(OSError):  # another process may sweep as well
            if time.time() - folder.stat().st_mtime > (_DAY if folder.suffix else _UNUSED):
                _remove(folder)


def _remove(folder: Path) -> None:
    """Removes a graph: at once for whoever looks for it, while who has it open keeps it."""
    gone = folder.with_suffix(f".{os.getpid()}.gone")
    with contextlib.suppress(OSError):
        folder.replace(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _place(source: Path) -> Path:
    stat = source.stat()
    where = hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:12]
    made = (LEVEL.name, LEFT_OUT, onnxruntime.__version__, platform.machine())
    version = hashlib.sha256(repr((stat.st_size, stat.st_mtime_ns, *made)).encode()).hexdigest()[:12]
    return paths.models_dir() / ".graphs" / f"{where}-{version}"
