"""Files to clean text: one module a format, chosen by what the file holds first and by its name second."""

from index.readers.opening import load, read, read_bytes
from index.readers.reading import Reading, Unreadable
from index.readers.records import Fields

__all__ = ["Fields", "Reading", "Unreadable", "load", "read", "read_bytes"]
