"""Digests of files, remembered by size and time of change so that a warm start does not hash them again."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

_STAMPS = ".verified.json"
_BLOCK = 1 << 20


def digest(path: Path, folder: Path | None = None) -> str:
    """sha256 of a file in hex; remembered in `folder` (default: the file's own) until the file changes."""
    folder = folder or path.parent
    known = remembered(path, folder)
    if known:
        return known
    found = hash_of(path)
    remember(path, folder, found)
    return found


def remembered(path: Path, folder: Path) -> str | None:
    """The digest noted for a file, if the file has not changed since; never reads it."""
    stat = path.stat()
    known = _read(folder).get(path.relative_to(folder).as_posix(), [])
    return str(known[2]) if known[:2] == [stat.st_size, stat.st_mtime_ns] else None


def remember(path: Path, folder: Path, sha256: str) -> None:
    """Notes the digest of a file below `folder`, just computed."""
    stat = path.stat()
    stamp: dict[str, list[int | str]] = {
        path.relative_to(folder).as_posix(): [stat.st_size, stat.st_mtime_ns, sha256]
    }
    _write(folder, _read(folder) | stamp)


def forget(folder: Path) -> None:
    """Makes the next `digest` of every file in `folder` read the file."""
    (folder / _STAMPS).unlink(missing_ok=True)


def hash_of(path: Path, on_bytes: Callable[[int], None] | None = None) -> str:
    """sha256 of a file in hex, read now."""
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            sha.update(block)
            if on_bytes:
                on_bytes(len(block))
    return sha.hexdigest()


def _read(folder: Path) -> dict[str, list[int | str]]:
    try:
        stamps = json.loads((folder / _STAMPS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    known = stamps.items() if isinstance(stamps, dict) else ()
    return {name: stamp for name, stamp in known if isinstance(stamp, list) and len(stamp) == 3}


def _write(folder: Path, stamps: Mapping[str, list[int | str]]) -> None:
    temporary = folder / f"{_STAMPS}.{os.getpid()}"
    try:
        temporary.write_text(json.dumps(stamps, indent=1, sort_keys=True), encoding="utf-8")
        temporary.replace(folder / _STAMPS)
    except OSError:  # a folder that may only be read: hashing again is all it costs
        temporary.unlink(missing_ok=True)
