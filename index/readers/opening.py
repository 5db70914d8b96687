"""The readers' door: bytes of a file, and the documents in them."""

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

from index.amounts import sized
from index.errors import said_by_system
from index.fields import GUESSED, Fields
from index.limits import Limits
from index.readers.gzipped import unpacked
from index.readers.isolation import read_isolated
from index.readers.own import OWN, is_own
from index.readers.reading import Reading, Unreadable
from index.readers.registry import ISOLATED, read_as
from index.readers.sniff import sniff
from index.walk import special_kind

# Without following a link put there since the walk, and without waiting for a pipe's other end.
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


_NESTED_GZIP = 2
_TEXTUAL = {"text", "markdown", "rst", "code", "csv", "json", "notebook", "html"}


def read(path: Path, name: str, limits: Limits, fields: Fields = GUESSED) -> list[Reading]:
    """The documents of a file, at least one; raises Unreadable with the reason when there are none.

    `fields` says which field of a JSON record is what, where its names do not tell.
    """
    return read_bytes(load(path, limits), name, limits, fields)


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file within the limit; raises Unreadable for anything else."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise Unreadable(_why_closed(error)) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"is {special_kind(status.st_mode)}, not a file")
        if status.st_size > limits.max_bytes:
            raise Unreadable(_too_large(status.st_size, limits.max_bytes))
        try:
            data = file.read(limits.max_bytes + 1)
        except OSError as error:
            raise Unreadable(_why_closed(error)) from error
    if len(data) > limits.max_bytes:
        raise Unreadable(_too_large(len(data), limits.max_bytes))
    return data


def read_bytes(data: bytes, name: str, limits: Limits, fields: Fields = GUESSED) -> list[Reading]:
    """The documents in a file's bytes; `name` tells the format where the content leaves it open."""
    if not data:
        raise Unreadable("is empty")
    inner = name
    kind = sniff(data, inner)
    for _ in range(_NESTED_GZIP):
        if kind != "gzip":
            break
        data = unpacked(data, limits)
        inner = inner[:-3] if inner.lower().endswith(".gz") else inner
        if not data:
            raise Unreadable("is an empty gzip file")
        kind = sniff(data, inner)
    if kind == "gzip":
        raise Unreadable(f"is gzip within gzip, more than {_NESTED_GZIP} deep")
    if kind in _TEXTUAL and len(data) > limits.max_text_bytes:
        raise Unreadable(_too_large(len(data), limits.max_text_bytes))
    if is_own(data, kind):
        raise Unreadable(OWN)
    if kind in ISOLATED:
        readings = read_isolated(data, inner, kind, limits, fields)
    else:
        readings = read_as(kind, data, inner, limits)
    if inner == name:
        return readings
    return [replace(reading, name=name + reading.name.removeprefix(inner)) for reading in readings]


def _too_large(size: int, limit: int) -> str:
    return f"has {sized(size)}; files over {sized(limit)} are not read"


def _why_closed(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "vanished before it could be read"
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return "is a link and was not followed"
    return f"cannot be opened: {said_by_system(error)}"
