"""Folder to searchable index, against the plain LangChain recipe on the same model, in one run.

    python -m bench.indexing [documents]

Both sides have their models loaded before the clock starts and take turns. The recipe: text splitter of 1,000
characters with 200 of overlap (its documentation's values), HuggingFaceEmbeddings, FAISS in memory, saved.
Recall is of what was indexed, by vectors alone on both sides; Footnote's fused search stands beside it.
"""

import dataclasses
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench import gold
from index.corpus import Corpus
from index.documents import Filters
from index.encoders.torch_encoder import TorchEncoder
from index.index import Index
from index.models import BULK_ENCODER, ensure
from index.opening import open_models
from index.searching.search import search
from index.settings import IndexSettings

ROUNDS = 3


def main() -> None:
    """Print characters a second of both sides, and how often each finds the evidence."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    texts, questions = gold.load("nq-qed")
    texts = texts[:count]
    kept = {text.id for text in texts}
    questions = [q for q in questions if any(e.document in kept for e in q.evidence)]
    characters = sum(len(text.text) for text in texts)
    with tempfile.TemporaryDirectory() as temporary:
        docs = Path(temporary) / "docs"
        docs.mkdir()
        for text in texts:
            (docs / f"{text.id.replace('/', '_')}.txt").write_text(text.text, encoding="utf-8")
        encoder, _ = open_models(Corpus.at([docs]))
        bulk = TorchEncoder(ensure(BULK_ENCODER), encoder)
        bulk.encode(["Both sides start warm."])
        plain = _plain_embeddings()
        rates: dict[str, list[float]] = {"footnote": [], "plain recipe": []}
        for turn in range(ROUNDS):
            os.environ["FOOTNOTE_HOME"] = f"{temporary}/home{turn}"
            began = time.perf_counter()
            index = Index.open(Corpus.at([docs]), encoder, None, bulk=lambda: bulk)
            index.sync()
            rates["footnote"].append(characters / (time.perf_counter() - began))
            began = time.perf_counter()
            store = _plain_index(docs, plain, Path(temporary) / f"plain{turn}")
            rates["plain recipe"].append(characters / (time.perf_counter() - began))
        found = {
            "footnote": np.mean([_finds_by_vectors(index, q) for q in questions]),
            "plain recipe": np.mean([_finds_there(store, q) for q in questions]),
        }
        fused = np.mean([_finds_fused(index, q) for q in questions])
        index.close()
    print(f"{len(texts)} documents, {characters} characters, {len(questions)} questions, {ROUNDS} rounds")
    for side, told in rates.items():
        low, middle, high = sorted(told)
        print(
            f"| {side} | {middle:.0f} [{low:.0f}, {high:.0f}] characters/s | document@5 {found[side]:.3f} |"
        )
    print(f"Footnote's fused search, without ranker: document@5 {fused:.3f}")


def _plain_embeddings():  # noqa: ANN202
    from langchain_huggingface import HuggingFaceEmbeddings

    embeddings = HuggingFaceEmbeddings(model_name=str(ensure(BULK_ENCODER)))
    embeddings.embed_query("Both sides start warm.")
    return embeddings


def _plain_index(docs: Path, embeddings, folder: Path):  # noqa: ANN001, ANN202
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    read = [
        Document(p.read_text(encoding="utf-8"), metadata={"source": p.name}) for p in sorted(docs.iterdir())
    ]
    store = FAISS.from_documents(splitter.split_documents(read), embeddings)
    store.save_local(str(folder))
    return store


def _finds_by_vectors(index: Index, question: gold.Question) -> bool:
    by_vectors = dataclasses.replace(IndexSettings(), lexical_weight=0.0, variants_weight=0.0)
    with index._store.snapshot() as snapshot:
        found = search(snapshot, question.text, 5, Filters(), index.encoder, None, by_vectors)
    return any(p.source.path in _wanted(question) for p in found)


def _finds_fused(index: Index, question: gold.Question) -> bool:
    return any(p.source.path in _wanted(question) for p in index.search(question.text, k=5))


def _finds_there(store, question: gold.Question) -> bool:  # noqa: ANN001
    found = store.similarity_search(question.text, k=5)
    return any(d.metadata["source"] in _wanted(question) for d in found)


def _wanted(question: gold.Question) -> set[str]:
    return {f"{e.document.replace('/', '_')}.txt" for e in question.evidence}


if __name__ == "__main__":
    main()
