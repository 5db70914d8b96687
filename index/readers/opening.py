"""The readers' door: bytes of a file, and the documents in them."""

import errno
import os
import stat
from pathlib import Path

from index.limits import Limits, megabytes
from index.readers.plain import read_plain
from index.readers.reading import Reading, Unreadable
from index.readers.sniff import sniff
from index.walk import special_kind

# Without following a link put there since the walk, and without waiting for a pipe's other end.
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def read(path: Path, name: str, limits: Limits) -> list[Reading]:
    """The documents of a file, at least one; raises Unreadable with the reason when there are none."""
    return read_bytes(load(path, limits), name, limits)


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
        if status.st_size > limits.bytes:
            raise Unreadable(_too_large(status.st_size, limits.bytes))
        try:
            data = file.read(limits.bytes + 1)
        except OSError as error:
            raise Unreadable(_why_closed(error)) from error
    if len(data) > limits.bytes:
        raise Unreadable(_too_large(len(data), limits.bytes))
    return data


def read_bytes(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """The documents in a file's bytes; `name` tells the format where the content leaves it open."""
    if not data:
        raise Unreadable("is empty")
    kind = sniff(data, name)
    if len(data) > limits.text_bytes:
        raise Unreadable(_too_large(len(data), limits.text_bytes))
    return read_plain(data, name, kind)


def _too_large(size: int, limit: int) -> str:
    return f"has {megabytes(size)}; files over {megabytes(limit)} are not read"


def _why_closed(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "vanished before it could be read"
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return "is a link and was not followed"
    return f"cannot be opened: {(error.strerror or 'unknown error').lower()}"
