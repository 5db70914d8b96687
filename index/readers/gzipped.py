"""Gzip of anything: unpacked up to the limit, whatever its header says about the size."""

import zlib

from index.amounts import sized
from index.limits import Limits
from index.readers.reading import Unreadable

_STEP = 1 << 20


def unpacked(data: bytes, limits: Limits) -> bytes:
    """The content of all members of a gzip file; raises Unreadable when damaged or too large."""
    parts: list[bytes] = []
    total = 0
    while data:
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            try:
                part = member.decompress(data, _STEP)
            except zlib.error as error:
                if parts and not data.startswith(b"\x1f\x8b"):
                    return b"".join(parts)  # padding after the last member, as tape tools write it
                raise Unreadable("is a damaged gzip file") from error
            data = member.unconsumed_tail
            total += len(part)
            parts.append(part)
            if total > limits.max_bytes:
                raise Unreadable(f"unpacks to more than {sized(limits.max_bytes)}")
            if not part and not data and not member.eof:
                raise Unreadable("is a gzip file that ends too early")
        data = member.unused_data
    return b"".join(parts)
