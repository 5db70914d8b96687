"""The seed article with the real models: what a person asks leads to where it stands."""

from pathlib import Path

import pytest

from index import models
from index.corpus import Corpus
from index.opening import open_index

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture
def index():
    opened = open_index(Corpus.at([SEEDS]), offline=True)
    opened.sync()
    yield opened
    opened.close()


def test_an_index_without_the_model_for_bulk_embeds_with_the_one_that_is_here(tmp_path, monkeypatch):
    folders = [models.ensure(name) for name in (models.ENCODER, models.RANKER)]
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path))
    for folder in folders:
        (tmp_path / folder.name).symlink_to(folder)
    opened = open_index(Corpus.at([SEEDS]), offline=True)
    assert opened.bulk and opened.bulk() is opened.encoder
    opened.close()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many NRF members do the Taliban say they killed?", "34 NRF members"),
        ("Who is the son of the Lion of Panjshir?", "Ahmad Masud"),
        ("What did Russia's foreign minister ask for?", "Lavrov"),
        ("When were the Buddhas destroyed?", "2001"),
    ],
)
def test_a_question_leads_to_its_passage(index, question, words):
    best = index.search(question, k=2)
    assert any(words in passage.chunk.text for passage in best)
    assert best == index.search(question, k=2)


def test_no_chunk_of_the_seeds_is_longer_than_the_encoder_reads(index):
    from index.cutting.chunking import embedded_text

    document = index.document(index.documents()[0].document_id)
    first = index.search("Taliban", k=1)[0].chunk
    with index._store.snapshot() as snapshot:
        chunks = snapshot.neighbours(first, 100, 100)
    assert [chunk.text for chunk in chunks] == [document.text[c.start : c.end] for c in chunks]
    assert max(index.encoder.count_tokens([embedded_text(c) for c in chunks])) <= index.encoder.max_tokens
