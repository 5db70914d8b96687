"""Folders of documents and indexes over the fakes."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from index.corpus import Corpus
from index.encoders.encoding import Ranker
from index.fakes import HashEncoder
from index.index import Index
from index.settings import IndexSettings


def write(folder: Path, documents: Mapping[str, str]) -> Path:
    """A folder with these files."""
    for name, text in documents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@contextmanager
def index_of(
    documents: Mapping[str, str],
    folder: Path,
    ranker: Ranker | None = None,
    settings: IndexSettings | None = None,
) -> Iterator[Index]:
    """The index of these documents in a folder, in step with it; closed on leaving."""
    corpus = Corpus.at([write(folder, documents)], settings)
    with closing(Index.open(corpus, HashEncoder(), ranker)) as opened:
        opened.sync()
        yield opened
