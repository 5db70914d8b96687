"""The reader on ONNX Runtime: one pass a passage gives span, answerability and relevance.

Every window of a passage is run alone and without padding. The weights are int8 with activations quantised
over whatever is in a run, so a batch would make one passage's reading depend on its neighbours; alone, the
same question and passage give the same bytes, and nothing is spent on padding.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import ModelDamaged, ModelMissing
from qa.reader.reading import Reading
from qa.reader.spans import Logits, Offsets, best_spans, merged

if TYPE_CHECKING:
    from tokenizers import Encoding

HERE = Path(__file__).parent
WINDOW, OVERLAP, QUESTION = 320, 96, 96  # tokens


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a passage's tokens as the model sees it."""

    ids: list[int]
    offsets: Offsets


class OnnxReader:
    """The shipped weights. Loading takes about 0.2 s, a passage of 150 words about 40 ms on two cores."""

    def __init__(self, folder: Path = HERE) -> None:
        """Loads `reader.onnx` and `tokenizer.json` of `folder` after checking both against `weights.json`.

        Raises ModelMissing or ModelDamaged.
        """
        from tokenizers import Tokenizer

        facts = json.loads(_checked(folder / "weights.json").decode("utf-8"))
        weights = _checked(folder / "reader.onnx", facts["files"]["reader.onnx"])
        words = _checked(folder / "tokenizer.json", facts["files"]["tokenizer.json"])
        self.name: str = facts["name"]
        self.digest: str = facts["files"]["reader.onnx"]
        self._session = _session(weights)
        self._tokenizer = Tokenizer.from_str(words.decode("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._open, self._close = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """One reading a passage, in order; what is read beside it does not change a reading."""
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION]
        return [self._read(asked, passage) for passage in passages]

    def _read(self, asked: list[int], passage: str) -> Reading:
        encoding = self._tokenizer.encode(passage, add_special_tokens=False)
        readings = [self._read_window(asked, w, passage) for w in _windows(encoding, WINDOW - len(asked) - 3)]
        if len(readings) == 1:
            return readings[0]
        best = max(readings, key=lambda r: r.margin)
        spans = [s for r in readings for s in r.spans]
        # Scores of windows compare by their margin; the best window's own span must stay first.
        others = merged([s for s in spans if not _overlap(s, best.best)])
        return Reading(
            spans=(best.best, *others)[: max(1, len(best.spans))],
            null=best.null,
            answerable=max(r.answerable for r in readings),
            relevance=max(r.relevance for r in readings),
        )

    def _read_window(self, asked: list[int], window: Window, passage: str) -> Reading:
        head = [self._open, *asked, self._close]
        ids = np.array([[*head, *window.ids, self._close]], dtype=np.int64)
        types = np.zeros_like(ids)
        types[0, len(head) :] = 1
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
        span, answerable, relevance = self._session.run(["span", "answerable", "relevance"], inputs)
        logits: Logits = span[0]
        return Reading(
            spans=best_spans(logits[len(head) : -1], window.offsets, passage),
            null=float(logits[0, 0] + logits[0, 1]),
            answerable=float(answerable[0]),
            relevance=float(relevance[0]),
        )


def _overlap(a: Any, b: Any) -> bool:
    return bool(a.start < b.end and b.start < a.end)


def _windows(encoding: "Encoding", room: int) -> list[Window]:
    """The passage's tokens in stretches of at most `room`, each sharing OVERLAP with the one before."""
    ids, offsets = encoding.ids, encoding.offsets
    if len(ids) <= room:
        return [Window(ids, offsets)]
    starts = range(0, len(ids) - OVERLAP, room - OVERLAP)
    return [Window(ids[at : at + room], offsets[at : at + room]) for at in starts]


def _checked(path: Path, digest: str = "") -> bytes:
    """The file's bytes, found to have the digest where one is given."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelMissing(f"The reader's file {path} cannot be read; reinstall footnote-qa.") from error
    if digest and hashlib.sha256(data).hexdigest() != digest:
        raise ModelDamaged(f"The reader's file {path} is damaged; reinstall footnote-qa.")
    return data


def _session(weights: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
