"""How fast chunks become vectors, on ONNX Runtime and on torch, and how fast passages are ranked."""

from collections.abc import Sequence

import numpy as np

from bench.report import ROOT, Table, spread, timed
from index import models
from index.encoders.encoding import Encoder
from index.encoders.onnx_models import OnnxEncoder, OnnxRanker
from index.encoders.torch_encoder import TorchEncoder

QUESTION = "What casualty figures does each side give?"
_CHUNKS = 64


def measure(repeats: int = 5) -> Table:
    """Chunks a second of both encoders, their agreement, and pairs a second of the ranker."""
    onnx = OnnxEncoder(models.ensure(models.ENCODER))
    torch = TorchEncoder(models.ensure(models.BULK_ENCODER), onnx)
    ranker = OnnxRanker(models.ensure(models.RANKER))
    chunks = _chunks(onnx)
    tokens = sum(onnx.count_tokens(chunks)) / len(chunks)
    cosines = (onnx.encode(chunks) * torch.encode(chunks)).sum(axis=1)
    rows = [
        ("encode on ONNX Runtime", _rate(onnx, chunks, repeats)),
        ("encode on torch, bulk", _rate(torch, chunks, repeats)),
        ("agreement of the two, worst cosine", f"{float(np.min(cosines)):.4f}"),
        ("encode one question", spread([1000 * s for s in timed(lambda: onnx.encode([QUESTION]), 20)], "ms")),
        ("rank 12 passages", spread(timed(lambda: ranker.score(QUESTION, chunks[:12]), repeats))),
    ]
    return Table(
        "Encoding and ranking",
        "python -m bench encoding",
        ("what", "median (lowest–highest)"),
        rows,
        f"{_CHUNKS} chunks of {tokens:.0f} tokens on average, cut from the seed article in windows.",
    )


def _rate(encoder: Encoder, chunks: Sequence[str], repeats: int) -> str:
    seconds = timed(lambda: encoder.encode(chunks), repeats)
    return spread([len(chunks) / s for s in seconds], "chunks/s", 1)


def _chunks(encoder: Encoder) -> list[str]:
    text = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    words = text.split()
    starts = np.linspace(0, max(1, len(words) - 140), _CHUNKS).astype(int)
    return [" ".join(words[start : start + 60 + 80 * (n % 2)]) for n, start in enumerate(starts)]
