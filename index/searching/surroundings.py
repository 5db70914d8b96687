"""The best passage with the sentences around it: what it begins to say often ends beyond the cut."""

from collections.abc import Iterable
from dataclasses import replace

from index.cutting.sentences import Span, sentence_spans
from index.documents import Chunk
from index.encoders.encoding import Encoder
from index.store import Snapshot


def widened(snapshot: Snapshot, chunk: Chunk, encoder: Encoder, room: int) -> Chunk:
    """The chunk with whole sentences of its neighbours, up to `room` tokens on either side.

    It keeps its id, and stays under its own headings: what follows the next one is about something else.
    """
    beside = [c for c in snapshot.neighbours(chunk, 1, 1) if c.headings == chunk.headings]
    document = snapshot.document(chunk.document_id) if room > 0 and len(beside) > 1 else None
    if document is None:
        return chunk
    text = document.text
    before = sentence_spans(text, min(c.start for c in beside), chunk.start)
    after = sentence_spans(text, chunk.end, max(c.end for c in beside))
    start = min([chunk.start, *(a for a, _ in _within(text, reversed(before), encoder, room))])
    end = max([chunk.end, *(b for _, b in _within(text, after, encoder, room))])
    return replace(chunk, start=start, end=end, text=text[start:end])


def _within(text: str, spans: Iterable[Span], encoder: Encoder, room: int) -> Iterable[Span]:
    """The first spans that together have at most `room` tokens."""
    nearest = list(spans)
    for (a, b), tokens in zip(nearest, encoder.count_tokens([text[a:b] for a, b in nearest]), strict=True):
        room -= tokens
        if room < 0:
            return
        yield a, b
