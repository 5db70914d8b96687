"""Identifiers and exact terms are found among others that look like them."""

from bench.identifiers import documents, measure, questions
from index.fakes import HashEncoder


def test_full_text_search_finds_identifiers_however_they_are_written():
    found = measure(HashEncoder(), None)["BM25"]
    values = [value for kind in found.values() for value in kind]
    assert len(values) >= 50
    assert sum(values) / len(values) >= 0.98, {kind: of for kind, of in found.items() if not all(of)}


def test_every_question_has_one_document_among_more_look_alikes_than_are_looked_at():
    texts = dict(documents())
    asked = list(questions())
    assert len({wanted for _, _, wanted in asked}) == len(asked)
    assert all(wanted in texts for _, _, wanted in asked)
    for kind in {wanted.split("-")[0] for _, _, wanted in asked}:
        alike = [text for name, text in texts.items() if name.startswith(f"{kind}-")]
        assert len(set(alike)) == len(alike) > 5
