"""The encoder and the ranker made of words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.fakes import HashEncoder, OverlapRanker


@given(st.lists(st.text(max_size=40), max_size=6))
def test_hash_vectors_are_unit_and_independent_of_company(texts):
    encoder = HashEncoder()
    vectors = encoder.encode(texts)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), np.ones(len(texts)), rtol=1e-5)
    for row, text in enumerate(texts):
        assert encoder.encode([text]).tobytes() == vectors[row : row + 1].tobytes()


def test_shared_words_bring_texts_near():
    a, b, c = HashEncoder().encode(["red fox runs", "the fox runs", "blue whale"])
    assert a @ b > a @ c


def test_overlap_orders_by_shared_words():
    all_, half, none = OverlapRanker().score("red fox", ["a red fox", "a fox", "whales"])
    assert (all_, half, none) == (10.0, 0.0, -10.0)
