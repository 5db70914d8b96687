"""BM25 over a few hundred texts, for finding passages that look right and are not."""

import math
import re
from collections import Counter, defaultdict

WORD = re.compile(r"\w+")


class Lexical:
    """An inverted list with BM25 weights (k1 1.2, b 0.75)."""

    def __init__(self, texts: list[str]) -> None:
        counts = [Counter(WORD.findall(t.lower())) for t in texts]
        mean = sum(c.total() for c in counts) / max(1, len(counts))
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        for i, count in enumerate(counts):
            for word, n in count.items():
                self._weights[word][i] = n * 2.2 / (n + 1.2 * (0.25 + 0.75 * count.total() / mean))
        self._idf = {
            w: math.log(1 + (len(texts) - len(at) + 0.5) / (len(at) + 0.5)) for w, at in self._weights.items()
        }

    def best(self, query: str, k: int) -> list[int]:
        """Indices of the k texts that match best, ties by index."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(WORD.findall(query.lower())):
            for i, weight in self._weights.get(word, {}).items():
                scores[i] += weight * self._idf[word]
        return sorted(scores, key=lambda i: (-scores[i], i))[:k]
