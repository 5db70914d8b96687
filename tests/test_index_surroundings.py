"""The best passage comes with the sentences around it: whole ones, of its own section, and not too many."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus import Corpus
from index.documents import Filters
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.searching.search import search
from index.searching.surroundings import widened
from index.settings import IndexSettings

SENTENCES = [f"Number {i} of the herons stood in the reeds of lake {i}." for i in range(60)]
FEW = IndexSettings(chunk_tokens=40)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("FOOTNOTE_HOME", str(tmp_path_factory.mktemp("home")))
    docs = tmp_path_factory.mktemp("docs")
    (docs / "herons.md").write_text(" ".join(SENTENCES), encoding="utf-8")
    sections = "\n\n".join(f"# Lake {i}\n\n{' '.join(SENTENCES[i * 3 : i * 3 + 3])}" for i in range(20))
    (docs / "lakes.md").write_text(sections, encoding="utf-8")
    opened = Index.open(Corpus.at([docs], FEW), HashEncoder(), OverlapRanker())
    opened.sync()
    yield opened
    opened.close()
    patch.undo()


def test_the_best_passage_alone_is_widened_by_whole_sentences(index):
    best, *others = index.search("Where did number 30 of the herons stand?", 5, Filters(paths=("herons.md",)))
    text = index.document(best.chunk.document_id).text
    assert best.around is not None
    assert best.around.start < best.chunk.start
    assert best.around.end > best.chunk.end
    assert text[best.around.start : best.around.end] == best.around.text == best.whole.text
    assert best.around.text.startswith("Number")
    assert best.around.text.endswith(".")
    assert best.around.id == best.chunk.id
    assert all(p.around is None and p.whole is p.chunk for p in others)


def test_what_stands_under_another_heading_stays_out(index):
    best = index.search("Where did number 30 of the herons stand?", 1, Filters(paths=("lakes.md",)))[0]
    assert "Number 30" in best.chunk.text
    assert best.whole.text.count("# Lake") == best.chunk.text.count("# Lake")


def test_without_room_nothing_is_around(index):
    with index._store.snapshot() as snapshot:
        none = replace(FEW, around_tokens=0)
        best = search(snapshot, "number 30", 1, Filters(), index.encoder, index.ranker, none)[0]
    assert best.whole.text == best.chunk.text


@settings(max_examples=60, deadline=None)
@given(ordinal=st.integers(0, 200), room=st.integers(0, 120))
def test_what_is_added_fits_into_the_room(index, ordinal, room):
    first = index.search("herons", 1, Filters(paths=("herons.md",)))[0].chunk
    with index._store.snapshot() as snapshot:
        everything = snapshot.neighbours(first, 200, 200)
        chunk = everything[ordinal % len(everything)]
        wide = widened(snapshot, chunk, index.encoder, room)
        text = snapshot.document(chunk.document_id).text
    before, after = text[wide.start : chunk.start], text[chunk.end : wide.end]
    assert wide.start <= chunk.start < chunk.end <= wide.end
    assert max(index.encoder.count_tokens([before, after])) <= room
    assert all(not side or side.strip().startswith("Number") for side in (before, after))
