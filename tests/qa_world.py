"""Corpora and engines for tests of answering, with the real models."""

from pathlib import Path

from index.corpus import Corpus
from index.index import Index
from index.settings import IndexSettings
from qa.engine import Engine

ROOT = Path(__file__).parent.parent


def engine_over(folder: Path, encoder, ranker, reader, **settings) -> Engine:
    """An engine over a folder."""
    from qa.settings import AnswerSettings

    corpus = Corpus.at([folder], IndexSettings(), base=folder.parent)
    return Engine(Index.open(corpus, encoder, ranker), reader, settings=AnswerSettings(**settings))


def write(folder: Path, documents: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in documents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
