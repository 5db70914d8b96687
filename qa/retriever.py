"""Footnote's search as a LangChain retriever, for chains of one's own."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from index.documents import Filters, Passage


class PassageRetriever(BaseRetriever):
    """The best passages of an index, as LangChain documents; `metadata` says where each stands."""

    index: Any  # a qa.library.Library; pydantic cannot check protocols
    k: int = 8
    filters: Filters = Filters()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [_document(passage) for passage in self.index.search(query, self.k, self.filters)]


def _document(passage: Passage) -> LangChainDocument:
    chunk, source = passage.whole, passage.source
    return LangChainDocument(
        page_content=chunk.text,
        id=chunk.id,
        metadata={
            "path": source.path,
            "title": source.title,
            "date": source.date.isoformat() if source.date else None,
            "start": chunk.start,
            "end": chunk.end,
            "headings": list(chunk.headings),
            "score": passage.score,
        },
    )
