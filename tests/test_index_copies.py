"""Text that stands in several places takes one place among the passages, and none of its places is lost."""

import pytest

from index.corpus import Corpus
from index.documents import Filters
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index

WIRE = (
    "The ferry to Norrland sank on Monday in heavy seas off the island of Grimsay, the coast guard said. "
    "It put the number of those drowned at 41, and said that 12 people were still missing. "
    "Divers from three countries went on with the search for survivors during the night."
)
OTHER = (
    "The union of seamen put the number of those drowned in the ferry to Norrland at 58 on Tuesday. "
    "Its speaker said that the list of passengers, which the coast guard had used, was not complete. "
    "Many had come aboard without a ticket, as they did on every Monday in summer."
)


@pytest.fixture
def index(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(12):
        (docs / f"paper{number}.md").write_text(f"# Paper {number} reports\n\n{WIRE}\n", encoding="utf-8")
    for number in range(12):
        (docs / f"copy{number}.txt").write_text(WIRE, encoding="utf-8")
    (docs / "union.md").write_text(f"# The union speaks\n\n{OTHER}\n", encoding="utf-8")
    (docs / "a.txt").write_text("Open from nine to five.", encoding="utf-8")
    (docs / "b.txt").write_text("Open from nine to five.", encoding="utf-8")
    opened = Index.open(Corpus.at([docs]), HashEncoder(), OverlapRanker())
    opened.sync()
    yield opened
    opened.close()


def test_copies_leave_room_for_what_else_is_said(index):
    found = index.search("How many people drowned in the ferry to Norrland?", 2)
    assert [p.chunk.text.endswith(WIRE) for p in found] == [True, False]
    wire, union = found
    assert union.source.path == "union.md"
    assert len(wire.copies) == 23
    for chunk in wire.copies:
        assert index.document(chunk.document_id).text[chunk.start : chunk.end].endswith(WIRE)


def test_short_texts_are_no_copies_as_their_titles_may_tell_them_apart(index):
    found = index.search("When is it open?", 20, Filters(paths=("a.txt", "b.txt")))
    assert sorted(p.source.path for p in found) == ["a.txt", "b.txt"]
    assert not any(p.copies for p in found)
