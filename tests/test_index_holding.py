"""Every document that has certain words is found, however many those are."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from index_world import index_of

from index.documents import Filters
from index.searching import holding as bounds
from index.searching.holding import holding
from index.storage.lexical import terms_of

WORDS = st.lists(st.sampled_from(["dogs", "dog", "harbour", "harbours", "fee", "Zieliński"]), max_size=4)


def names(held):
    return [passages[0].source.path.rpartition("/")[2] for passages in held.documents]


@given(
    texts=st.lists(WORDS, max_size=6),
    asked=st.lists(st.sampled_from(["dog", "harbour", "Zielinski"]), min_size=1),
)
def test_exactly_the_documents_are_found_that_have_every_word_in_some_form(texts, asked, tmp_path_factory):
    documents = {f"{n}.txt": " ".join(["Here is:", *text]) for n, text in enumerate(texts)}
    wanted = {term for word in asked for term in terms_of(word)}
    with index_of(documents, tmp_path_factory.mktemp("docs")) as index:
        held = index.holding(asked)
    having = {name for name, text in documents.items() if wanted <= set(terms_of(text))}
    assert set(names(held)) == having
    assert (held.having, held.of, held.whole) == (len(having), len(documents), True)


def test_the_newest_come_first_and_undated_ones_by_how_often_they_have_the_words(tmp_path):
    dogs = "Dogs again. " * 90
    documents = {
        "2024-05-02-may.txt": "A dog.",
        "2024-06-02-june.txt": "A dog.",
        "few.txt": "A dog.",
        "much.txt": "\n\n".join([dogs] * 4),
    }
    with index_of(documents, tmp_path / "docs") as index:
        held = index.holding(["dog"])
    assert names(held) == ["2024-06-02-june.txt", "2024-05-02-may.txt", "much.txt", "few.txt"]


def test_filters_narrow_what_is_counted_and_of_how_many(tmp_path):
    documents = {
        "2024-05-02-may.txt": "A dog.",
        "2024-06-02-june.txt": "A dog.",
        "2024-06-03-cat.txt": "A cat.",
    }
    with index_of(documents, tmp_path / "docs") as index:
        held = index.holding(["dog"], Filters(after=dt.date(2024, 6, 1)))
    assert (names(held), held.of) == (["2024-06-02-june.txt"], 2)


def test_what_is_beyond_the_bounds_is_owned_up_to(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "DOCUMENTS", 2)
    with index_of({f"{n}.txt": "A dog." for n in range(3)}, tmp_path / "docs") as index:
        held = index.holding(["dog"])
    assert (len(held.documents), held.having, held.whole) == (2, 3, False)


def test_a_word_that_no_document_has_finds_none(tmp_path):
    with index_of({"a.txt": "A dog."}, tmp_path / "docs") as index, index._store.snapshot() as snapshot:
        assert holding(snapshot, ["dog", "unicorn"], Filters()).documents == ()
        assert holding(snapshot, ["?"], Filters()).documents == ()
