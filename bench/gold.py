"""Third-party question sets, read from outside the repository, and when a passage counts as found."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.documents import Chunk

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("FOOTNOTE_BENCH", ROOT.parent / "shared" / "bench")).resolve()


@dataclass(frozen=True)
class Evidence:
    """Where an answer stands; a document as a whole when there is no span."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Question:
    """A question as its set puts it, with the answers and the evidence that people gave."""

    id: str
    text: str
    answers: tuple[str, ...]
    answerable: bool
    evidence: tuple[Evidence, ...]
    history: tuple[Mapping[str, str], ...]

    @property
    def half(self) -> str:
        """Tuning looks at one half only, by a hash of the id; figures are told of the other.

        By its first byte: the last one is even for every question of these sets.
        """
        digest = hashlib.sha256(self.id.encode()).digest()
        return "tune" if digest[0] % 2 == 0 else "report"


@dataclass(frozen=True)
class Text:
    """A document of a set."""

    id: str
    title: str
    text: str


def load(name: str) -> tuple[list[Text], list[Question]]:
    """A set's documents and its answerable questions that have evidence."""
    texts, questions = load_all(name)
    return texts, [question for question in questions if question.answerable and question.evidence]


def load_all(name: str) -> tuple[list[Text], list[Question]]:
    """A set's documents and all its questions, each with what of its evidence stands in the documents."""
    texts = [Text(row["id"], row.get("title") or "", row["text"]) for row in _rows(name, "corpus")]
    length = {text.id: len(text.text) for text in texts}
    questions = []
    for row in question_rows(name):
        evidence = tuple(
            Evidence(e["doc"], e.get("start", 0), e.get("end", length[e["doc"]]))
            for e in row["evidence"]
            if e["doc"] in length
        )
        answers, history = tuple(row["answers"]), tuple(row.get("history") or ())
        questions.append(Question(row["id"], row["question"], answers, row["answerable"], evidence, history))
    return texts, questions


def covers(chunk: Chunk, evidence: Evidence) -> bool:
    """Whether a chunk has at least half of the evidence, or lies at least half inside a longer one."""
    if chunk.document_id != evidence.document:
        return False
    shared = min(chunk.end, evidence.end) - max(chunk.start, evidence.start)
    return shared > 0 and shared >= 0.5 * min(chunk.end - chunk.start, evidence.end - evidence.start)


def hit(chunks: Sequence[Chunk], question: Question) -> float:
    """1 if any evidence is covered by any chunk."""
    return float(any(covers(chunk, e) for chunk in chunks for e in question.evidence))


def all_found(chunks: Sequence[Chunk], question: Question) -> float:
    """1 if every piece of evidence is covered by some chunk."""
    return float(all(any(covers(chunk, e) for chunk in chunks) for e in question.evidence))


def reciprocal_rank(chunks: Sequence[Chunk], question: Question) -> float:
    """1 / rank of the first chunk that covers some evidence; 0 if none does."""
    ranks = (rank for rank, chunk in enumerate(chunks, 1) if hit([chunk], question))
    return 1 / next(ranks, float("inf"))


def span_recall(chunks: Sequence[Chunk], question: Question) -> float:
    """Share of the evidence's characters that the chunks have."""
    gold, found = _characters(question.evidence), _chunk_characters(chunks)
    return len(gold & found) / len(gold)


def span_precision(chunks: Sequence[Chunk], question: Question) -> float:
    """Share of the chunks' characters that are evidence."""
    gold, found = _characters(question.evidence), _chunk_characters(chunks)
    return len(gold & found) / max(1, sum(chunk.end - chunk.start for chunk in chunks))


def _characters(evidence: Sequence[Evidence]) -> set[tuple[str, int]]:
    return {(e.document, i) for e in evidence for i in range(e.start, e.end)}


def _chunk_characters(chunks: Sequence[Chunk]) -> set[tuple[str, int]]:
    return {(c.document_id, i) for c in chunks for i in range(c.start, c.end)}


def question_rows(name: str) -> list[dict[str, Any]]:
    """A set's questions with all that their file says of them."""
    return _rows(name, "questions.dev")


def _rows(name: str, file: str) -> list[dict[str, Any]]:
    lines = (FOLDER / name / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
