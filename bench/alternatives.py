"""Models that could stand in the place of the shipped ones: bge-small as encoder, late interaction beside it.

    python -m bench.alternatives --sets squad2 nq-qed        on the tuning half

Late interaction (Khattab and Zaharia 2020) is a third channel here: every passage that the other two propose
is scored by the sum, over the question's tokens, of the best match among its own. The graph that can be had
ends before ColBERT's projection to 96 dimensions, so its 384-dimensional states are compared.
"""

import argparse
import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bench import cached, gold
from bench.cached import CachedEncoder
from bench.retrieval import DEPTH, SETS, measures, opened
from index.cutting.chunking import embedded_text
from index.documents import Chunk, Filters
from index.encoders.encoding import Encoder, Ranker, Vectors
from index.encoders.onnx_models import OnnxEncoder
from index.encoders.onnx_session import Feed, Session, load_tokenizer
from index.models import ensure
from index.searching.fusion import fuse
from index.settings import IndexSettings
from index.storage.lexical import query_terms
from index.store import Hit, Snapshot

BGE, COLBERT = "bge-small-en-v1.5", "answerai-colbert-small-v1"
ASKED = "Represent this sentence for searching relevant passages: "  # BAAI's card: before a query alone
MASK, CLS, SEP, QUERY_MARK, TEXT_MARK, QUERY_TOKENS = 103, 101, 102, 1, 2, 32
SHIPPED = IndexSettings()
Find = Callable[[Snapshot, str], list[Chunk]]


class Late:
    """Token vectors of queries and passages, and how well they match."""

    def __init__(self) -> None:
        folder = ensure(COLBERT)
        self._session = Session(folder / "model.onnx")
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._known: dict[str, NDArray[np.float16]] = {}

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """The sum of best matches, one figure a text."""
        asked = self._tokens([query], QUERY_MARK)[0].astype(np.float32)
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._tokens(new, TEXT_MARK), strict=True))
        return [float((asked @ self._known[text].T.astype(np.float32)).max(axis=1).sum()) for text in texts]

    def _tokens(self, texts: Sequence[str], mark: int) -> list[NDArray[np.float16]]:
        found = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        ids = [[CLS, mark, *e.ids[:300], SEP] for e in found]
        if mark == QUERY_MARK:  # filled up with [MASK], which stand for what might be asked besides
            ids = [each + [MASK] * (QUERY_TOKENS - len(each)) for each in ids]
        states = (outputs[0][0] for outputs in self._session.run_each([Feed(each) for each in ids]))
        return [(s / np.linalg.norm(s, axis=1, keepdims=True)).astype(np.float16) for s in states]


def main() -> None:
    """Print one table: MRR@10 or the set's own second measure, fused, and read by the ranker."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--half", choices=("report", "tune"), default="tune")
    asked = parser.parse_args()
    mini, judge = cached.models()
    encoders = {
        "MiniLM": mini,
        "bge-small": CachedEncoder(OnnxEncoder(ensure(BGE), name=BGE)),
    }
    late = Late()
    print(f"half: {asked.half}\n")
    print("| set | measure | channels | fused | with ranker |\n|---|---|---|---|---|")
    for name in asked.sets:
        for encoder, third in (("MiniLM", None), ("bge-small", None), ("MiniLM", late)):
            told = compare(name, asked.half, encoders[encoder], third, judge)
            channels = f"{encoder}, BM25" + (", late" if third else "")
            for measure, (fused, ranked) in told.items():
                print(f"| {name} | {measure} | {channels} | {fused:.3f} | {ranked:.3f} |", flush=True)


def compare(
    name: str, half: str, encoder: Encoder, late: Late | None, ranker: Ranker
) -> Mapping[str, tuple[float, float]]:
    """By measure: the mean in fused order and in the ranker's."""
    texts, questions = gold.load(name)
    questions = [q for q in questions if q.half == half]
    ends: tuple[list[list[Chunk]], list[list[Chunk]]] = ([], [])
    with opened(name, texts, encoder, SHIPPED) as snapshot:
        for question in questions:
            fused = proposed(snapshot, question.text, encoder, late)
            head = fused[: SHIPPED.rank_depth]
            logits = ranker.score(question.text, [embedded_text(chunk) for chunk, _ in head])
            scores = [x + SHIPPED.prior_weight * math.log(y) for x, (_, y) in zip(logits, head, strict=True)]
            order = sorted(range(len(head)), key=lambda place: -scores[place])
            ends[0].append([chunk for chunk, _ in fused[:DEPTH]])
            ends[1].append([head[place][0] for place in order[:DEPTH]])

    def mean(found: list[list[Chunk]], score: Callable[[Sequence[Chunk], gold.Question], float]) -> float:
        return float(np.mean([score(f, q) for f, q in zip(found, questions, strict=True)]))

    wanted = [(label, score) for label, score in measures(name) if label not in ("hit@1", "span precision@5")]
    return {label: (mean(ends[0], score), mean(ends[1], score)) for label, score in wanted}


def proposed(
    snapshot: Snapshot, query: str, encoder: Encoder, late: Late | None
) -> list[tuple[Chunk, float]]:
    """Passages in fused order, with their fused scores."""
    dense = snapshot.dense(_vector(query, encoder), SHIPPED.candidates, Filters())
    lexical = snapshot.lexical(query_terms(query), SHIPPED.candidates, Filters())
    channels = [(dense, SHIPPED.dense_weight), (lexical, SHIPPED.lexical_weight)]
    chunks = snapshot.chunks(list({hit.row for hit in (*dense, *lexical)}))
    if late:
        scores = late.score(query, [embedded_text(chunk) for chunk in chunks.values()])
        third = [Hit(row, chunks[row].id, score) for row, score in zip(chunks, scores, strict=True)]
        channels.append((sorted(third, key=lambda hit: (-hit.score, hit.chunk_id)), 1.0))
    return [(chunks[hit.row], hit.score) for hit in fuse(channels, SHIPPED.rrf_constant)]


def _vector(query: str, encoder: Encoder) -> Vectors:
    return encoder.encode([ASKED + query if encoder.name == BGE else query])[0]


if __name__ == "__main__":
    main()
