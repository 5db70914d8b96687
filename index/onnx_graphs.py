"""Graphs as ONNX Runtime has optimised them, kept beside the models: most of a session's start is that work.

A kept graph gives the same bytes as its source. It is a derived file: where it is missing, changed, of
another runtime or processor, or cannot be written, the source is optimised anew and nobody notices.
"""

import contextlib
import hashlib
import os
import platform
from pathlib import Path

import onnxruntime

from index import paths
from index.models import stamps

_TOO_LARGE = 1.5  # times the source: weights that unfold are quicker to unfold than to read


def kept(source: Path) -> Path | None:
    """The optimised graph of `source`, if there is one exactly as it was written."""
    path = _place(source)
    with contextlib.suppress(OSError):
        if stamps.remembered(path, path.parent):
            return path
    return None


def draft(source: Path) -> Path | None:
    """Where a session may write its optimised graph for `keep`; None where that makes no sense."""
    path = _place(source)
    try:
        if path.with_suffix(".no").exists():
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return path.with_suffix(f".{os.getpid()}.part") if os.access(path.parent, os.W_OK) else None


def keep(source: Path, written: Path) -> None:
    """Takes a graph that a session wrote into use, unless it is much larger than its source."""
    path = _place(source)
    with contextlib.suppress(OSError):
        if written.stat().st_size > _TOO_LARGE * source.stat().st_size:
            written.unlink()
            path.with_suffix(".no").touch()
            return
        written.replace(path)
        for other in path.parent.glob(f"{path.name.partition('-')[0]}-*"):  # of earlier versions
            if other != path:
                other.unlink(missing_ok=True)
        stamps.remember(path, path.parent, stamps.hash_of(path))


def forget(source: Path) -> None:
    """Removes the kept graph of `source`."""
    _place(source).unlink(missing_ok=True)


def _place(source: Path) -> Path:
    stat = source.stat()
    where = hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:12]
    version = (stat.st_size, stat.st_mtime_ns, onnxruntime.__version__, platform.machine())
    return (
        paths.models_dir()
        / ".graphs"
        / f"{where}-{hashlib.sha256(repr(version).encode()).hexdigest()[:12]}.onnx"
    )
