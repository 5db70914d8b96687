"""Documents into chunks whose boundaries depend on nearby text alone.

A boundary is kept where it cuts better than every other within `spacing` tokens on both sides: headings
before paragraphs before lines before sentences, and among equals the one whose following words hash
highest. So an edit moves boundaries only within that distance, and everything beyond keeps its chunks,
their ids and their vectors. The idea is that of local-maximum chunking in deduplicating storage
(Bjørner, Blass, Gurevich 2010), with a text's own structure put before the hash. Stretches that are still
too long are halved at their best inner cut, which depends on that stretch only.
"""

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import replace

from index.cutting.units import Cut, Unit, units_of
from index.documents import Chunk, Document
from index.encoders.encoding import Encoder
from index.settings import IndexSettings

_PREFIX_LENGTH = 120  # code points of headings that are embedded with a chunk
_SMALLEST_LIMIT = 8


def chunk(document: Document, encoder: Encoder, settings: IndexSettings) -> list[Chunk]:
    """The document's chunks in order; with their headings none is over the encoder's limit.

    Together they cover every character of the text that is not whitespace. Where the limit is so small that
    not even the smallest chunks leave room for it, overlap is given up, and headings where they are too much.
    """
    limit = max(_SMALLEST_LIMIT, min(settings.chunk_tokens, encoder.max_tokens - settings.overlap_tokens))
    while True:
        chunks = _cut(document, encoder, limit, settings.overlap_tokens)
        if not any(_too_long(chunks, encoder)):
            return chunks
        if limit <= _SMALLEST_LIMIT:
            break
        limit = max(_SMALLEST_LIMIT, limit * 4 // 5)
    chunks = _cut(document, encoder, limit, 0)
    over = _too_long(chunks, encoder)
    return [replace(piece, headings=()) if o else piece for piece, o in zip(chunks, over, strict=True)]


def embedded_text(piece: Chunk) -> str:
    """What stands for a chunk in vector search: the headings above it, then its text."""
    above = headings_above(piece)
    return f"{above}\n{piece.text}" if above else piece.text


def headings_above(piece: Chunk, text: str = "") -> str:
    """The title and headings over a chunk, or a `text` in it, that its first line does not repeat, if any."""
    head = (text or piece.text).partition("\n")[0]
    return " > ".join(h for h in piece.headings if h not in head)[:_PREFIX_LENGTH]


def _too_long(chunks: list[Chunk], encoder: Encoder) -> list[bool]:
    """Of each chunk, whether it is over the encoder's limit with its headings."""
    counts = encoder.count_tokens([embedded_text(piece) for piece in chunks])
    return [count > encoder.max_tokens for count in counts]


def chunk_id(document_id: str, start: int, end: int, text: str) -> str:
    """Names a chunk for as long as its document keeps its name and the span its words."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return hashlib.sha256(f"{document_id}\0{start}\0{end}\0{digest}".encode()).hexdigest()[:24]


def _cut(document: Document, encoder: Encoder, limit: int, overlap: int) -> list[Chunk]:
    source, text = document.source, document.text
    units = units_of(text, source.title, source.kind == "code", encoder, limit)
    chunks = []
    for ordinal, (first, stop) in enumerate(_groups(units, limit)):
        begin = _with_overlap(units, first, overlap)
        start, end = units[begin].start, units[stop - 1].end
        words = text[start:end]
        name = chunk_id(source.document_id, start, end, words)
        headings = _headings(units, first, stop)
        chunks.append(Chunk(name, source.document_id, ordinal, start, end, words, headings))
    return chunks


def _headings(units: list[Unit], first: int, stop: int) -> tuple[str, ...]:
    """The headings above the first words of a group that are no heading themselves."""
    at = first
    while at + 1 < stop and units[at + 1].cut is Cut.after_heading:
        at += 1
    return units[at].headings


def _groups(units: list[Unit], limit: int) -> Iterator[tuple[int, int]]:
    """Ranges of units that make a chunk each."""
    positions = [0]
    for unit in units:
        positions.append(positions[-1] + max(1, unit.tokens))
    anchors = [0, *_anchors(units, positions, limit // 2), len(units)]
    for first, stop in itertools.pairwise(anchors):
        yield from _halved(units, positions, first, stop, limit)


def _anchors(units: list[Unit], positions: list[int], spacing: int) -> Iterator[int]:
    """Units before which the cut is the best within `spacing` tokens on both sides."""
    total = positions[-1]
    for i in range(1, len(units)):
        here = positions[i]
        if here < spacing or total - here < spacing:
            continue
        best = (units[i].cut, units[i].mark)
        left = right = i
        while (left := left - 1) > 0 and here - positions[left] < spacing:
            if (units[left].cut, units[left].mark) >= best:
                break
        else:
            while (right := right + 1) < len(units) and positions[right] - here < spacing:
                if (units[right].cut, units[right].mark) > best:
                    break
            else:
                yield i


def _halved(
    units: list[Unit], positions: list[int], first: int, stop: int, limit: int
) -> Iterator[tuple[int, int]]:
    """A stretch of units, halved at its best inner cut until every part is within the limit."""
    size = positions[stop] - positions[first]
    if size <= limit or stop - first < 2:
        if stop > first:
            yield first, stop
        return
    middle = (positions[first] + positions[stop]) / 2

    def cost(i: int) -> float:
        return abs(positions[i] - middle) / size - 0.06 * units[i].cut

    at = min(range(first + 1, stop), key=cost)
    yield from _halved(units, positions, first, at, limit)
    yield from _halved(units, positions, at, stop, limit)


def _with_overlap(units: list[Unit], first: int, overlap: int) -> int:
    """The unit from which a chunk starts when whole sentences before it come along."""
    begin, room = first, overlap
    while begin > 0 and units[begin - 1].headings == units[first].headings:
        room -= units[begin - 1].tokens
        if room < 0:
            break
        begin -= 1
    return begin
