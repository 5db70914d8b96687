"""The plain LangChain recipe's side of `bench.scale`, on the same vectors and texts.

python -m bench.plain_scale 100000      writes the folder at first, measures it from then on
"""

import json
import sys

import numpy as np

from bench import cached
from bench.scale import DIMENSION, DrawnEncoder, figures_of, made_queries, made_up, now, since


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
    began = now()
    store = FAISS.load_local(str(folder), Drawn(), allow_dangerous_deserialization=True)
    store.similarity_search(queries[0], k=8)
    first, times = since(began), []
    for query in queries:
        began = now()
        store.similarity_search(query, k=8)
        times.append(since(began))
    figures = figures_of(first, times) | {"memory": psutil.Process().memory_info().rss / 1e6}
    print(json.dumps(figures))


if __name__ == "__main__":
    measure(int(sys.argv[1]))
