"""An encoder and a ranker made of words alone: instant, deterministic, no files. For tests and dry runs."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.encoders.encoding import Vectors

_WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class HashEncoder:
    """A bag of hashed words as a unit vector; texts that share words are near each other."""

    def __init__(self, dimension: int = 64, max_tokens: int = 254) -> None:
        self._dimension = dimension
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        """A name that says that this is no model."""
        return "hash"

    @property
    def digest(self) -> str:
        """Changes with the dimension, as vectors do."""
        return hashlib.sha256(f"hash {self._dimension}".encode()).hexdigest()

    @property
    def dimension(self) -> int:
        """Width of a vector."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """Words a text may have."""
        return self._max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words of each text."""
        return [len(_words(text)) for text in texts]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32; a text without words gets the first axis."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _words(text)[: self._max_tokens]:
                code = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
                vectors[row, code % self._dimension] += 1.0 if code & (1 << 40) else -1.0
            if not vectors[row].any():
                vectors[row, 0] = 1.0
            vectors[row] /= np.linalg.norm(vectors[row])
        return vectors


class OverlapRanker:
    """The share of the query's words that a text has, as a logit from -10 (none) to 10 (all)."""

    @property
    def name(self) -> str:
        """A name that says that this is no model."""
        return "overlap"

    @property
    def digest(self) -> str:
        """Constant: there are no weights."""
        return hashlib.sha256(b"overlap").hexdigest()

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text."""
        asked = set(_words(query))
        return [20.0 * len(asked & set(_words(text))) / max(1, len(asked)) - 10.0 for text in texts]
