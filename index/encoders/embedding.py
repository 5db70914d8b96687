"""Which runtime makes the vectors: the light one, or the one for bulk once it would pay for its start."""

from collections.abc import Callable, Sequence

from index.encoders.encoding import Encoder, Vectors

_BULK_FROM = 800  # chunks; starting torch takes as long as ONNX Runtime needs for a few hundred


class Embedder:
    """Encodes chunks; both encoders carry the same digest, as one model is behind both."""

    def __init__(self, encoder: Encoder, bulk: Callable[[], Encoder] | None = None) -> None:
        self.encoder = encoder
        self._bulk = bulk
        self._runtime = encoder

    def expect(self, missing: int, bytes_done: int, bytes_total: int) -> None:
        """Judge by what is missing so far, and the share of bytes behind it, how much is still to come."""
        share = bytes_done / bytes_total if bytes_total else 1.0
        if self._bulk and missing / max(share, 1e-6) >= _BULK_FROM and missing:
            self._runtime, self._bulk = self._bulk(), None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts."""
        return self._runtime.encode(texts)
