"""The real encoder and ranker on ONNX Runtime."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import models
from index.encoders.onnx_models import OnnxEncoder, OnnxRanker
from index.encoders.onnx_session import Session, load_tokenizer
from index.errors import ModelDamaged

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")
LINES = [line for line in SEED.splitlines() if len(line) > 40]
QUESTION = "How many NRF members do the Taliban say they killed?"


def test_vectors_are_unit_and_related_texts_are_near(encoder):
    texts = ["The cat sat on the mat.", "A feline rests on a rug.", "Interest rates rose."]
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    assert vectors[0] @ vectors[1] > 0.4 > vectors[0] @ vectors[2]


def test_a_text_gets_the_same_bytes_alone_and_in_company(encoder):
    together = encoder.encode(LINES)
    backwards = encoder.encode(LINES[::-1])[::-1]
    alone = np.concatenate([encoder.encode([line]) for line in LINES])
    assert together.tobytes() == alone.tobytes() == backwards.tobytes()


def test_the_ranker_puts_the_sentence_first_that_answers(ranker):
    scores = ranker.score(QUESTION, LINES)
    assert "34 NRF members" in LINES[int(np.argmax(scores))]
    assert max(scores) > 3
    assert max(ranker.score("What is the population of Kabul?", LINES)) < max(scores)


def test_a_score_does_not_depend_on_company(ranker):
    together = ranker.score(QUESTION, LINES)
    assert together == ranker.score(QUESTION, LINES[::-1])[::-1]
    assert together == [ranker.score(QUESTION, [line])[0] for line in LINES]


def test_nothing_in_nothing_out(encoder, ranker):
    assert encoder.encode([]).shape == (0, encoder.dimension)
    assert ranker.score("anything", []) == []
    assert np.isfinite(encoder.encode([""])).all()
    assert len(ranker.score("", ["", " "])) == 2


def test_too_long_a_text_is_cut_at_the_limit_and_the_count_says_so(encoder):
    text = "word " * 1000
    assert encoder.count_tokens([text, "two words"]) == [1000, 2]
    cut = "word " * encoder.max_tokens
    assert encoder.encode([text]).tobytes() == encoder.encode([cut]).tobytes()


def test_a_huge_question_does_not_crowd_out_the_texts(ranker):
    scores = ranker.score(QUESTION * 2000, [LINES[0], LINES[5] * 100])
    assert len(set(scores)) == 2


def test_digests_are_those_of_the_catalogue(encoder, ranker):
    for model in (encoder, ranker):
        files = {file.name: file.sha256 for file in models.find(model.name).files}
        assert model.digest == files["model.onnx"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_the_tokenizer_borrowed_from_the_ranker_agrees_with_the_encoders_own(text):
    own, borrowed = own_and_borrowed()
    a, b = own.encode(text), borrowed.encode(text)
    assert a.ids == b.ids
    assert a.offsets == b.offsets


def own_and_borrowed(loaded=[]):  # noqa: B006 - loaded once, on purpose
    if not loaded:
        for name in (models.BULK_ENCODER, models.ENCODER):
            loaded.append(load_tokenizer(models.ensure(name) / "tokenizer.json"))
    return loaded


@pytest.fixture
def graphs(monkeypatch, tmp_path):
    """A model store of its own for kept graphs; the models are where they were."""
    folder = models.ensure(models.RANKER)
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path))
    return folder, tmp_path / ".graphs"


@pytest.mark.slow
def test_a_kept_graph_gives_the_same_bytes_and_heals(graphs, ranker):
    folder, kept = graphs
    expected = ranker.score(QUESTION, LINES[:3])
    assert OnnxRanker(folder).score(QUESTION, LINES[:3]) == expected  # optimised and kept
    (graph,) = kept.glob("*/model.onnx")
    assert OnnxRanker(folder).score(QUESTION, LINES[:3]) == expected  # from what was kept
    for part in (graph, graph.with_name("model.bin")):
        part.write_bytes(b"neither graph nor weights")
        assert OnnxRanker(folder).score(QUESTION, LINES[:3]) == expected  # made again
        assert graph.with_name("model.bin").stat().st_size > 1_000_000
    assert not list(kept.glob("*.part"))


@pytest.mark.slow
def test_a_graph_that_cannot_be_kept_is_used_all_the_same(graphs, ranker):
    folder, kept = graphs
    kept.write_text("a file where the folder should be")
    assert OnnxRanker(folder).score(QUESTION, LINES[:1]) == ranker.score(QUESTION, LINES[:1])


def test_a_file_that_is_no_graph_is_named(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelDamaged, match=r"model\.onnx"):
        list(Session(tmp_path / "model.onnx").run_each([]))
    with pytest.raises(ModelDamaged, match=r"tokenizer\.json"):
        OnnxEncoder(tmp_path)


@pytest.mark.slow
@pytest.mark.torch
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_torch_and_onnx_agree(encoder, capfd):
    from index.encoders.torch_encoder import TorchEncoder

    torch_encoder = TorchEncoder(models.ensure(models.BULK_ENCODER), encoder)
    texts = [*LINES, QUESTION, "", "a", "Ünïcode 東京 🙂", " ".join(LINES)]
    cosines = (encoder.encode(texts) * torch_encoder.encode(texts)).sum(axis=1)
    assert cosines.min() >= 0.99
    assert torch_encoder.digest == encoder.digest
    assert torch_encoder.encode([]).shape == (0, encoder.dimension)
    assert "Loading" not in capfd.readouterr().err
