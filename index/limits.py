"""How much one file may cost before it is listed as skipped instead of read."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; whatever exceeds one is reported, never cut silently."""

    max_bytes: int = 256 * MIB  # of the file as it lies on disk, and of what a .gz unpacks to
    max_text_bytes: int = 64 * MIB  # of files that are text themselves: more is a database, not a document
    max_text: int = 20_000_000  # characters of extracted text
    max_pages: int = 5_000  # pages, slides, sheets or chapters
    max_records: int = 1_000_000  # records of a JSON file, rows of a table, mails of a mailbox
    max_unpacked: int = 512 * MIB  # sum of all members of a zip-based format
    max_members: int = 10_000  # members of a zip-based format
    max_ratio: int = 200  # unpacked to packed, for members over a MiB
    seconds: float = 60.0  # wall clock and processor time of the reading process
    memory_bytes: int = 2048 * MIB  # address space of the reading process
