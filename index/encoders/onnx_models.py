"""Encoder and ranker on ONNX Runtime: half a second from nothing to the first vector, without torch.

Every text runs alone. The ranker's int8 graph scales activations over the whole batch, so a neighbour in a
batch changes a text's logit (by up to 0.5); alone, results are the same bytes in any order and company. Texts
run side by side instead, which is as fast as batches on a CPU.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoders.encoding import Vectors
from index.encoders.onnx_session import Feed, Session, load_tokenizer
from index.models import stamps

_CLS, _SEP = 101, 102  # of bert-base-uncased, which all models here share
_DIMENSION = 384
_ENCODER_TOKENS = {"all-minilm-l6-v2": 256, "bge-small-en-v1.5": 512}
_FIRST_TOKEN = {"bge-small-en-v1.5"}  # models whose vector is that of [CLS]; of the others it is the mean
_RANKER_TOKENS = 512
_COUNTED_AT_ONCE = 1000  # texts; Ctrl-C is heard between two calls of the tokenizer
_QUERY_TOKENS = 160  # a query may not crowd out the text it is compared with


class _OnnxModel:
    """A model folder of the store: weights, their session and the tokenizer that belongs to them."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name = name
        self._weights = folder / "model.onnx"
        self._session = Session(self._weights)
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")

    @property
    def name(self) -> str:
        """The catalogue's name of the model."""
        return self._name

    @property
    def digest(self) -> str:
        """sha256 of the weights."""
        return stamps.digest(self._weights)


class OnnxEncoder(_OnnxModel):
    """An encoder of the catalogue. A text longer than `max_tokens` is encoded by its first `max_tokens`."""

    def __init__(self, folder: Path, *, name: str = "all-minilm-l6-v2") -> None:
        super().__init__(folder, name)

    @property
    def dimension(self) -> int:
        """Width of a vector."""
        return _DIMENSION

    @property
    def max_tokens(self) -> int:
        """Tokens a text may have, special tokens taken off."""
        return _ENCODER_TOKENS[self._name] - 2

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special tokens and without truncation."""
        counts: list[int] = []
        for i in range(0, len(texts), _COUNTED_AT_ONCE):
            some = list(texts[i : i + _COUNTED_AT_ONCE])
            encodings = self._tokenizer.encode_batch_fast(some, add_special_tokens=False)
            counts += [len(e.ids) for e in encodings]
        return counts

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 [len(texts), 384]."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        feeds = [Feed([_CLS, *e.ids[: self.max_tokens], _SEP]) for e in encodings]
        vectors = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, outputs in enumerate(self._session.run_each(feeds)):
            hidden = outputs[0][0]
            pooled = hidden[0] if self._name in _FIRST_TOKEN else hidden.mean(axis=0)
            vectors[row] = pooled / max(float(np.linalg.norm(pooled)), 1e-12)
        return vectors


class OnnxRanker(_OnnxModel):
    """A cross-encoder of the catalogue: one logit for a query and a text read together."""

    def __init__(self, folder: Path, *, name: str = "ms-marco-minilm-l-12-v2") -> None:
        super().__init__(folder, name)

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text; a query is read up to 160 tokens, a text as far as 512 tokens for both reach."""
        head = self._tokenizer.encode(query, add_special_tokens=False).ids[:_QUERY_TOKENS]
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        room = _RANKER_TOKENS - len(head) - 3
        first = [_CLS, *head, _SEP]
        feeds = [Feed([*first, *e.ids[:room], _SEP], len(first)) for e in encodings]
        return [float(outputs[0][0, 0]) for outputs in self._session.run_each(feeds)]
