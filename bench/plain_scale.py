"""The plain LangChain recipe's side of `bench.scale`, on the same vectors and texts.

python -m bench.plain_scale 100000      writes the folder at first, measures it from then on
"""

import json
import sys
import time

import numpy as np

from bench import cached
from bench.scale import DIMENSION, DrawnEncoder, made_queries, made_up


def measure(size: int) -> None:
    """The plain recipe on the same vectors and texts, measured alike."""
    import faiss
    import psutil
    from langchain_community.docstore.in_memory import InMemoryDocstore
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document as Plain
    from langchain_core.embeddings import Embeddings

    encoder, queries = DrawnEncoder(size), made_queries(size)

    class Drawn(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return encoder.encode(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return encoder.encode([text])[0].tolist()

    folder = cached.FOLDER / f"langchain-{size}"
    if not folder.exists():
        index = faiss.IndexFlatL2(DIMENSION)
        docs: dict[str, Plain] = {}
        for number, entries, vectors in made_up(size):
            index.add(np.stack(list(vectors.values())))
            for entry in entries:
                for chunk in entry.chunks:
                    docs[chunk.id] = Plain(page_content=chunk.text, metadata={"source": f"{number}.txt"})
        store = FAISS(Drawn(), index, InMemoryDocstore(docs), dict(enumerate(docs)))
        store.save_local(str(folder))
        print(json.dumps({}))
        return
    encoder.encode(queries)
    began, worked = time.perf_counter(), time.process_time()
    store = FAISS.load_local(str(folder), Drawn(), allow_dangerous_deserialization=True)
    store.similarity_search(queries[0], k=8)
    first, first_busy = time.perf_counter() - began, time.process_time() - worked
    times, busy = [], []
    for query in queries:
        began, worked = time.perf_counter(), time.process_time()
        store.similarity_search(query, k=8)
        times.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    figures = {
        "open + first search": first * 1000,
        "open + first search, processor time": first_busy * 1000,
        "p50": float(np.median(times)) * 1000,
        "p95": float(np.percentile(times, 95)) * 1000,
        "p50 of processor time": float(np.median(busy)) * 1000,
        "memory": psutil.Process().memory_info().rss / 1e6,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    measure(int(sys.argv[1]))
