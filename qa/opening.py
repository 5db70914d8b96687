"""An engine with the real models, ready to ask."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.corpus import Corpus
from index.errors import ModelMissing, UsageError
from index.opening import open_index
from qa.chat.answer_cache import Tape
from qa.config import Config
from qa.engine import Engine
from qa.writing.write import Writer

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from index.models import OnFetch

Speaks = Callable[[str, str], str]
"""What a chat model says to instructions and a text."""


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
    model = _chat_model(config, on_fetch, tape)
    if model is None:
        return None
    from qa.models import warm

    warm(model)
    return Writer(model, config.model)


def open_speaker(
    config: Config, *, on_fetch: "OnFetch | None" = None, tape: Tape | None = None
) -> tuple[str, Speaks]:
    """The configured chat model by its name and as a plain function, for rooms that know no chat models.

    Raises UsageError where the configuration names none, ModelError where it cannot be had.
    """
    model = _chat_model(config, on_fetch, tape)
    if model is None:
        raise UsageError(
            "No chat model is here: name one in [model], or fetch one by `footnote models pull`."
        )
    asked = model

    def speak(instructions: str, text: str) -> str:
        return str(asked.invoke([("system", instructions), ("human", text)]).text)

    return str(model.name or config.model.name), speak


def _chat_model(config: Config, on_fetch: "OnFetch | None", tape: Tape | None) -> "BaseChatModel | None":
    name = config.model.name
    if name == "none":
        return None
    from qa.models import open_chat_model

    model = open_chat_model(name, config, on_fetch=on_fetch, tape=tape)
    if model is None and tape:
        raise ModelMissing("There is no chat model to record; `footnote models pull` fetches one.")
    return model
