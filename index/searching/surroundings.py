"""Passages with the sentences around them: what one begins to say often ends beyond the cut."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.cutting.sentences import Span, sentence_spans
from index.documents import Chunk, Passage
from index.encoders.encoding import Encoder
from index.settings import IndexSettings
from index.store import Snapshot

# chosen on the tuning half of chunkeval (docs/benchmarks.md, "Retrieval")
NEAR = 5.0  # logits behind the best up to which a passage is widened as well
PARAGRAPH_TOKENS = 60  # on either side of such a passage, within the paragraph that the cut went through


def surrounded(
    snapshot: Snapshot, passages: Sequence[Passage], encoder: Encoder, settings: IndexSettings
) -> Iterator[Passage]:
    """The passages, the best with what is around it, others near it to the ends of their paragraphs.

    Text that a better passage has already is left off those behind it, unless that is all they have.
    """
    shown: list[Chunk] = []
    for place, passage in enumerate(passages):
        wide = passage.chunk
        if place == 0:
            wide = widened(snapshot, wide, encoder, settings.around_tokens)
        elif passages[0].score - passage.score < NEAR and "ranker" in passage.channels:
            further = widened(snapshot, wide, encoder, PARAGRAPH_TOKENS)
            wide = _within_paragraph(further, wide)
        wide = _beyond(wide, shown)
        shown.append(wide)
        yield passage if wide == passage.chunk else replace(passage, around=wide)


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
    start = min([chunk.start, *(a for a, _ in _fitting(text, reversed(before), encoder, room))])
    end = max([chunk.end, *(b for _, b in _fitting(text, after, encoder, room))])
    return replace(chunk, start=start, end=end, text=text[start:end])


def _fitting(text: str, spans: Iterable[Span], encoder: Encoder, room: int) -> Iterable[Span]:
    """The first spans that together have at most `room` tokens."""
    nearest = list(spans)
    for (a, b), tokens in zip(nearest, encoder.count_tokens([text[a:b] for a, b in nearest]), strict=True):
        room -= tokens
        if room < 0:
            return
        yield a, b


def _within_paragraph(wide: Chunk, chunk: Chunk) -> Chunk:
    """The widened chunk without other paragraphs than those the chunk begins and ends in."""
    before, after = wide.text[: chunk.start - wide.start], wide.text[chunk.end - wide.start :]
    return _cut(wide, before.rfind("\n") + 1, len(wide.text) - len(after) + len(after.partition("\n")[0]))


def _beyond(chunk: Chunk, shown: Sequence[Chunk]) -> Chunk:
    """The chunk without its beginning or end where those of `shown` have it."""
    for other in shown:
        if other.document_id != chunk.document_id:
            continue
        if other.start <= chunk.start < other.end < chunk.end:
            chunk = _cut(chunk, other.end - chunk.start, len(chunk.text))
        elif chunk.start < other.start < chunk.end <= other.end:
            chunk = _cut(chunk, 0, other.start - chunk.start)
    return chunk


def _cut(chunk: Chunk, start: int, end: int) -> Chunk:
    """A part of the chunk, given from its own start, without blanks at its ends."""
    part = chunk.text[start:end]
    start += len(part) - len(part.lstrip())
    return replace(
        chunk, start=chunk.start + start, end=chunk.start + start + len(part.strip()), text=part.strip()
    )
