"""Passages come with what is around them: whole sentences of their own section, not too many, none twice."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import index_of

from index.documents import Filters
from index.fakes import OverlapRanker
from index.searching import surroundings
from index.searching.search import search
from index.searching.surroundings import widened
from index.settings import IndexSettings

SENTENCES = [f"Number {i} of the herons stood in the reeds of lake {i}." for i in range(60)]
FEW = IndexSettings(chunk_tokens=40)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    paragraphs = "\n\n".join(" ".join(SENTENCES[i * 5 : i * 5 + 5]) for i in range(12))
    sections = "\n\n".join(f"# Lake {i}\n\n{' '.join(SENTENCES[i * 3 : i * 3 + 3])}" for i in range(20))
    documents = {"herons.md": " ".join(SENTENCES), "paragraphs.md": paragraphs, "lakes.md": sections}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(tmp_path_factory.mktemp("home")))
        with index_of(documents, tmp_path_factory.mktemp("docs"), OverlapRanker(), FEW) as opened:
            yield opened


def test_the_best_passage_is_widened_by_whole_sentences(index):
    best, *_ = index.search("Where did number 30 of the herons stand?", 5, Filters(paths=("herons.md",)))
    text = index.document(best.chunk.document_id).text
    assert best.around is not None
    assert best.around.start < best.chunk.start
    assert best.around.end > best.chunk.end
    assert text[best.around.start : best.around.end] == best.around.text == best.whole.text
    assert best.around.text.startswith("Number")
    assert best.around.text.endswith(".")
    assert best.around.id == best.chunk.id


def test_no_passage_repeats_what_a_better_one_has(index):
    passages = index.search("Where did number 30 of the herons stand?", 8, Filters(paths=("herons.md",)))
    text = index.document(passages[0].chunk.document_id).text
    ends = [(p.whole.start, p.whole.end) for p in passages]
    covered = [i for start, end in ends for i in range(start, end)]
    assert len(covered) == len(set(covered))
    assert [text[a:b] for a, b in ends] == [p.whole.text for p in passages]
    assert any(len(p.whole.text) < len(p.chunk.text) for p in passages)


def test_another_good_passage_has_its_paragraph_to_the_end_and_no_other(index, monkeypatch):
    monkeypatch.setattr(surroundings, "NEAR", 1000.0)
    wide = replace(FEW, around_tokens=0)
    with index._store.snapshot() as snapshot:
        filters = Filters(paths=("paragraphs.md",))
        passages = search(snapshot, "number 7 8 29", 8, filters, index.encoder, index.ranker, wide)
        text = snapshot.document(passages[0].chunk.document_id).text
    widened_ones = [p for p in passages if len(p.whole.text) > len(p.chunk.text)]
    assert widened_ones
    assert passages[0] not in widened_ones
    for each in widened_ones:
        added = each.whole.text.replace(each.chunk.text, "")
        assert "\n" not in added
        assert text[each.whole.start : each.whole.end] == each.whole.text


def test_a_passage_far_behind_the_best_stays_as_it_is_cut(index, monkeypatch):
    monkeypatch.setattr(surroundings, "NEAR", 0.0)
    narrow = replace(FEW, around_tokens=0)
    with index._store.snapshot() as snapshot:
        filters = Filters(paths=("paragraphs.md",))
        passages = search(snapshot, "number 7 8 29", 8, filters, index.encoder, index.ranker, narrow)
    assert len(passages) > 1
    assert all(p.whole is p.chunk for p in passages)


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
