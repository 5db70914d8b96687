"""The vocabulary of the index: what a document, a chunk and a passage are.

Offsets are code points into a document's extracted text, end exclusive: `text[start:end]` is the span.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of a document's text comes from; it holds from `start` up to the next place."""

    start: int
    label: str  # "page 3", "slide 2", "sheet Budget, row 12", "cell 5"


@dataclass(frozen=True, slots=True)
class Source:
    """What is known about a document apart from its text; every passage and citation carries one."""

    document_id: str
    path: str  # as a person would type it: relative to the corpus root, forward slashes
    title: str
    sha256: str  # of the file's bytes when it was indexed
    kind: str  # "text", "markdown", "pdf", …
    date: dt.date | None = None
    author: str | None = None
    language: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's extracted text with its map back to pages, slides or cells.

    `places` is sorted by start; it is empty where the text is the file itself, and lines are the map.
    """

    source: Source
    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """An indexed piece: `document.text[start:end] == text`; headings lead from the title down to it."""

    id: str
    document_id: str
    ordinal: int
    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved chunk. `score` orders passages; `channels` keeps what each channel said.

    Channels: "dense" (cosine), "lexical" (BM25), "fused" (RRF), "ranker" (cross-encoder logit).
    `around` is the chunk as it is handed on, where that is wider for the sentences around it or shorter for
    what a better passage has already; `copies` are chunks in other places that say the same and end alike,
    if under other headings.
    """

    chunk: Chunk
    source: Source
    score: float
    channels: Mapping[str, float]
    around: Chunk | None = None
    copies: tuple[Chunk, ...] = ()

    @property
    def whole(self) -> Chunk:
        """What the passage says in all: the chunk, or what it was made into for its surroundings."""
        return self.around or self.chunk


@dataclass(frozen=True, slots=True)
class Held:
    """Documents that have words, each with its first passages that do: newest first, undated ones behind.

    Those without a date stand by how many passages have the words, which is each passage's `score`.
    """

    documents: tuple[tuple[Passage, ...], ...]
    having: int  # documents that have the words, as far as was looked
    of: int  # documents that there are
    whole: bool  # False where not all that have the words were looked at


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a search may look at; empty means all. Pushed into both channels."""

    paths: tuple[str, ...] = ()  # gitignore-style globs, any of them
    kinds: tuple[str, ...] = ()
    after: dt.date | None = None  # inclusive; documents without a date do not match a date filter
    before: dt.date | None = None  # inclusive
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether every document matches."""
        return not (self.paths or self.kinds or self.after or self.before or self.metadata)
