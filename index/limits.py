"""How much one file may cost before it is listed as skipped instead of read."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; whatever exceeds one is reported, never cut silently."""

    bytes: int = 256 * MIB  # of the file as it lies on disk, and of what a .gz unpacks to
    text_bytes: int = 64 * MIB  # of files that are text themselves: more is a database, not a document
    characters: int = 20_000_000  # of extracted text in all documents of one binary file
    pages: int = 5_000  # pages, slides or sheets
    records: int = 1_000_000  # records of a JSON file, mails of an mbox
    seconds: float = 60.0  # wall clock and processor time of the reading process
    memory: int = 2048 * MIB  # address space of the reading process
    unpacked: int = 512 * MIB  # sum of all members of a zip-based format
    members: int = 10_000  # members of a zip-based format
    ratio: int = 200  # unpacked to packed, for members over a MiB


def megabytes(size: int) -> str:
    """A size in words for a person: "12.3 MB", "640 kB"."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} kB"
