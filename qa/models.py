"""Who writes: the embedded chat model, any provider through LangChain, or nobody."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index import models
from index.errors import ModelMissing, UsageError
from index.models import OnFetch, Role
from qa.config import Config
from qa.settings import ModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

NONE = "none"
AUTO = "auto"
_CHARACTERS_PER_TOKEN = 3.0  # of models whose tokenizer is elsewhere; English has about 4


def open_chat_model(name: str, config: Config, *, on_fetch: OnFetch | None = None) -> "BaseChatModel | None":
    """The chat model of that name, or None where nobody writes.

    "none": nobody. "auto": the default embedded model if its file is here, else nobody. A name of the
    catalogue: that model, fetched if need be. "provider:model": through LangChain. Any name, if
    `config.model.base_url` is set: what that OpenAI-compatible server calls a model.

    UsageError for a name that is none of these; ModelMissing where an extra, a key or a file is missing.
    """
    settings = config.model
    if name == NONE:
        return None
    if settings.base_url and name != AUTO:
        _allow_network(name, config, settings.base_url)
        return _remembered(_open_compatible(name, settings), settings)
    if ":" in name:
        provider, _, model = name.partition(":")
        _allow_network(name, config, "http://localhost" if provider == "ollama" else "")
        return _remembered(_open_provider(provider, model, settings), settings)
    if name == AUTO:
        if not _here(models.CHAT_MODEL):
            return None
        name = models.CHAT_MODEL
    if models.find(name).role is not Role.chat:
        raise UsageError(f"{name} is not a chat model; `footnote models list` shows which are.")
    return _remembered(_open_local(name, config, on_fetch), settings)


def context_window(model: "BaseChatModel", settings: ModelSettings) -> int:
    """Tokens that prompt and answer may have together."""
    return int(getattr(model, "context", settings.context))


def count_tokens(model: "BaseChatModel", messages: "Sequence[BaseMessage]") -> int:
    """Tokens of a prompt: exact for embedded models, estimated from above for others."""
    from qa.local_chat import LocalChatModel
    from qa.memory import RememberingChatModel

    if isinstance(model, RememberingChatModel):
        return count_tokens(model.inner, messages) if model.inner else _estimate(messages)
    if isinstance(model, LocalChatModel):
        return model.get_num_tokens_from_messages(list(messages))
    return _estimate(messages)


def warm(model: "BaseChatModel") -> None:
    """Lets an embedded model load in the background while evidence is being looked for."""
    inner = getattr(model, "inner", None) or model
    if hasattr(inner, "warm"):
        inner.warm()


def _estimate(messages: "Sequence[BaseMessage]") -> int:
    return sum(8 + int(len(str(m.text)) / _CHARACTERS_PER_TOKEN) for m in messages)


def _here(name: str) -> bool:
    return any(h.present for h in models.holdings() if h.model.name == name)


def _open_local(name: str, config: Config, on_fetch: OnFetch | None) -> "BaseChatModel":
    folder = models.ensure(name, offline=config.offline, on_progress=on_fetch)
    from qa.local_chat import LocalChatModel

    file = models.find(name).files[0]
    settings = config.model
    return LocalChatModel(
        name=name,
        weights=folder / file.name,
        digest=file.sha256,
        context=settings.context,
        max_tokens=settings.max_tokens,
        seed=settings.seed,
    )


def _open_compatible(name: str, settings: ModelSettings) -> "BaseChatModel":
    from qa.remote_chat import open_remote

    model = name.partition(":")[2] or name
    # the key of one provider is never sent to another's server
    key = os.environ.get("FOOTNOTE_API_KEY", "none")
    return open_remote("openai", model, settings, {"base_url": settings.base_url, "api_key": key})


def _open_provider(provider: str, model: str, settings: ModelSettings) -> "BaseChatModel":
    from qa.remote_chat import open_remote

    if not model:
        raise UsageError(f"“{provider}:” names no model; write for example {provider}:NAME.")
    return open_remote(provider, model, settings, {})


def _allow_network(name: str, config: Config, url: str) -> None:
    host = urlsplit(url).hostname or ""
    if config.offline and host not in ("localhost", "127.0.0.1", "::1"):
        raise ModelMissing(f"--offline forbids asking {name}; use --model none or a model on this machine.")


def _remembered(model: "BaseChatModel", settings: ModelSettings) -> "BaseChatModel":
    if not settings.cache:
        return model
    from index.paths import cache_dir
    from qa.answer_cache import AnswerCache
    from qa.memory import RememberingChatModel

    return RememberingChatModel.around(model, AnswerCache(cache_dir() / "answers.sqlite"))


def identity(model: Any) -> dict[str, Any]:
    """What of a model determines its answers: name, digest or address, parameters. Never a key."""
    from qa.memory import identity_of

    return identity_of(model)
