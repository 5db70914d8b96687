"""Corpora and engines for tests of answering, with the real models."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from index_world import write

from index.corpus import Corpus
from index.documents import Chunk, Document, Passage, Source
from index.index import Index
from index.settings import IndexSettings
from qa.engine import Engine
from qa.finding.candidates import Candidate

ROOT = Path(__file__).parent.parent


def engine_over(folder: Path, encoder, ranker, reader, **settings) -> Engine:
    """An engine over a folder."""
    from qa.settings import AnswerSettings

    corpus = Corpus.at([folder], IndexSettings(), base=folder.parent)
    return Engine(Index.open(corpus, encoder, ranker), reader, settings=AnswerSettings(**settings))


@contextmanager
def engine_of(documents: Mapping[str, str], paths, encoder, ranker, reader) -> Iterator[Engine]:
    """An engine over these documents in a home and folder of `paths`, a tmp_path_factory; indexed once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(paths.mktemp("home")))
        folder = write(paths.mktemp("town") / "docs", documents)
        opened = engine_over(folder, encoder, ranker, reader, sync=False)
        opened.index.sync()
        yield opened
        opened.close()


def candidate(
    text: str,
    sentence: str,
    short: str | None = None,
    *,
    key="d",
    title="A",
    date=None,
    chunk=None,
    ranker=0.0,
    **scores,
) -> Candidate:
    """A sentence of a text, with its short answer; `chunk` is where its passage begins and ends."""
    source = Source(key, f"{key}.txt", title, "0" * 64, "text", date=date)
    first, last = chunk or (0, len(text))
    passage = Passage(Chunk(f"{key}0", key, 0, first, last, text[first:last]), source, 0.0, {})
    start = text.index(sentence)
    at = text.index(short, start) if short else 0
    return Candidate(
        Document(source, text), passage, start, start + len(sentence), ranker,
        answer=(at, at + len(short)) if short else None, **scores,
    )  # fmt: skip
