"""An engine with the real models, ready to ask."""

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.corpus import Corpus
from index.opening import open_index
from qa.config import Config
from qa.engine import Engine

if TYPE_CHECKING:
    from index.models import OnFetch


def open_engine(config: Config, *, on_fetch: "OnFetch | None" = None) -> Engine:
    """The engine that `config` describes; models that are missing are fetched, unless offline.

    Raises CorpusError, ModelError or IndexError_, each with the sentence to show.
    """
    from qa.reader.onnx_reader import OnnxReader

    corpus = Corpus.at(config.docs, config.index, base=config.base)
    with ThreadPoolExecutor(1) as beside:
        reader = beside.submit(OnnxReader)
        index = open_index(corpus, offline=config.offline, on_fetch=on_fetch)
        return Engine(index, reader.result(), settings=config.answer)
