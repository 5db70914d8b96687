"""What a query names is found under the other names a corpus has for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_world import index_of

from index.index import Index
from index.searching.variants import alike, explained, other_terms
from index.storage.lexical import shape

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")
OTHERS = {
    "letter": "Commander Massoud wrote a letter.",
    "memo": "The Nuclear Regulatory Commission (NRC) met. Fanny Ronald of the union FRN came by train.",
    "post": "Health officials gave a talk. The WHO (World Health Organization) paid.",
    "sport": "The former farmer said that the colour of the masts was red. A march past the Iron Gate began.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    documents = {f"{name}.txt": text for name, text in {"seed": SEED, **OTHERS}.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(tmp_path_factory.mktemp("home")))
        with index_of(documents, tmp_path_factory.mktemp("docs")) as opened:
            yield opened


def others(index: Index, query: str) -> list[str]:
    with index._store.snapshot() as snapshot:
        return other_terms(snapshot, query)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Where is Ahmad Massoud from?", ["masud"]),
        ("Who is Ahmad Masud?", ["massoud"]),
        ("who leads the panjsheer valley", ["panjshir"]),
        ("Who is Masood?", ["masud", "massoud"]),
        ("What did the NRF lose?", ["nation resist front", "fnr"]),
        ("What did the FNR report?", ["nrf"]),
        ("Who fights for the National Resistance Front?", ["nrf"]),
        ("What does the World Health Organization pay?", ["who"]),
    ],
)  # fmt: skip
def test_names_are_searched_as_the_corpus_writes_them(index, query, terms):
    found = others(index, query)
    assert set(terms) <= set(found)


@pytest.mark.parametrize(
    "query",
    [
        "What was the former farmer's collar made of?",
        "When did the march begin?",
        "Where is Iran?",
        "What did the FRN want?",  # FNR and NRF keep other company
        "What is the NRC?",
        "",
        "?!",
    ],
)
def test_words_that_only_look_alike_are_left_alone(index, query):
    found = set(others(index, query))
    assert not found & {"farmer", "former", "marco", "iron", "colour", "fnr", "nrf", "frn"}


def test_a_passage_under_another_name_is_proposed_behind_one_that_has_the_word(index):
    best = [p for p in index.search("Masud", k=20) if p.channels.keys() & {"lexical", "variants"}]
    assert "Ahmad Masud" in best[0].chunk.text
    under_another = [p for p in best if "lexical" not in p.channels]
    assert [p.chunk.text for p in under_another] == [OTHERS["letter"]]
    assert under_another[0].channels["fused"] < best[0].channels["fused"]


@given(st.text(max_size=80))
def test_no_query_is_too_strange(index, query):
    assert all(term for term in others(index, query))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("masud", "massoud"),
        ("gaddafi", "kadhafi"),
        ("muhammad", "mohamed"),
        ("panjshir", "panjsheer"),
        ("organis", "organiz"),
        ("theatr", "theater"),
        ("usama", "osama"),
        ("teheran", "tehran"),
        ("zelenskyy", "zelenski"),
    ],
)
def test_spellings_of_a_name_have_one_shape(a, b):
    assert shape(a) == shape(b) != ""


@pytest.mark.parametrize(
    ("a", "b"), [("iran", "iron"), ("former", "farmer"), ("march", "mark"), ("center", "counter")]
)
def test_other_words_have_another_shape(a, b):
    assert shape(a) != shape(b)


def test_terms_that_are_no_words_have_no_shape():
    assert [shape(term) for term in ("", "who", "m1117", "私は", "élan", "1·5")] == [""] * 6


def test_the_nearest_spellings_come_first_and_three_at_most():
    candidates = {"massoud": 4, "masud": 2, "masoud": 1, "mesud": 9, "masood": 3}
    assert alike("massoud", candidates) == ["masoud", "masood", "masud"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("said the National Resistance Front (NRF) and", [("NRF", "National Resistance Front")]),
        ("le Front national de résistance (FNR)", [("FNR", "Front national de résistance")]),
        ("The FDA (Food and Drug Administration) is", [("FDA", "Food and Drug Administration")]),
        ("a report of something else (NRF) and (TBD)", []),
        ("the manual (PDF)", []),
    ],
)
def test_an_acronym_is_explained_by_words_that_give_its_letters(text, pairs):
    assert explained([text]) == pairs
