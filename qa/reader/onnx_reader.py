"""The reader on ONNX Runtime: one pass a passage gives span, answerability and relevance.

Every window of a passage is run alone and without padding. The weights are int8 with activations quantised
over whatever is in a run, so a batch would make one passage's reading depend on its neighbours; alone, the
same question and passage give the same bytes, and nothing is spent on padding.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoders.onnx_session import Feed, Outputs, Session, load_tokenizer
from index.errors import ModelDamaged, ModelMissing
from index.models.stamps import hash_of
from qa.reader.reading import Reading
from qa.reader.spans import Offsets, best_spans, merged

HERE = Path(__file__).parent
WINDOW, OVERLAP, QUESTION, ABOVE = 320, 96, 96, 32  # tokens
_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a passage's tokens as the model sees it."""

    ids: list[int]
    offsets: Offsets


class OnnxReader:
    """The shipped weights; a passage of 150 words takes about 35 ms of one core."""

    def __init__(self, folder: Path = HERE) -> None:
        """Loads `reader.onnx` and `tokenizer.json` of `folder` after checking both against `weights.json`.

        Raises ModelMissing or ModelDamaged.
        """
        try:
            facts = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
        except OSError as error:
            raise ModelMissing(f"The reader's files are not in {folder}; reinstall footnote-qa.") from error
        self._name, self._digest = str(facts["name"]), str(facts["files"]["reader.onnx"])
        for name, digest in facts["files"].items():
            check(folder / name, digest)
        self._session = Session(folder / "reader.onnx")
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._name

    @property
    def digest(self) -> str:
        """sha256 of the weights."""
        return self._digest

    def read(
        self, questions: Sequence[str], passages: Sequence[str], above: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading a passage, each for a question of its own; what is read beside it does not change it.

        What stands above a passage is put before each of its windows.
        """
        asked = self._tokenizer.encode_batch(list(questions), add_special_tokens=False)
        firsts = [[_CLS, *e.ids[:QUESTION], _SEP] for e in asked]
        heads = [[*first, *over] for first, over in zip(firsts, self._over(passages, above), strict=True)]
        encodings = self._tokenizer.encode_batch(list(passages), add_special_tokens=False)
        cut = [
            list(windows(e.ids, e.offsets, WINDOW - len(head) - 1))
            for e, head in zip(encodings, heads, strict=True)
        ]
        feeds = [
            Feed([*head, *w.ids, _SEP], len(first))
            for first, head, own in zip(firsts, heads, cut, strict=True)
            for w in own
        ]
        outputs = iter(self._session.run_each(feeds))
        return [
            joined([reading(next(outputs), len(head), w.offsets, passage) for w in own])
            for passage, head, own in zip(passages, heads, cut, strict=True)
        ]

    def _over(self, passages: Sequence[str], above: Sequence[str]) -> list[list[int]]:
        """Token ids of what stands above each passage."""
        if not above:
            return [[] for _ in passages]
        return [e.ids[:ABOVE] for e in self._tokenizer.encode_batch(list(above), add_special_tokens=False)]


def reading(outputs: Outputs, head: int, offsets: Offsets, passage: str) -> Reading:
    """What the model's outputs say of one window, whose tokens begin after `head` tokens of question."""
    span, answerable, relevance = outputs
    logits = span[0]
    return Reading(
        spans=best_spans(logits[head:-1], offsets, passage),
        null=float(logits[0, 0] + logits[0, 1]),
        answerable=float(answerable[0]),
        relevance=float(relevance[0]),
    )


def joined(readings: Sequence[Reading]) -> Reading:
    """The reading of a passage from those of its windows: the window with the widest margin leads."""
    lead = max(readings, key=lambda r: r.margin)
    # a span's score counts against its own window's null, so others are moved to the lead's scale
    others = [s.moved(lead.null - r.null) for r in readings if r is not lead for s in r.spans]
    return Reading(
        spans=merged([*lead.spans, *others]),
        null=lead.null,
        answerable=max(r.answerable for r in readings),
        relevance=max(r.relevance for r in readings),
    )


def windows(ids: list[int], offsets: Offsets, room: int) -> Iterator[Window]:
    """Stretches of at most `room` tokens, each sharing OVERLAP of them with the one before."""
    last = max(1, len(ids) - OVERLAP)
    for at in range(0, last, room - OVERLAP) if len(ids) > room else (0,):
        yield Window(ids[at : at + room], offsets[at : at + room])


def check(path: Path, digest: str) -> None:
    """Raises ModelMissing where the file is not there, ModelDamaged where its bytes are others."""
    try:
        found = hash_of(path)
    except OSError as error:
        raise ModelMissing(f"The reader's file {path} cannot be read; reinstall footnote-qa.") from error
    if found != digest:
        raise ModelDamaged(f"The reader's file {path} is damaged; reinstall footnote-qa.")
