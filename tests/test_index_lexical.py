"""Terms of texts and questions, and BM25 over words that nearly every chunk has."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_world import index_of

from index.documents import Filters
from index.searching.fusion import fuse
from index.storage import frequent
from index.storage.lexical import query_terms, terms_of
from index.store import Hit


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The Talibans' cars", ["the", "taliban", "car"]),
        ("Amrullah Salé's café", ["amrullah", "sale", "cafe"]),
        ("BTR M-1117 or M1117", ["btr", "m1117", "m", "1117", "or", "m1117", "m", "1117"]),
        ("snake_case.name", ["snakecasenam", "snake", "case", "name"]),
        ("e-mails by email", ["email", "e", "mail", "by", "email"]),
        ("a3f5c9d1 at 10.0.0.1", ["a3f5c9d1", "at", "10·0·0·1", "10", "0", "0", "1"]),
        ("HTTPServer", ["httpserver", "http", "server"]),
        ("1,200,000 of 3.5", ["1200000", "of", "3·5"]),
        ("U.S. and us", ["us", "and", "us"]),
        ("C++ and C#", ["c⁺⁺", "c", "and", "c♯", "c"]),
        ("私は行く", ["私は", "は行", "行く"]),
    ],
)
def test_terms_are_folded_stemmed_and_kept_whole(text, terms):
    assert terms_of(text) == terms


def test_a_question_is_searched_by_its_telling_words():
    assert query_terms("What did the US and the WHO do with it?") == ["us", "who"]
    assert query_terms("to be or not to be") == ["to", "be", "or", "not"]


def test_what_stands_in_quotation_marks_and_a_numbered_word_are_searched_as_they_stand():
    assert query_terms('Who said "shield of the Republic"?') == [
        "said", "shield", "republ", "shield of the republ",
    ]  # fmt: skip
    assert query_terms("What does RFC 2616 say in 2003?")[-1] == "rfc 2616"
    assert query_terms('the "Taliban"') == ["taliban"]


@given(st.text(max_size=200))
def test_terms_hold_nothing_that_a_store_could_split_or_parse(text):
    for term in terms_of(text):
        assert term
        assert not any(c.isspace() or c in "\"'()*:^-+" for c in term)


def test_fusion_adds_reciprocal_ranks_and_breaks_ties_by_id():
    a, b, c = (Hit(i, name, 0.0) for i, name in enumerate("abc"))
    fused = fuse([([a, b], 1.0), ([b, c], 1.0)], 60)
    assert [hit.chunk_id for hit in fused] == ["b", "a", "c"]
    assert fused[0].score == pytest.approx(1 / 61 + 1 / 62)
    tied = fuse([([c], 1.0), ([a], 1.0)], 60)
    assert [hit.chunk_id for hit in tied] == ["a", "c"]


@pytest.fixture
def index(tmp_path):
    draw = random.Random(4)
    words = [f"w{i}" for i in range(2000)]
    weights = [1 / (i + 1) for i in range(2000)]
    texts = (". ".join(" ".join(draw.choices(words, weights, k=12)) for _ in range(12)) for _ in range(150))
    with index_of({f"{i}.txt": text for i, text in enumerate(texts)}, tmp_path / "docs") as opened:
        yield opened


def test_leaving_out_frequent_words_finds_nearly_the_same(index, monkeypatch):
    draw = random.Random(5)
    queries = [[f"w{draw.randrange(3)}", *(f"w{draw.randrange(2000)}" for _ in range(4))] for _ in range(30)]
    with index._store.snapshot() as snapshot:
        exact = [[h.chunk_id for h in snapshot.lexical(q, 10, Filters())] for q in queries]
        monkeypatch.setattr("index.storage.sqlite_read.BUDGET", 100)
        monkeypatch.setattr(frequent, "BUDGET", 100)
        quick = [[h.chunk_id for h in snapshot.lexical(q, 10, Filters())] for q in queries]
        assert snapshot.lexical(["unknown"], 10, Filters()) == []
        none = Filters(kinds=("pdf",))
        assert snapshot.lexical(queries[0], 10, none) == []
    same = [len(set(a) & set(b)) / max(1, len(a)) for a, b in zip(exact, quick, strict=True)]
    assert sum(same) / len(same) >= 0.8


def test_the_rarest_words_stay_within_the_budget():
    assert frequent.rarest({"a": 9_000, "b": 20, "c": 5_000}) == ["b", "c"]
    assert frequent.rarest({"a": 90_000}) == ["a"]
    assert frequent.rarest({}) == []
