"""Which module reads which kind; modules are imported when their first file comes."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import cast

from index.fields import GUESSED, Fields
from index.limits import Limits
from index.readers.reading import Reading, Unreadable
from index.readers.records import read_json

ReadBytes = Callable[[bytes, str, Limits], list[Reading]]

_MODULES = {
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "pptx": "pptx",
    "xlsx": "xlsx",
    "epub": "epub",
    "email": "mail",
    "mbox": "mail",
    "notebook": "notebook",
    "csv": "table",
}

# Read by libraries with much native or much permissive code: these run in the reading process.
ISOLATED = frozenset({"html", "pdf", "docx", "pptx", "xlsx", "epub", "email", "mbox", "notebook", "json"})


def read_as(kind: str, data: bytes, name: str, limits: Limits, fields: Fields = GUESSED) -> list[Reading]:
    """The documents in the bytes of a file of a kind; raises Unreadable or MemoryError, and nothing else."""
    try:
        return _reader_of(kind, fields)(data, name, limits)
    except (Unreadable, MemoryError):
        raise
    except RecursionError as error:
        raise Unreadable("is nested too deeply") from error
    except Exception as error:  # a parser's own error says little to a person but much to a maintainer
        raise Unreadable(f"is damaged ({type(error).__name__})") from error


def _reader_of(kind: str, fields: Fields) -> ReadBytes:
    """The function that reads files of a kind; text, Markdown, reStructuredText and code share one."""
    if kind == "json":
        return partial(read_json, fields=fields)
    module = import_module(f"index.readers.{_MODULES.get(kind, 'plain')}")
    return cast(ReadBytes, getattr(module, f"read_{kind if kind in _MODULES else 'plain'}"))
