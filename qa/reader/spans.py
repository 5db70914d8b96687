"""From token logits to answer spans in a passage.

The most probable span is often cut short: where a reader wavers between "Lincoln Financial Field" and
"Lincoln Financial Field in Philadelphia", each wording takes probability from the others. So the best span
only says where the answer is; its bounds are those that overlap most, on average, with all the spans the
reader holds possible there (minimum Bayes risk decoding, Kumar and Byrne 2004, with token F1 as the gain).
"""

import numpy as np
from numpy.typing import NDArray

from qa.reader.reading import Span

LONGEST = 30  # tokens in an answer
SPANS = 3  # candidates kept per passage
RIVALS = 40  # spans weighed when bounds are chosen
TEMPERATURE = 0.7  # below 1 the most probable bounds count for more; chosen on tuning halves

Logits = NDArray[np.float32]
Offsets = list[tuple[int, int]]


def best_spans(logits: Logits, offsets: Offsets, passage: str) -> tuple[Span, ...]:
    """The best spans that do not overlap, best first.

    `logits` [tokens, 2] are the start and end logits of the passage's tokens, `offsets` their characters.
    A span's score is that of the most probable span in its place.
    """
    if not offsets:
        return ()
    table = logits[:, 0][:, None] + logits[:, 1][None, :]
    allowed = np.triu(np.tril(np.ones(table.shape, dtype=bool), LONGEST - 1))
    table = np.where(allowed, table, -np.inf)
    found: list[Span] = []
    for _ in range(SPANS):
        peak = int(np.argmax(table))
        score = float(table.flat[peak])
        if score == -np.inf:
            break
        first, last = bounds(table, peak)
        found.append(Span(*whole_words(passage, offsets[first][0], offsets[last][1]), score))
        at = np.unravel_index(peak, table.shape)
        low, high = min(first, int(at[0])), max(last, int(at[1]))
        table[: high + 1, low:] = -np.inf  # every span that would overlap this one
    return merged(found)


def bounds(table: Logits, peak: int) -> tuple[int, int]:
    """First and last token of the span that overlaps most with all that are likely around the best one."""
    rivals = np.argpartition(-table, min(RIVALS, table.size) - 1, axis=None)[:RIVALS]
    first, last = np.unravel_index(rivals, table.shape)
    start, end = np.unravel_index(peak, table.shape)
    here = (first <= end) & (last >= start) & np.isfinite(table.flat[rivals])
    first, last, scores = first[here], last[here], table.flat[rivals[here]]
    weights = np.exp((scores - scores.max()) / TEMPERATURE)
    shared = np.minimum(last[:, None], last) - np.maximum(first[:, None], first) + 1
    length = last - first + 1
    gain = (2 * np.maximum(shared, 0) / (length[:, None] + length)) @ weights
    best = int(np.argmax(gain))
    return int(first[best]), int(last[best])


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to the words it starts and ends in."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """The best spans that do not overlap, best first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (-s.score, s.start, s.end)):
        if all(span.end <= k.start or span.start >= k.end for k in kept):
            kept.append(span)
    return tuple(kept[:SPANS])
