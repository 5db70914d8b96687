"""The retriever gives passages that re-open."""

from qa_world import engine_over, write

from qa.retriever import PassageRetriever


def test_passages_come_as_documents_with_their_place(encoder, ranker, tmp_path):
    folder = write(
        tmp_path / "docs",
        {"market.txt": "The market opens at eight.\n", "ferry.txt": "The ferry sails at noon.\n"},
    )
    engine = engine_over(folder, encoder, ranker, None)
    engine.index.sync()
    found = PassageRetriever(index=engine.index, k=1).invoke("When does the ferry sail?")
    engine.close()
    assert [d.page_content for d in found] == ["The ferry sails at noon."]
    text = (folder / "ferry.txt").read_text(encoding="utf-8")
    assert text[found[0].metadata["start"] : found[0].metadata["end"]] == found[0].page_content
    assert found[0].metadata["path"].endswith("ferry.txt")
