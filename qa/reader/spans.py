"""From token logits to answer spans in a passage.

The most probable span is often cut short: where a reader wavers between "Lincoln Financial Field" and
"Lincoln Financial Field in Philadelphia", each wording takes probability from the others. So the best span
only says where the answer is; its bounds are those that agree most, on average, with all the spans the reader
holds possible there (minimum Bayes risk decoding, Kumar and Byrne 2004). The gain is token F with recall
weighed up: what is cut off an answer is missed, what is too much only read.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.cutting.brackets import unmatched
from index.cutting.run_in import title_end
from index.cutting.sentences import sentence_spans
from qa.reader.reading import Span

LONGEST = 30  # tokens in an answer
SPANS = 3  # candidates kept per passage
RIVALS = 40  # spans weighed when bounds are chosen
# words that a span does not end on: "the Commission of" lies between "the Commission" and that of Pakistan
OPEN_ENDED = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to"])
RECALL = 2.0  # how much more covering a span counts than being covered by it; chosen on tuning halves

Logits = NDArray[np.float32]
Offsets = list[tuple[int, int]]
Places = NDArray[np.intp]


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
    spans = sentence_spans(passage)
    sentence = sentence_of(offsets, spans)
    titles = [behind for start, end in spans if (behind := title_end(passage, start, end)) > start]

    def whole(first: int, last: int) -> bool:
        start, end = offsets[first][0], offsets[last][1]
        closes = passage[slice(*offsets[last])].casefold() not in OPEN_ENDED
        return closes and not unmatched(passage[start:end]) and not any(start < at < end for at in titles)

    found: list[Span] = []
    for _ in range(SPANS):
        peak = int(np.argmax(table))
        score = float(table.flat[peak])
        if score == -np.inf:
            break
        first, last = bounds(table, peak, sentence, whole)
        found.append(Span(*whole_words(passage, offsets[first][0], offsets[last][1]), score))
        at = np.unravel_index(peak, table.shape)
        low, high = min(first, int(at[0])), max(last, int(at[1]))
        table[: high + 1, low:] = -np.inf  # every span that would overlap this one
    return merged(found)


def bounds(table: Logits, peak: int, sentence: Places, whole: Callable[[int, int], bool]) -> tuple[int, int]:
    """First and last token of the span that agrees best with all that are likely around the most probable.

    `sentence` is the number of each token's sentence; what goes over the peak's own is left out, and where
    there is another, what is no `whole` phrase.
    """
    rivals = np.argpartition(-table, min(RIVALS, table.size) - 1, axis=None)[:RIVALS]
    first, last = np.unravel_index(rivals, table.shape)
    start, end = np.unravel_index(peak, table.shape)
    here = (first <= end) & (last >= start) & np.isfinite(table.flat[rivals])
    here &= (sentence[first] >= sentence[start]) & (sentence[last] <= sentence[end])
    first, last, scores = first[here], last[here], table.flat[rivals[here]]
    weights = np.exp(scores - scores.max())
    shared = np.minimum(last[:, None], last) - np.maximum(first[:, None], first) + 1
    length = last - first + 1
    weight = RECALL**2
    gain = ((1 + weight) * np.maximum(shared, 0) / (length[:, None] + weight * length)) @ weights
    by_gain = np.argsort(-gain, kind="stable")
    best = next((at for at in by_gain if whole(int(first[at]), int(last[at]))), by_gain[0])
    return int(first[best]), int(last[best])


def sentence_of(offsets: Offsets, spans: Sequence[tuple[int, int]]) -> Places:
    """The number of the sentence that each token begins in."""
    return np.searchsorted([start for start, _ in spans], [start for start, _ in offsets], side="right")


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
