"""Text that stands in several places takes one place among the passages, and none of its places is lost."""

import pytest
from index_world import index_of

from index.documents import Filters
from index.fakes import OverlapRanker

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
def index(tmp_path):
    papers = {f"paper{n}.md": f"# Paper {n} reports\n\n{WIRE}\n" for n in range(12)}
    copies = {f"copy{n}.txt": WIRE for n in range(12)}
    notices = dict.fromkeys(("a.txt", "b.txt"), "Open from nine to five.")
    others = {"union.md": f"# The union speaks\n\n{OTHER}\n", **notices}
    with index_of({**papers, **copies, **others}, tmp_path / "docs", OverlapRanker()) as opened:
        yield opened


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
