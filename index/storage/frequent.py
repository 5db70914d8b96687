"""BM25 over a large index without walking through the words that nearly every chunk has.

The rarest terms of a query, as many as a budget of postings allows, propose chunks; these are then scored by
all of its terms. What is lost are chunks that have only the query's most frequent words.
"""

import math
from collections.abc import Mapping

BUDGET = 10_000  # postings; up to so many, full-text search alone is exact and takes milliseconds
PROPOSED = 300
_K1, _B = 1.2, 0.75  # FTS5's own


def rarest(known: Mapping[str, int]) -> list[str]:
    """The rarest terms whose postings together are within the budget, one at least."""
    chosen: list[str] = []
    spent = 0
    for term in sorted(known, key=lambda term: (known[term], term)):
        spent += known[term]
        if chosen and spent > BUDGET:
            break
        chosen.append(term)
    return chosen


def rescored(texts: Mapping[int, str], known: Mapping[str, int], chunks: int) -> dict[int, float]:
    """BM25 of each chunk's terms for all terms of a query; lengths are relative to those of the proposed."""
    # two spaces between terms, so that each has its own and counting misses no repetition
    apart = {row: f" {text.replace(' ', '  ')} " for row, text in texts.items()}
    lengths = {row: text.count("  ") + 1 for row, text in apart.items()}
    usual = sum(lengths.values()) / max(1, len(lengths))
    weights = [
        (f" {t.replace(' ', '  ')} ", max(1e-6, math.log((chunks - n + 0.5) / (n + 0.5))))
        for t, n in known.items()
    ]
    scores = dict.fromkeys(texts, 0.0)
    for row, text in apart.items():
        damping = _K1 * (1 - _B + _B * lengths[row] / usual)
        for term, weight in weights:
            if count := text.count(term):
                scores[row] += weight * count * (_K1 + 1) / (count + damping)
    return scores
