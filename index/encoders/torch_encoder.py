"""The encoder on torch, for many chunks at once; it agrees with the ONNX encoder (cosine ≥ 0.99)."""

import ctypes
import gc
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from index.encoders.encoding import Encoder, Vectors

_BATCH = 8  # of 200 tokens: what they need in between fits into a processor's second-level cache


class TorchEncoder:
    """Stands in for `twin` while a large corpus is embedded: same name, same digest, same tokens.

    `twin` is the encoder that will embed the queries; that the two agree is held by a test, so that vectors
    of either may lie in one index.
    """

    def __init__(self, folder: Path, twin: Encoder) -> None:
        self._folder = folder
        self._twin = twin
        self._model: Any = None

    @property
    def name(self) -> str:
        """The twin's name."""
        return self._twin.name

    @property
    def digest(self) -> str:
        """The twin's digest."""
        return self._twin.digest

    @property
    def dimension(self) -> int:
        """Width of a vector."""
        return self._twin.dimension

    @property
    def max_tokens(self) -> int:
        """Tokens a text may have, special tokens taken off."""
        return self._twin.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special tokens and without truncation."""
        return self._twin.count_tokens(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 [len(texts), dimension]; batches are made of texts of like length."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if self._model is None:
            self._model = _load(self._folder, self.max_tokens + 2)
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, convert_to_tensor=True, show_progress_bar=False
        )
        vectors = vectors.float().cpu().numpy()
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _load(folder: Path, tokens: int) -> Any:
    first = "sentence_transformers" not in sys.modules
    _preload()
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # of loading the weights, in the middle of what the front end shows
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = torch.bfloat16 if device == "cuda" or _has_bfloat16() else torch.float32
    model = SentenceTransformer(
        str(folder), device=device, local_files_only=True, model_kwargs={"dtype": dtype}
    )
    model.max_seq_length = tokens
    if first:
        gc.freeze()  # to look for garbage among so many imports would hold up whoever waits at a screen
    return model


def _preload() -> None:
    """Map torch's large library by a call that lets other threads run; its import would stop them."""
    found = find_spec("torch")
    library = Path(found.origin).parent / "lib" / "libtorch_cpu.so" if found and found.origin else None
    if library and library.is_file():
        dlopen = ctypes.CDLL(None).dlopen
        dlopen.restype, dlopen.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
        dlopen(os.fsencode(library), os.RTLD_NOW)  # where it fails, the import does, and says why


def _has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 in hardware; emulated, it is slower than float32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags
