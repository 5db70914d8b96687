"""From token logits to answer spans in a passage."""

import numpy as np
from numpy.typing import NDArray

from qa.reader.reading import Span

LONGEST = 30  # tokens in an answer
SPANS = 3  # candidates kept per passage

Logits = NDArray[np.float32]
Offsets = list[tuple[int, int]]


def best_spans(logits: Logits, offsets: Offsets, passage: str, count: int = SPANS) -> tuple[Span, ...]:
    """The best spans that do not overlap, best first.

    `logits` [tokens, 2] are the start and end logits of the passage's tokens, `offsets` their characters.
    """
    if not offsets:
        return ()
    table = logits[:, 0][:, None] + logits[:, 1][None, :]
    allowed = np.triu(np.tril(np.ones(table.shape, dtype=bool), LONGEST - 1))
    table = np.where(allowed, table, -np.inf)
    found: list[Span] = []
    for _ in range(count):
        first, last = (int(i) for i in np.unravel_index(int(np.argmax(table)), table.shape))
        if table[first, last] == -np.inf:
            break
        start, end = whole_words(passage, offsets[first][0], offsets[last][1])
        found.append(Span(start, end, float(table[first, last])))
        table[: last + 1, first:] = -np.inf  # every span that would overlap this one
    return merged(found, count)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to the words it starts and ends in."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def merged(spans: list[Span], count: int = SPANS) -> tuple[Span, ...]:
    """The best of several windows' spans that do not overlap, best first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (-s.score, s.start, s.end)):
        if all(span.end <= k.start or span.start >= k.end for k in kept):
            kept.append(span)
    return tuple(kept[:count])
