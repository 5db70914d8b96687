"""Files to clean text: one module a format, chosen by what the file holds first and by its name second."""

from index.fields import Fields
from index.readers.opening import load, read, read_bytes
from index.readers.reading import Reading, Unreadable, told_apart

__all__ = ["Fields", "Reading", "Unreadable", "load", "read", "read_bytes", "told_apart"]
