"""What is searched for a question, in a conversation with what was said last beside it.

A question made standalone by rule lacks what its words do not point at; beside the last turn, it finds that
and loses others. So both are searched, and their orders are fused by rank.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.cutting.chunking import embedded_text
from index.documents import Filters, Passage
from index.searching.fusion import fuse
from index.store import Hit
from qa.answer import Turn
from qa.language.words import squeeze
from qa.library import Library

DEPTH = 20  # passages of either order that are fused
CONSTANT = 60  # of reciprocal rank fusion
SAID = 400  # characters of the last answer


def beside(question: str, history: Sequence[Turn]) -> str:
    """The question as it was put, with the last question and answer; empty where nothing was said yet."""
    if not history:
        return ""
    last = history[-1]
    return squeeze(f"{question} {last.question} {last.answer[:SAID]}")


def search(library: Library, query: str, beside: str, k: int, filters: Filters) -> list[Passage]:
    """The k best passages for `query`, fused with those for `beside` where that is not empty."""
    if not beside:
        return library.search(query, k, filters)
    orders = [library.search(text, max(k, DEPTH), filters) for text in (query, beside)]
    known = {passage.chunk.id: passage for order in reversed(orders) for passage in order}
    rows = {chunk_id: row for row, chunk_id in enumerate(known)}
    hits = [[Hit(rows[p.chunk.id], p.chunk.id, p.score) for p in order] for order in orders]
    best = [known[hit.chunk_id] for hit in fuse([(order, 1.0) for order in hits], CONSTANT)][:k]
    return _judged(library, query, best, {passage.chunk.id for passage in orders[0]})


def _judged(library: Library, query: str, best: list[Passage], by_query: set[str]) -> list[Passage]:
    """The passages with the ranker's word on `query` for those that only the other text found."""
    others = [p for p in best if p.chunk.id not in by_query]
    if library.ranker is None or not others:
        return best
    scored = library.ranker.score(query, [embedded_text(p.chunk) for p in others])
    made = {
        p.chunk.id: replace(p, score=score, channels={**p.channels, "ranker": score})
        for p, score in zip(others, scored, strict=True)
    }
    return [made.get(p.chunk.id, p) for p in best]
