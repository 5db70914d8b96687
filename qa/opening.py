"""An engine with the real models, ready to ask."""

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.corpus import Corpus
from index.errors import ModelMissing
from index.opening import open_index
from qa.answer_cache import Tape
from qa.config import Config
from qa.engine import Engine
from qa.write import Writer

if TYPE_CHECKING:
    from index.models import OnFetch


def open_engine(config: Config, *, on_fetch: "OnFetch | None" = None, tape: Tape | None = None) -> Engine:
    """The engine that `config` describes; models that are missing are fetched, unless offline.

    With `tape`, what the chat model writes is recorded or replayed. Raises CorpusError, ModelError or
    IndexError_, each with the sentence to show.
    """
    from qa.reader.onnx_reader import OnnxReader

    corpus = Corpus.at(config.docs, config.index, base=config.base)
    with ThreadPoolExecutor(1) as beside:
        reader = beside.submit(OnnxReader)
        index = open_index(corpus, offline=config.offline, on_fetch=on_fetch)
        writer = open_writer(config, on_fetch=on_fetch, tape=tape)
        return Engine(index, reader.result(), settings=config.answer, writer=writer)


def open_writer(
    config: Config, *, on_fetch: "OnFetch | None" = None, tape: Tape | None = None
) -> Writer | None:
    """The chat model that the configuration names, loading in the background; None where nobody writes."""
    name = config.model.name
    if name == "none":
        return None
    from qa.models import open_chat_model, record_chat_model, replay_chat_model, warm

    if tape is None:
        model = open_chat_model(name, config, on_fetch=on_fetch)
    elif tape.replayed:
        model = replay_chat_model(name, config, tape.path)
    else:
        model = record_chat_model(name, config, tape.path, on_fetch=on_fetch)
        if model is None:
            raise ModelMissing("There is no chat model to record; `footnote models pull` fetches one.")
    if model is None:
        return None
    warm(model)
    return Writer(model, config.model)
