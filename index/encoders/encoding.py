"""What the index asks of models: vectors from an encoder, relevance from a ranker."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Text to unit vectors. `digest` identifies the weights: vectors of different digests never mix."""

    @property
    def name(self) -> str:
        """The catalogue's name of the model."""
        ...

    @property
    def digest(self) -> str:
        """sha256 over what determines the vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Width of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Tokens a text may have before it would be truncated, special tokens taken off."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special tokens and without truncation."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 [len(texts), dimension]; alone or in a batch, a text gets the same one."""
        ...


class Ranker(Protocol):
    """Relevance of texts to a query."""

    @property
    def name(self) -> str:
        """The catalogue's name of the model."""
        ...

    @property
    def digest(self) -> str:
        """sha256 of the weights."""
        ...

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text, higher is more relevant; order-independent."""
        ...
