"""Faults put in on purpose: a gate that has never been seen red proves nothing.

Each fault wraps an engine or its index the way the real defect would show; those that a setting makes (top-k
1, no refusal, a stale index) need nothing here. None of it ships.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from eval.asking import Asks
from index.cutting import chunking
from index.cutting.sentences import sentence_spans
from index.documents import Chunk, Document, Filters, Passage
from index.encoders.encoding import Encoder
from index.settings import IndexSettings
from index.syncing import preparing
from qa.answer import Answer, AnswerEvent, Evidence, Finished, Statement, Turn

_DEEP = 60  # passages asked for before some are taken away


class Spoilt:
    """An engine whose finished answers go through `spoil` before anybody sees them."""

    def __init__(self, engine: Asks, spoil: Callable[[Answer], Answer]) -> None:
        self._engine = engine
        self._spoil = spoil

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[AnswerEvent]:
        """The engine's events, the last one spoilt."""
        async for event in self._engine.ask(question, history):
            yield Finished(self._spoil(event.answer)) if isinstance(event, Finished) else event


def swapped_citations(answer: Answer) -> Answer:
    """Each statement cites the next one's evidence."""
    n = len(answer.evidence)
    swapped = [
        Statement(s.text, tuple((i + 1) % n for i in s.evidence), s.support) for s in answer.statements
    ]
    return replace(answer, statements=tuple(swapped))


def off_by_one(answer: Answer) -> Answer:
    """Every span is one character too far to the right."""

    def moved(evidence: Evidence) -> Evidence:
        place = evidence.location
        return replace(evidence, location=replace(place, start=place.start + 1, end=place.end + 1))

    return replace(
        answer,
        evidence=tuple(moved(e) for e in answer.evidence),
        nearest=tuple(moved(e) for e in answer.nearest),
    )


class FaultyIndex:
    """An index whose search is `search`; everything else is the index's own."""

    def __init__(self, index: Any, search: Callable[[Any, str, int, Filters], list[Passage]]) -> None:
        self._index = index
        self._search = search

    def search(self, query: str, k: int = 8, filters: Filters = Filters()) -> list[Passage]:  # noqa: B008
        """What the fault leaves of the index's passages."""
        return self._search(self._index, query, k, filters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)


def without_bm25(index: Any, query: str, k: int, filters: Filters) -> list[Passage]:
    """Only what the vectors found."""
    found = index.search(query, _DEEP, filters)
    return [_without(p, "lexical") for p in found if "dense" in p.channels][:k]


def without_ranker(index: Any, query: str, k: int, filters: Filters) -> list[Passage]:
    """The order of the fused channels, as if no ranker had looked."""
    found = index.search(query, _DEEP, filters)
    return [_without(p, "ranker") for p in sorted(found, key=lambda p: -p.channels["fused"])][:k]


@contextmanager
def losing_every_tenth_sentence() -> Iterator[None]:
    """While it lasts, indexing leaves every tenth sentence of a document out of its chunks."""
    whole = chunking.chunk

    def lossy(document: Document, encoder: Encoder, settings: IndexSettings) -> list[Chunk]:
        lost = sentence_spans(document.text)[4::10]
        return [piece for c in whole(document, encoder, settings) for piece in _pieces(c, lost, document)]

    setattr(preparing, "chunk", lossy)  # noqa: B010  (where indexing looks it up)
    try:
        yield
    finally:
        setattr(preparing, "chunk", whole)  # noqa: B010


def _pieces(chunk: Chunk, lost: Sequence[tuple[int, int]], document: Document) -> list[Chunk]:
    edges = [chunk.start]
    for start, end in lost:
        if start < chunk.end and end > chunk.start:
            edges += [max(start, chunk.start), min(end, chunk.end)]
    edges.append(chunk.end)
    spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if document.text[a:b].strip()]
    return [
        replace(
            chunk,
            id=f"{chunk.id}-{i}",
            start=a,
            end=b,
            text=document.text[a:b],
            ordinal=chunk.ordinal * 100 + i,
        )
        for i, (a, b) in enumerate(spans)
    ]


def _without(passage: Passage, channel: str) -> Passage:
    channels = {name: score for name, score in passage.channels.items() if name != channel}
    return replace(passage, channels=channels)
